package org.bandeja.notice.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.notice.model.Severity;
import org.bandeja.notice.rules.Severities;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.whatsapp.model.AccountId;
import org.bandeja.whatsapp.model.WhatsAppAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the news stays with numbers and accounts, and how much each of them matters. */
class LearningTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final WhatsAppAccount account = new WhatsAppAccount(new AccountId(1), "1", "Tienda", NOON);
    private final BusinessNumber number = number();

    @Test
    void aRestrictionHoldsUntilItIsLifted() {
        learn(
                "account_update",
                "ACCOUNT_RESTRICTION",
                NOON,
                "restriction_info.0.restriction_type=RESTRICTED_BIZ_INITIATED_MESSAGING",
                "restriction_info.0.expiration=1795950000",
                "restriction_info.1.restriction_type=RESTRICTED_ADD_PHONE_NUMBER_ACTION");
        assertThat(account.restrictions())
                .containsExactly(
                        "RESTRICTED_BIZ_INITIATED_MESSAGING 2026-11-29T11:00:00Z",
                        "RESTRICTED_ADD_PHONE_NUMBER_ACTION");
        learn("account_update", "ACCOUNT_RESTRICTION", NOON.plusSeconds(1));
        assertThat(account.restrictions()).isEmpty();
    }

    @Test
    void aBanIsAnnouncedHoldsAndEnds() {
        learn(
                "account_update",
                "DISABLED_UPDATE",
                NOON,
                "ban_info.waba_ban_state=SCHEDULE_FOR_DISABLE",
                "ban_info.waba_ban_date=November 30, 2026");
        assertThat(account.ban()).contains("SCHEDULE_FOR_DISABLE");
        assertThat(account.banDate()).contains("November 30, 2026");
        learn("account_update", "DISABLED_UPDATE", NOON.plusSeconds(1), "ban_info.waba_ban_state=REINSTATE");
        assertThat(account.ban()).isEmpty();
        learn("account_update", "ACCOUNT_DELETED", NOON.plusSeconds(2));
        assertThat(account.ban()).contains("DELETED");
    }

    @Test
    void anOlderWordOvertakesNoNewerOne() {
        learn("account_update", "DISABLED_UPDATE", NOON, "ban_info.waba_ban_state=REINSTATE");
        learn("account_update", "DISABLED_UPDATE", NOON.minusSeconds(1), "ban_info.waba_ban_state=DISABLE");
        assertThat(account.ban()).isEmpty();
        quality("FLAGGED", NOON);
        quality("UNFLAGGED", NOON.minusSeconds(1));
        assertThat(number.quality()).contains("FLAGGED");
    }

    @Test
    void reviewLimitAndNumberOfNumbersStayWithTheAccount() {
        learn("account_review_update", "APPROVED", NOON);
        learn(
                "business_capability_update",
                "",
                NOON,
                "max_daily_conversations_per_business=TIER_10K",
                "max_phone_numbers_per_business=20");
        assertThat(account.review()).contains("APPROVED");
        assertThat(account.messagingLimit()).contains("TIER_10K");
        assertThat(account.mostNumbers()).hasValue(20);
        learn("business_capability_update", "", NOON, "max_daily_conversation_per_phone=1000");
        assertThat(account.messagingLimit()).contains("1000");
    }

    @Test
    void qualityLimitSpeedAndNameStayWithTheNumber() {
        quality("FLAGGED", NOON, "current_limit=TIER_1K");
        assertThat(number.quality()).contains("FLAGGED");
        assertThat(number.messagingLimit()).contains("TIER_1K");
        quality("ONBOARDING", NOON, "max_daily_conversations_per_business=TIER_2K");
        assertThat(number.messagingLimit()).contains("TIER_2K");
        quality("THROUGHPUT_UPGRADE", NOON);
        assertThat(number.throughput()).contains("HIGH");
        name("REJECTED", "Sol");
        assertThat(number.nameStatus()).contains("REJECTED");
        assertThat(number.verifiedName()).isEmpty();
        name("APPROVED", "Sol y Luna");
        assertThat(number.verifiedName()).contains("Sol y Luna");
    }

    @Test
    void nonsenseStaysNowhere() {
        learn("account_update", "ACCOUNT_RESTRICTION", NOON, "restriction_info.0.restriction_type=<b>");
        learn("account_update", "DISABLED_UPDATE", NOON, "ban_info.waba_ban_state=a b");
        learn(
                "business_capability_update",
                "",
                NOON,
                "max_daily_conversations_per_business=a b",
                "max_phone_numbers_per_waba=-1");
        quality("FLAGGED", NOON, "current_limit=" + "X".repeat(50));
        assertThat(account.restrictions()).isEmpty();
        assertThat(account.ban()).isEmpty();
        assertThat(account.messagingLimit()).isEmpty();
        assertThat(account.mostNumbers()).isEmpty();
        assertThat(number.messagingLimit()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "account_update, ACCOUNT_VIOLATION, , CRITICAL",
        "account_update, ACCOUNT_RESTRICTION, restriction_info.0.restriction_type=RESTRICTED_BIZ_INITIATED_MESSAGING, CRITICAL",
        "account_update, ACCOUNT_RESTRICTION, , INFO",
        "account_update, DISABLED_UPDATE, ban_info.waba_ban_state=DISABLE, CRITICAL",
        "account_update, DISABLED_UPDATE, ban_info.waba_ban_state=SCHEDULE_FOR_DISABLE, CRITICAL",
        "account_update, DISABLED_UPDATE, ban_info.waba_ban_state=REINSTATE, INFO",
        "account_update, ACCOUNT_DELETED, , CRITICAL",
        "account_update, PARTNER_REMOVED, , CRITICAL",
        "account_update, PARTNER_APP_UNINSTALLED, , CRITICAL",
        "account_update, ACCOUNT_OFFBOARDED, , CRITICAL",
        "account_update, VERIFIED_ACCOUNT, , INFO",
        "account_update, MM_LITE_TERMS_SIGNED, , INFO",
        "account_review_update, REJECTED, , CRITICAL",
        "account_review_update, DEFERRED, , WARNING",
        "account_review_update, APPROVED, , INFO",
        "account_alerts, OBA, alert_info.alert_severity=CRITICAL, CRITICAL",
        "account_alerts, OBA, alert_info.alert_severity=INFORMATIONAL, INFO",
        "account_alerts, OBA, , WARNING",
        "business_capability_update, '', , INFO",
        "security, PIN_CHANGED, , CRITICAL",
        "security, PIN_RESET_REQUEST, , CRITICAL",
        "security, PIN_REQUEST_SUCCESS, , WARNING",
        "phone_number_quality_update, FLAGGED, , WARNING",
        "phone_number_quality_update, DOWNGRADE, , WARNING",
        "phone_number_quality_update, UNFLAGGED, , INFO",
        "phone_number_name_update, REJECTED, , WARNING",
        "phone_number_name_update, APPROVED, , INFO",
        "errors, 131042, , CRITICAL",
        "errors, 130429, , WARNING",
        "message_template_status_update, REJECTED, , WARNING",
        "message_template_quality_update, RED, , WARNING",
        "template_category_update, MARKETING, , WARNING"
    })
    void howMuchItMatters(String field, String event, String fact, Severity severity) {
        assertThat(Severities.of(field, event, facts(fact == null ? new String[0] : new String[] {fact})))
                .isEqualTo(severity);
    }

    private void learn(String field, String event, Instant at, String... facts) {
        Learning.ofAccount(change(field, event, at, facts), account);
    }

    private void quality(String event, Instant at, String... facts) {
        Learning.ofNumber(change("phone_number_quality_update", event, at, facts), number);
    }

    private void name(String decision, String wanted) {
        Learning.ofNumber(
                change("phone_number_name_update", decision, NOON, "requested_verified_name=" + wanted), number);
    }

    private static AccountChange change(String field, String event, Instant at, String... facts) {
        return new AccountChange("1", field, event, Optional.empty(), facts(facts), "{}", List.of(), at);
    }

    private static Map<String, String> facts(String... facts) {
        Map<String, String> all = new HashMap<>();
        for (String fact : facts) {
            all.put(fact.substring(0, fact.indexOf('=')), fact.substring(fact.indexOf('=') + 1));
        }
        return all;
    }

    /** Only the database makes numbers. */
    private static BusinessNumber number() {
        try {
            Constructor<BusinessNumber> made = BusinessNumber.class.getDeclaredConstructor();
            made.setAccessible(true);
            return made.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
