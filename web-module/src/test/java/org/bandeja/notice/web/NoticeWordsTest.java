package org.bandeja.notice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.notice.model.Notice;
import org.bandeja.notice.model.Severity;
import org.bandeja.screen.web.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What WhatsApp tells is said in words, in every language, whatever it tells. */
class NoticeWordsTest {
    private static final List<Locale> LOCALES =
            Texts.LANGUAGES.stream().map(Locale::forLanguageTag).toList();

    private final Texts texts = new Texts();
    private final NoticeWords words = new NoticeWords(texts);

    @ParameterizedTest
    @FieldSource("org.bandeja.screen.web.Texts#LANGUAGES")
    void everyLanguageHasTheSameTexts(String language) {
        Map<String, String> texts = ours(language);
        assertThat(texts.keySet()).isEqualTo(ours("en").keySet());
        ours("en")
                .forEach((key, text) ->
                        assertThat(places(texts.get(key))).as(key).isEqualTo(places(text)));
    }

    private Map<String, String> ours(String language) {
        return texts.all(language).entrySet().stream()
                .filter(text -> text.getKey().startsWith("notice.")
                        || NoticeWords.kinds().stream()
                                .anyMatch(kind -> text.getKey().startsWith(kind + ".")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> places(String text) {
        return Stream.of("{0}", "{1}").filter(text::contains).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        account_update | ACCOUNT_VIOLATION | {"violation_info.violation_type":"ADULT"} | ADULT
        account_update | ACCOUNT_RESTRICTION | {"restriction_info.0.restriction_type":"RESTRICTED_BIZ_INITIATED_MESSAGING","restriction_info.0.expiration":"1795950000"} | 2026
        account_update | ACCOUNT_RESTRICTION | {} | Tienda
        account_update | DISABLED_UPDATE | {"ban_info.waba_ban_state":"SCHEDULE_FOR_DISABLE","ban_info.waba_ban_date":"March 20"} | March 20
        account_update | DISABLED_UPDATE | {"ban_info.waba_ban_state":"REINSTATE"} | Tienda
        account_update | ACCOUNT_DELETED | {} | Tienda
        account_update | SOMETHING_NEW | {} | SOMETHING_NEW
        account_review_update | REJECTED | {} | Tienda
        account_alerts | OBA | {"alert_info.alert_description":"Upload a document"} | Upload a document
        business_capability_update | `` | {"max_daily_conversations_per_business":"TIER_2K"} | 24
        security | PIN_CHANGED | {} | PIN
        phone_number_quality_update | DOWNGRADE | {"current_limit":"TIER_50"} | 50
        phone_number_name_update | REJECTED | {"requested_verified_name":"Sol","rejection_reason":"NAME_FORMAT"} | Sol, NAME_FORMAT
        template_category_update | UTILITY | {"new_category":"UTILITY","correct_category":"MARKETING"} | Marketing
        template_category_update | UTILITY | {"new_category":"UTILITY","correct_category":"MARKETING"} | 24
        template_category_update | MARKETING | {"new_category":"MARKETING","previous_category":"UTILITY"} | Marketing
        errors | 131042 | {"errors.0.code":"131042"} | Tienda
        number_stopped | 190 | {"code":"190"} | token
        payment_configuration_update | `` | {"status":"Active","configuration_name":"razorpay"} | razorpay
        a_field_of_tomorrow | `` | {"what":"happened"} | happened
        """)
    void everythingHasWords(String field, String event, String facts, String holds) {
        for (Locale locale : LOCALES) {
            String text = words.text(notice(field, event, facts), Optional.of("Tienda"), locale);
            assertThat(text).contains(holds).doesNotContain("{", "}", "notice.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "quality, GREEN, high",
        "limit, TIER_250, 250 customers in 24 hours",
        "numberstatus, SOMETHING_NEW, something new"
    })
    void statesAreWordsToo(String kind, String said, String word) {
        assertThat(words.word(kind, said, Locale.ENGLISH)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"573001234567, +57 300 1234567", "order_update, order_update"})
    void numbersAreWrittenAsPeopleWriteThem(String subject, String shown) {
        Notice stopped = notice("number_stopped", "190", "{}", subject);
        assertThat(words.text(stopped, Optional.of("Tienda"), Locale.ENGLISH)).contains(shown);
    }

    private static Notice notice(String field, String event, String facts) {
        return notice(field, event, facts, "");
    }

    private static Notice notice(String field, String event, String facts, String subject) {
        return new Notice(
                Instant.parse("2026-11-28T12:00:00Z"),
                Severity.INFO,
                field,
                event,
                "1",
                Optional.empty(),
                Optional.empty(),
                subject,
                facts);
    }
}
