package org.bandeja.soak.faults;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bandeja.bench.client.Wire;

/** Somebody of a third department who tries again and again to see what is not theirs. */
final class Outsider implements Runnable {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Watcher.Person person;
    private final URI app;
    private final Dialogs dialogs;
    private final Random random;
    private final AtomicLong tries = new AtomicLong();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    Outsider(Watcher.Person person, URI app, Dialogs dialogs, Random random) {
        this.person = person;
        this.app = app;
        this.dialogs = dialogs;
        this.random = random;
    }

    void end() {
        ended = true;
    }

    @Override
    public void run() {
        try (PatientApi api = new PatientApi(app, person.token(), new AtomicLong())) {
            while (!ended) {
                Dialog dialog = dialogs.all().get(random.nextInt(dialogs.all().size()));
                attempt(api, dialog);
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
    }

    private void attempt(PatientApi api, Dialog dialog) {
        if (random.nextInt(10) == 0) {
            String path = "/api/conversations?scope=all&q=" + dialog.phone();
            api.get(path)
                    .filter(answer -> answer.status() != 200 || answer.text().contains(dialog.phone()))
                    .ifPresent(answer -> seen.add(path + " " + answer.status()));
        } else if (!dialog.conversation().isEmpty()) {
            String path = "/api/conversations/" + dialog.conversation() + (random.nextBoolean() ? "" : "/messages");
            Optional<Wire.Answer> answer = api.get(path);
            answer.filter(given -> given.status() != 404).ifPresent(given -> seen.add(path + " " + given.status()));
        }
        tries.incrementAndGet();
    }

    long tries() {
        return tries.get();
    }

    /** What was answered otherwise than with nothing. */
    List<String> seen() {
        return seen;
    }
}
