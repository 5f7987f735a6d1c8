package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandeja.whatsapp.rules.Payloads.change;
import static org.bandeja.whatsapp.rules.Payloads.delivery;
import static org.bandeja.whatsapp.rules.Payloads.parse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every webhook field with its variants: all that is in it is found, plain and escaped, alone and among others. */
class EveryFieldTest {
    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "/inbound/fields.csv", delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 20_000)
    void everythingInItIsFound(String field, String value, String wanted) throws UnreadableDelivery {
        String change = change(field, value);
        ParsedDelivery alone = parse(delivery(change));
        assertThat(found(alone)).isEqualTo(wanted);
        assertThat(alone.messageUnreadable()).isFalse();
        assertThat(parse(Payloads.escaped(delivery(change)))).isEqualTo(alone);

        String neighbour = Payloads.messagesChange("\"messages\":[" + Payloads.text("wamid.N", "n") + "]");
        ParsedDelivery among = parse(delivery(neighbour, change, neighbour));
        assertThat(among.messages()).hasSize(alone.messages().size() + 2);
        assertThat(among.changes()).isEqualTo(alone.changes());
        assertThat(among.statuses()).isEqualTo(alone.statuses());
        assertThat(among.events()).isEqualTo(alone.events());
        assertThat(among.skipped()).isEqualTo(alone.skipped());
    }

    private static String found(ParsedDelivery read) {
        List<String> found = new ArrayList<>();
        count(found, "messages", read.messages());
        count(found, "changes", read.changes());
        count(found, "statuses", read.statuses());
        count(found, "events", read.events());
        count(found, "skipped", read.skipped());
        return found.isEmpty() ? "nothing" : String.join(" ", found);
    }

    private static void count(List<String> found, String what, List<?> items) {
        if (!items.isEmpty()) {
            found.add(what + "=" + items.size());
        }
    }
}
