package org.bandeja.soak.faults;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.Wire;

/** An agent who claims what waits, answers, sends files, hands over, completes, returns; as ADMIN moves, too. */
final class Worker implements Runnable {
    private static final int MOST_MINE = 60;
    private static final int LIST = 100;
    private static final Duration LISTS_LAST = Duration.ofSeconds(4);

    private final Watcher.Person person;
    private final Office office;
    private final Random random;
    private final PatientApi api;
    private List<JsonObject> mine = List.of();
    private List<JsonObject> waiting = new ArrayList<>();
    private long listedAt;
    private volatile boolean ended;

    /**
     * What all agents share.
     *
     * @param colleagues ids of the others, by department
     * @param home of the customers: the department that the number leads to, and the other one
     * @param between how long an agent rests after each deed
     */
    record Office(
            URI app,
            Dialogs dialogs,
            Map<String, List<String>> colleagues,
            List<String> home,
            Duration between,
            Tally tally) {}

    /** What agents did, and how they were answered. */
    static final class Tally {
        private final AtomicLong accepted = new AtomicLong();
        private final AtomicLong repeated = new AtomicLong();
        private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();

        long accepted() {
            return accepted.get();
        }

        long repeated() {
            return repeated.get();
        }

        /** By deed and status. */
        Map<String, Integer> answers() {
            return answers;
        }

        private void count(String deed, Optional<Wire.Answer> answer) {
            answers.merge(
                    deed + " "
                            + answer.map(Wire.Answer::status)
                                    .map(String::valueOf)
                                    .orElse("none"),
                    1,
                    Integer::sum);
        }
    }

    Worker(Watcher.Person person, Office office, Random random) {
        this.person = person;
        this.office = office;
        this.random = random;
        this.api = new PatientApi(office.app(), person.token(), office.tally().repeated);
    }

    /** What was begun is brought to its end. */
    void end() {
        ended = true;
    }

    @Override
    public void run() {
        try (api) {
            while (!ended) {
                look();
                act();
                LockSupport.parkNanos(office.between().toNanos());
            }
        }
    }

    private void look() {
        if (System.nanoTime() - listedAt < LISTS_LAST.toNanos() && !mine.isEmpty()) {
            return;
        }
        mine = list("mine");
        waiting = new ArrayList<>(list("unassigned"));
        listedAt = System.nanoTime();
    }

    private List<JsonObject> list(String scope) {
        return api
                .get("/api/conversations?scope=" + scope + "&sort=waiting&limit=" + LIST)
                .filter(answer -> answer.status() == 200)
                .map(answer -> Api.json(answer).getJsonArray("items").getValuesAs(JsonObject.class))
                .orElse(List.of())
                .stream()
                .filter(item -> dialog(item).isPresent())
                .toList();
    }

    private Optional<Dialog> dialog(JsonObject item) {
        return item.getJsonObject("contact").get("phone") instanceof JsonString phone
                ? office.dialogs().with(phone.getString())
                : Optional.empty();
    }

    private void act() {
        boolean claims = !waiting.isEmpty() && (mine.size() < MOST_MINE && random.nextInt(4) == 0 || mine.isEmpty());
        if (claims) {
            JsonObject item = waiting.remove(random.nextInt(waiting.size()));
            at(item, (dialog, path) -> deed("claim", path + "/claim", JsonObject.EMPTY_JSON_OBJECT));
        } else if (!mine.isEmpty()) {
            at(mine.get(random.nextInt(mine.size())), (dialog, path) -> answer(item(path), dialog, path));
        }
    }

    private JsonObject item(String path) {
        return mine.stream()
                .filter(item -> path.endsWith(item.getString("id")))
                .findFirst()
                .orElseThrow();
    }

    private interface Deed {
        void on(Dialog dialog, String path);
    }

    /** Nobody else does anything there meanwhile. */
    private void at(JsonObject item, Deed deed) {
        Dialog dialog = dialog(item).orElseThrow();
        if (dialog.hand().tryLock()) {
            try {
                dialog.is(item.getString("id"));
                deed.on(dialog, "/api/conversations/" + item.getString("id"));
            } finally {
                dialog.hand().unlock();
            }
        }
    }

