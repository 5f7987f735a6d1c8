package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandeja.whatsapp.rules.Payloads.ANA;
import static org.bandeja.whatsapp.rules.Payloads.message;
import static org.bandeja.whatsapp.rules.Payloads.messages;
import static org.bandeja.whatsapp.rules.Payloads.only;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.bandeja.media.model.MediaReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every type of message with its variants, from WhatsApp's form into ours: plain and escaped, alone and among others. */
class AllTypesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = "/inbound/messages.csv",
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            maxCharsPerColumn = 20_000)
    void isReadIntoOurForm(String type, String body, String ours, String text, String content, boolean opensWindow)
            throws UnreadableDelivery {
        String sent = message("wamid.A", "\"type\":\"" + type + "\"," + body);
        String alone = messages(ANA, sent);
        InboundMessage read = only(alone);

        assertThat(read.said().type()).isEqualTo(ours);
        assertThat(read.said().text().orElse(null)).isEqualTo(text);
        assertThat(read.said().content().map(AllTypesTest::withoutRaw).orElse(null))
                .isEqualTo(content == null ? null : withoutRaw(content.replace("*", "\"\"")));
        assertThat(read.opensWindow()).isEqualTo(opensWindow);
        assertThat(only(Payloads.escaped(alone)).said()).isEqualTo(read.said());
        assertThat(Payloads.parse(messages(
                                ANA, Payloads.text("wamid.0", "before"), sent, Payloads.text("wamid.Z", "after")))
                        .messages())
                .hasSize(3)
                .element(1)
                .isEqualTo(read);
    }

    /** Order of keys and the copy of the original apart. */
    private static JsonObject withoutRaw(String json) {
        JsonObject object = Json.createReader(new StringReader(json)).readObject();
        return object.containsKey("raw")
                ? Json.createObjectBuilder(object).add("raw", true).build()
                : object;
    }

    @Test
    void whatIsUnsupportedIsKeptWhole() throws UnreadableDelivery {
        InboundMessage read = only(messages(ANA, message("m", "\"type\":\"hologram\",\"hologram\":{\"depth\":3}")));
        assertThat(read.said().content().orElseThrow()).contains("\\\"hologram\\\":{\\\"depth\\\":3}");
    }

    @Test
    void aFileIsNamed() throws UnreadableDelivery {
        MediaReference file = only(messages(
                        ANA,
                        message(
                                "m",
                                "\"type\":\"audio\",\"audio\":{\"id\":\"77\",\"mime_type\":\"audio/ogg; codecs=opus\","
                                        + "\"sha256\":\"aGFzaA==\",\"voice\":true}")))
                .media()
                .orElseThrow();
        assertThat(file.whatsappId()).isEqualTo("77");
        assertThat(file.mime()).contains("audio/ogg; codecs=opus");
        assertThat(file.sha256()).contains("aGFzaA==");
        assertThat(file.voice()).isTrue();
        assertThat(file.animated()).isFalse();
        assertThat(file.name()).isEmpty();
    }

    @Test
    void anAnswerNamesWhatItAnswers() throws UnreadableDelivery {
        assertThat(only(messages(
                                ANA,
                                message(
                                        "m",
                                        "\"type\":\"text\",\"text\":{\"body\":\"x\"},\"context\":{\"id\":\"wamid.Q\"}")))
                        .said()
                        .quotedId())
                .contains("wamid.Q");
    }

    @Test
    void aChangedNumberBelongsToTheOldOneAndLeadsToTheNew() throws UnreadableDelivery {
        InboundMessage read = only(messages(
                "",
                message(
                        "m",
                        "\"type\":\"system\",\"system\":{\"type\":\"user_changed_number\",\"wa_id\":\"573009999999\","
                                + "\"user_id\":\"CO.9\"}")));
        assertThat(read.phone()).contains("+573001112233");
        assertThat(read.becomes().orElseThrow().phone()).contains("+573009999999");
        assertThat(read.becomes().orElseThrow().userId()).contains("CO.9");
    }

    @Test
    void aNumberThatChangesInAGroupIsNotTheGroups() throws UnreadableDelivery {
        InboundMessage read = only(messages(
                "",
                message(
                        "m",
                        "\"group_id\":\"G1\",\"type\":\"system\",\"system\":{\"type\":\"user_changed_number\","
                                + "\"wa_id\":\"573009999999\"}")));
        assertThat(read.groupId()).contains("G1");
        assertThat(read.becomes()).isEmpty();
    }

    @Test
    void inAGroupItIsSaidWhoSpoke() throws UnreadableDelivery {
        InboundMessage read =
                only(messages(ANA, message("m", "\"group_id\":\"G1\",\"type\":\"text\",\"text\":{\"body\":\"x\"}")));
        assertThat(read.said().content().orElseThrow())
                .isEqualTo("{\"participant\":{\"name\":\"Ana Gómez\",\"phone\":\"+573001112233\"}}");
    }
}
