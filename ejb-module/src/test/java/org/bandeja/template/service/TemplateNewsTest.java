package org.bandeja.template.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.notice.service.AccountChange;
import org.bandeja.template.model.ListedTemplate;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.model.TemplateSyncs;
import org.bandeja.template.model.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What WhatsApp tells of a template, and what becomes of it. */
class TemplateNewsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    private final Template template = new Template(
            TemplateId.next(),
            "1",
            new ListedTemplate(
                    "11", "a", "es", "UTILITY", "APPROVED", "POSITIONAL", Optional.empty(), "[]", Optional.empty()),
            NOW.minusSeconds(60));
    private final List<String> wanted = new ArrayList<>();
    private final TemplateNews news = new TemplateNews();

    @BeforeEach
    @SuppressWarnings("unchecked")
    void prepare() {
        news.templates = new Templates() {
            @Override
            public Optional<Template> lock(String accountId, String whatsappId) {
                return accountId.equals("1") && whatsappId.equals("11") ? Optional.of(template) : Optional.empty();
            }
        };
        news.syncs = new TemplateSyncs() {
            @Override
            public void want(String accountId, Instant now, Duration gap) {
                wanted.add(accountId);
            }
        };
        news.wanted = (Event<TemplatesWanted>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> null);
        news.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** Facts as name:value; then status, quality, category, category to come. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "event:PAUSED reason:NONE, PAUSED, -, UTILITY, -",
                "event:REJECTED reason:SCAM, REJECTED, -, UTILITY, -",
                "event:DISABLED, DISABLED, -, UTILITY, -",
                "event:LOCKED, LOCKED, -, UTILITY, -",
                "event:SOMETHING_NEW, SOMETHING_NEW, -, UTILITY, -",
                "event:FLAGGED, APPROVED, -, UTILITY, -",
                "event:REINSTATED, APPROVED, -, UTILITY, -",
                "new_quality_score:RED previous_quality_score:GREEN, APPROVED, RED, UTILITY, -",
                "new_category:UTILITY correct_category:MARKETING, APPROVED, -, UTILITY, MARKETING",
                "previous_category:UTILITY new_category:MARKETING, APPROVED, -, MARKETING, -",
                "message_template_element:x, APPROVED, -, UTILITY, -"
            })
    void actsAtOnce(String facts, String status, String quality, String category, String next) {
        news.hear(change("11", facts));
        assertThat(template.status()).isEqualTo(status);
        assertThat(template.quality()).isEqualTo(Optional.ofNullable(quality));
        assertThat(template.category()).isEqualTo(category);
        assertThat(template.nextCategory()).isEqualTo(Optional.ofNullable(next));
        assertThat(wanted).containsExactly("1");
    }

    @Test
    void saysWhyInWhatsAppsWords() {
        news.hear(change(
                "11",
                "event:PAUSED reason:NONE other_info.title:FIRST_PAUSE other_info.description:Customers_said_so"));
        assertThat(template.rejectedReason()).contains("FIRST_PAUSE");
        assertThat(template.advice()).contains("Customers_said_so");
    }

    @Test
    void aTemplateThatNobodyKnowsIsReadSoon() {
        news.hear(change("12", "event:APPROVED"));
        assertThat(wanted).containsExactly("1");
    }

    @Test
    void whatIsAboutSomethingElseIsLeftAlone() {
        news.hear(new AccountChange(
                "1",
                "account_update",
                "DISABLED",
                Optional.empty(),
                Map.of("event", "DISABLED"),
                "{}",
                List.of(),
                NOW));
        assertThat(template.isApproved()).isTrue();
        assertThat(wanted).isEmpty();
    }

    private static AccountChange change(String id, String facts) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("message_template_id", id));
        for (String fact : facts.split(" ")) {
            all.put(fact.split(":")[0], fact.split(":")[1]);
        }
        return new AccountChange(
                "1", "message_template_status_update", "", Optional.empty(), all, "{}", List.of(), NOW);
    }
}
