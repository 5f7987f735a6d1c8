package org.bandeja.bench.growth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandeja.bench.instance.Administrator;

/** Rows of several tables, until they are loaded together. */
final class Tables {
    /** In an order that suits foreign keys; the columns as the rows have them. */
    static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("contact", "id, name, profile_name, phone, created_at, language, consent");
        COLUMNS.put("correspondence", "number_id, contact_id, last_inbound_at");
        COLUMNS.put(
                "conversation",
                "id, number_id, contact_id, department_id, status, assignee_id, last_assignee_id, opened_at, completed_at,"
                        + " activity_at, waiting_since, last_seq, last_message_id, inbound_count, inbound_baseline");
        COLUMNS.put("media", "id, public_id, state, number_id, voice, animated, mime, size, width, height, created_at");
        COLUMNS.put(
                "message",
                "id, conversation_id, number_id, seq, whatsapp_id, direction, type, text, at, received_at, author_id, status,"
                        + " sent_at, attempts, error_code, error_details, media_id");
        COLUMNS.put("timeline_entry", "id, conversation_id, seq, at, action, actor_id, subject_id");
        COLUMNS.put("route_step", "conversation_id, position, at, kind, name, subject_id, reason");
        COLUMNS.put("read_mark", "agent_id, conversation_id, seq, inbound_count");
        COLUMNS.put("conversation_label", "conversation_id, label_id");
        COLUMNS.put(
                "audit_record", "id, at, actor_id, action, object_type, object_id, department_id, address, outcome");
        COLUMNS.put("delivery", "received_at, body, state, attempts, next_at, reason, processed_at");
        COLUMNS.put("inbox_event", "at, type, conversation_id, seq, department_id, message_id");
    }

    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    void add(String table, Row row) {
        rows.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
    }

    List<Row> of(String table) {
        return rows.getOrDefault(table, List.of());
    }

    /** @param directory where files of the rows may lie while they are loaded */
    void load(Administrator administrator, Path directory) {
        StringBuilder sql = new StringBuilder("set unique_checks = 0, foreign_key_checks = 0;\n");
        COLUMNS.forEach((table, columns) -> {
            if (rows.containsKey(table)) {
                Path file = written(directory.resolve(table + ".rows"), rows.get(table));
                sql.append("load data infile '%s' ignore into table %s character set utf8mb4 (%s);%n"
                        .formatted(file, table, columns));
            }
        });
        administrator.ask(sql.toString());
        rows.keySet().forEach(table -> delete(directory.resolve(table + ".rows")));
    }

    private static Path written(Path file, List<Row> rows) {
        rows.sort(Comparator.comparingLong(Row::order));
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Row row : rows) {
                out.write(row.line());
                out.write('\n');
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
