package org.bandeja.template.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.template.model.KeptDraft.Refused;
import org.junit.jupiter.api.Test;

class KeptDraftTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final AgentId ANA = new AgentId(1);
    private static final AgentId LUIS = new AgentId(2);

    private final KeptDraft draft = new KeptDraft("102290", Optional.empty(), ANA, NOW);

    @Test
    void isWrittenByAnybodyUntilItIsSubmitted() {
        draft.write("welcome", "es", "{}", LUIS, NOW);
        assertThat(draft.author()).isEqualTo(LUIS);
        draft.submit(ANA, NOW);
        assertThat(draft.author()).isEqualTo(ANA);
        assertThatThrownBy(() -> draft.write("other", "es", "{}", LUIS, NOW)).isInstanceOf(DraftUnderWay.class);
        assertThat(draft.name()).isEqualTo("welcome");
    }

    @Test
    void ofTwoSubmissionsOneIsMade() {
        draft.submit(ANA, NOW);
        assertThatThrownBy(() -> draft.submit(LUIS, NOW)).isInstanceOf(DraftUnderWay.class);
    }

    @Test
    void aRefusalIsKeptUntilTheNextSubmission() {
        draft.submit(ANA, NOW);
        draft.refuse(new Refused(100, 2388024, "x".repeat(2000)));
        assertThat(draft.state()).isEqualTo(DraftState.OPEN);
        assertThat(draft.failure()).contains(DraftFailure.REFUSED);
        assertThat(draft.refused()).contains(new Refused(100, 2388024, "x".repeat(1000)));
        draft.write("welcome", "es", "{}", ANA, NOW);
        assertThat(draft.refused()).isPresent();
        draft.submit(ANA, NOW);
        assertThat(draft.failure()).isEmpty();
        assertThat(draft.refused()).isEmpty();
    }

    @Test
    void anUnknownOutcomeIsInDoubtAtOnceALostNodeAfterThreeMinutes() {
        assertThat(draft.isInDoubt(NOW)).isFalse();
        draft.submit(ANA, NOW);
        assertThat(draft.isInDoubt(NOW.plusSeconds(179))).isFalse();
        assertThat(draft.isInDoubt(NOW.plusSeconds(180))).isTrue();
        draft.doubt();
        assertThat(draft.isInDoubt(NOW)).isTrue();
    }

    @Test
    void aReadingProvesThatItDidNotArriveOnlyAMinuteLater() {
        draft.submit(ANA, NOW);
        draft.doubt();
        assertThat(draft.notListed(NOW.plusSeconds(59))).isFalse();
        assertThat(draft.state()).isEqualTo(DraftState.UNCERTAIN);
        assertThat(draft.notListed(NOW.plusSeconds(60))).isTrue();
        assertThat(draft.state()).isEqualTo(DraftState.OPEN);
        assertThat(draft.failure()).contains(DraftFailure.NOT_ARRIVED);
        assertThat(draft.notListed(NOW.plusSeconds(120))).isFalse();
    }

    @Test
    void whatNeverLeftCanBeSubmittedAgain() {
        draft.submit(ANA, NOW);
        draft.notReached();
        assertThat(draft.failure()).contains(DraftFailure.NOT_REACHED);
        draft.submit(ANA, NOW);
        assertThat(draft.state()).isEqualTo(DraftState.SUBMITTING);
    }

    @Test
    void onlyWhoSawTheLastVersionChangesIt() {
        draft.requireVersion(0);
        assertThatThrownBy(() -> draft.requireVersion(1)).isInstanceOf(DraftChanged.class);
    }
}
