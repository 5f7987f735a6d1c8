package org.bandeja.soak;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.Wire;

/** An agent who answers his customers in turn until the server is gone. */
final class Replier implements Runnable {
    private static final long BETWEEN_MILLIS = 150;

    private final Api agent;
    private final List<String> conversations;
    private final String mark;
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<String> unanswered = new CopyOnWriteArrayList<>();

    /** @param mark tells these replies from all others */
    Replier(Api agent, List<String> conversations, String mark) {
        this.agent = agent;
        this.conversations = conversations;
        this.mark = mark;
    }

    @Override
    public void run() {
        for (int i = 0; unanswered.isEmpty(); i++) {
            String text = mark + "." + i;
            try {
                Wire.Answer answer = agent.reply(conversations.get(i % conversations.size()), text);
                (answer.status() == 201 ? accepted : refused).add(text);
                TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            } catch (UncheckedIOException e) {
                unanswered.add(text);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Texts that were answered otherwise than 201. */
    List<String> refused() {
        return refused;
    }

    /** Texts that were answered 201. */
    List<String> accepted() {
        return accepted;
    }

    /** The last one, which may have been taken or not. */
    List<String> unanswered() {
        return unanswered;
    }
}
