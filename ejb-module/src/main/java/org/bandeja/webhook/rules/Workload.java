package org.bandeja.webhook.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bandeja.conversation.service.MessageArrived;
import org.bandeja.outbox.model.ReportedStatus;

/**
 * What several deliveries hold, sorted into pieces that are processed each in a transaction of its own: the messages of
 * one customer to one number, and the statuses of one message. A piece remembers the deliveries that it came from, so
 * that a piece that fails holds back these and no others.
 */
public final class Workload {
    private record Sender(String phoneNumberId, String who) {}

    private record Subject(String phoneNumberId, String whatsappId) {}

    private final Map<Sender, MessagePiece> messages = new LinkedHashMap<>();
    private final Map<Subject, StatusPiece> statuses = new LinkedHashMap<>();

    /** Messages of one customer to one number, in order of arrival. */
    public record MessagePiece(List<MessageArrived> messages, List<Long> deliveries) {
        /** What came with one delivery. */
        public List<MessageArrived> of(long delivery) {
            return IntStream.range(0, messages.size())
                    .filter(place -> deliveries.get(place) == delivery)
                    .mapToObj(messages::get)
                    .toList();
        }
    }

    /** Statuses of one message, in order of arrival. */
    public record StatusPiece(List<ReportedStatus> statuses, List<Long> deliveries) {
        /** What came with one delivery. */
        public List<ReportedStatus> of(long delivery) {
            return IntStream.range(0, statuses.size())
                    .filter(place -> deliveries.get(place) == delivery)
                    .mapToObj(statuses::get)
                    .toList();
        }
    }

    public void add(long delivery, MessageArrived message) {
        String who = message.sender().userId().or(message.sender()::phone).orElseThrow();
        MessagePiece piece = messages.computeIfAbsent(
                new Sender(message.phoneNumberId(), who),
                key -> new MessagePiece(new ArrayList<>(), new ArrayList<>()));
        piece.messages().add(message);
        piece.deliveries().add(delivery);
    }

    public void add(long delivery, ReportedStatus status) {
        StatusPiece piece = statuses.computeIfAbsent(
                new Subject(status.phoneNumberId(), status.whatsappId()),
                key -> new StatusPiece(new ArrayList<>(), new ArrayList<>()));
        piece.statuses().add(status);
        piece.deliveries().add(delivery);
    }

    public List<MessagePiece> messages() {
        return List.copyOf(messages.values());
    }

    public List<StatusPiece> statuses() {
        return List.copyOf(statuses.values());
    }
}
