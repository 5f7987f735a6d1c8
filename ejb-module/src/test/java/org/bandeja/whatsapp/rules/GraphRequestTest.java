package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bandeja.conversation.model.Said;
import org.bandeja.outbox.rules.OutgoingMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphRequestTest {
    private static final Optional<String> PHONE = Optional.of("+573001112233");
    private static final Optional<String> USER = Optional.of("CO.1a");

    @Test
    void thePhoneWins() {
        assertThat(request(PHONE, USER, "Hola \"Ana\" ñ 😀"))
                .isEqualTo(
                        "{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\",\"to\":\"+573001112233\","
                                + "\"type\":\"text\",\"text\":{\"body\":\"Hola \\\"Ana\\\" ñ 😀\",\"preview_url\":false},"
                                + "\"biz_opaque_callback_data\":\"42\"}");
    }

    @Test
    void withoutAPhoneTheUserIdIsTheRecipient() {
        assertThat(request(Optional.empty(), USER, "x"))
                .contains("\"recipient\":\"CO.1a\"")
                .doesNotContain("\"to\"");
    }

    @ParameterizedTest
    @CsvSource({
        "see https://example.com/a, true",
        "HTTP://EXAMPLE.COM, true",
        "example.com, false",
        "http:// nothing, false",
        "a:https, false"
    })
    void aPreviewIsAskedForWhenThereIsALink(String text, boolean preview) {
        assertThat(request(PHONE, USER, text)).contains("\"preview_url\":" + preview);
    }

    @Test
    void anAnswerNamesTheMessageThatItQuotes() {
        OutgoingMessage quoting =
                new OutgoingMessage("1065", PHONE, USER, Said.text("x").quoting("wamid.Q"), "42");
        assertThat(new String(GraphRequest.of(quoting), StandardCharsets.UTF_8))
                .contains("\"context\":{\"message_id\":\"wamid.Q\"}");
    }

    private static String request(Optional<String> phone, Optional<String> userId, String text) {
        return new String(
                GraphRequest.of(new OutgoingMessage("1065", phone, userId, Said.text(text), "42")),
                StandardCharsets.UTF_8);
    }
}
