package org.bandeja.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a statement looks like without its values. */
class StatementsTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    "select a from b where c = 'x'","select a from b where c = ?"
                    "select a from b where c = ''","select a from b where c = ?"
                    "select a from b where c = 'it''s' and d = 4","select a from b where c = ? and d = ?"
                    "select a from b where c = 'it\\'s' and d = 'e'","select a from b where c = ? and d = ?"
                    "select a from b where c in ('x', 'y',7)","select a from b where c in (?)"
                    "update b set c = 'a\\\\' where d = 12","update b set c = ? where d = ?"
                    """)
    void valuesAreLeftOut(String statement, String shape) {
        assertThat(Statements.shape(statement)).isEqualTo(shape);
    }

    @Test
    void howeverLongTheyAre() {
        String text = "{\\\"text\\\":\\\"it\\'s''\\n\\\"}".repeat(20_000);
        assertThat(Statements.shape("update delivery set payload = '" + text + "' where id = 3"))
                .isEqualTo("update delivery set payload = ? where id = ?");
    }

    @Test
    void howeverManyTheyAre() {
        assertThat(Statements.shape("select a from b where id in (1" + ", 2".repeat(100_000) + ")"))
                .isEqualTo("select a from b where id in (?)");
    }
}
