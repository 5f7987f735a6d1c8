package org.bandeja.simulator.chat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bandeja.simulator.chat.Message.Author;

/** The last 200,000 messages, in the order in which they came; of the whole bodies only the latest 32 million letters. */
public final class Messages {
    public static final int CAPACITY = 200_000;
    private static final long MOST_LETTERS = 32_000_000;

    private final Deque<Message> inOrder = new ArrayDeque<>();
    private final Map<String, Message> byId = new HashMap<>();
    private final Map<Customer, Deque<Message>> byCustomer = new HashMap<>();
    private final Deque<Message> withWire = new ArrayDeque<>();
    private long letters;
    private long lastPosition;
    private long accepted;
    private Optional<SentFile> sentFile = Optional.empty();

    /** From now on also there. */
    public synchronized void recordIn(SentFile file) {
        sentFile = Optional.of(file);
    }

    /** @return the message; if one with its id is known already, that one, and nothing is added */
    public synchronized Message add(Message message) {
        Message known = byId.putIfAbsent(message.id(), message);
        if (known != null) {
            return known;
        }
        message.place(++lastPosition);
        inOrder.add(message);
        byCustomer
                .computeIfAbsent(message.customer(), customer -> new ArrayDeque<>())
                .add(message);
        if (message.isFrom(Author.BUSINESS)) {
            accepted++;
            sentFile.ifPresent(file -> file.add(message));
        }
        if (inOrder.size() > CAPACITY) {
            forgetTheOldest();
        }
        keepWire(message);
        return message;
    }

    private void keepWire(Message message) {
        withWire.add(message);
        letters += message.wire().map(Message.Wire::letters).orElse(0);
        while (letters > MOST_LETTERS || withWire.size() > CAPACITY) {
            Message oldest = withWire.remove();
            letters -= oldest.wire().map(Message.Wire::letters).orElse(0);
            oldest.forgetWire();
        }
    }

    private void forgetTheOldest() {
        Message oldest = inOrder.remove();
        byId.remove(oldest.id());
        Deque<Message> ofCustomer = byCustomer.get(oldest.customer());
        ofCustomer.remove();
        if (ofCustomer.isEmpty()) {
            byCustomer.remove(oldest.customer());
        }
    }

    public synchronized Optional<Message> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The latest that the condition holds for, at most limit, in their order. */
    public synchronized List<Message> of(Customer customer, Predicate<Message> condition, int limit) {
        return latest(byCustomer.getOrDefault(customer, new ArrayDeque<>()), condition, limit);
    }

    /** The latest that the condition holds for, at most limit, in their order. */
    public synchronized List<Message> all(Predicate<Message> condition, int limit) {
        return latest(inOrder, condition, limit);
    }

    private static List<Message> latest(Deque<Message> messages, Predicate<Message> condition, int limit) {
        LinkedList<Message> latest = new LinkedList<>();
        Iterator<Message> backwards = messages.descendingIterator();
        while (backwards.hasNext() && latest.size() < limit) {
            Message message = backwards.next();
            if (condition.test(message)) {
                latest.addFirst(message);
            }
        }
        return List.copyOf(latest);
    }

    /** How many messages of the business were accepted since the start or the last reset, forgotten ones included. */
    public synchronized long accepted() {
        return accepted;
    }

    /** What the business sent more than once, by its own mark (callback data). */
    public synchronized Map<String, List<Message>> duplicates() {
        Map<String, List<Message>> byMark = new HashMap<>();
        for (Message message : inOrder) {
            message.content()
                    .callbackData()
                    .filter(mark -> message.isFrom(Author.BUSINESS))
                    .ifPresent(mark -> byMark.computeIfAbsent(mark, m -> new ArrayList<>(1))
                            .add(message));
        }
        byMark.values().removeIf(Messages::isSingle);
        return byMark;
    }

    private static boolean isSingle(Collection<Message> messages) {
        return messages.size() < 2;
    }

    public synchronized void clear() {
        inOrder.clear();
        byId.clear();
        byCustomer.clear();
        withWire.clear();
        letters = 0;
        accepted = 0;
    }
}
