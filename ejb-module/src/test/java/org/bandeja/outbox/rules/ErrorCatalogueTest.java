package org.bandeja.outbox.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCatalogueTest {
    @ParameterizedTest
    @CsvSource({
        "0, CHANNEL",
        "190, CHANNEL",
        "3, CHANNEL",
        "10, CHANNEL",
        "200, CHANNEL",
        "131005, CHANNEL",
        "368, CHANNEL",
        "131031, CHANNEL",
        "33, CHANNEL",
        "131037, CHANNEL",
        "131042, CHANNEL",
        "131045, CHANNEL",
        "133010, CHANNEL",
        "4, RETRY",
        "80007, RETRY",
        "130429, RETRY",
        "1, RETRY",
        "131000, RETRY",
        "135000, RETRY",
        "2, RETRY",
        "131016, RETRY",
        "133004, RETRY",
        "131057, RETRY",
        "2494100, RETRY",
        "131056, PAIR_LIMIT",
        "131048, LIMITED",
        "131049, LIMITED",
        "131064, LIMITED",
        "132015, LIMITED",
        "133016, LIMITED",
        "131047, PERMANENT",
        "131026, PERMANENT",
        "131030, PERMANENT",
        "130403, PERMANENT",
        "130472, PERMANENT",
        "130497, PERMANENT",
        "131021, PERMANENT",
        "131050, PERMANENT",
        "131053, PERMANENT",
        "131062, PERMANENT",
        "132000, PERMANENT",
        "132001, PERMANENT",
        "132016, PERMANENT",
        "137000, PERMANENT",
        "100, DEFECT",
        "131008, DEFECT",
        "131009, DEFECT",
        "131051, DEFECT",
        "-1, PERMANENT",
        "-2, PERMANENT",
        "-3, PERMANENT",
        "-4, PERMANENT"
    })
    void knownCodesHaveTheirClass(int code, ErrorClass errorClass) {
        ErrorRule rule = ErrorCatalogue.of(code);
        assertThat(rule.code()).isEqualTo(code);
        assertThat(rule.errorClass()).isEqualTo(errorClass);
        assertThat(rule.textKey()).isEqualTo("outbox.error." + code);
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
                case RETRY, PAIR_LIMIT -> assertThat(rule.maxAttempts()).isBetween(3, 20);
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
}
