package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code;
import org.bandeja.template.rules.TemplateDraft.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates as they leave, to the letter; and read again from what WhatsApp lists. */
class TemplateRequestTest {
    private static final TemplateDraft PLAIN = new TemplateDraft(
            "welcome",
            "es",
            Category.MARKETING,
            false,
            Header.NONE,
            "Hola",
            Map.of(),
            "",
            List.of(),
            new Code(false, 0),
            false);

    private static final TemplateDraft EVERYTHING = new TemplateDraft(
            "order_update",
            "pt_BR",
            Category.UTILITY,
            true,
            Header.text("Pedido {{order_id}}", "7"),
            "Oi {{first_name}}, seu pedido {{order_id}} saiu hoje de manhã",
            Map.of("first_name", "Ana", "order_id", "7", "left_over", "x"),
            "Até logo",
            List.of(
                    Button.quickReply("Pare"),
                    new Button(Button.Kind.URL, "Ver", " https://a.co/{{1}}", "7"),
                    new Button(Button.Kind.URL, "Loja", "https://a.co", "unused"),
                    new Button(Button.Kind.PHONE_NUMBER, "Ligue", "+57 300 ", ""),
                    new Button(Button.Kind.COPY_CODE, "ignored", "VERAO", "")),
            new Code(false, 0),
            true);

