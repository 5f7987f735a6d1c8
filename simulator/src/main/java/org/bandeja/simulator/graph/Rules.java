package org.bandeja.simulator.graph;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sends that meet a behaviour because of what they say, or to whom. The first rule that matches holds. */
public final class Rules {
    private static final int MOST = 500;

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    /**
     * One of them; what is empty matches everything.
     *
     * @param contains a part of any text of the message, in whatever case
     * @param to the recipient's phone in digits, or user id
     * @param type of the message
     */
    public record Rule(
            Optional<String> contains,
            Optional<String> to,
            Optional<String> type,
            Optional<String> phoneNumberId,
            Behaviour behaviour) {

        boolean matches(String number, Summary send) {
            return contains.map(part -> send.text().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
                            .orElse(true)
                    && to.map(send.to()::equals).orElse(true)
                    && type.map(send.type()::equals).orElse(true)
                    && phoneNumberId.map(number::equals).orElse(true);
        }
    }

    /** What rules look at. */
    record Summary(String text, String to, String type) {}

    public void add(Rule rule) {
        if (rules.size() >= MOST) {
            throw new IllegalArgumentException("at most " + MOST + " rules");
        }
        rules.add(rule);
    }

    public List<Rule> all() {
        return List.copyOf(rules);
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    Optional<Behaviour> behaviour(String phoneNumberId, Summary send) {
        return rules.stream()
                .filter(rule -> rule.matches(phoneNumberId, send))
                .findFirst()
                .map(Rule::behaviour);
    }

    public void reset() {
        rules.clear();
    }
}
