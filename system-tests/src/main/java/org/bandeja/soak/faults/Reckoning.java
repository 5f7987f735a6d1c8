package org.bandeja.soak.faults;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.Rows;
import org.bandeja.soak.Checks;

/** Compares, when everything is whole and quiet again, what was said with what each side has got and sees. */
public final class Reckoning {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int FETCH = 2_000;
    private static final int THREADS_READ = 40;

    private final Traffic traffic;
    private final Rows rows;
    private final Path sentFile;
    private final Checks checks;
    private final Random random;
    private long stored;
    private long arrived;
    private long shown;
    private long lost;
    private long doubled;
    private long disordered;
    private long foreign;

    public Reckoning(Traffic traffic, Rows rows, Path sentFile, Checks checks, Random random) {
        this.traffic = traffic;
        this.rows = rows;
        this.sentFile = sentFile;
        this.checks = checks;
        this.random = random;
    }

    /** @return what came of it; the faults are those that were played */
    public Outcome reckon(Duration patience, long faults) {
        settle(patience);
        tellWhatWasNotTold(patience);
        written();
        replies();
        files(patience);
        seen();
        heard();
        badgesAndLists();
        threads();
        checks.say("  webhooks answered " + traffic.writers().answers() + "; agents "
                + traffic.tally().answers());
        return new Outcome(
                traffic.dialogs().written(),
                stored,
                traffic.tally().accepted(),
                arrived,
                shown,
                lost,
                doubled,
                disordered,
                foreign,
                faults);
    }

    private void settle(Duration patience) {
        boolean delivered = Eventually.holds(patience, () -> traffic.writers().pending() == 0);
        checks.check(
                delivered,
                "every webhook is answered 200 in the end",
                traffic.writers().pending() + " are not");
        checks.check(Eventually.holds(patience, rows::allProcessed), "all deliveries are processed", "some are not");
        boolean left = Eventually.holds(patience, () -> underWay().isEmpty());
        checks.check(left, "no message is under way for ever", underWay().toString());
    }

    /** A simulator that is killed forgets what it had not told yet; WhatsApp never does. */
    private void tellWhatWasNotTold(Duration patience) {
        Sent sent = Sent.read(sentFile);
        List<Sent.Message> late = states().entrySet().stream()
                .filter(state -> !state.getValue().contains("DELIVERED"))
                .flatMap(state -> sent.saying(state.getKey()).stream())
                .toList();
        late.forEach(traffic.writers()::delivered);
        checks.check(
                Eventually.holds(patience, () -> traffic.writers().pending() == 0 && rows.allProcessed()),
                "statuses that come late are taken",
                "they are not");
        checks.say("  " + late.size() + " messages are told to have been delivered only now");
    }

    private List<String> underWay() {
        return rows.all("select concat(o.state, ' ', m.status, ' ', coalesce(m.error_code, '')) from outbox o"
                + " join message m on m.id = o.message_id where o.state in ('QUEUED', 'SENDING') limit 5");
    }

    private void written() {
        Map<String, List<WrittenAccount.Row>> byPhone = new HashMap<>();
        each(
                "select k.phone, m.whatsapp_id, m.text, timestampdiff(second, '1970-01-01', m.at) from message m"
                        + " join conversation c on c.id = m.conversation_id join contact k on k.id = c.contact_id"
                        + " where m.direction = 'IN' and m.whatsapp_id like '"
                        + traffic.dialogs().idPrefix() + "%' order by k.phone, m.at, m.seq",
                row -> byPhone.computeIfAbsent(row.getString(1), phone -> new ArrayList<>())
                        .add(new WrittenAccount.Row(row.getString(2), row.getString(3), row.getLong(4))));
        WrittenAccount account = new WrittenAccount(traffic.dialogs());
        traffic.dialogs()
                .all()
                .forEach(dialog -> account.add(dialog, byPhone.getOrDefault("+" + dialog.phone(), List.of())));
        stored = account.stored();
        lost += none(account.missing(), "nothing that a customer wrote is lost");
        doubled += none(account.twice(), "nothing that a customer wrote is there twice");
        foreign += none(account.astray(), "what a customer wrote stands in his conversation, as he wrote it");
        disordered += none(account.disordered(), "what customers wrote is shown in their order");
    }

