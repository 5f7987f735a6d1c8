package org.bandeja.bench.instance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Agents of one department who are there for a measurement: each with a token, none with a password. */
public final class Crew implements AutoCloseable {
    private static final long EPOCH_MILLIS =
            Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final int RANDOM_BITS = 22;

    private final Rows rows;
    private final List<Member> members;

    /** One of them. */
    public record Member(long id, String name, String token) {}

    private Crew(Rows rows, List<Member> members) {
        this.rows = rows;
        this.members = members;
    }

    /** Takes on as many as are wanted. */
    public static Crew hire(Rows rows, String department, int count) {
        long place = rows.number("select id from department where name = ?", department);
        SecureRandom random = new SecureRandom();
        List<Member> members = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            members.add(new Member(
                    newId(random),
                    "Agent " + i,
                    "bdj_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret)));
        }
        rows.with(connection -> {
            connection.setAutoCommit(false);
            for (Member member : members) {
                insert(connection, member, place, random);
            }
            connection.commit();
            return null;
        });
        return new Crew(rows, members);
    }

    /** Sorted by time, unlikely to be given twice. */
    private static long newId(SecureRandom random) {
        return (System.currentTimeMillis() - EPOCH_MILLIS) << RANDOM_BITS | random.nextInt(1 << RANDOM_BITS);
    }

    private static void insert(Connection connection, Member member, long department, SecureRandom random)
            throws SQLException {
        Timestamp now = Timestamp.from(Instant.now());
        run(
                connection,
                "insert into agent (id, login, name, password_hash, created_at) values (?, ?, ?, '!', ?)",
                member.id(),
                "crew-" + member.id(),
                member.name(),
                now);
        run(
                connection,
                "insert into membership (agent_id, department_id, role, joined_at) values (?, ?, 'AGENT', ?)",
                member.id(),
                department,
                now);
        run(
                connection,
                "insert into access_token (id, agent_id, kind, name, token_hash, created_at)"
                        + " values (?, ?, 'PERSONAL', 'crew', ?, ?)",
                newId(random),
                member.id(),
                hash(member.token()),
                now);
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<Member> members() {
        return members;
    }

    /** Their tokens end and they leave the department; what they did stays. */
    @Override
    public void close() {
        rows.with(connection -> {
            connection.setAutoCommit(false);
            for (Member member : members) {
                run(connection, "delete from access_token where agent_id = ?", member.id());
                run(connection, "delete from membership where agent_id = ?", member.id());
                run(connection, "update agent set disabled = true where id = ?", member.id());
            }
            connection.commit();
            return null;
        });
    }
}
