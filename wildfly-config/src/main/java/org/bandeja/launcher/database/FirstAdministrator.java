package org.bandeja.launcher.database;

import com.github.f4b6a3.tsid.TsidCreator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.home.Secrets;

/** The one-time link with which an empty installation gets its first administrator. */
public final class FirstAdministrator {
    private static final Duration VALID = Duration.ofHours(48);

    private final DatabaseAddress database;
    private final String publicUrl;

    /** @param publicUrl how browsers reach the application, without a slash at its end */
    public FirstAdministrator(DatabaseAddress database, String publicUrl) {
        this.database = database;
        this.publicUrl = publicUrl;
    }

    /**
     * Makes a new link; an older one that was not used is no longer valid.
     *
     * @return empty if there is anybody already: then the server takes no such link
     * @throws Failure if the database cannot be reached or has no schema yet
     */
    public Optional<String> invite(Instant now) {
        try (Connection connection = database.connect()) {
            if (hasAgents(connection)) {
                return Optional.empty();
            }
            String token = Secrets.randomToken();
            connection.setAutoCommit(false);
            replaceInvitation(connection, token, now);
            connection.commit();
            return Optional.of(publicUrl + "/setup.xhtml?token=" + token);
        } catch (SQLSyntaxErrorException e) {
            throw Failure.because("There is no schema of Bandeja in " + database + " yet: migrate first");
        } catch (SQLException e) {
            throw Failure.because("Cannot write the invitation into " + database, e);
        }
    }

    private static boolean hasAgents(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM agent LIMIT 1")) {
            return rows.next();
        }
    }

    private static void replaceInvitation(Connection connection, String token, Instant now) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM invitation WHERE purpose = 'FIRST_ADMINISTRATOR' AND used_at IS NULL");
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO invitation (id, purpose, token_hash, created_at, expires_at) VALUES (?, 'FIRST_ADMINISTRATOR', ?, ?, ?)")) {
            insert.setLong(1, TsidCreator.getTsid1024().toLong());
            insert.setString(2, TokenHash.of(token));
            insert.setObject(3, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.setObject(4, LocalDateTime.ofInstant(now.plus(VALID), ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
