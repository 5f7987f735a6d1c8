package org.bandeja.bench.measure;

import com.github.f4b6a3.tsid.Tsid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.bandeja.bench.instance.InstanceFile;
import org.bandeja.bench.instance.Rows;

/** What is looked at: a department with many conversations, and somebody who sees them all. */
final class ScreenData {
    static final int CONVERSATIONS = 5_000;

    private static final long FIRST = 7_000_000_000_000_000_000L;
    private static final long MESSAGES_APART = 20_000;

    private ScreenData() {}

    /** Somebody who can log in, of the department to which the customers of a measurement come. */
    static InstanceFile.Person agent(Setting setting) {
        InstanceFile file = setting.file();
        return file.people().stream()
                .filter(person -> person.departments().contains(file.department()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there are no demo data, and so nobody who could log in"));
    }

    static void fill(Rows rows, String login) {
        rows.with(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String sql : text("screen-data.sql").split(";\\s*\\n")) {
                    statement.execute(sql);
                }
                for (String table : List.of("conversation", "message", "contact", "correspondence")) {
                    statement.execute("analyze table " + table);
                }
            }
            return null;
        });
        rows.change(
                "insert ignore into membership (agent_id, department_id, role, joined_at)"
                        + " select id, ?, 'AGENT', utc_timestamp(3) from agent where login = ?",
                FIRST + 1,
                login);
    }

    static void leave(Rows rows, String login) {
        rows.change(
                "delete from membership where department_id = ? and agent_id = (select id from agent where login = ?)",
                FIRST + 1,
                login);
    }

    /** Ids as the pages write them, in the order of the list; the first one has the long thread. */
    static List<String> conversations(int first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(number -> Tsid.from(FIRST + number).toLowerCase())
                .toList();
    }

    /** The first message of the long thread. */
    static String firstMessage() {
        return Tsid.from(FIRST + MESSAGES_APART).toLowerCase();
    }

    static String text(String name) {
        try (InputStream resource = ScreenData.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
