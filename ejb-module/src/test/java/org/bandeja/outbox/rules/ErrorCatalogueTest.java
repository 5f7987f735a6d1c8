package org.bandeja.outbox.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCatalogueTest {
    /** Every code of the table that we work from (error codes, 2026-09-11), and ours. */
    @ParameterizedTest
    @CsvSource({
        "0, CHANNEL",
        "190, CHANNEL",
        "200, CHANNEL",
        "201, CHANNEL",
        "299, CHANNEL",
        "3, CHANNEL",
        "10, CHANNEL",
        "131005, CHANNEL",
        "368, CHANNEL",
        "131031, CHANNEL",
        "130497, PERMANENT",
        "4, THROTTLED",
        "80007, THROTTLED",
        "130429, RETRY",
        "131056, PAIR_LIMIT",
        "131048, LIMITED",
        "131064, LIMITED",
        "133016, LIMITED",
        "1, RETRY",
        "131000, RETRY",
        "135000, RETRY",
        "2, RETRY",
        "131016, RETRY",
        "133004, RETRY",
        "131057, RETRY",
        "2494100, RETRY",
        "33, CHANNEL",
        "100, DEFECT",
        "131008, DEFECT",
        "131009, DEFECT",
        "130403, PERMANENT",
        "130472, PERMANENT",
        "131021, PERMANENT",
        "131026, PERMANENT",
        "131030, PERMANENT",
        "131037, CHANNEL",
        "131042, CHANNEL",
        "131045, CHANNEL",
        "133010, CHANNEL",
        "131047, PERMANENT",
        "131049, LIMITED",
        "131050, PERMANENT",
        "131051, DEFECT",
        "131052, PERMANENT",
        "131053, PERMANENT",
        "131055, PERMANENT",
        "134100, PERMANENT",
        "131063, PERMANENT",
        "131060, PERMANENT",
        "131062, PERMANENT",
        "132000, PERMANENT",
        "132001, PERMANENT",
        "132005, PERMANENT",
        "132007, PERMANENT",
        "132008, PERMANENT",
        "132012, PERMANENT",
        "132018, PERMANENT",
        "132015, LIMITED",
        "132016, PERMANENT",
        "132068, PERMANENT",
        "132069, LIMITED",
        "133000, CHANNEL",
        "133005, CHANNEL",
        "133008, LIMITED",
        "133009, LIMITED",
        "133006, CHANNEL",
        "133015, LIMITED",
        "134011, PERMANENT",
        "134101, LIMITED",
        "134102, PERMANENT",
        "137000, PERMANENT",
        "138001, PERMANENT",
        "131044, PERMANENT",
        "139100, PERMANENT",
        "139101, PERMANENT",
        "139102, RETRY",
        "139103, PERMANENT",
        "131200, PERMANENT",
        "131299, PERMANENT",
        "131020, PERMANENT",
        "131041, PERMANENT",
        "131059, PERMANENT",
        "2388024, PERMANENT",
        "2388023, PERMANENT",
        "2388039, PERMANENT",
        "2388040, PERMANENT",
        "2388047, PERMANENT",
        "2388072, PERMANENT",
        "2388073, PERMANENT",
        "2388293, PERMANENT",
        "2388299, PERMANENT",
        "2388019, PERMANENT",
        "-1, PERMANENT",
        "-2, PERMANENT",
        "-3, PERMANENT",
        "-4, PERMANENT",
        "-5, RETRY",
        "-6, RETRY",
        "-7, PERMANENT",
        "-10, PERMANENT"
    })
    void everyCodeHasItsClass(int code, ErrorClass errorClass) {
        ErrorRule rule = ErrorCatalogue.of(code);
        assertThat(rule.code()).isEqualTo(code);
        assertThat(rule.errorClass()).isEqualTo(errorClass);
        assertThat(rule.textKey()).startsWith("outbox.error.").doesNotContain("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "190, true",
        "3, true",
        "10, true",
        "200, true",
        "299, true",
        "131005, true",
        "368, true",
        "131031, true",
        "131042, true",
        "4, true",
        "80007, true",
        "33, false",
        "131037, false",
        "131045, false",
        "133010, false",
        "130429, false",
        "131056, false",
        "131026, false",
        "199, false",
        "300, false"
    })
    void tokenPermissionsRestrictionsPaymentAndCallLimitsConcernAllNumbersOfTheAccount(int code, boolean all) {
        assertThat(ErrorCatalogue.concernsAccount(code)).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "190, outbox.error.190",
        "131042, outbox.error.131042",
        "131016, outbox.held.RETRY",
        "131056, outbox.held.PAIR_LIMIT",
        "80007, outbox.held.THROTTLED",
        "-5, outbox.error.-5",
        "-6, outbox.error.-6"
    })
    void aMessageThatWaitsSaysWhy(int code, String key) {
        assertThat(ErrorCatalogue.whyItWaits(code)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"131048", "131049", "131064", "132015", "132069", "131026", "131047", "137000"})
    void whatALimitHoldsBackOrSomebodyCanChangeMayBeTriedByHand(int code) {
        assertThat(ErrorCatalogue.of(code).againByHand()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "199, PERMANENT, unknown",
        "201, CHANNEL, 200",
        "299, CHANNEL, 200",
        "300, PERMANENT, unknown",
        "131203, PERMANENT, 131200",
        "131299, PERMANENT, 131200",
        "138006, PERMANENT, 138000",
        "139999, PERMANENT, 139000",
        "140000, PERMANENT, unknown"
    })
    void rangesShareAClassAndAText(int code, ErrorClass errorClass, String key) {
        assertThat(ErrorCatalogue.of(code).errorClass()).isEqualTo(errorClass);
        assertThat(ErrorCatalogue.of(code).textKey()).isEqualTo("outbox.error." + key);
    }

    @ParameterizedTest
    @CsvSource({"-99", "7", "999999", "2147483647", "-2147483648"})
    void anUnknownCodeFailsThisMessageOnlyAndMayBeTriedByHand(int code) {
        ErrorRule rule = ErrorCatalogue.of(code);
        assertThat(rule.errorClass()).isEqualTo(ErrorClass.PERMANENT);
        assertThat(rule.maxAttempts()).isEqualTo(1);
        assertThat(rule.againByHand()).isTrue();
    }

    @Test
    void attemptsFollowTheClass() {
        assertThat(ErrorCatalogue.all()).allSatisfy(rule -> {
            switch (rule.errorClass()) {
                case RETRY, PAIR_LIMIT, THROTTLED ->
                    assertThat(rule.maxAttempts()).isBetween(3, 20);
                case CHANNEL -> assertThat(rule.maxAttempts()).isEqualTo(Integer.MAX_VALUE);
                default -> assertThat(rule.maxAttempts()).isEqualTo(1);
            }
        });
    }

    @Test
    void noOneTriesAMistakeOfOursAgain() {
        assertThat(ErrorCatalogue.all())
                .filteredOn(rule -> rule.errorClass() == ErrorClass.DEFECT)
                .noneMatch(ErrorRule::againByHand);
    }

    @Test
    void aRuleWithoutAttemptsIsRefused() {
        assertThatThrownBy(() -> new ErrorRule(1, ErrorClass.RETRY, 0, true, "key"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "132000, true",
        "132001, true",
        "132007, true",
        "132012, true",
        "132015, true",
        "132016, true",
        "132005, false",
        "131047, false",
        "131050, false",
        "100, false",
        "-1, false"
    })
    void whatSaysThatATemplateIsAnotherThanWeKnow(int code, boolean another) {
        assertThat(ErrorCatalogue.saysTemplateIsAnother(code)).isEqualTo(another);
        assertThat(another && ErrorCatalogue.of(code).errorClass().isRepeated())
                .as("it does not leave again by itself")
                .isFalse();
    }
}
