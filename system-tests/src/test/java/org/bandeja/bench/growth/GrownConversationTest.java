package org.bandeja.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GrownConversationTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final Wording wording = new Wording();

    @Test
    void theSameNumberIsTheSameConversation() {
        assertThat(lines("message", 7, 7)).isEqualTo(lines("message", 7, 7)).isNotEqualTo(lines("message", 8, 8));
    }

    @Test
    void idsAreGivenOnce() {
        for (String table : List.of("message", "conversation", "contact", "timeline_entry", "media")) {
            List<String> ids = lines(table, 1, 4_000).stream()
                    .map(line -> line.substring(0, line.indexOf('\t')))
                    .toList();
            assertThat(ids).as(table).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void whoHasAnotherConversationIsAContactThatIsThere() {
        List<String> contacts = lines("contact", 1, 1_000).stream()
                .map(line -> line.split("\t")[0])
                .toList();
        assertThat(contacts)
                .containsAll(lines("conversation", 1, 1_000).stream()
                        .map(line -> line.split("\t")[2])
                        .collect(Collectors.toSet()));
    }

    @Test
    void someFiveThousandOfTheNewestAreOpen() {
        long open = lines("conversation", 1, 20_000).stream()
                .filter(line -> line.contains("\tOPEN\t"))
                .count();
        assertThat(open).isBetween(4_500L, 5_500L);
    }

    private List<String> lines(String table, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(seq -> {
                    Tables tables = new Tables();
                    new GrownConversation(seq, NOW, wording, tables).write();
                    return tables.of(table);
                })
                .flatMap(List::stream)
                .map(Row::line)
                .toList();
    }
}
