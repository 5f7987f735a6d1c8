package org.bandeja.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Records are added, and thrown away when they are old: no statement of ours changes one. */
class AuditOnlyGrowsTest {
    private static final List<Path> MODULES = Stream.of("persistence", "ejb", "web")
            .map(AuditOnlyGrowsTest::sources)
            .toList();
    private static final Path MIGRATIONS = Path.of("../persistence-module/src/main/resources/db/migration");
    private static final Pattern SPLIT = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern WRITES = Pattern.compile(
            "\\b(insert(?: ignore)? into|update(?: ignore)?|delete from|replace into|truncate(?: table)?|drop table)"
                    + " `?audit_record\\b");

    @Test
    void oneClassWritesRecordsAndNoneChangesThem() {
        Map<String, Set<String>> writes = new TreeMap<>();
        Set<String> mentions = new TreeSet<>();
        MODULES.forEach(module -> texts(module, ".java").forEach((file, text) -> {
            if (text.contains("audit_record")) {
                mentions.add(file);
            }
            Set<String> found = writes(text);
            if (!found.isEmpty()) {
                writes.put(file, found);
            }
        }));
        assertThat(mentions)
                .as("no other class names the table, nor maps it")
                .containsExactly("AuditListSql.java", "AuditRecords.java");
        assertThat(writes).isEqualTo(Map.of("AuditRecords.java", Set.of("insert into", "delete from")));
    }

    /** One did, when names of contacts had to go from old records. */
    @Test
    void noMigrationChangesRecordsAnyMore() {
        assertThat(texts(MIGRATIONS, ".sql").entrySet().stream()
                        .filter(file -> !writes(file.getValue()).isEmpty())
                        .map(Map.Entry::getKey))
                .containsExactly("V202611281301__contacts.sql");
    }

    @Test
    void aChangeWouldBeSeen() {
        assertThat(writes("em.createNativeQuery(\"Update \"\n    + \"audit_record r set r.detail = null\")"))
                .containsExactly("update");
        assertThat(writes("select * from audit_record for update")).isEmpty();
    }

    private static Set<String> writes(String text) {
        String joined =
                SPLIT.matcher(text).replaceAll("").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return WRITES.matcher(joined).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Path sources(String module) {
        return Path.of("../" + module + "-module/src/main/java");
    }

    private static Map<String, String> texts(Path root, String kind) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(kind))
                    .collect(Collectors.toMap(
                            file -> root.relativize(file).toString().replaceFirst(".*/", ""),
                            AuditOnlyGrowsTest::text,
                            (one, other) -> one + other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
