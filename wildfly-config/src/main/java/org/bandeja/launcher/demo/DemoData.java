package org.bandeja.launcher.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.database.DatabaseAddress;
import org.bandeja.launcher.database.TokenHash;

/** Fills an empty database with the demo, all or nothing, and knows whether a database holds it. */
public final class DemoData {
    private final DatabaseAddress database;
    private final Credentials credentials;
    private final boolean whole;

    /** @param whole the whole demo; false: the small one, which is loaded sooner */
    public DemoData(DatabaseAddress database, Credentials credentials, boolean whole) {
        this.database = database;
        this.credentials = credentials;
        this.whole = whole;
    }

    /**
     * Writes the demo unless there is anybody in the database.
     *
     * @return how many conversations were written
     */
    public int load(Instant now) {
        try (Connection connection = database.connect()) {
            if (!isEmpty(connection)) {
                return 0;
            }
            connection.setAutoCommit(false);
            Ids ids = new Ids();
            new DirectoryRows(connection, credentials, ids, now, whole).write();
            List<Episode> conversations = new ArrayList<>(Script.conversations());
            if (whole) {
                new CompanyRows(connection, ids, now).write();
                conversations.addAll(Script.more());
            }
            for (Episode episode : conversations) {
                tell(connection, ids, now, episode);
            }
            new SortingRows(connection, whole).write();
            if (whole) {
                new ContactRows(connection, ids, now).write();
            }
            connection.commit();
            return conversations.size();
        } catch (SQLException e) {
            throw Failure.because("The demo data cannot be written", e);
        }
    }

    private static void tell(Connection connection, Ids ids, Instant now, Episode episode) throws SQLException {
        try {
            new ConversationRows(connection, ids, now, episode).write();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The script's conversation with " + episode.contact() + ": " + e.getMessage(), e);
        }
    }

    /** Those of the demo who are in the database with our tokens: none, if it is somebody else's. */
    public List<DemoPerson> people() {
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT 1 FROM access_token WHERE token_hash = ? AND revoked_at IS NULL")) {
            List<DemoPerson> people = new ArrayList<>();
            for (DemoPerson person : DemoCompany.EVERYBODY) {
                query.setString(1, TokenHash.of(credentials.token(person)));
                try (ResultSet rows = query.executeQuery()) {
                    if (rows.next()) {
                        people.add(person);
                    }
                }
            }
            return people;
        } catch (SQLException e) {
            throw Failure.because("The people of the demo cannot be read", e);
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM agent LIMIT 1) a)"
                        + " + (SELECT COUNT(*) FROM (SELECT 1 FROM business_number LIMIT 1) n)")) {
            rows.next();
            return rows.getInt(1) == 0;
        }
    }
}
