package org.bandeja.system.inside;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.conversation.model.Origin;
import org.bandeja.conversation.model.Said;
import org.bandeja.conversation.service.MessageArrived;

/** What is in the database, for tests inside of the server; and what a customer sends there. */
final class Tables {
    private final DataSource database;

    Tables(DataSource database) {
        this.database = database;
    }

    /** The first column of the first row. */
    String text(String sql, Object... values) throws SQLException {
        return texts(sql, values).get(0);
    }

    List<String> texts(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return texts(connection, sql, values);
        }
    }

    static List<String> texts(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = filled(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** Exactly one row. */
    void change(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection()) {
            change(connection, sql, values);
        }
    }

    static void change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = filled(connection, sql, values)) {
            int changed = statement.executeUpdate();
            if (changed != 1) {
                throw new AssertionError(changed + " rows: " + sql);
            }
        }
    }

    private static PreparedStatement filled(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** A number that leads to a department, as WhatsApp calls it. */
    String number() throws SQLException {
        return text("SELECT phone_number_id FROM business_number WHERE route_department_id IS NOT NULL"
                + " ORDER BY phone_number_id LIMIT 1");
    }

    /** A customer whom nobody knows writes to {@link #number()}. */
    MessageArrived hello(String phone) throws SQLException {
        return hello(number(), phone);
    }

    /** @param number as WhatsApp calls it */
    MessageArrived hello(String number, String phone) {
        Instant now = Instant.now();
        return new MessageArrived(
                number,
                "",
                "wamid." + UUID.randomUUID(),
                new ContactAddress(Optional.of(phone), Optional.empty()),
                "Inside",
                now,
                now,
                Said.text("hello"),
                Optional.empty(),
                true,
                Origin.CUSTOMER,
                Optional.empty(),
                Optional.empty(),
                "d0");
    }

    static String newPhone() {
        return "+5731" + Math.abs(UUID.randomUUID().hashCode());
    }

    /** The conversation with a customer. */
    long conversationWith(String phone) throws SQLException {
        return Long.parseLong(
                text("SELECT c.id FROM conversation c JOIN contact k ON k.id = c.contact_id WHERE k.phone = ?", phone));
    }
}
