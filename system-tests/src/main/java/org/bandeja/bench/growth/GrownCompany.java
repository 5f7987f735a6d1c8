package org.bandeja.bench.growth;

import static org.bandeja.bench.growth.GrownConversation.AGENTS;
import static org.bandeja.bench.growth.GrownConversation.BASE;
import static org.bandeja.bench.growth.GrownConversation.DEPARTMENTS;
import static org.bandeja.bench.growth.GrownConversation.LABELS;
import static org.bandeja.bench.growth.GrownConversation.NUMBERS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.bandeja.bench.instance.Administrator;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.Rows;

/**
 * A company that grows: conversations of twenty departments, ten messages each, some 5,000 of them open whatever there is
 * besides. Files are loaded by the database's administrator; the indexes of a table that becomes many times larger are made
 * afterwards, which is quicker by far.
 */
public final class GrownCompany {
    /**
     * Of its database: memory for a company of that size, and for making indexes; all else as ever. An index of words of ten
     * million messages is otherwise sorted in pieces of one megabyte.
     */
    public static final String DATABASE_OPTIONS =
            "--innodb-buffer-pool-size=2G --innodb-sort-buffer-size=64M --innodb-log-file-size=1G";

    private static final int AT_ONCE = 20_000;
    /** Of conversations that are added: from here on indexes are made afterwards. */
    private static final int MANY = 5_000;

    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final long FEW_PAGES = 500;

    private static final List<String> GROWING =
            List.of("message", "conversation", "contact", "timeline_entry", "route_step", "media");

    private final Rows rows;
    private final Administrator administrator;

    public GrownCompany(Rows rows, Administrator administrator) {
        this.rows = rows;
        this.administrator = administrator;
    }

    public static long department(int which) {
        return BASE + which;
    }

    public static long label(int which) {
        return BASE + which;
    }

    public static long group(int which) {
        return BASE + which;
    }

    public static long number(int which) {
        return BASE + which;
    }

    public static long agent(int which) {
        return BASE + which;
    }

    /** How many conversations it has. */
    public long size() {
        return rows.number("select count(*) from conversation where number_id between ? and ?", BASE, BASE + NUMBERS);
    }

    /** Adds older conversations until there are so many. */
    public void growTo(long conversations) {
        long from = size();
        if (from >= conversations) {
            return;
        }
        found();
        administrator.ask("set global innodb_flush_log_at_trx_commit = 2");
        List<Index> indexes = conversations - from > MANY ? takeOff() : List.of();
        load(from, conversations);
        indexes.forEach(index -> administrator.ask(index.making()));
        GROWING.forEach(table -> administrator.ask("analyze table " + table));
        administrator.ask("analyze table read_mark; analyze table correspondence; analyze table conversation_label;"
                + " analyze table audit_record; analyze table delivery; analyze table inbox_event");
        administrator.ask("set global innodb_flush_log_at_trx_commit = 1");
        settle();
    }

    /** What was filled is written before anything is measured. */
    private void settle() {
        administrator.ask("set global innodb_max_dirty_pages_pct = 0, global innodb_io_capacity = 2000");
        Eventually.holds(
                SETTLING,
                () -> Long.parseLong(administrator
                                .ask("select variable_value from information_schema.global_status"
                                        + " where variable_name = 'Innodb_buffer_pool_pages_dirty'")
                                .get(0))
                        < FEW_PAGES);
        administrator.ask("set global innodb_max_dirty_pages_pct = default, global innodb_io_capacity = default");
    }

    private void found() {
        administrator.ask("""
                insert ignore into department (id, name) select %1$d + seq, concat('Growth ', seq) from seq_1_to_%2$d;
                insert ignore into business_number (id, phone_number_id, display_phone_number, name, route_department_id)
                    select %1$d + seq, concat('growth-', seq), concat('+1 809 556 01', lpad(seq, 2, '0')), concat('Growth ', seq),
                        %1$d + seq from seq_1_to_%3$d;
                insert ignore into agent (id, login, name, password_hash, created_at)
                    select %1$d + seq, concat('growth-', seq), concat('Agent of growth ', seq), '!', utc_timestamp(3)
                    from seq_1_to_%4$d;
                insert ignore into membership (agent_id, department_id, role, joined_at)
                    select %1$d + seq, %1$d + 1 + (seq - 1) mod %2$d, 'AGENT', utc_timestamp(3) from seq_1_to_%4$d;
                insert ignore into label (id, name, colour)
                    select %1$d + seq, concat('Growth ', seq), 'BLUE' from seq_1_to_%5$d;
                """.formatted(BASE, DEPARTMENTS, NUMBERS, AGENTS, LABELS));
    }

    /** The oldest come first, so that keys grow; while some are loaded the next are thought of. */
    private void load(long from, long conversations) {
        Instant now = Instant.ofEpochSecond(
                rows.number("select unix_timestamp(created_at) div 1 from agent where id = ?", agent(1)));
        Wording wording = new Wording();
        Path directory = temporary();
        CompletableFuture<Void> loading = CompletableFuture.completedFuture(null);
        for (long last = conversations; last > from; last -= AT_ONCE) {
            Tables tables = new Tables();
            for (long seq = last; seq > Math.max(from, last - AT_ONCE); seq--) {
                new GrownConversation(seq, now, wording, tables).write();
            }
            loading.join();
            loading = CompletableFuture.runAsync(() -> tables.load(administrator, directory));
        }
        loading.join();
        directory.toFile().delete();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("bandeja-growth");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Indexes of one table, as SHOW CREATE TABLE writes them. */
    private record Index(String table, List<String> parts) {
        private String making() {
            String sorted = with(parts.stream().filter(part -> !isWords(part)).toList());
            return "set foreign_key_checks = 0, unique_checks = 0;\n" + sorted
                    + parts.stream()
                            .filter(Index::isWords)
                            .map(part -> with(List.of(part)))
                            .collect(Collectors.joining());
        }

        private String with(List<String> some) {
            return "alter table " + table + " "
                    + some.stream().map(part -> "add " + part).collect(Collectors.joining(", ")) + ";\n";
        }

        private static boolean isWords(String part) {
            return part.startsWith("FULLTEXT");
        }
    }

    private List<Index> takeOff() {
        List<Index> all = new ArrayList<>();
        for (String table : GROWING) {
            List<String> parts = administrator.ask("show create table " + table).stream()
                    .map(String::strip)
                    .filter(line -> line.matches("(UNIQUE |FULLTEXT )?KEY .*"))
                    .map(line -> line.replaceAll(",$", ""))
                    .toList();
            administrator.ask("set foreign_key_checks = 0; alter table " + table + " "
                    + parts.stream()
                            .map(part -> "drop index " + part.replaceAll("^[A-Z ]*KEY (`\\w+`).*", "$1"))
                            .collect(Collectors.joining(", ")));
            all.add(new Index(table, parts));
        }
        return all;
    }
}
