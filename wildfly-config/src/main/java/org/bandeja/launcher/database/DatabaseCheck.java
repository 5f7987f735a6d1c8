package org.bandeja.launcher.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bandeja.launcher.Failure;

/** Looks at a database with the accounts that IT made, and changes nothing: what is right, what is not, and what to do. */
public final class DatabaseCheck {
    private static final Pattern CHANGES_SCHEMA =
            Pattern.compile("\\b(ALL PRIVILEGES|CREATE|ALTER|DROP|INDEX|SUPER|GRANT OPTION)\\b");
    private static final Pattern MAKES_TABLES = Pattern.compile("\\b(ALL PRIVILEGES|CREATE,.*ALTER|ALTER,.*CREATE)\\b");
    private static final Pattern ON_THIS_MACHINE = Pattern.compile("jdbc:mariadb:[^/]*//(127\\.|localhost|\\[::1]).*");
    private static final int OLDEST_MAJOR = 10;
    private static final int OLDEST_MINOR = 11;
    private static final long SMALLEST_PACKET = 16L * 1024 * 1024;
    private static final String ACCOUNTS = "wildfly-config/accounts FILE | mariadb";

    /**
     * One thing that was looked at.
     *
     * @param advice what to do; empty: it is right
     */
    public record Finding(String text, Optional<String> advice) {
        @Override
        public String toString() {
            return advice.map(todo -> "wrong\t" + text + "\t" + todo).orElse("right\t" + text);
        }
    }

    private final List<Finding> findings = new ArrayList<>();

    private DatabaseCheck() {}

    /**
     * @param application what the server works with
     * @param schema what changes the schema
     */
    public static List<Finding> look(DatabaseAddress application, DatabaseAddress schema) {
        DatabaseCheck check = new DatabaseCheck();
        check.as(application, check::application);
        check.as(schema, check::schema);
        return List.copyOf(check.findings);
    }

    @FunctionalInterface
    private interface Look {
        void at(DatabaseAddress address, Connection connection) throws SQLException;
    }

    private void as(DatabaseAddress address, Look look) {
        try (Connection connection = address.connect()) {
            look.at(address, connection);
        } catch (SQLException e) {
            wrong(
                    "cannot work with " + address + ": " + e.getMessage(),
                    "does MariaDB run, is bandeja.db.url right, were the accounts made (" + ACCOUNTS + ")?");
        }
    }

    private void application(DatabaseAddress address, Connection connection) throws SQLException {
        version(connection);
        transport(address, connection);
        settings(connection);
        String grants = grants(connection);
        holds(
                !CHANGES_SCHEMA.matcher(grants).find(),
                address.user() + " cannot change the schema",
                address.user() + " can change the schema: " + grants,
                "take these rights away, then " + ACCOUNTS);
    }

    private void version(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        int minor = connection.getMetaData().getDatabaseMinorVersion();
        String product = connection.getMetaData().getDatabaseProductName() + " "
                + connection.getMetaData().getDatabaseProductVersion();
        boolean enough = product.startsWith("MariaDB")
                && (major > OLDEST_MAJOR || major == OLDEST_MAJOR && minor >= OLDEST_MINOR);
        holds(enough, product, "it is " + product, "Bandeja needs MariaDB 10.11, 11.4 or newer");
    }

    private void transport(DatabaseAddress address, Connection connection) throws SQLException {
        String protocol = one(connection, "SHOW SESSION STATUS LIKE 'Ssl_version'", 2);
        boolean near = ON_THIS_MACHINE.matcher(address.url()).matches();
        if (near && protocol.isEmpty()) {
            right("on this machine, without TLS");
            return;
        }
        holds(
                !protocol.isEmpty() && address.url().contains("sslMode=verify-"),
                "by " + protocol + ", its certificate checked",
                protocol.isEmpty() ? "without TLS" : "by " + protocol + ", but anybody may be it",
                "add ?sslMode=verify-full to bandeja.db.url (wildfly-config/mariadb/bandeja.cnf tells about its certificate)");
    }

    private void settings(Connection connection) throws SQLException {
        holds(
                one(connection, "SELECT @@innodb_flush_log_at_trx_commit", 1).equals("1"),
                "each commit is on disk",
                "a commit may be lost when the machine dies",
                "innodb_flush_log_at_trx_commit = 1 (wildfly-config/mariadb/bandeja.cnf)");
        holds(
                Long.parseLong(one(connection, "SELECT @@max_allowed_packet", 1)) >= SMALLEST_PACKET,
                "packets of 16 MB and more",
                "max_allowed_packet is too small for large deliveries",
                "max_allowed_packet = 64M (wildfly-config/mariadb/bandeja.cnf)");
        String collation = one(connection, "SELECT @@collation_database", 1);
        holds(
                collation.equals("utf8mb4_uca1400_ai_ci"),
                collation,
                "the database has " + collation,
                "ALTER DATABASE … CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci, before there are tables");
    }

    private void schema(DatabaseAddress address, Connection connection) throws SQLException {
        holds(
                MAKES_TABLES.matcher(grants(connection)).find(),
                address.user() + " can change the schema",
                address.user() + " cannot change the schema",
                ACCOUNTS);
        try {
            Optional<String> failed = Migrations.failed(address);
            if (failed.isPresent()) {
                wrong(
                        "the script " + failed.get() + " failed half-way, the schema is neither old nor new",
                        "wildfly-config/restore --replace BACKUP, with the back-up from before; where other nodes work on, not at once:"
                                + " docs/operations/NODES.md, When a script fails");
                return;
            }
            Migrations.Due due = Migrations.due(address);
            holds(
                    due.pending() == 0,
                    "the schema is up to date",
                    "the schema lacks " + due.pending() + " of " + due.all() + " scripts",
                    "wildfly-config/install");
        } catch (Failure e) {
            wrong(e.getMessage(), "take the version of Bandeja that made it, or a newer one");
        }
    }

    /** Those in our database; what is granted to everybody in others, as in the one for tests, is not looked at. */
    private static String grants(Connection connection) throws SQLException {
        String ours = " ON `" + one(connection, "SELECT DATABASE()", 1) + "`.";
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW GRANTS")) {
            while (rows.next()) {
                String grant = rows.getString(1);
                if (grant.contains(ours) || grant.contains(" ON *.* ")) {
                    // What follows are names, and of the account the password's hash.
                    all.add(grant.replaceFirst(" ON .*", grant.endsWith("WITH GRANT OPTION") ? ", GRANT OPTION" : ""));
                }
            }
        }
        return String.join("; ", all);
    }

    private static String one(Connection connection, String question, int column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            return rows.next() ? Optional.ofNullable(rows.getString(column)).orElse("") : "";
        }
    }

    private void holds(boolean holds, String right, String wrong, String advice) {
        if (holds) {
            right(right);
        } else {
            wrong(wrong, advice);
        }
    }

    private void right(String text) {
        findings.add(new Finding(text, Optional.empty()));
    }

    private void wrong(String text, String advice) {
        findings.add(new Finding(text.lines().findFirst().orElse(""), Optional.of(advice)));
    }
}
