package org.bandeja.bench.instance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is really in the database: a connection for each question, so that the database may come and go. */
public final class Rows {
    private final String url;
    private final String user;
    private final String password;

    public Rows(InstanceFile instance) {
        this(instance.databaseUrl(), instance.databaseUser(), instance.databasePassword());
    }

    public Rows(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** What is done with one connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    public <T> T with(Work<T> work) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of all rows that a query finds. */
    public List<String> all(String sql, Object... values) {
        return with(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values);
                    ResultSet rows = statement.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        });
    }

    public long number(String sql, Object... values) {
        return Long.parseLong(all(sql, values).get(0));
    }

    public int change(String sql, Object... values) {
        return with(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** The last delivery so far; 0 before the first. */
    public long lastDelivery() {
        return number("select coalesce(max(id), 0) from delivery");
    }

    public boolean allProcessed() {
        return all("select id from delivery where state = 'PENDING' limit 1").isEmpty();
    }

    /** @throws IllegalStateException if deliveries are left after the time */
    public void awaitProcessed(Duration most) {
        Eventually.require("processing of all deliveries", most, this::allProcessed);
    }

    /** WhatsApp's ids of stored messages, as often as they are stored. */
    public List<String> whatsappIds(String prefix) {
        return all("select whatsapp_id from message where direction = 'IN' and whatsapp_id like ?", prefix + "%");
    }
}
