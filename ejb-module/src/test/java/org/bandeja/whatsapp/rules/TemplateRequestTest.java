package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.template.rules.DraftMatch;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Card;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code;
import org.bandeja.template.rules.TemplateDraft.Code.App;
import org.bandeja.template.rules.TemplateDraft.Code.Way;
import org.bandeja.template.rules.TemplateDraft.Form;
import org.bandeja.template.rules.TemplateDraft.Header;
import org.bandeja.template.rules.TemplateDraft.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates as they leave, to the letter; and read again from what WhatsApp lists. */
class TemplateRequestTest {
    private static final TemplateDraft PLAIN = new TemplateDraft(
            "welcome",
            "es",
            Category.MARKETING,
            false,
            Form.PLAIN,
            Header.NONE,
            "Hola",
            Map.of(),
            "",
            List.of(),
            Offer.NONE,
            List.of(),
            Code.copied(false, 0),
            false);

    private static final TemplateDraft EVERYTHING = new TemplateDraft(
            "order_update",
            "pt_BR",
            Category.UTILITY,
            true,
            Form.PLAIN,
            Header.text("Pedido {{order_id}}", "7"),
            "Oi {{first_name}}, seu pedido {{order_id}} saiu hoje de manhã",
            Map.of("first_name", "Ana", "order_id", "7", "left_over", "x"),
            "Até logo",
            List.of(
                    Button.quickReply("Pare"),
                    new Button(Button.Kind.URL, "Ver", " https://a.co/{{1}}", "7"),
                    new Button(Button.Kind.URL, "Loja", "https://a.co", "unused"),
                    new Button(Button.Kind.PHONE_NUMBER, "Ligue", "+57 300 ", ""),
                    new Button(Button.Kind.COPY_CODE, "ignored", "VERAO", ""),
                    new Button(Button.Kind.FLOW, "Agendar", " 1234567890 ", "")),
            Offer.NONE,
            List.of(),
            Code.copied(false, 0),
            true);

    private static final TemplateDraft COUNTED = new TemplateDraft(
            "counted",
            "en_US",
            Category.UTILITY,
            false,
            Form.PLAIN,
            Header.text("Order {{1}}", "7"),
            "Hello {{2}}, your order {{1}} left the house today",
            Map.of("1", "7", "2", "Ana"),
            "",
            List.of(),
            Offer.NONE,
            List.of(),
            Code.copied(false, 0),
            false);

