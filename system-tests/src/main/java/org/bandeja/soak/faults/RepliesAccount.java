package org.bandeja.soak.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What agents said and were told of it, beside what customers got and what is shown. */
final class RepliesAccount {
    private final Map<String, List<String>> states;
    private final List<String> missing = new ArrayList<>();
    private final List<String> twice = new ArrayList<>();
    private final List<String> astray = new ArrayList<>();
    private final List<String> disordered = new ArrayList<>();
    private final List<String> untrue = new ArrayList<>();
    private long arrived;
    private long open;

    /** @param states how messages are shown, by text: one for each row that has the text */
    RepliesAccount(Map<String, List<String>> states) {
        this.states = states;
    }

    /** @param got texts in the order in which they reached this customer */
    void add(Dialog dialog, List<String> got) {
        Map<String, Integer> times = new HashMap<>();
        got.forEach(text -> times.merge(text, 1, Integer::sum));
        Set<String> said = new HashSet<>();
        for (Reply reply : dialog.replies()) {
            said.add(reply.text());
            judge(reply, times.getOrDefault(reply.text(), 0), states.getOrDefault(reply.text(), List.of()));
        }
        times.keySet().stream()
                .filter(text -> !said.contains(text))
                .forEach(text -> astray.add(text + " at customer " + dialog.customer()));
        order(dialog, got);
    }

    private void judge(Reply reply, int times, List<String> state) {
        String what = reply.text() + " came " + times + " times, and is " + state;
        boolean accepted = reply.outcome() == Reply.Outcome.ACCEPTED;
        if (times > 1 || state.size() > 1) {
            twice.add(what);
        }
        if (reply.outcome() == Reply.Outcome.REFUSED && (times > 0 || !state.isEmpty())) {
            astray.add("refused (" + reply.rule() + "): " + what);
        }
        if (times > 0 != isShownAsArrived(state)) {
            untrue.add(what);
        }
        if (accepted && times > 0) {
            arrived++;
        } else if (accepted && (state.contains("FAILED") || state.contains("IN_DOUBT"))) {
            open++;
        } else if (accepted) {
            missing.add(what);
        }
    }

    private static boolean isShownAsArrived(List<String> state) {
        return state.contains("DELIVERED") || state.contains("READ");
    }

    private void order(Dialog dialog, List<String> got) {
        String own = dialog.reply(0).substring(0, dialog.reply(0).length() - 1);
        int latest = -1;
        for (String text : got) {
            if (text.startsWith(own)) {
                int number = Integer.parseInt(text.substring(own.length()));
                if (number < latest) {
                    disordered.add(text + " after " + latest);
                }
                latest = Math.max(latest, number);
            }
        }
    }

    /** Accepted, and neither at the customer nor shown as failed or not certain. */
    List<String> missing() {
        return missing;
    }

    List<String> twice() {
        return twice;
    }

    /** Refused, never said, or for another customer. */
    List<String> astray() {
        return astray;
    }

    List<String> disordered() {
        return disordered;
    }

    /** Shown as something else than delivered though it arrived, or as delivered though it never did. */
    List<String> untrue() {
        return untrue;
    }

    long arrived() {
        return arrived;
    }

    /** Accepted, not arrived, and shown so. */
    long open() {
        return open;
    }
}
