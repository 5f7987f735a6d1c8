package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bandeja.conversation.model.MessageStatus.DELIVERED;
import static org.bandeja.conversation.model.MessageStatus.DISMISSED;
import static org.bandeja.conversation.model.MessageStatus.FAILED;
import static org.bandeja.conversation.model.MessageStatus.IN_DOUBT;
import static org.bandeja.conversation.model.MessageStatus.LOST;
import static org.bandeja.conversation.model.MessageStatus.QUEUED;
import static org.bandeja.conversation.model.MessageStatus.READ;
import static org.bandeja.conversation.model.MessageStatus.RECEIVED;
import static org.bandeja.conversation.model.MessageStatus.SENDING;
import static org.bandeja.conversation.model.MessageStatus.SENT;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.bandeja.contact.model.ContactId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Conversation conversation =
            new Conversation(new ConversationId(1), new NumberId(2), new ContactId(3), NOW);
    private final Message answer =
            Message.answer(new MessageId(21), conversation, 4, new AgentId(11), Said.text("Buenos días"), NOW);

    /** How an answer comes into each of its states. */
    enum Way {
        QUEUED(it -> {}),
        SENDING(it -> it.accepted("wamid.A")),
        IN_DOUBT(it -> it.doubt(-2)),
        DISMISSED(IN_DOUBT.steps.andThen(Message::dismiss)),
        FAILED(SENDING.steps.andThen(it -> it.fail(131026, "no WhatsApp"))),
        SENT(SENDING.steps.andThen(it -> it.report(MessageStatus.SENT, NOW))),
        DELIVERED(SENDING.steps.andThen(it -> it.report(MessageStatus.DELIVERED, NOW))),
        READ(SENDING.steps.andThen(it -> it.report(MessageStatus.READ, NOW)));

        private final Consumer<Message> steps;

        Way(Consumer<Message> steps) {
            this.steps = steps;
        }

        MessageStatus status() {
            return MessageStatus.valueOf(name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void comesIntoEachState(Way way) {
        way.steps.accept(answer);
        assertThat(answer.status()).isEqualTo(way.status());
    }

    /** Of ours: what WhatsApp took can be answered, what has arrived can be reacted to. */
    @ParameterizedTest
    @CsvSource({
        "QUEUED, false, false",
        "SENDING, true, false",
        "IN_DOUBT, false, false",
        "DISMISSED, false, false",
        "FAILED, false, false",
        "SENT, true, true",
        "DELIVERED, true, true",
        "READ, true, true"
    })
    void isAnsweredAndReactedToWhenTheCustomerHasIt(Way way, boolean answerable, boolean reactable) {
        way.steps.accept(answer);
        assertThat(answer.answerableAs().isPresent()).isEqualTo(answerable);
        assertThat(answer.reactableAs(NOW).isPresent()).isEqualTo(reactable);
    }

    @ParameterizedTest
    @CsvSource({
        "text, 0, true, true",
        "image, 2591999, true, true",
        "text, 2592000, false, true",
        "unsupported, 1, true, true",
        "system, 1, false, false",
        "call, 1, false, false"
    })
    void isReactedToForThirtyDaysAndAnsweredForEverAndOnlyIfItWasSaid(
            String type, long age, boolean reactable, boolean answerable) {
        Said said = new Said(type, Optional.of("x"), Optional.empty(), Optional.empty());
        Message received = Message.received(new MessageId(22), conversation, 5, "wamid.B", said, NOW, NOW);
        assertThat(received.reactableAs(NOW.plusSeconds(age)).isPresent()).isEqualTo(reactable);
        assertThat(received.answerableAs()).isEqualTo(Optional.of("wamid.B").filter(name -> answerable));
    }

    @Test
    void whatWasTakenBackOrNeverLeftIsNotReactedTo() {
        Message received = Message.received(new MessageId(22), conversation, 5, "wamid.B", Said.text("x"), NOW, NOW);
        received.alter(new Alteration(Alteration.Kind.REVOKE, false, NOW, Optional.empty()));
        assertThat(received.reactableAs(NOW)).isEmpty();
        Message note = Message.note(new MessageId(23), conversation, 6, new AgentId(11), "for us", NOW);
        assertThat(note.reactableAs(NOW)).isEmpty();
        assertThat(note.answerableAs()).isEmpty();
    }

    @Test
    void aReactionNamesWhatItIsAbout() {
        Said said = Said.reaction(Optional.of("👍"), new MessageId(22), "wamid.B");
        assertThat(said.isReaction()).isTrue();
        assertThat(said.quotedId()).contains("wamid.B");
        assertThat(said.content()).contains("{\"target\":\"" + new MessageId(22).text() + "\"}");
        assertThat(Said.reaction(Optional.empty(), new MessageId(22), "wamid.B").text())
                .isEmpty();
    }

    @Test
    void anAnswerWaitsAtFirst() {
        assertThat(answer.status()).isEqualTo(QUEUED);
        assertThat(answer.direction()).isEqualTo(Direction.OUT);
        assertThat(answer.whatsappId()).isEmpty();
        assertThat(answer.errorCode()).isEmpty();
        assertThat(answer.seq()).isEqualTo(4);
        assertThat(answer.conversation()).isEqualTo(conversation.id());
        assertThat(answer.number()).isEqualTo(conversation.number());
    }

    @Test
    void aMessageOfTheCustomerIsNeverShownLaterThanItWasReceived() {
        assertThat(field(received(NOW.plusSeconds(60)), "at")).isEqualTo(NOW);
        assertThat(field(received(NOW), "at")).isEqualTo(NOW);
        assertThat(field(received(NOW.minusSeconds(60)), "at")).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void nothingThatWhatsAppReportsChangesAMessageOfTheCustomer() {
        Message received = received(NOW);
        for (MessageStatus reported : new MessageStatus[] {SENT, DELIVERED, READ}) {
            received.report(reported, NOW);
            assertThat(received.status()).isEqualTo(RECEIVED);
        }
        assertThat(received.fail(131000, "")).isFalse();
        received.doubt(-2);
        assertThat(received.status()).isEqualTo(RECEIVED);
        assertThatThrownBy(received::retry).isInstanceOf(NotRetryable.class);
        assertThatThrownBy(received::dismiss).isInstanceOf(NotRetryable.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SENDING", "SENT", "DELIVERED", "READ", "PLAYED", "LOST"})
    void whatTheCompanySaidBeforeHasComeAsFarAsWhatsAppTells(MessageStatus reached) {
        assertThat(past(Origin.PAST_COMPANY, Optional.of(reached)).status()).isEqualTo(reached);
        assertThat(past(Origin.PAST_COMPANY, Optional.empty()).status()).isEqualTo(SENT);
        assertThat(past(Origin.PAST_CUSTOMER, Optional.empty()).status()).isEqualTo(MessageStatus.PAST);
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_APP", "PAST_COMPANY"})
    void whatWasSaidElsewhereIsLostWhenItFailsAndNeverSentFromHere(Origin origin) {
        Message said = past(origin, Optional.empty());
        assertThat(said.fail(131016, "overloaded")).isTrue();
        assertThat(said.status()).isEqualTo(LOST);
        assertThat(said.errorCode()).hasValue(131016);
        assertThat(said.returnToQueue()).isFalse();
        assertThatThrownBy(said::retry).isInstanceOf(NotRetryable.class);
        assertThatThrownBy(said::dismiss).isInstanceOf(NotRetryable.class);
        assertThat(said.answerableAs()).isEmpty();
        assertThat(said.reactableAs(NOW)).isEmpty();
    }

    private Message past(Origin origin, Optional<MessageStatus> reached) {
        return Message.fromElsewhere(
                new MessageId(24), conversation, 7, "wamid.E", Said.text("x"), origin, reached, NOW, NOW);
    }

    @ParameterizedTest
    @EnumSource
    void acceptanceMovesOnlyWhatWaitedOrWasInDoubt(Way way) {
        way.steps.accept(answer);
        answer.accepted("wamid.B");
        boolean moves = way == Way.QUEUED || way == Way.IN_DOUBT;
        assertThat(answer.status()).isEqualTo(moves ? SENDING : way.status());
        assertThat(answer.whatsappId()).contains("wamid.B");
    }

    @Test
    void acceptanceSettlesTheDoubt() {
        answer.doubt(-2);
        answer.accepted("wamid.B");
        assertThat(answer.errorCode()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsOnItsWayCanFallInDoubt(Way way) {
        way.steps.accept(answer);
        answer.doubt(-2);
        boolean falls = way == Way.QUEUED || way == Way.SENDING || way == Way.IN_DOUBT;
        assertThat(answer.status()).isEqualTo(falls ? IN_DOUBT : way.status());
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatFailedOrIsInDoubtCanBeSentAgain(Way way) {
        way.steps.accept(answer);
        if (way == Way.FAILED || way == Way.IN_DOUBT) {
            answer.retry();
            assertThat(answer.status()).isEqualTo(QUEUED);
            assertThat(answer.whatsappId()).isEmpty();
            assertThat(answer.errorCode()).isEmpty();
        } else {
            assertThatThrownBy(answer::retry).isInstanceOf(NotRetryable.class);
            assertThat(answer.status()).isEqualTo(way.status());
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatFailedOrIsInDoubtCanBeDismissed(Way way) {
        way.steps.accept(answer);
        if (way == Way.FAILED || way == Way.IN_DOUBT) {
            answer.dismiss();
            assertThat(answer.status()).isEqualTo(DISMISSED);
        } else {
            assertThatThrownBy(answer::dismiss).isInstanceOf(NotRetryable.class);
            assertThat(answer.status()).isEqualTo(way.status());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheCustomerHasCannotFail(Way way) {
        way.steps.accept(answer);
        boolean fails = answer.fail(131047, "closed");
        assertThat(fails).isEqualTo(way.status().yieldsTo(FAILED));
        if (fails) {
            assertThat(answer.status()).isEqualTo(FAILED);
            assertThat(answer.errorCode()).hasValue(131047);
        } else {
            assertThat(answer.status()).isEqualTo(way.status());
        }
    }

    @Test
    void anotherFailureDoesNotReplaceTheReasonOfTheFirst() {
        answer.fail(131026, "first");
        assertThat(answer.fail(131000, "second")).isFalse();
        assertThat(answer.errorCode()).hasValue(131026);
    }

    @Test
    void aFailureThatIsReportedAgainDoesNotBringBackWhatWasDismissed() {
        answer.fail(131026, "first");
        answer.dismiss();
        assertThat(answer.fail(131026, "first")).isFalse();
        assertThat(answer.status()).isEqualTo(DISMISSED);
    }

    @Test
    void whatWasDismissedAndArrivedAfterAllIsShownSo() {
        answer.doubt(-2);
        answer.dismiss();
        assertThat(answer.report(DELIVERED, NOW)).isTrue();
        assertThat(answer.status()).isEqualTo(DELIVERED);
    }

    @Test
    void countsItsAttemptsAcrossRetriesByHand() {
        assertThat(answer.attempts()).isZero();
        assertThat(answer.attempt()).isEqualTo(1);
        answer.fail(131026, "");
        answer.retry();
        assertThat(answer.attempts())
                .as("what is still said of the first is older")
                .isEqualTo(2);
        assertThat(answer.attempt()).isEqualTo(3);
    }

    @Test
    void whatWasInDoubtStaysTheSameAttemptUntilItLeavesAgain() {
        assertThat(answer.attempt()).isEqualTo(1);
        answer.doubt(-2);
        answer.retry();
        assertThat(answer.attempts()).isEqualTo(1);
    }

    @Test
    void sentAgainItHasTheTimesOfTheNewAttempt() {
        answer.accepted("wamid.A");
        answer.report(SENT, NOW);
        answer.fail(131026, "");
        answer.retry();
        assertThat(field(answer, "sentAt")).isNull();
        answer.report(SENT, NOW.plusSeconds(60));
        assertThat(field(answer, "sentAt")).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void deliveryOutweighsFailureAndTakesTheReasonAway() {
        answer.fail(131026, "one device");
        assertThat(answer.report(DELIVERED, NOW)).isTrue();
        assertThat(answer.status()).isEqualTo(DELIVERED);
        assertThat(answer.errorCode()).isEmpty();
    }

    @Test
    void theSameStatusAgainChangesNothing() {
        answer.report(DELIVERED, NOW);
        assertThat(answer.report(DELIVERED, NOW.plusSeconds(1))).isFalse();
        assertThat(field(answer, "deliveredAt")).isEqualTo(NOW);
    }

    @Test
    void anEarlierStatusThatComesLateIsDatedButMovesNothing() {
        answer.report(READ, NOW.plusSeconds(3));
        assertThat(answer.report(SENT, NOW.plusSeconds(1))).isTrue();
        assertThat(answer.report(DELIVERED, NOW.plusSeconds(2))).isTrue();
        assertThat(answer.status()).isEqualTo(READ);
        assertThat(field(answer, "sentAt")).isEqualTo(NOW.plusSeconds(1));
        assertThat(field(answer, "deliveredAt")).isEqualTo(NOW.plusSeconds(2));
        assertThat(field(answer, "readAt")).isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void theNameThatWhatsAppGaveItFirstStays() {
        answer.knownAs("wamid.A");
        answer.knownAs("wamid.B");
        assertThat(answer.whatsappId()).contains("wamid.A");
    }

    @Test
    void heldBackItStillWaitsWithTheReason() {
        answer.hold(130429, "too many");
        assertThat(answer.status()).isEqualTo(QUEUED);
        assertThat(answer.errorCode()).hasValue(130429);
    }

    @Test
    void longDetailsAreCutToWhatTheTableHolds() {
        answer.hold(1, "x".repeat(501));
        assertThat((String) field(answer, "errorDetails")).hasSize(500);
        answer.hold(1, "x".repeat(500));
        assertThat((String) field(answer, "errorDetails")).hasSize(500);
    }

    private Message received(Instant at) {
        return Message.received(new MessageId(20), conversation, 1, "wamid.I", Said.text("Hola"), at, NOW);
    }

    /** What screens read straight from the table has no getter. */
    private static Object field(Message message, String name) {
        try {
            var field = Message.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(message);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
