package org.bandeja.webhook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.model.Origin;
import org.bandeja.conversation.model.Said;
import org.bandeja.conversation.service.MessageArrived;
import org.bandeja.outbox.model.ReportedStatus;
import org.bandeja.webhook.rules.Workload.Piece;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Optional<String> NO = Optional.empty();

    private final Workload workload = new Workload();

    @Test
    void withoutAnythingThereIsNothingToDo() {
        assertThat(workload.messages()).isEmpty();
        assertThat(workload.statuses()).isEmpty();
    }

    @Test
    void messagesOfOneCustomerToOneNumberAreOnePieceInOrderOfArrival() {
        workload.add(1, message("n1", "+57300", "a"));
        workload.add(2, message("n1", "+57300", "b"));
        workload.add(2, message("n1", "+57300", "c"));
        assertThat(workload.messages()).singleElement().satisfies(piece -> {
            assertThat(ids(piece)).containsExactly("a", "b", "c");
            assertThat(piece.deliveries()).contains(1L, 2L);
        });
    }

    @Test
    void whatOneCustomerWritesHoldsBackNoOtherCustomer() {
        workload.add(1, message("n1", "+57300", "a"));
        workload.add(1, message("n1", "+57301", "b"));
        workload.add(2, message("n1", "+57301", "c"));
        List<Piece<MessageArrived>> pieces = workload.messages();
        assertThat(pieces).extracting(WorkloadTest::ids).containsExactly(List.of("a"), List.of("b", "c"));
        assertThat(pieces.get(0).deliveries()).containsOnly(1L);
        assertThat(pieces.get(1).deliveries()).containsOnly(1L, 2L);
    }

    @Test
    void theSameCustomerToTwoNumbersIsTwoPieces() {
        workload.add(1, message("n1", "+57300", "a"));
        workload.add(1, message("n2", "+57300", "b"));
        assertThat(workload.messages()).hasSize(2);
    }

    @Test
    void aCustomerIsKnownByTheUserIdWhereThereIsOne() {
        workload.add(1, message("n1", Optional.of("+57300"), Optional.of("CO.1"), "a"));
        workload.add(1, message("n1", NO, Optional.of("CO.1"), "b"));
        workload.add(1, message("n1", Optional.of("+57300"), Optional.of("CO.2"), "c"));
        assertThat(workload.messages()).extracting(WorkloadTest::ids).containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    void statusesOfOneMessageAreOnePieceInOrderOfArrival() {
        workload.add(1, status("n1", "wamid.1", MessageStatus.DELIVERED));
        workload.add(1, status("n1", "wamid.2", MessageStatus.SENT));
        workload.add(2, status("n1", "wamid.1", MessageStatus.SENT));
        workload.add(3, status("n2", "wamid.1", MessageStatus.READ));
        List<Piece<ReportedStatus>> pieces = workload.statuses();
        assertThat(pieces)
                .extracting(piece ->
                        piece.items().stream().map(ReportedStatus::status).toList())
                .containsExactly(
                        List.of(MessageStatus.DELIVERED, MessageStatus.SENT),
                        List.of(MessageStatus.SENT),
                        List.of(MessageStatus.READ));
        assertThat(pieces).extracting(Piece::deliveries).containsExactly(List.of(1L, 2L), List.of(1L), List.of(3L));
        assertThat(workload.messages()).isEmpty();
    }

    private static List<String> ids(Piece<MessageArrived> piece) {
        return piece.items().stream().map(MessageArrived::whatsappId).toList();
    }

    private static MessageArrived message(String number, String phone, String id) {
        return message(number, Optional.of(phone), NO, id);
    }

    private static MessageArrived message(String number, Optional<String> phone, Optional<String> userId, String id) {
        return new MessageArrived(
                number,
                "+57 601",
                id,
                new ContactAddress(phone, userId),
                "Ana",
                NOW,
                NOW,
                Said.text("x"),
                Optional.empty(),
                true,
                Origin.CUSTOMER,
                Optional.empty(),
                Optional.empty(),
                "d1");
    }

    private static ReportedStatus status(String number, String id, MessageStatus status) {
        return new ReportedStatus(
                number, id, status, NOW, NO, OptionalInt.empty(), "", Optional.empty(), Optional.empty());
    }
}
