package org.bandeja.launcher.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.launcher.Failure;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the schema to where this version of the application wants it. */
public final class Migrations {
    private Migrations() {}

    /**
     * @param applied how many scripts ran now
     * @param version of the schema now
     * @param fresh whether there was no schema before
     */
    public record Outcome(int applied, String version, boolean fresh) {}

    /** @throws Failure if the database cannot be reached or its schema is not one that we can bring up to date */
    public static Outcome run(DatabaseAddress database) {
        requireReachable(database);
        requireWhole(database);
        try {
            MigrateResult result = flyway(database).migrate();
            boolean fresh = Optional.ofNullable(result.initialSchemaVersion)
                    .map(MigrationVersion::fromVersion)
                    .filter(version -> !version.equals(MigrationVersion.EMPTY))
                    .isEmpty();
            String version = Optional.ofNullable(result.targetSchemaVersion).orElse(result.initialSchemaVersion);
            return new Outcome(result.migrationsExecuted, version, fresh);
        } catch (FlywayException e) {
            throw failure(database, e);
        }
    }

    private static Failure failure(DatabaseAddress database, FlywayException e) {
        Optional<String> failed = failed(database);
        if (failed.isPresent()) {
            return Failure.because(
                    "The script " + failed.get() + " failed, and the schema in " + database
                            + " is neither the old nor the new one: MariaDB takes back nothing of what a script has done."
                            + " Start no version with it. Bring back the back-up from before: wildfly-config/restore --replace BACKUP."
                            + " Then migrate again when the cause is gone, or install the version before."
                            + " Where other nodes work on, not at once: docs/operations/NODES.md, When a script fails",
                    e);
        }
        if (e instanceof FlywayValidateException) {
            return Failure.because(
                    "The schema in " + database
                            + " was made by other scripts than these (a newer or a changed version)."
                            + " Begin anew with --reset if nothing in it is worth keeping",
                    e);
        }
        return Failure.because("The schema in " + database + " cannot be brought up to date", e);
    }

    /** The script that failed half-way, if one has: then the schema is neither old nor new. */
    static Optional<String> failed(DatabaseAddress database) {
        try {
            return Stream.of(flyway(database).info().all())
                    .filter(script -> script.getState().isFailed())
                    .map(script -> script.getVersion() + " (" + script.getDescription() + ")")
                    .findFirst();
        } catch (FlywayException e) {
            throw Failure.because("The schema cannot be looked at", e);
        }
    }

    /**
     * Which scripts have still to run; looks only.
     *
     * @param pending scripts of this version that have not run there yet
     * @param all scripts of this version
     */
    record Due(int pending, int all) {}

    /**
     * Which scripts of this version have not run there yet; looks only.
     *
     * @throws Failure if the schema is not one that we can bring up to date
     */
    static Due due(DatabaseAddress database) {
        requireWhole(database);
        try {
            MigrationInfoService scripts = flyway(database).info();
            boolean ours = Stream.of(scripts.applied()).allMatch(script -> script.getState() == MigrationState.SUCCESS);
            if (!ours) {
                throw Failure.because("The schema was made by other scripts than these (a newer or a changed version)");
            }
            return new Due(scripts.pending().length, scripts.all().length);
        } catch (FlywayException e) {
            throw Failure.because("The schema cannot be looked at", e);
        }
    }

    private static Flyway flyway(DatabaseAddress database) {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .load();
    }

    /** A restore brings the table of the scripts last. */
    private static void requireWhole(DatabaseAddress database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT COUNT(*), COALESCE(SUM(table_name = 'flyway_schema_history'), 0)"
                                + " FROM information_schema.tables WHERE table_schema = DATABASE()")) {
            rows.next();
            if (rows.getInt(1) > 0 && rows.getInt(2) == 0) {
                throw Failure.because("The database " + database
                        + " has tables, but not the one that tells which scripts made them: a restore was interrupted"
                        + " (run it again, with --replace), or it is not Bandeja's");
            }
        } catch (SQLException e) {
            throw Failure.because("Cannot look at the database " + database, e);
        }
    }

    private static void requireReachable(DatabaseAddress database) {
        try (Connection connection = database.connect()) {
            String product = connection.getMetaData().getDatabaseProductName();
            if (!product.equals("MariaDB")) {
                throw Failure.because("Bandeja needs a MariaDB, and " + database + " is " + product);
            }
        } catch (SQLException e) {
            throw Failure.because("Cannot reach the database " + database, e);
        }
    }
}