    private void answer(JsonObject item, Dialog dialog, String path) {
        String department = item.getJsonObject("department").getString("id");
        int chance = random.nextInt(1_000);
        if (person.leads() && isAway(dialog, department) && chance < 400) {
            move(path, department);
        } else if (chance < 870) {
            say(dialog, path, text(dialog), "text");
        } else if (chance < 882) {
            bring(dialog, path);
        } else if (chance < 930) {
            deed(
                    "read",
                    path + "/read",
                    Json.createObjectBuilder().add("upTo", item.getInt("seq")).build());
        } else if (chance < 940) {
            deed("note", path + "/messages", said("note", "Nota de " + dialog.customer()));
        } else if (chance < 965) {
            hand(path, department);
        } else if (chance < 975) {
            gone("return", path, JsonObject.EMPTY_JSON_OBJECT);
        } else if (chance < 996) {
            gone("complete", path, JsonObject.EMPTY_JSON_OBJECT);
        } else if (person.leads()) {
            move(path, department);
        }
    }

    /** Customers with odd numbers are to be in the other department. */
    private boolean isAway(Dialog dialog, String department) {
        return !office.home().get(dialog.customer() % 2).equals(department);
    }

    private void move(String path, String from) {
        String to = office.home().get(office.home().indexOf(from) == 0 ? 1 : 0);
        gone("move", path, Json.createObjectBuilder().add("department", to).build());
    }

    private void hand(String path, String department) {
        List<String> others = office.colleagues().get(department).stream()
                .filter(id -> !id.equals(person.id()))
                .toList();
        gone(
                "transfer",
                path,
                Json.createObjectBuilder()
                        .add("agent", others.get(random.nextInt(others.size())))
                        .build());
    }

    private void gone(String what, String path, JsonObject body) {
        deed(what, path + "/" + what, body);
        listedAt = 0;
    }

    private Optional<Wire.Answer> deed(String what, String path, JsonObject body) {
        Optional<Wire.Answer> answer = api.post(path, body);
        office.tally().count(what, answer);
        return answer;
    }

    private static JsonObject text(Dialog dialog) {
        return said("text", dialog.reply(dialog.said()));
    }

    private static JsonObject said(String type, String text) {
        return Json.createObjectBuilder().add("type", type).add("text", text).build();
    }

    private void bring(Dialog dialog, String path) {
        byte[] file = ("%PDF-1.4\n% " + dialog.reply(dialog.said()) + " " + random.nextLong() + "\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        Optional<Wire.Answer> brought = api.bring("/api/media?type=document", "factura.pdf", file);
        office.tally().count("file", brought);
        brought.filter(answer -> answer.status() == 201)
                .map(answer -> Api.json(answer).getString("id"))
                .ifPresent(id -> say(
                        dialog,
                        path,
                        Json.createObjectBuilder(said("document", dialog.reply(dialog.said())))
                                .add("media", id)
                                .build(),
                        "document"));
    }

    private void say(Dialog dialog, String path, JsonObject body, String type) {
        int number = dialog.said();
        String key = office.dialogs().idPrefix() + dialog.reply(number);
        Optional<Wire.Answer> answer = api.once(path + "/messages", key, body);
        office.tally().count("reply", answer);
        boolean accepted = answer.filter(given -> given.status() == 201).isPresent();
        Reply.Outcome outcome =
                accepted ? Reply.Outcome.ACCEPTED : answer.isPresent() ? Reply.Outcome.REFUSED : Reply.Outcome.UNCLEAR;
        String rule = accepted ? "" : answer.map(Worker::rule).orElse("");
        dialog.add(new Reply(number, dialog.reply(number), type, outcome, rule));
        if (accepted) {
            office.tally().accepted.incrementAndGet();
        } else {
            office.tally().count("reply " + rule, answer);
            listedAt = 0;
        }
    }

    private static String rule(Wire.Answer answer) {
        try {
            return Api.json(answer).getString("rule", "");
        } catch (RuntimeException e) {
            return "";
        }
    }
}
