package org.bandeja.bench.measure;

import static org.bandeja.bench.measure.Texts.count;
import static org.bandeja.bench.measure.Texts.perSecond;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.client.Customers.Post;
import org.bandeja.bench.load.CpuShare;
import org.bandeja.bench.load.Load;
import org.bandeja.bench.load.Outcome;
import org.bandeja.bench.report.Figure;

/**
 * Messages a second that are stored, in their conversations and told to the screens, from the first post to the moment at
 * which nothing is left to process. Every message that was answered 200 is looked for by its id.
 */
public final class StoredAndVisible implements Measurement {
    private static final int CONNECTIONS = 16;
    private static final int MOST_POSTS_PER_SECOND = 3_000;
    private static final Duration DRAIN = Duration.ofMinutes(15);

    private final String what;
    private final int messagesEach;
    private final int budget;

    private StoredAndVisible(String what, int messagesEach, int budget) {
        this.what = what;
        this.messagesEach = messagesEach;
        this.budget = budget;
    }

    public static StoredAndVisible oneByOne() {
        return new StoredAndVisible("Stored and visible, one message a post", 1, 1_000);
    }

    public static StoredAndVisible batched() {
        return new StoredAndVisible("Stored and visible, ten messages a post", 10, 5_000);
    }

    @Override
    public void run(Setting setting) {
        Duration length = messagesEach == 1
                ? setting.sizes().sustained()
                : setting.sizes().batched();
        int most = (int) (length.toSeconds() * MOST_POSTS_PER_SECOND / messagesEach);
        Customers customers = setting.customers();
        List<Post> posts = customers.posts(most, messagesEach, Setting.CUSTOMERS);
        CpuShare cpu = new CpuShare(setting.instance());
        long begin = System.nanoTime();
        Outcome outcome = Load.asFastAsPossible(setting.file().webhook(), CONNECTIONS, length)
                .send(Customers.requests(posts));
        setting.rows().awaitProcessed(DRAIN);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Set<String> answered = answered(posts, outcome);
        double rate = answered.size() / seconds;
        String lost = faults(setting, answered);
        setting.report()
                .add(Figure.against(
                        what,
                        "%s (%s in %.0f s, the last %.0f s to drain); %s; %s"
                                .formatted(
                                        perSecond(rate),
                                        count(answered.size()),
                                        seconds,
                                        seconds - outcome.took().toNanos() / 1e9,
                                        lost,
                                        cpu.text()),
                        "at least " + perSecond(budget) + ", nothing lost",
                        rate >= budget && lost.equals("none lost, none doubled")));
    }

    private static Set<String> answered(List<Post> posts, Outcome outcome) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < outcome.statuses().length; i++) {
            if (outcome.statuses()[i] == 200) {
                ids.addAll(posts.get(i).ids());
            }
        }
        return ids;
    }

    /** Compares ids: what was answered 200 has to be a message, once, with its event. */
    private static String faults(Setting setting, Set<String> answered) {
        List<String> told = setting.rows()
                .all(
                        "select m.whatsapp_id from message m join inbox_event e on e.message_id = m.id"
                                + " where m.whatsapp_id like ? and m.direction = 'IN'",
                        setting.customers().idPrefix() + "%");
        Set<String> once = new HashSet<>(told);
        long lost = answered.stream().filter(id -> !once.contains(id)).count();
        long doubled = told.size() - once.size();
        return lost == 0 && doubled == 0
                ? "none lost, none doubled"
                : count(lost) + " LOST, " + count(doubled) + " DOUBLED";
    }
}
