package org.bandeja.soak.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Rows;

/**
 * Customers, agents of the two departments in which all of it happens, each with a socket, and outsiders of a third one.
 */
public final class Traffic implements AutoCloseable {
    private static final int CUSTOMERS = 400;
    private static final int AGENTS = 6;
    private static final int OUTSIDERS = 2;
    private static final double WRITTEN_PER_SECOND = 120;
    private static final Duration BETWEEN_DEEDS = Duration.ofMillis(100);

    private final List<Crew> crews = new ArrayList<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();
    private final List<Outsider> outsiders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Thread> ears = new ArrayList<>();
    private final Worker.Tally tally = new Worker.Tally();
    private final Clocks clocks = new Clocks();
    private final Dialogs dialogs;
    private final Writers writers;
    private final List<String> home;
    private final URI app;

    /**
     * @param departments names of three; the first is where the number leads to
     * @param direct the same server without anything in between, for what has to be asked before the trial begins
     */
    public Traffic(
            Rows rows,
            List<String> departments,
            URI app,
            URI direct,
            Writers.Envelope envelope,
            String run,
            long seed) {
        this.app = app;
        this.dialogs = new Dialogs(run, CUSTOMERS);
        this.writers = new Writers(dialogs, envelope, clocks, WRITTEN_PER_SECOND, new Random(seed));
        List<List<Watcher.Person>> people = new ArrayList<>();
        for (String department : departments) {
            int count = people.size() < 2 ? AGENTS : OUTSIDERS;
            people.add(hire(rows, department, count, direct));
        }
        this.home = people.stream()
                .limit(2)
                .map(crew -> crew.get(0).departments().iterator().next())
                .toList();
        Map<String, List<String>> colleagues = new HashMap<>();
        people.forEach(crew -> colleagues.put(
                crew.get(0).departments().iterator().next(),
                crew.stream().map(Watcher.Person::id).toList()));
        Worker.Office office = new Worker.Office(app, dialogs, colleagues, home, BETWEEN_DEEDS, tally);
        HttpClient client = HttpClient.newHttpClient();
        for (List<Watcher.Person> crew : people) {
            for (Watcher.Person person : crew) {
                watchers.add(new Watcher(client, app, person, dialogs));
                Random own = new Random(seed + 31L * watchers.size());
                if (crew == people.get(2)) {
                    outsiders.add(new Outsider(person, app, dialogs, own));
                } else {
                    workers.add(new Worker(person, office, own));
                }
            }
        }
    }

    private List<Watcher.Person> hire(Rows rows, String department, int count, URI direct) {
        Crew crew = Crew.hire(rows, department, count);
        crews.add(crew);
        rows.change(
                "update membership set role = 'ADMIN' where agent_id = ?",
                crew.members().get(0).id());
        List<Watcher.Person> people = new ArrayList<>();
        for (Crew.Member member : crew.members()) {
            try (Api api = new Api(direct, member.token())) {
                var me = Api.json(api.get("/api/me"));
                String place = me.getJsonArray("departments").getJsonObject(0).getString("id");
                people.add(new Watcher.Person(
                        me.getString("id"),
                        department + " " + people.size(),
                        member.token(),
                        Set.of(place),
                        people.isEmpty()));
            }
        }
        return people;
    }

    public void start() {
        watchers.forEach(watcher -> ears.add(begun(new Thread(watcher, "socket"))));
        threads.add(writers.start());
        workers.forEach(worker -> threads.add(begun(new Thread(worker, "agent"))));
        outsiders.forEach(outsider -> threads.add(begun(new Thread(outsider, "outsider"))));
    }

    private static Thread begun(Thread thread) {
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Nobody begins anything any more; returns when what was begun is at its end. */
    public void end() {
        writers.end();
        workers.forEach(Worker::end);
        outsiders.forEach(Outsider::end);
        threads.forEach(Traffic::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** WhatsApp's clock goes by this much before ours. */
    public void ahead(Duration by) {
        clocks.ahead(by);
    }

    /** Messages written by customers, and replies accepted from agents. */
    public long messages() {
        return dialogs.written() + tally.accepted();
    }

    /** Accepted from agents. */
    public long replies() {
        return tally.accepted();
    }

    public String line() {
        return "%,d written, %,d not delivered yet, %,d replies accepted, %,d calls repeated, sockets %s"
                .formatted(
                        dialogs.written(),
                        writers.pending(),
                        tally.accepted(),
                        tally.repeated(),
                        watchers.stream().mapToLong(Watcher::connections).sum());
    }

    URI app() {
        return app;
    }

    Dialogs dialogs() {
        return dialogs;
    }

    Writers writers() {
        return writers;
    }

    Worker.Tally tally() {
        return tally;
    }

    List<Watcher> watchers() {
        return watchers;
    }

    List<Outsider> outsiders() {
        return outsiders;
    }

    /** Ids of the two departments in which everything happens. */
    List<String> home() {
        return home;
    }

    /** One who works in that department. */
    Optional<Watcher.Person> memberOf(String department) {
        return watchers.stream()
                .map(Watcher::person)
                .filter(person -> person.departments().contains(department))
                .findFirst();
    }

    @Override
    public void close() {
        writers.close();
        watchers.forEach(Watcher::close);
        ears.forEach(Thread::interrupt);
        crews.forEach(Crew::close);
    }
}