    private void replies() {
        Sent sent = Sent.read(sentFile);
        RepliesAccount account = new RepliesAccount(states());
        traffic.dialogs().all().forEach(dialog -> account.add(dialog, sent.to(dialog)));
        arrived = account.arrived();
        shown = account.open();
        lost += none(account.missing(), "no accepted reply is lost");
        doubled += none(account.twice(), "no reply is there twice");
        none(sent.doubled(), "nothing that has an id of ours was sent twice");
        foreign += none(account.astray(), "no customer gets what was not accepted, or was for another");
        disordered += none(account.disordered(), "replies arrive in the order in which they were said");
        none(account.untrue(), "what arrived is shown as delivered, and nothing else is");
        checks.say("  the simulator's file has " + sent.count() + " messages; they are " + shownBy());
    }

    private Map<String, Integer> shownBy() {
        Map<String, Integer> counts = new TreeMap<>();
        each(
                "select concat_ws(' ', m.status, o.state, m.error_code), count(*) from message m left join outbox o on"
                        + " o.message_id = m.id where m.direction = 'OUT' and m.text like 'r%.%' group by 1",
                row -> counts.put(row.getString(1), row.getInt(2)));
        return counts;
    }

    /** By text; a message in doubt that the agent has not been told of yet counts as told. */
    private Map<String, List<String>> states() {
        Map<String, List<String>> states = new HashMap<>();
        each(
                "select m.text, if(o.state = 'IN_DOUBT', 'IN_DOUBT', m.status) from message m left join outbox o on"
                        + " o.message_id = m.id where m.direction = 'OUT' and m.text like 'r%.%'",
                row -> states.computeIfAbsent(row.getString(1), text -> new ArrayList<>(1))
                        .add(row.getString(2)));
        return states;
    }

    private void files(Duration patience) {
        String open = "select distinct concat(f.state, ' ', coalesce(f.trouble, '')) from media f join message m on"
                + " m.media_id = f.id where m.direction = 'IN' and m.whatsapp_id"
                + " like ? and f.state <> 'THERE'";
        String like = traffic.dialogs().idPrefix() + "%";
        boolean there = Eventually.holds(patience, () -> rows.all(open, like).isEmpty());
        checks.check(
                there, "every file of a customer is there", rows.all(open, like).toString());
    }

    private void seen() {
        List<String> told = traffic.watchers().stream()
                .flatMap(watcher ->
                        watcher.foreign().stream().map(what -> watcher.person().name() + " was told " + what))
                .toList();
        List<String> got = traffic.outsiders().stream()
                .flatMap(outsider -> outsider.seen().stream())
                .toList();
        foreign += none(told, "no socket tells what its agent may not see");
        foreign += none(got, "outsiders find nothing");
        checks.say("  %d events told to %d sockets, which connected %d times; %d tries of outsiders"
                .formatted(
                        traffic.watchers().stream().mapToLong(Watcher::events).sum(),
                        traffic.watchers().size(),
                        traffic.watchers().stream()
                                .mapToLong(Watcher::connections)
                                .sum(),
                        traffic.outsiders().stream().mapToLong(Outsider::tries).sum()));
    }

    /** Of conversations that were in one department all the time, whoever is a member there has heard everything. */
    private void heard() {
        Set<String> moved =
                new HashSet<>(rows.all("select distinct k.phone from timeline_entry t join conversation c on"
                        + " c.id = t.conversation_id join contact k on k.id = c.contact_id where t.action = 'MOVED'"));
        String first = traffic.home().get(0);
        int sockets = 0;
        List<String> missed = new ArrayList<>();
        for (Watcher watcher : traffic.watchers()) {
            if (watcher.reloads() > 0 || !watcher.person().departments().contains(first)) {
                continue;
            }
            sockets++;
            checks.say("  " + watcher + " was never told to load everything again");
            for (Dialog dialog : traffic.dialogs().all()) {
                for (int i = 0; i < dialog.written() && !moved.contains("+" + dialog.phone()); i++) {
                    if (!watcher.hasHeard(dialog.customer(), i)) {
                        missed.add(watcher.person().name() + " " + dialog.written(i));
                    }
                }
            }
        }
        none(missed, "a socket that comes back hears what it had missed");
        checks.say("  %d such sockets, %d conversations never moved"
                .formatted(sockets, traffic.dialogs().all().size() - moved.size()));
    }

