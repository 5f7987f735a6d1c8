package org.bandeja.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.bandeja.simulator.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendChecksTest {
    private static final String HEAD = "{\"messaging_product\":\"whatsapp\",";
    private static final String TO = HEAD + "\"to\":\"+573001112233\",";

    @Test
    void acceptsAnOrdinaryText() {
        SendCommand command = SendChecks.check(json(TO + "\"recipient_type\":\"individual\",\"type\":\"text\","
                + "\"text\":{\"body\":\"Hola\",\"preview_url\":false},\"biz_opaque_callback_data\":\"m1\"}"));
        assertThat(command.text()).isEqualTo("Hola");
        assertThat(command.recipient().phone()).contains("573001112233");
        assertThat(command.callbackData()).contains("m1");
    }

    @Test
    void acceptsAUserIdInsteadOfAPhone() {
        SendCommand command = SendChecks.check(json(HEAD + "\"recipient\":\"CO.13491208\",\"text\":{\"body\":\"x\"}}"));
        assertThat(command.recipient().userId()).contains("CO.13491208");
        assertThat(command.recipient().phone()).isEmpty();
    }

    @Test
    void thePhoneGoesBeforeTheUserId() {
        SendCommand command = SendChecks.check(json(TO + "\"recipient\":\"CO.1\",\"text\":{\"body\":\"x\"}}"));
        assertThat(command.recipient().phone()).contains("573001112233");
    }

    @Test
    void countsCharactersAndNotCodeUnits() {
        SendChecks.check(withText("\ud83d\ude00".repeat(4096)));
        refused(withText("\ud83d\ude00".repeat(4097)), 100, "at most 4096");
    }

    @Test
    void callbackDataHasAtMost512Characters() {
        SendChecks.check(
                json(TO + "\"text\":{\"body\":\"x\"},\"biz_opaque_callback_data\":\"" + "d".repeat(512) + "\"}"));
        JsonObject longer =
                json(TO + "\"text\":{\"body\":\"x\"},\"biz_opaque_callback_data\":\"" + "d".repeat(513) + "\"}");
        refused(longer, 100, "biz_opaque_callback_data");
    }

    static Stream<Arguments> mistakes() {
        String text = "\"text\":{\"body\":\"x\"}}";
        return Stream.of(
                Arguments.of("{}", 100, "messaging_product"),
                Arguments.of("{\"messaging_product\":\"telegram\"}", 100, "messaging_product"),
                Arguments.of(HEAD + text, 100, "The parameter to is required"),
                Arguments.of(HEAD + "\"to\":\"573001112233\"," + text, 131009, "Parameter value is not valid"),
                Arguments.of(HEAD + "\"to\":\"+12\"," + text, 131009, "Parameter value is not valid"),
                Arguments.of(HEAD + "\"to\":573001112233," + text, 100, "must be a string"),
                Arguments.of(HEAD + "\"recipient\":\"nobody\"," + text, 131009, "Parameter value is not valid"),
                Arguments.of(TO + "\"recipient_type\":\"group\"," + text, 100, "recipient_type"),
                Arguments.of(TO + "\"type\":\"fax\"," + text, 100, "Param type must be one of"),
                Arguments.of(TO + "\"type\":\"image\"," + text, 131051, "Unsupported message type"),
                Arguments.of(TO + "\"type\":\"text\"}", 131008, "Required parameter is missing"),
                Arguments.of(TO + "\"text\":{}}", 131008, "Required parameter is missing"),
                Arguments.of(TO + "\"text\":\"x\"}", 100, "must be a JSON object"),
                Arguments.of(TO + "\"text\":{\"body\":\"\"}}", 100, "at least 1 characters"),
                Arguments.of(TO + "\"text\":{\"body\":\"x\",\"bold\":true}}", 100, "Unexpected key \"bold\""),
                Arguments.of(TO + "\"text\":{\"body\":\"x\",\"preview_url\":\"no\"}}", 100, "preview_url"),
                Arguments.of(TO + "\"priority\":1," + text, 100, "Unexpected key \"priority\""),
                Arguments.of(TO + "\"context\":{}," + text, 100, "message_id is required"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesAsWhatsAppDoes(String body, int code, String message) {
        refused(json(body), code, message);
    }

    private static void refused(JsonObject body, int code, String message) {
        assertThatThrownBy(() -> SendChecks.check(body))
                .isInstanceOfSatisfying(
                        GraphError.class, error -> assertThat(error.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private static JsonObject withText(String text) {
        return json(TO + "\"text\":{\"body\":\"" + text + "\"}}");
    }

    private static JsonObject json(String text) {
        return JsonText.parseObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
