package org.bandeja.template.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.template.model.ListedTemplate;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateId;
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
import org.bandeja.whatsapp.rules.TemplateRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An edit without an answer: what WhatsApp lists of the template tells whether it arrived, or it does not. */
class DraftSettlingTest {
    private static final Header PICTURE = new Header(Header.Kind.IMAGE, "", "", "4::aW1", "a.png");
    private static final Header NO_PICTURE = new Header(Header.Kind.IMAGE, "", "", "", "");
    private static final Code CODE = Code.of(true, 10, Way.ONE_TAP, List.of(new App("a.b", "K8a/AINcGX7")), false);

    private static Code worded(String copy, String autofill) {
        return new Code(true, 10, Way.ONE_TAP, CODE.apps(), false, copy, autofill);
    }

    private static TemplateDraft plain(Header header, String body, String footer, Button... buttons) {
        Card front = new Card(header, body, Map.of("1", "Ana", "left", "over"), List.of(buttons));
        return Drafts.draft(Category.UTILITY, Form.PLAIN, front, footer, Offer.NONE, List.of(), Code.USUAL);
    }

    private static TemplateDraft plain(Button... buttons) {
        return plain(Header.NONE, "Hola", "", buttons);
    }

    private static TemplateDraft marketing(Form form, Offer offer, Card... cards) {
        Card front = new Card(Header.NONE, "Hola", Map.of(), List.of());
        return Drafts.draft(Category.MARKETING, form, front, "", offer, List.of(cards), Code.USUAL);
    }

    /** What another category had is still in the draft. */
    private static TemplateDraft coded(Code code) {
        Card front = new Card(Header.text("Hola", ""), "Hola", Map.of(), List.of(Button.quickReply("Sí")));
        return Drafts.draft(Category.AUTHENTICATION, Form.CAROUSEL, front, "Adiós", Offer.NONE, List.of(), code);
    }

    private static Card card(Header header, String body) {
        return new Card(header, body, Map.of(), List.of());
    }

    private static Button flow(String id, String screen) {
        return new Button(Button.Kind.FLOW, "Agendar", id, screen);
    }

    private static Button phone(String phone) {
        return new Button(Button.Kind.PHONE_NUMBER, "Llamar", phone, "");
    }

    private static Button address(String address, String example) {
        return new Button(Button.Kind.URL, "Ver", address, example);
    }

    private static Button copy(String text, String code) {
        return new Button(Button.Kind.COPY_CODE, text, code, "");
    }

    private static Code code(Way way, String packageName, String signature, int minutes, boolean advice) {
        return Code.of(advice, minutes, way, List.of(new App(packageName, signature)), way == Way.ZERO_TAP);
    }

    static Stream<Arguments> same() {
        TemplateDraft full = plain(
                Header.text("Pedido {{1}}", "7"),
                "Hola {{1}}, ya va",
                "Adiós",
                address(" https://a.co/{{1}} ", "7"),
                flow(" 12345 ", " START "),
                copy("left over", "VERANO"));
        return Stream.of(
                Arguments.of(full, full),
                Arguments.of(
                        plain(new Header(Header.Kind.NONE, "left", "over", "", ""), "Hola", ""),
                        plain(Header.NONE, "Hola", "")),
                Arguments.of(plain(phone("+57 (300) 111")), plain(phone("+57300111"))),
                Arguments.of(plain(copy("left over", "VERANO")), plain(copy("", "VERANO"))),
                Arguments.of(coded(CODE), coded(CODE)),
                Arguments.of(coded(CODE), coded(worded("Copiar", "Entrar"))),
                Arguments.of(coded(worded("Copiar", "Entrar")), coded(worded("Copiar", "Entrar"))),
                Arguments.of(
                        coded(code(Way.ZERO_TAP, " a.b ", "K8a/AINcGX7", 10, true)),
                        coded(Code.of(true, 10, Way.ZERO_TAP, List.of(new App("a.b", "K8a/AINcGX7")), false))),
                Arguments.of(coded(Code.of(true, 10, Way.COPY_CODE, CODE.apps(), true)), coded(Code.copied(true, 10))));
    }