    private void badgesAndLists() {
        for (Watcher watcher : traffic.watchers()) {
            try (Api agent = new Api(traffic.app(), watcher.person().token())) {
                JsonObject listed = Json.createObjectBuilder()
                        .add("unassigned", count(agent, "scope=unassigned&unread=true"))
                        .add("mine", count(agent, "scope=mine&unread=true"))
                        .add("noRoute", 0)
                        .build();
                JsonObject asked = Api.json(agent.get("/api/me")).getJsonObject("counters");
                checks.same(listed, asked, "badges of the API are what the lists show");
                Eventually.holds(SOON, () -> watcher.counters().equals(listed));
                checks.same(listed, watcher.counters(), "badges of the socket are what the lists show");
                long all = count(agent, "scope=all") + count(agent, "scope=all&status=COMPLETED");
                checks.same(visible(agent), all, "lists show everything of the department, and nothing else");
            }
        }
    }

    private static int count(Api agent, String question) {
        return agent.all("/api/conversations?limit=200&" + question).size();
    }

    private long visible(Api agent) {
        String name = Api.json(agent.get("/api/me"))
                .getJsonArray("departments")
                .getJsonObject(0)
                .getString("name");
        return rows.number(
                "select count(*) from conversation c join department d on d.id = c.department_id where d.name = ?",
                name);
    }

    /** As a page shows them. */
    private void threads() {
        List<Dialog> some = new ArrayList<>(traffic.dialogs().all());
        Collections.shuffle(some, random);
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (Dialog dialog : some.subList(0, Math.min(THREADS_READ, some.size()))) {
            for (String department : traffic.home()) {
                try (Api agent = new Api(
                        traffic.app(),
                        traffic.memberOf(department).orElseThrow().token())) {
                    if (dialog.conversation().isEmpty()
                            || agent.get("/api/conversations/" + dialog.conversation())
                                            .status()
                                    != 200) {
                        continue;
                    }
                    read++;
                    wrong.addAll(compare(dialog, texts(agent, dialog)));
                }
            }
        }
        none(wrong, "a thread shows everything once, replies in their order");
        checks.say("  " + read + " threads read as a page reads them");
    }

    private static List<String> texts(Api agent, Dialog dialog) {
        List<String> texts = new ArrayList<>();
        String path = "/api/conversations/" + dialog.conversation() + "/messages?limit=100";
        String before = "";
        do {
            JsonObject page = Api.json(agent.get(path + before));
            List<String> here = page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                    .filter(item -> item.get("text") instanceof JsonString)
                    .map(item -> item.getString("text"))
                    .toList();
            texts.addAll(0, here);
            before = page.isNull("before") ? "" : "&before=" + page.getString("before");
        } while (!before.isEmpty());
        return texts;
    }

    private static List<String> compare(Dialog dialog, List<String> texts) {
        List<String> wrong = new ArrayList<>();
        List<String> replies =
                texts.stream().filter(text -> text.startsWith("r")).toList();
        List<String> wanted = dialog.replies().stream()
                .filter(reply -> reply.outcome() == Reply.Outcome.ACCEPTED
                        || reply.outcome() == Reply.Outcome.UNCLEAR && replies.contains(reply.text()))
                .map(Reply::text)
                .toList();
        if (!wanted.equals(replies)) {
            wrong.add("replies of customer " + dialog.customer() + ": " + replies + " instead of " + wanted);
        }
        List<String> inbound =
                texts.stream().filter(text -> text.startsWith("c")).toList();
        if (inbound.size() != dialog.written() || new HashSet<>(inbound).size() != dialog.written()) {
            wrong.add("of customer " + dialog.customer() + " " + inbound.size() + " instead of " + dialog.written());
        }
        return wrong;
    }

    private long none(List<String> found, String claim) {
        checks.check(found.isEmpty(), claim, found.size() + ": " + found.subList(0, Math.min(5, found.size())));
        return found.size();
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, Reader reader) {
        rows.with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(FETCH);
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        reader.read(found);
                    }
                }
            }
            return null;
        });
    }
}
