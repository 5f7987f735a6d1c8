package org.bandeja.soak;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.bandeja.bench.client.Api;

/** An agent who answers his customers in turn until he is told to stop, whatever becomes of his calls. */
final class Answering implements Runnable {
    private static final long BETWEEN_MILLIS = 200;

    private final Api agent;
    private final List<String> conversations;
    private final String mark;
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private volatile boolean stopped;

    /** @param mark tells these replies from all others */
    Answering(Api agent, List<String> conversations, String mark) {
        this.agent = agent;
        this.conversations = conversations;
        this.mark = mark;
    }

    @Override
    public void run() {
        for (int i = 0; !stopped; i++) {
            String text = "%s.%06d".formatted(mark, i);
            int status = status(conversations.get(i % conversations.size()), text);
            if (status == 201) {
                accepted.add(text);
            }
            answers.merge(status, 1, Integer::sum);
            try {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** 0: the connection broke. */
    private int status(String conversation, String text) {
        try {
            return agent.reply(conversation, text).status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    void stop() {
        stopped = true;
    }

    List<String> accepted() {
        return accepted;
    }

    /** How often each status came, after the end. */
    Map<Integer, Integer> answers() {
        return answers;
    }
}
