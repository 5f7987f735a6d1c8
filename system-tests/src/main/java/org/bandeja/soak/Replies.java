package org.bandeja.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.instance.Crew.Member;
import org.bandeja.bench.instance.Eventually;

/** Agents who answer their customers, all at the same time, and what reached these in the end. */
final class Replies {
    /** So many that to one customer no more goes than WhatsApp lets through: one message in six seconds. */
    private static final int CONVERSATIONS_EACH = 30;

    private static final Duration SETTLED = Duration.ofSeconds(150);

    private final Scene scene;
    private final String mark;
    private final List<Long> writers = new ArrayList<>();
    private final List<Answering> agents = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Each with conversations of his own.
     *
     * @param firstCustomer those from here on write to them
     * @param mark tells these replies from all others
     */
    Replies(Scene scene, List<Member> members, long firstCustomer, String mark) {
        this.scene = scene;
        this.mark = mark;
        for (Member member : members) {
            Api agent = new Api(scene.file().app(), member.token());
            List<String> conversations = new ArrayList<>();
            for (int i = 0; i < CONVERSATIONS_EACH; i++) {
                long writer = firstCustomer + writers.size();
                writers.add(writer);
                String conversation = ClaimRace.conversationWith(scene, writer, agent);
                agent.claim(conversation);
                conversations.add(conversation);
            }
            agents.add(new Answering(agent, conversations, mark + agents.size()));
        }
    }

    void begin() {
        agents.forEach(agent -> threads.add(new Thread(agent)));
        threads.forEach(Thread::start);
    }

    void end() {
        agents.forEach(Answering::stop);
        threads.forEach(Replies::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How often each status came; after the end. */
    Map<Integer, Integer> answers() {
        Map<Integer, Integer> all = new TreeMap<>();
        agents.forEach(agent -> agent.answers().forEach((status, times) -> all.merge(status, times, Integer::sum)));
        return all;
    }

    int accepted() {
        return agents.stream().mapToInt(agent -> agent.accepted().size()).sum();
    }

    /**
     * None is lost, doubled or out of order; one that may not have arrived is shown as such.
     *
     * @return how many are shown so
     */
    int check(String when) {
        Eventually.holds(
                SETTLED,
                () -> scene.rows()
                        .all(
                                "select m.id from message m left join outbox o on o.message_id = m.id where m.text like ?"
                                        + " and m.status in ('QUEUED', 'SENDING') and coalesce(o.state, '') <> 'IN_DOUBT' limit 1",
                                mark + "%")
                        .isEmpty());
        Map<String, Integer> received = new HashMap<>();
        int disorders = 0;
        for (long writer : writers) {
            String before = "";
            for (var message : scene.simulator().received(scene.customers().phone(writer))) {
                String text = message.getString("text");
                received.merge(text, 1, Integer::sum);
                disorders += before.compareTo(text) > 0 ? 1 : 0;
                before = text;
            }
        }
        Set<String> uncertain = new HashSet<>(scene.rows()
                .all(
                        "select m.text from message m left join outbox o on o.message_id = m.id where m.text like ?"
                                + " and (m.status in ('IN_DOUBT', 'FAILED') or o.state = 'IN_DOUBT')",
                        mark + "%"));
        List<String> sure =
                agents.stream().flatMap(agent -> agent.accepted().stream()).toList();
        List<String> open =
                sure.stream().filter(text -> !received.containsKey(text)).toList();
        List<String> lost =
                open.stream().filter(text -> !uncertain.contains(text)).toList();
        List<String> doubled = received.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        scene.checks().check(lost.isEmpty(), when + ": no accepted reply is lost", lost.toString());
        scene.checks().check(doubled.isEmpty(), when + ": no reply arrives twice", doubled.toString());
        scene.checks().same(0, disorders, when + ": replies arrive in the order in which they were written");
        return open.size();
    }
}
