package org.bandeja.template.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.audit.model.Change;
import org.bandeja.directory.model.AgentId;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the audit keeps of a submission. */
class DraftAuditTest {
    private static final int BYTES_OF_A_TEXT = 65_535;
    private static final List<Button> FLOW = List.of(new Button(Button.Kind.FLOW, "Agendar", "12345", "START"));

    private static TemplateDraft draft(Category category, Form form, String text, List<Button> buttons, Code code) {
        Card card = new Card(Header.text(text, ""), text, Map.of(), buttons);
        return Drafts.draft(category, form, card, text, new Offer(text, true), Collections.nCopies(2, card), code);
    }

    private static List<String> kept(TemplateDraft draft) {
        return changes(draft).stream()
                .map(change -> change.name() + "=" + change.became())
                .toList();
    }

    private static List<Change> changes(TemplateDraft draft) {
        return new DraftAudit()
                .submitted(new AgentId(1), Instant.EPOCH, Optional.empty(), draft)
                .changes();
    }

    @Test
    void onlyThePartsOfTheForm() {
        assertThat(kept(draft(Category.UTILITY, Form.PLAIN, "Hola", FLOW, Code.USUAL)))
                .containsExactly(
                        "category=UTILITY",
                        "header=Hola",
                        "body=Hola",
                        "footer=Hola",
                        "buttons=FLOW Agendar 12345 START");
        assertThat(kept(draft(Category.MARKETING, Form.OFFER, "Hola", FLOW, Code.USUAL)))
                .containsExactly(
                        "category=MARKETING",
                        "header=Hola",
                        "body=Hola",
                        "buttons=FLOW Agendar 12345 START",
                        "offer=Hola · expires");
        assertThat(kept(draft(Category.MARKETING, Form.CATALOG, "Hola", FLOW, Code.USUAL)))
                .containsExactly("category=MARKETING", "body=Hola", "footer=Hola");
        assertThat(kept(draft(Category.MARKETING, Form.CAROUSEL, "Hola", FLOW, Code.USUAL)))
                .containsExactly(
                        "category=MARKETING",
                        "body=Hola",
                        "cards=Hola · Hola · FLOW Agendar 12345 START\nHola · Hola · FLOW Agendar 12345 START");
    }

    @Test
    void allOfACode() {
        List<App> apps = List.of(new App("com.shop", "K8a/AINcGX7"));
        assertThat(kept(draft(
                        Category.AUTHENTICATION, Form.PLAIN, "Hola", FLOW, Code.of(true, 5, Way.ZERO_TAP, apps, true))))
                .containsExactly(
                        "category=AUTHENTICATION",
                        "code=ZERO_TAP · com.shop K8a/AINcGX7 · 5 min · advice · terms accepted");
        assertThat(kept(draft(
                        Category.AUTHENTICATION, Form.PLAIN, "", FLOW, Code.of(false, 0, Way.COPY_CODE, apps, true))))
                .containsExactly("category=AUTHENTICATION", "code=COPY_CODE");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void theLargestDraftFits(Form form) {
        assertFits(form, "€");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "\n", "😀", "x😀"})
    void whateverItsSigns(String sign) {
        assertFits(Form.PLAIN, sign);
        assertFits(Form.CAROUSEL, sign);
    }

    private static void assertFits(Form form, String sign) {
        String text = sign.repeat(4_000 / sign.length());
        List<Button> buttons = Collections.nCopies(200, new Button(Button.Kind.FLOW, text, text, text));
        Code code = Code.of(true, 90, Way.ONE_TAP, Collections.nCopies(200, new App(text, text)), true);
        for (Category category : List.of(Category.MARKETING, Category.AUTHENTICATION)) {
            String record = String.join("\n", kept(draft(category, form, text, buttons, code)));
            String escaped = record.replace("\\", "\\\\").replace("\n", "\\n");
            assertThat(escaped.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(BYTES_OF_A_TEXT);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(record)).isTrue();
        }
    }
}
