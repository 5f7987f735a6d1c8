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
    private final boolean protectedAudit;
    /** Of the account that the server works with, once it was seen. */
    private Optional<Grants> works = Optional.empty();

    private DatabaseCheck(boolean protectedAudit) {
        this.protectedAudit = protectedAudit;
    }

    /**
     * @param application what the server works with
     * @param schema what changes the schema
     * @param protectedAudit whether the server is to be kept from changing the audit
     */
    public static List<Finding> look(DatabaseAddress application, DatabaseAddress schema, boolean protectedAudit) {
        DatabaseCheck check = new DatabaseCheck(protectedAudit);
        check.as(application, check::application);
        check.as(schema, (address, connection) -> {
            check.work(application.user(), connection);
            check.schema(address, connection);
        });
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
        Grants grants = grants(connection);
        works = Optional.of(grants);
        holds(
                !CHANGES_SCHEMA.matcher(grants.toString()).find(),
                address.user() + " cannot change the schema",
                address.user() + " can change the schema: " + grants,
                "take these rights away, then " + ACCOUNTS);
    }

    /** Seen by who sees all tables: to an account without any right on one that one is not there. */
    private void work(String user, Connection connection) throws SQLException {
        List<String> tables = all(
                connection,
                "SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name");
        if (works.isEmpty() || tables.isEmpty()) {
            return;
        }
        String database = one(connection, "SELECT DATABASE()", 1);
        String grant = "mariadb -N " + database + " < wildfly-config/grants.sql | mariadb";
        Optional<String> lacking = TableRights.lacking(works.get(), tables, protectedAudit);
        holds(
                lacking.isEmpty(),
                user + " may do its work on all " + tables.size() + " tables",
                user + " cannot do its work: it lacks " + lacking.orElse(""),
                protectedAudit ? grant : ACCOUNTS);
        if (protectedAudit) {
            holds(
                    !TableRights.mayChangeAudit(works.get()),
                    user + " cannot change the audit",
                    user + " may change the audit (UPDATE on " + TableRights.AUDIT + ")",
                    "REVOKE INSERT, UPDATE, DELETE ON " + database + ".* from it, then " + grant);
        }
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
                MAKES_TABLES.matcher(grants(connection).toString()).find(),
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
    private static Grants grants(Connection connection) throws SQLException {
        return Grants.of(all(connection, "SHOW GRANTS"), one(connection, "SELECT DATABASE()", 1));
    }

    private static List<String> all(Connection connection, String question) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
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
