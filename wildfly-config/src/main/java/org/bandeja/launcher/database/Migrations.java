package org.bandeja.launcher.database;

import java.sql.Connection;
import java.sql.SQLException;
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
        try {
            MigrateResult result = flyway(database).migrate();
            boolean fresh = Optional.ofNullable(result.initialSchemaVersion)
                    .map(MigrationVersion::fromVersion)
                    .filter(version -> !version.equals(MigrationVersion.EMPTY))
                    .isEmpty();
            String version = Optional.ofNullable(result.targetSchemaVersion).orElse(result.initialSchemaVersion);
            return new Outcome(result.migrationsExecuted, version, fresh);
        } catch (FlywayValidateException e) {
            throw Failure.because(
                    "The schema in " + database
                            + " was made by other scripts than these (a newer or a changed version)."
                            + " Begin anew with --reset if nothing in it is worth keeping",
                    e);
        } catch (FlywayException e) {
            throw Failure.because("The schema in " + database + " cannot be brought up to date", e);
        }
    }

    /**
     * How many scripts of this version have not run there yet; looks only.
     *
     * @throws Failure if the schema is not one that we can bring up to date
     */
    static int pending(DatabaseAddress database) {
        try {
            MigrationInfoService scripts = flyway(database).info();
            boolean ours = Stream.of(scripts.applied()).allMatch(script -> script.getState() == MigrationState.SUCCESS);
            if (!ours) {
                throw Failure.because("The schema was made by other scripts than these (a newer or a changed version)");
            }
            return scripts.pending().length;
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