    private static final TemplateDraft COUNTED = new TemplateDraft(
            "counted",
            "en_US",
            Category.UTILITY,
            false,
            Header.text("Order {{1}}", "7"),
            "Hello {{2}}, your order {{1}} left the house today",
            Map.of("1", "7", "2", "Ana"),
            "",
            List.of(),
            new Code(false, 0),
            false);

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(
                        PLAIN,
                        "{\"name\":\"welcome\",\"language\":\"es\",\"category\":\"MARKETING\",\"parameter_format\":\"POSITIONAL\","
                                + "\"components\":[{\"type\":\"BODY\",\"text\":\"Hola\"}]}"),
                Arguments.of(
                        COUNTED,
                        "{\"name\":\"counted\",\"language\":\"en_US\",\"category\":\"UTILITY\",\"parameter_format\":\"POSITIONAL\","
                                + "\"components\":[{\"type\":\"HEADER\",\"format\":\"TEXT\",\"text\":\"Order {{1}}\","
                                + "\"example\":{\"header_text\":[\"7\"]}},"
                                + "{\"type\":\"BODY\",\"text\":\"Hello {{2}}, your order {{1}} left the house today\","
                                + "\"example\":{\"body_text\":[[\"7\",\"Ana\"]]}}]}"),
                Arguments.of(
                        EVERYTHING,
                        "{\"name\":\"order_update\",\"language\":\"pt_BR\",\"category\":\"UTILITY\",\"parameter_format\":\"NAMED\","
                                + "\"allow_category_change\":true,"
                                + "\"components\":[{\"type\":\"HEADER\",\"format\":\"TEXT\",\"text\":\"Pedido {{order_id}}\","
                                + "\"example\":{\"header_text_named_params\":[{\"param_name\":\"order_id\",\"example\":\"7\"}]}},"
                                + "{\"type\":\"BODY\",\"text\":\"Oi {{first_name}}, seu pedido {{order_id}} saiu hoje de manhã\","
                                + "\"example\":{\"body_text_named_params\":[{\"param_name\":\"first_name\",\"example\":\"Ana\"},"
                                + "{\"param_name\":\"order_id\",\"example\":\"7\"}]}},"
                                + "{\"type\":\"FOOTER\",\"text\":\"Até logo\"},"
                                + "{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"QUICK_REPLY\",\"text\":\"Pare\"},"
                                + "{\"type\":\"URL\",\"text\":\"Ver\",\"url\":\"https://a.co/{{1}}\",\"example\":[\"7\"]},"
                                + "{\"type\":\"URL\",\"text\":\"Loja\",\"url\":\"https://a.co\"},"
                                + "{\"type\":\"PHONE_NUMBER\",\"text\":\"Ligue\",\"phone_number\":\"+57 300\"},"
                                + "{\"type\":\"COPY_CODE\",\"example\":\"VERAO\"}]}]}"),
                Arguments.of(
                        PLAIN.under(new Header(Header.Kind.IMAGE, "left over", "x", "4::aW1:e", "a.png")),
                        "{\"name\":\"welcome\",\"language\":\"es\",\"category\":\"MARKETING\",\"parameter_format\":\"POSITIONAL\","
                                + "\"components\":[{\"type\":\"HEADER\",\"format\":\"IMAGE\",\"example\":{\"header_handle\":[\"4::aW1:e\"]}},"
                                + "{\"type\":\"BODY\",\"text\":\"Hola\"}]}"),
                Arguments.of(
                        PLAIN.under(new Header(Header.Kind.LOCATION, "", "", "", "")),
                        "{\"name\":\"welcome\",\"language\":\"es\",\"category\":\"MARKETING\",\"parameter_format\":\"POSITIONAL\","
                                + "\"components\":[{\"type\":\"HEADER\",\"format\":\"LOCATION\"},{\"type\":\"BODY\",\"text\":\"Hola\"}]}"),
                Arguments.of(
                        code(true, 10),
                        "{\"name\":\"order_update\",\"language\":\"pt_BR\",\"category\":\"AUTHENTICATION\",\"allow_category_change\":true,"
                                + "\"components\":[{\"type\":\"BODY\",\"add_security_recommendation\":true},"
                                + "{\"type\":\"FOOTER\",\"code_expiration_minutes\":10},"
                                + "{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"OTP\",\"otp_type\":\"COPY_CODE\"}]}]}"),
                Arguments.of(
                        code(false, 0),
                        "{\"name\":\"order_update\",\"language\":\"pt_BR\",\"category\":\"AUTHENTICATION\",\"allow_category_change\":true,"
                                + "\"components\":[{\"type\":\"BODY\",\"add_security_recommendation\":false},"
                                + "{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"OTP\",\"otp_type\":\"COPY_CODE\"}]}]}"));
    }

    /** What another category had is still in the draft, and stays at home. */
    private static TemplateDraft code(boolean advice, int minutes) {
        return new TemplateDraft(
                EVERYTHING.name(),
                EVERYTHING.language(),
                Category.AUTHENTICATION,
                true,
                EVERYTHING.header(),
                EVERYTHING.body(),
                EVERYTHING.examples(),
                EVERYTHING.footer(),
                EVERYTHING.buttons(),
                new Code(advice, minutes),
                true);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void leavesLikeThis(TemplateDraft draft, String request) {
        assertThat(TemplateRequest.creation(draft)).hasToString(request);
    }

    @Test
    void anEditReplacesTheComponentsAndSaysTheCategoryWhereItMay() {
        assertThat(TemplateRequest.edit(PLAIN, true))
                .hasToString("{\"category\":\"MARKETING\",\"components\":[{\"type\":\"BODY\",\"text\":\"Hola\"}]}");
        assertThat(TemplateRequest.edit(PLAIN, false))
                .hasToString("{\"components\":[{\"type\":\"BODY\",\"text\":\"Hola\"}]}");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whatLeftIsReadAgain(TemplateDraft draft, String request) {
        JsonObject sent = Json.createReader(new StringReader(request)).readObject();
        TemplateDraft read = TemplateParts.draft(
                        draft.name(),
                        draft.language(),
                        sent.getString("category"),
                        draft.named(),
                        sent.getJsonArray("components").toString())
                .orElseThrow();
        JsonObject again = TemplateRequest.creation(read);
        if (draft.header().kind().isFile()) {
            assertThat(read.header()).isEqualTo(new Header(draft.header().kind(), "", "", "", ""));
        } else {
            assertThat(again.get("components")).isEqualTo(sent.get("components"));
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aKeptDraftLosesNothing(TemplateDraft draft, String request) {
        assertThat(DraftText.read(DraftText.write(draft))).isEqualTo(draft);
    }

    @Test
    void anEmptyDraftIsKeptToo() {
        assertThat(DraftText.read(DraftText.write(TemplateDraft.empty("")))).isEqualTo(TemplateDraft.empty(""));
    }

    @Test
    void lowerCaseAndWholeExamplesAreUnderstood() {
        assertThat(read("[{\"type\":\"body\",\"text\":\"Hi {{1}} there you\",\"example\":{\"body_text\":[\"Ana\"]}},"
                                + "{\"type\":\"buttons\",\"buttons\":[{\"type\":\"url\",\"text\":\"Go\",\"url\":\"https://a.co/{{1}}\",\"example\":[\"https://a.co/7\"]},"
                                + "{\"type\":\"COPY_CODE\",\"text\":\"Copy\",\"example\":\"SUMMER\"}]}]")
                        .orElseThrow())
                .satisfies(draft -> {
                    assertThat(draft.examples()).containsExactly(Map.entry("1", "Ana"));
                    assertThat(draft.buttons())
                            .containsExactly(
                                    new Button(Button.Kind.URL, "Go", "https://a.co/{{1}}", "7"),
                                    new Button(Button.Kind.COPY_CODE, "", "SUMMER", ""));
                });
    }

    @Test
    void whatCannotBeWrittenHereIsNotReadEither() {
        assertThat(read("[{\"type\":\"BODY\",\"text\":\"Hi\"},{\"type\":\"CAROUSEL\",\"cards\":[]}]"))
                .isEmpty();
        assertThat(
                        read(
                                "[{\"type\":\"BODY\",\"text\":\"Hi\"},{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"FLOW\",\"text\":\"x\"}]}]"))
                .isEmpty();
        assertThat(read("[{\"type\":\"HEADER\",\"format\":\"GIF\"},{\"type\":\"BODY\",\"text\":\"Hi\"}]"))
                .isEmpty();
        assertThat(TemplateParts.draft("a", "es", "SOMETHING_NEW", false, "[]")).isEmpty();
    }

    private static Optional<TemplateDraft> read(String components) {
        return TemplateParts.draft("a", "es", "MARKETING", false, components);
    }
}
