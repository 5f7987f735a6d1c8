package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandeja.conversation.model.MessageStatus.DELIVERED;
import static org.bandeja.conversation.model.MessageStatus.FAILED;
import static org.bandeja.conversation.model.MessageStatus.PLAYED;
import static org.bandeja.conversation.model.MessageStatus.READ;
import static org.bandeja.conversation.model.MessageStatus.SENT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bandeja.contact.model.ContactId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever WhatsApp tells of a message, in whatever order, and whenever the answer to the call comes: it ends in the same state. */
class StatusOrderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Map<MessageStatus, Instant> AT = Map.of(
            SENT, NOW.plusSeconds(1),
            DELIVERED, NOW.plusSeconds(2),
            READ, NOW.plusSeconds(3),
            PLAYED, NOW.plusSeconds(4));

    /** All orders of all that may be told: also of parts of it. */
    static List<List<MessageStatus>> orders() {
        List<List<MessageStatus>> orders = new ArrayList<>();
        collect(List.of(), List.of(SENT, DELIVERED, READ, PLAYED, FAILED), orders);
        return orders;
    }

    private static void collect(List<MessageStatus> begun, List<MessageStatus> left, List<List<MessageStatus>> orders) {
        orders.add(begun);
        for (MessageStatus next : left) {
            List<MessageStatus> rest =
                    left.stream().filter(other -> other != next).toList();
            collect(Stream.concat(begun.stream(), Stream.of(next)).toList(), rest, orders);
        }
    }

    @Test
    void allOrdersAreTried() {
        List<List<MessageStatus>> orders = orders();
        assertThat(orders).hasSize(326);
        assertThat(orders.stream().filter(order -> order.size() == 4 && !order.contains(FAILED)))
                .hasSize(24);
        assertThat(orders.stream().filter(order -> order.size() == 5)).hasSize(120);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void endsInTheSameState(List<MessageStatus> order) {
        for (int answer = 0; answer <= order.size(); answer++) {
            for (boolean twice : new boolean[] {false, true}) {
                Message message = told(order, answer, twice);
                assertThat(message.status())
                        .as("%s, answered after %d", order, answer)
                        .isEqualTo(end(order));
                assertThat(message.errorCode().isPresent()).isEqualTo(end(order) == FAILED);
                assertThat(message.whatsappId()).contains("wamid.A");
                AT.forEach((status, at) -> assertThat(field(message, status))
                        .as("%s of %s", status, order)
                        .isEqualTo(order.contains(status) ? at : null));
            }
        }
    }

    private static Message told(List<MessageStatus> order, int answer, boolean twice) {
        Message message = Message.answer(
                new MessageId(21),
                new Conversation(new ConversationId(1), new NumberId(2), new ContactId(3), NOW),
                4,
                new AgentId(11),
                Said.text("Buenos días"),
                NOW);
        message.attempt();
        for (int i = 0; i <= order.size(); i++) {
            if (i == answer) message.accepted("wamid.A");
            if (i < order.size()) tell(message, order.get(i));
        }
        if (twice) order.forEach(status -> tell(message, status));
        return message;
    }

    private static void tell(Message message, MessageStatus status) {
        if (status == FAILED) {
            message.fail(131026, "undeliverable");
        } else {
            message.report(status, AT.get(status));
        }
    }

    /** What the customer has outweighs everything; a failure outweighs that it was sent. */
    private static MessageStatus end(List<MessageStatus> order) {
        return Stream.of(PLAYED, READ, DELIVERED, FAILED, SENT)
                .filter(order::contains)
                .findFirst()
                .orElse(MessageStatus.SENDING);
    }

    private static Object field(Message message, MessageStatus status) {
        String name = Map.of(SENT, "sentAt", DELIVERED, "deliveredAt", READ, "readAt", PLAYED, "playedAt")
                .get(status);
        try {
            var field = Message.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(message);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