    @ParameterizedTest
    @MethodSource("same")
    void whatIsListedWholeHasArrived(TemplateDraft draft, TemplateDraft listed) {
        assertThat(shows("APPROVED", draft, listed)).isTrue();
        assertThat(shows("PENDING", draft, listed)).isTrue();
    }

    static Stream<Arguments> other() {
        return Stream.of(
                Arguments.of(plain(Header.NONE, "Hola", ""), plain(Header.NONE, "Buenas", "")),
                Arguments.of(plain(Header.NONE, "Hola", "Uno"), plain(Header.NONE, "Hola", "Dos")),
                Arguments.of(plain(Header.text("Uno", ""), "Hola", ""), plain(Header.text("Dos", ""), "Hola", "")),
                Arguments.of(plain(flow("12345", "")), plain(flow("12346", ""))),
                Arguments.of(plain(flow("12345", "START")), plain(flow("12345", "END"))),
                Arguments.of(plain(phone("+57300111")), plain(phone("+57300112"))),
                Arguments.of(plain(address("https://a.co", "")), plain(address("https://b.co", ""))),
                Arguments.of(
                        marketing(Form.OFFER, new Offer("Hoy", true)), marketing(Form.OFFER, new Offer("Hoy", false))),
                Arguments.of(
                        marketing(Form.CAROUSEL, Offer.NONE, card(NO_PICTURE, "Uno")),
                        marketing(Form.CAROUSEL, Offer.NONE, card(NO_PICTURE, "Dos"))),
                Arguments.of(coded(CODE), coded(code(Way.ZERO_TAP, "a.b", "K8a/AINcGX7", 10, true))),
                Arguments.of(coded(CODE), coded(code(Way.ONE_TAP, "a.c", "K8a/AINcGX7", 10, true))),
                Arguments.of(coded(CODE), coded(code(Way.ONE_TAP, "a.b", "K8a/AINcGX8", 10, true))),
                Arguments.of(coded(CODE), coded(code(Way.ONE_TAP, "a.b", "K8a/AINcGX7", 0, true))),
                Arguments.of(coded(CODE), coded(code(Way.ONE_TAP, "a.b", "K8a/AINcGX7", 10, false))),
                Arguments.of(coded(worded("Copiar", "Entrar")), coded(worded("Copiar", "Abrir"))));
    }

    @ParameterizedTest
    @MethodSource("other")
    void whatIsListedOtherwiseHasNot(TemplateDraft draft, TemplateDraft listed) {
        assertThat(shows("APPROVED", draft, listed)).isFalse();
        assertThat(shows("PENDING", draft, listed)).isFalse();
    }

    static Stream<Arguments> untold() {
        return Stream.of(
                Arguments.of(plain(PICTURE, "Hola", ""), plain(PICTURE, "Hola", "")),
                Arguments.of(
                        marketing(Form.CAROUSEL, Offer.NONE, card(PICTURE, "Uno")),
                        marketing(Form.CAROUSEL, Offer.NONE, card(PICTURE, "Uno"))),
                Arguments.of(
                        plain(Header.text("Pedido {{1}}", "7"), "Hola", ""),
                        plain(Header.text("Pedido {{1}}", "8"), "Hola", "")),
                Arguments.of(plain(address("https://a.co/{{1}}", "7")), plain(address("https://a.co/{{1}}", "8"))),
                Arguments.of(plain(copy("", "VERANO")), plain(copy("", "INVIERNO"))));
    }

    @ParameterizedTest
    @MethodSource("untold")
    void whereExamplesMayBeAllThatWasEditedOnlyAReviewIsAProof(TemplateDraft draft, TemplateDraft listed) {
        assertThat(shows("REJECTED", draft, listed)).isFalse();
        assertThat(shows("PENDING", draft, listed)).isTrue();
    }

    private static boolean shows(String status, TemplateDraft draft, TemplateDraft listed) {
        Template template = new Template(
                new TemplateId(1),
                "4711",
                new ListedTemplate(
                        "7",
                        "a",
                        "es",
                        listed.category().name(),
                        status,
                        "POSITIONAL",
                        Optional.empty(),
                        TemplateRequest.components(listed),
                        Optional.empty()),
                Instant.EPOCH);
        return DraftSettling.showsEdit(template, draft);
    }
}
