package org.bandeja.webhook.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bandeja.conversation.service.MessageAltered;
import org.bandeja.conversation.service.MessageArrived;
import org.bandeja.notice.service.AccountChange;
import org.bandeja.outbox.model.ReportedStatus;

/**
 * What several deliveries hold, sorted into pieces that are processed each in a transaction of its own: the messages of
 * one customer to one number, what happened to one message, the statuses of one message, one account's news. A piece
 * remembers the deliveries that it came from, so that a piece that fails holds back these and no others.
 */
public final class Workload {
    private record Sender(String phoneNumberId, String who) {}

    private record Subject(String phoneNumberId, String whatsappId) {}

    private final Map<Sender, Piece<MessageArrived>> messages = new LinkedHashMap<>();
    private final Map<Subject, Piece<MessageAltered>> alterations = new LinkedHashMap<>();
    private final Map<Subject, Piece<ReportedStatus>> statuses = new LinkedHashMap<>();
    private final Map<String, Piece<AccountChange>> accounts = new LinkedHashMap<>();

    /** What belongs together, in order of arrival. */
    public record Piece<T>(List<T> items, List<Long> deliveries) {
        private Piece() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        private void add(long delivery, T item) {
            items.add(item);
            deliveries.add(delivery);
        }

        /** What came with one delivery. */
        public List<T> of(long delivery) {
            return IntStream.range(0, items.size())
                    .filter(place -> deliveries.get(place) == delivery)
                    .mapToObj(items::get)
                    .toList();
        }
    }

    public void add(long delivery, MessageArrived message) {
        String who = message.sender().userId().or(message.sender()::phone).orElseThrow();
        messages.computeIfAbsent(new Sender(message.phoneNumberId(), who), key -> new Piece<>())
                .add(delivery, message);
    }

    public void add(long delivery, MessageAltered alteration) {
        alterations
                .computeIfAbsent(new Subject(alteration.phoneNumberId(), alteration.targetId()), key -> new Piece<>())
                .add(delivery, alteration);
    }

    public void add(long delivery, ReportedStatus status) {
        statuses.computeIfAbsent(new Subject(status.phoneNumberId(), status.whatsappId()), key -> new Piece<>())
                .add(delivery, status);
    }

    public void add(long delivery, AccountChange change) {
        accounts.computeIfAbsent(change.accountId(), key -> new Piece<>()).add(delivery, change);
    }

    public List<Piece<MessageArrived>> messages() {
        return List.copyOf(messages.values());
    }

    public List<Piece<MessageAltered>> alterations() {
        return List.copyOf(alterations.values());
    }

    public List<Piece<ReportedStatus>> statuses() {
        return List.copyOf(statuses.values());
    }

    public List<Piece<AccountChange>> accounts() {
        return List.copyOf(accounts.values());
    }
}