    private static final List<Card> CARDS = List.of(card("1"), card("2"));

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
                                + "{\"type\":\"COPY_CODE\",\"example\":\"VERAO\"},"
                                + "{\"type\":\"FLOW\",\"text\":\"Agendar\",\"flow_id\":\"1234567890\"}]}]}"),
                Arguments.of(
                        PLAIN.under(
                                OptionalInt.empty(),
                                new Header(Header.Kind.IMAGE, "left over", "x", "4::aW1:e", "a.png")),
                        "{\"name\":\"welcome\",\"language\":\"es\",\"category\":\"MARKETING\",\"parameter_format\":\"POSITIONAL\","
                                + "\"components\":[{\"type\":\"HEADER\",\"format\":\"IMAGE\",\"example\":{\"header_handle\":[\"4::aW1:e\"]}},"
                                + "{\"type\":\"BODY\",\"text\":\"Hola\"}]}"),
                Arguments.of(
                        PLAIN.under(OptionalInt.empty(), new Header(Header.Kind.LOCATION, "", "", "", "")),
                        "{\"name\":\"welcome\",\"language\":\"es\",\"category\":\"MARKETING\",\"parameter_format\":\"POSITIONAL\","
                                + "\"components\":[{\"type\":\"HEADER\",\"format\":\"LOCATION\"},{\"type\":\"BODY\",\"text\":\"Hola\"}]}"),
                Arguments.of(
                        coded(Code.copied(true, 10)),
                        "{\"name\":\"order_update\",\"language\":\"pt_BR\",\"category\":\"AUTHENTICATION\",\"allow_category_change\":true,"
                                + "\"components\":[{\"type\":\"BODY\",\"add_security_recommendation\":true},"
                                + "{\"type\":\"FOOTER\",\"code_expiration_minutes\":10},"
                                + "{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"OTP\",\"otp_type\":\"COPY_CODE\"}]}]}"),
                Arguments.of(
                        coded(Code.copied(false, 0)),
                        "{\"name\":\"order_update\",\"language\":\"pt_BR\",\"category\":\"AUTHENTICATION\",\"allow_category_change\":true,"
                                + "\"components\":[{\"type\":\"BODY\",\"add_security_recommendation\":false},"
                                + "{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"OTP\",\"otp_type\":\"COPY_CODE\"}]}]}"),
                Arguments.of(
                        coded(Code.of(
                                false, 0, Way.ONE_TAP, List.of(new App(" com.example.shop ", "K8a/AINcGX7")), true)),
                        "{\"name\":\"order_update\",\"language\":\"pt_BR\",\"category\":\"AUTHENTICATION\",\"allow_category_change\":true,"
                                + "\"components\":[{\"type\":\"BODY\",\"add_security_recommendation\":false},"
                                + "{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"OTP\",\"otp_type\":\"ONE_TAP\","
                                + "\"supported_apps\":[{\"package_name\":\"com.example.shop\",\"signature_hash\":\"K8a/AINcGX7\"}]}]}]}"),
                Arguments.of(
                        coded(Code.of(
                                false, 0, Way.ZERO_TAP, List.of(new App("com.example.shop", "K8a/AINcGX7 ")), true)),
                        "{\"name\":\"order_update\",\"language\":\"pt_BR\",\"category\":\"AUTHENTICATION\",\"allow_category_change\":true,"
                                + "\"components\":[{\"type\":\"BODY\",\"add_security_recommendation\":false},"
                                + "{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"OTP\",\"otp_type\":\"ZERO_TAP\",\"zero_tap_terms_accepted\":true,"
                                + "\"supported_apps\":[{\"package_name\":\"com.example.shop\",\"signature_hash\":\"K8a/AINcGX7\"}]}]}]}"));
    }

    /** What another category had is still in the draft, and stays at home. */
    private static TemplateDraft coded(Code code) {
        return with(EVERYTHING, Category.AUTHENTICATION, Form.CAROUSEL, Offer.NONE, CARDS, code);
    }

    private static TemplateDraft with(
            TemplateDraft draft, Category category, Form form, Offer offer, List<Card> cards, Code code) {
        return new TemplateDraft(
                draft.name(),
                draft.language(),
                category,
                draft.named(),
                form,
                draft.header(),
                draft.body(),
                draft.examples(),
                draft.footer(),
                draft.buttons(),
                offer,
                cards,
                code,
                draft.mayRecategorise());
    }

    private static Card card(String number) {
        return new Card(
                new Header(Header.Kind.IMAGE, "", "", "4::" + number, number + ".png"),
                "Bolsos desde {{1}} pesos",
                Map.of("1", number + "0"),
                List.of(
                        Button.quickReply("Me interesan"),
                        new Button(Button.Kind.URL, "Ver", "https://a.co/{{1}}", number)));
    }

    private static String cardJson(String number) {
        return "{\"components\":[{\"type\":\"HEADER\",\"format\":\"IMAGE\",\"example\":{\"header_handle\":[\"4::"
                + number
                + "\"]}},{\"type\":\"BODY\",\"text\":\"Bolsos desde {{1}} pesos\",\"example\":{\"body_text\":[[\""
                + number
                + "0\"]]}},{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"QUICK_REPLY\",\"text\":\"Me interesan\"},"
                + "{\"type\":\"URL\",\"text\":\"Ver\",\"url\":\"https://a.co/{{1}}\",\"example\":[\"" + number
                + "\"]}]}]}";
    }

    /** What the form does not use is still in the draft too. */
    static Stream<Arguments> forms() {
        String marketing = "\"category\":\"MARKETING\",\"parameter_format\":\"POSITIONAL\",\"components\":[";
        TemplateDraft left = with(PLAIN, Category.MARKETING, Form.OFFER, Offer.NONE, List.of(), Code.USUAL)
                .under(OptionalInt.empty(), new Header(Header.Kind.VIDEO, "", "", "4::v", "v.mp4"));
        return Stream.of(
                Arguments.of(
                        with(EVERYTHING, Category.MARKETING, Form.CATALOG, Offer.NONE, CARDS, Code.USUAL),
                        "{\"name\":\"order_update\",\"language\":\"pt_BR\",\"category\":\"MARKETING\",\"parameter_format\":\"NAMED\","
                                + "\"allow_category_change\":true,\"components\":["
                                + "{\"type\":\"BODY\",\"text\":\"Oi {{first_name}}, seu pedido {{order_id}} saiu hoje de manhã\","
                                + "\"example\":{\"body_text_named_params\":[{\"param_name\":\"first_name\",\"example\":\"Ana\"},"
                                + "{\"param_name\":\"order_id\",\"example\":\"7\"}]}},"
                                + "{\"type\":\"FOOTER\",\"text\":\"Até logo\"},"
                                + "{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"CATALOG\",\"text\":\"View catalog\"}]}]}"),
                Arguments.of(
                        with(left, Category.MARKETING, Form.CAROUSEL, new Offer("x", true), CARDS, Code.USUAL),
                        "{\"name\":\"welcome\",\"language\":\"es\"," + marketing
                                + "{\"type\":\"BODY\",\"text\":\"Hola\"},{\"type\":\"CAROUSEL\",\"cards\":["
                                + cardJson("1") + "," + cardJson("2") + "]}]}"),
                Arguments.of(
                        with(
                                PLAIN,
                                Category.MARKETING,
                                Form.CAROUSEL,
                                Offer.NONE,
                                List.of(new Card(
                                        new Header(Header.Kind.VIDEO, "", "", "4::v", ""), " ", Map.of(), List.of())),
                                Code.USUAL),
                        "{\"name\":\"welcome\",\"language\":\"es\"," + marketing
                                + "{\"type\":\"BODY\",\"text\":\"Hola\"},{\"type\":\"CAROUSEL\",\"cards\":[{\"components\":["
                                + "{\"type\":\"HEADER\",\"format\":\"VIDEO\",\"example\":{\"header_handle\":[\"4::v\"]}}]}]}]}"),
                Arguments.of(
                        with(
                                TemplateDraft.of(
                                        "sale",
                                        "es",
                                        Category.MARKETING,
                                        false,
                                        new Card(
                                                new Header(Header.Kind.IMAGE, "", "", "4::i", ""),
                                                "Hola",
                                                Map.of(),
                                                List.of(
                                                        new Button(Button.Kind.COPY_CODE, "", "VERANO", ""),
                                                        new Button(Button.Kind.URL, "Ver", "https://a.co", ""))),
                                        "left over",
                                        Code.USUAL),
                                Category.MARKETING,
                                Form.OFFER,
                                new Offer("Hasta el lunes", true),
                                CARDS,
                                Code.USUAL),
                        "{\"name\":\"sale\",\"language\":\"es\"," + marketing
                                + "{\"type\":\"HEADER\",\"format\":\"IMAGE\",\"example\":{\"header_handle\":[\"4::i\"]}},"
                                + "{\"type\":\"LIMITED_TIME_OFFER\",\"limited_time_offer\":{\"text\":\"Hasta el lunes\","
                                + "\"has_expiration\":true}},{\"type\":\"BODY\",\"text\":\"Hola\"},"
                                + "{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"COPY_CODE\",\"example\":\"VERANO\"},"
                                + "{\"type\":\"URL\",\"text\":\"Ver\",\"url\":\"https://a.co\"}]}]}"));
    }

    @ParameterizedTest
    @MethodSource({"requests", "forms"})
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
    @MethodSource({"requests", "forms"})
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
        assertThat(again.get("components").toString()).isEqualTo(withoutFiles(sent.get("components")));
    }

    /** WhatsApp keeps the example files. */
    private static String withoutFiles(JsonValue components) {
        return components.toString().replaceAll("\"4::[^\"]*\"", "\"\"");
    }

    @ParameterizedTest
    @MethodSource({"requests", "forms"})
    void aKeptDraftLosesNothing(TemplateDraft draft, String request) {
        assertThat(DraftText.read(DraftText.write(draft))).isEqualTo(draft);
    }

    @Test
    void anEmptyDraftIsKeptToo() {
        assertThat(DraftText.read(DraftText.write(TemplateDraft.empty("")))).isEqualTo(TemplateDraft.empty(""));
    }

    @Test
    void whatWasKeptBeforeThereWereFormsIsAPlainOne() {
        JsonObject kept =
                Json.createReader(new StringReader(DraftText.write(EVERYTHING))).readObject();
        JsonObjectBuilder older =
                Json.createObjectBuilder(kept).remove("form").remove("offer").remove("cards");
        older.add("code", Json.createObjectBuilder().add("advice", false).add("minutes", 0));
        assertThat(DraftText.read(older.build().toString())).isEqualTo(EVERYTHING);
    }

    @Test
    void aListedCodeTellsItsApp() {
        String address = "https://www.whatsapp.com/otp/code/?otp_type=ONE_TAP&cta_display_name=Autofill"
                + "&package_name=com.example.shop&signature_hash=K8a%2FAI+cGX7&code=otp{{1}}";
        assertThat(TemplateParts.draft(
                                "a",
                                "es",
                                "AUTHENTICATION",
                                false,
                                "[{\"type\":\"BODY\",\"text\":\"{{1}}\",\"add_security_recommendation\":true},"
                                        + "{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"URL\",\"text\":\"Autofill\",\"url\":\""
                                        + address + "\"}]}]")
                        .orElseThrow()
                        .code())
                .isEqualTo(new Code(
                        true,
                        0,
                        Way.ONE_TAP,
                        List.of(new App("com.example.shop", "K8a/AI+cGX7")),
                        false,
                        "",
                        "Autofill"));
    }

    /** What is edited goes back as it was listed, whatever is on its button. */
    @ParameterizedTest
    @CsvSource({
        "COPY_CODE, Copiar el código, '', '\"text\":\"Copiar el código\"'",
        "ONE_TAP, Copiar, Entrar, '\"text\":\"Copiar\",\"autofill_text\":\"Entrar\"'"
    })
    void theWordsOnACodesButtonAreKept(String way, String copy, String autofill, String submitted) {
        String address = "https://www.whatsapp.com/otp/code/?otp_type=" + way + "&cta_display_name=" + autofill
                + "&package_name=com.one&signature_hash=K8a%2FAINcGX7&code=otp{{1}}";
        TemplateDraft draft = TemplateParts.draft(
                        "a",
                        "es",
                        "AUTHENTICATION",
                        false,
                        "[{\"type\":\"BODY\",\"text\":\"{{1}}\"},{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"URL\",\"text\":\""
                                + copy + "\",\"url\":\"" + address
                                + "\"}]},{\"type\":\"FOOTER\",\"code_expiration_minutes\":5}]")
                .orElseThrow();
        assertThat(draft.code().copyText()).isEqualTo(copy);
        assertThat(draft.code().autofillText()).isEqualTo(autofill);
        assertThat(DraftText.read(DraftText.write(draft))).isEqualTo(draft);
        assertThat(TemplateRequest.components(draft)).contains("\"otp_type\":\"" + way + "\"," + submitted);
        assertThat(TemplateRequest.components(draft.called("a", "en")))
                .as("another language has WhatsApp's words")
                .doesNotContain(copy);
    }

    @Test
    void aListedCodeTellsAllItsAppsOrCannotBeWritten() {
        String two =
                "package_name=com.one&signature_hash=K8a%2FAINcGX7&package_name=com.two&signature_hash=K8a%2FAINcGX8";
        assertThat(listedCode(two).orElseThrow().code().apps())
                .containsExactly(new App("com.one", "K8a/AINcGX7"), new App("com.two", "K8a/AINcGX8"));
        assertThat(listedCode("package_name=com.one&package_name=com.two&signature_hash=K8a%2FAINcGX7"))
                .isEmpty();
    }

    private static Optional<TemplateDraft> listedCode(String apps) {
        String address = "https://www.whatsapp.com/otp/code/?otp_type=ONE_TAP&" + apps + "&code=otp{{1}}";
        return TemplateParts.draft(
                "a",
                "es",
                "AUTHENTICATION",
                false,
                "[{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"URL\",\"text\":\"Autofill\",\"url\":\"" + address
                        + "\"}]}]");
    }

    @Test
    void anotherHeaderStandsOnItsCardAlone() {
        TemplateDraft draft = with(PLAIN, Category.MARKETING, Form.CAROUSEL, Offer.NONE, CARDS, Code.USUAL);
        Header video = new Header(Header.Kind.VIDEO, "", "", "4::v", "");
        TemplateDraft changed = draft.under(OptionalInt.of(1), video);
        assertThat(changed.cards().get(0)).isEqualTo(CARDS.get(0));
        assertThat(changed.header(OptionalInt.of(1))).isEqualTo(video);
        assertThat(changed.cards().get(1).body()).isEqualTo(CARDS.get(1).body());
        assertThat(DraftMatch.saysTheSame(changed, draft)).isFalse();
        assertThatThrownBy(() -> draft.under(OptionalInt.of(2), video)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> draft.header(OptionalInt.of(-1))).isInstanceOf(Malformed.class);
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
        assertThat(read("[{\"type\":\"BODY\",\"text\":\"Hi\"},{\"type\":\"CAROUSEL\",\"cards\":[{\"components\":"
                        + "[{\"type\":\"HEADER\",\"format\":\"PRODUCT\"}]}]}]"))
                .isEmpty();
        assertThat(
                        read(
                                "[{\"type\":\"BODY\",\"text\":\"Hi\"},{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"FLOW\",\"text\":\"x\",\"flow_id\":1,\"flow_action\":\"DATA_EXCHANGE\"}]}]"))
                .isEmpty();
        assertThat(read(
                        "[{\"type\":\"BODY\",\"text\":\"Hi\"},{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"CATALOG\",\"text\":\"x\"},"
                                + "{\"type\":\"QUICK_REPLY\",\"text\":\"y\"}]}]"))
                .isEmpty();
        assertThat(read("[{\"type\":\"HEADER\",\"format\":\"GIF\"},{\"type\":\"BODY\",\"text\":\"Hi\"}]"))
                .isEmpty();
        assertThat(TemplateParts.draft("a", "es", "SOMETHING_NEW", false, "[]")).isEmpty();
    }

    private static Optional<TemplateDraft> read(String components) {
        return TemplateParts.draft("a", "es", "MARKETING", false, components);
    }
}
