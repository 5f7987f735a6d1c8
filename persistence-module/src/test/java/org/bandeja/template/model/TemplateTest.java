package org.bandeja.template.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Instant READ = Instant.parse("2026-11-28T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Template template = new Template(TemplateId.next(), "1", listed("APPROVED"), READ);

    @Test
    void isApprovedAsWhatsAppSays() {
        assertThat(template.isApproved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PENDING",
                "REJECTED",
                "PAUSED",
                "DISABLED",
                "IN_APPEAL",
                "PENDING_DELETION",
                "DELETED",
                "LIMIT_EXCEEDED",
                "ARCHIVED",
                "LOCKED",
                "SOMETHING_NEW",
                "approved",
                ""
            })
    void nothingElseIsApproved(String status) {
        template.listed(listed(status), READ.plus(MINUTE));
        assertThat(template.isApproved()).isFalse();
    }

    @Test
    void aPauseActsAtOnceAndAnOlderReadingDoesNotUndoIt() {
        Instant heard = READ.plus(MINUTE);
        assertThat(template.isNow("PAUSED", Optional.of("NONE"), Optional.of("Low quality"), heard, heard))
                .isTrue();
        template.listed(listed("APPROVED"), heard.minusMillis(1));
        assertThat(template.isApproved()).isFalse();
        assertThat(template.advice()).contains("Low quality");
    }

    @Test
    void aReadingThatBeganLaterCountsForMore() {
        Instant heard = READ.plus(MINUTE);
        template.isNow("PAUSED", Optional.of("NONE"), Optional.of("Low quality"), heard, heard);
        template.listed(listed("APPROVED"), heard);
        assertThat(template.isApproved()).isTrue();
        assertThat(template.advice()).isEmpty();
        assertThat(template.rejectedReason()).isEmpty();
    }

    @Test
    void anOlderEventNeverReplacesANewerOne() {
        Instant now = READ.plus(MINUTE);
        template.isNow("PAUSED", Optional.empty(), Optional.empty(), READ.plusSeconds(20), now);
        assertThat(template.isNow("APPROVED", Optional.empty(), Optional.empty(), READ.plusSeconds(19), now))
                .isFalse();
        assertThat(template.isApproved()).isFalse();
    }

    @Test
    void anEventThatIsLateByDaysSaysNothingNew() {
        Instant old = READ.minus(Duration.ofDays(2));
        assertThat(template.isNow("PAUSED", Optional.empty(), Optional.empty(), old, READ.plus(MINUTE)))
                .isFalse();
        assertThat(template.isApproved()).isTrue();
    }

    @Test
    void whatIsNotListedAnyMoreIsGoneUntilItIsListedAgain() {
        template.notListed(READ);
        assertThat(template.goneAt()).isEmpty();
        template.notListed(READ.plus(MINUTE));
        assertThat(template.isApproved()).isFalse();
        template.listed(listed("APPROVED"), READ.plus(MINUTE).plus(MINUTE));
        assertThat(template.isApproved()).isTrue();
    }

    @Test
    void anEarlierReadingChangesNothing() {
        template.listed(listed("REJECTED"), READ.minusMillis(1));
        assertThat(template.isApproved()).isTrue();
    }

    @Test
    void itsCategoryChangesWhenWhatsAppSaysSo() {
        template.willBecome("MARKETING", READ, READ);
        assertThat(template.isMarketing()).isFalse();
        assertThat(template.nextCategory()).contains("MARKETING");
        template.recategorised("MARKETING", READ.plus(MINUTE), READ.plus(MINUTE));
        assertThat(template.isMarketing()).isTrue();
        assertThat(template.nextCategory()).isEmpty();
    }

    @Test
    void languagesAreWrittenInOneWay() {
        assertThat(ListedTemplate.language("en-US")).isEqualTo("en_US");
        assertThat(ListedTemplate.language("es")).isEqualTo("es");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ListedTemplate(
                        "1", "a", "", "UTILITY", "APPROVED", "NAMED", Optional.empty(), "[]", Optional.empty()));
    }

    private static ListedTemplate listed(String status) {
        return new ListedTemplate(
                "11",
                "order_update",
                "en-US",
                "UTILITY",
                status,
                "POSITIONAL",
                Optional.of("GREEN"),
                "[]",
                Optional.empty());
    }
}
