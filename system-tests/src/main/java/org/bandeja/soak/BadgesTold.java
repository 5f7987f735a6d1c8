package org.bandeja.soak;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.Screen;
import org.bandeja.bench.client.Wire;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.Rows;

/**
 * Ten agents of two departments, one of them an administrator, and their customers do whatever can be done, at random and
 * at the same time; again and again the badges that each one's socket told, those of the API and the lists behind them
 * are compared.
 */
final class BadgesTold implements Trial {
    private static final int AGENTS = 10;
    private static final int BETWEEN_LOOKS = 100;
    private static final long FIRST_CUSTOMER = 230_000;
    private static final int CUSTOMERS = 30;
    private static final Duration SOON = Duration.ofSeconds(15);

    private static final List<Deed> DEEDS = List.of(
            (agent, at) -> agent.claim(at.conversation()),
            (agent, at) -> agent.claim(at.conversation()),
            (agent, at) -> agent.post(at.path("return"), JsonObject.EMPTY_JSON_OBJECT),
            (agent, at) -> agent.post(at.path("complete"), JsonObject.EMPTY_JSON_OBJECT),
            (agent, at) -> agent.post(at.path("reopen"), JsonObject.EMPTY_JSON_OBJECT),
            (agent, at) -> agent.post(at.path("takeover"), JsonObject.EMPTY_JSON_OBJECT),
            (agent, at) -> agent.post(at.path("undo"), JsonObject.EMPTY_JSON_OBJECT),
            (agent, at) -> agent.post(at.path("assign"), one("agent", at.colleague())),
            (agent, at) -> agent.post(at.path("transfer"), one("agent", at.colleague())),
            (agent, at) -> agent.post(at.path("move"), one("department", at.department())),
            (agent, at) -> agent.post(at.path("read"), upTo(Integer.MAX_VALUE)),
            (agent, at) -> agent.post(at.path("read"), upTo(at.seq())),
            (agent, at) -> agent.post(at.path("read"), upTo(0)),
            (agent, at) -> agent.reply(at.conversation(), "¿En qué le ayudo?"),
            (agent, at) -> agent.post(at.path("messages"), note()),
            (agent, at) -> at.customerWrites(),
            (agent, at) -> at.customerWrites(),
            (agent, at) -> at.customerWrites());

    /** What one does with a conversation. */
    private interface Deed {
        Wire.Answer by(Api agent, Place at);
    }

    /** The conversation, and what chance has chosen for it. */
    private record Place(
            Scene scene, String conversation, String colleague, String department, int seq, long customer) {
        String path(String action) {
            return "/api/conversations/" + conversation + "/" + action;
        }

        Wire.Answer customerWrites() {
            try (Wire webhook = new Wire(scene.file().webhook())) {
                return webhook.send(scene.customers().post(List.of(customer)).request());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static JsonObject one(String name, String value) {
        return Json.createObjectBuilder().add(name, value).build();
    }

    private static JsonObject upTo(int seq) {
        return Json.createObjectBuilder().add("upTo", seq).build();
    }

    private static JsonObject note() {
        return Json.createObjectBuilder()
                .add("type", "note")
                .add("text", "Llama por la tarde")
                .build();
    }

    @Override
    public void run(Scene scene) {
        List<Api> agents = new ArrayList<>();
        List<Screen> screens = new ArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
        int looks = 0;
        try (Crew crew = Crew.hire(scene.rows(), scene.file().department(), AGENTS);
                AtOnce atOnce = new AtOnce(AGENTS)) {
            place(scene.rows(), crew);
            crew.members().forEach(member -> {
                agents.add(new Api(scene.file().app(), member.token()));
                screens.add(Screen.open(client, scene.file().app(), member.token()));
            });
            Api administrator = agents.get(AGENTS - 1);
            List<String> ids = agents.stream()
                    .map(agent -> Api.json(agent.get("/api/me")).getString("id"))
                    .toList();
            List<String> departments = Api.json(administrator.get("/api/me"))
                    .getJsonArray("departments")
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .map(department -> department.getString("id"))
                    .toList();
            for (long customer = FIRST_CUSTOMER; customer < FIRST_CUSTOMER + CUSTOMERS; customer++) {
                new Place(scene, "", "", "", 0, customer).customerWrites();
            }
            for (int done = 0; done < scene.amounts().badgeDeeds(); done += BETWEEN_LOOKS) {
                scene.rows().awaitProcessed(Scene.PATIENCE);
                List<String> conversations = conversations(scene, administrator);
                for (int round = 0; round < BETWEEN_LOOKS / AGENTS; round++) {
                    atOnce.run(deeds(scene, agents, ids, departments, conversations))
                            .forEach(answer -> answers.merge(answer.status(), 1, Integer::sum));
                }
                look(scene, agents, screens);
                looks++;
            }
        } finally {
            screens.forEach(Screen::close);
            agents.forEach(Api::close);
        }
        scene.checks()
                .check(
                        answers.keySet().stream().allMatch(status -> status < 500),
                        "every deed is done or refused",
                        answers.toString());
        scene.checks()
                .figure(
                        "Badges of " + AGENTS + " agents after random deeds",
                        scene.amounts().badgeDeeds() + " deeds, looked at " + looks + " times; answers " + answers);
    }

    /** Some work in the first department, some in the second, some in both, one is an administrator. */
    private static void place(Rows rows, Crew crew) {
        List<String> departments = rows.all(
                "select department_id from membership where agent_id = ?"
                        + " union all (select id from department where not archived and id not in"
                        + " (select department_id from membership where agent_id = ?) order by id limit 1)",
                crew.members().get(0).id(),
                crew.members().get(0).id());
        for (int i = 0; i < AGENTS; i++) {
            long agent = crew.members().get(i).id();
            rows.change("update membership set role = ? where agent_id = ?", i % 2 == 0 ? "ADMIN" : "AGENT", agent);
            if (i >= AGENTS / 2) {
                rows.change(
                        "insert into membership (agent_id, department_id, role, joined_at)"
                                + " values (?, ?, 'ADMIN', utc_timestamp(3))",
                        agent,
                        departments.get(1));
            }
            if (i == AGENTS - 2) {
                rows.change(
                        "delete from membership where agent_id = ? and department_id = ?", agent, departments.get(0));
            }
        }
        rows.change(
                "update agent set administrator = true where id = ?",
                crew.members().get(AGENTS - 1).id());
    }

    private static List<String> conversations(Scene scene, Api administrator) {
        List<JsonObject> items = administrator.all("/api/conversations?scope=all&limit=200");
        items.addAll(administrator.all("/api/conversations?scope=all&status=COMPLETED&limit=200"));
        String first = "+" + scene.customers().phone(FIRST_CUSTOMER);
        String last = "+" + scene.customers().phone(FIRST_CUSTOMER + CUSTOMERS);
        return items.stream()
                .filter(item -> {
                    String phone = item.getJsonObject("contact").getString("phone", "");
                    return phone.compareTo(first) >= 0 && phone.compareTo(last) < 0;
                })
                .map(item -> item.getString("id"))
                .toList();
    }

    private static List<Callable<Wire.Answer>> deeds(
            Scene scene, List<Api> agents, List<String> ids, List<String> departments, List<String> conversations) {
        List<Callable<Wire.Answer>> deeds = new ArrayList<>();
        for (Api agent : agents) {
            Deed deed = DEEDS.get(scene.random().nextInt(DEEDS.size()));
            Place at = new Place(
                    scene,
                    conversations.get(scene.random().nextInt(conversations.size())),
                    ids.get(scene.random().nextInt(AGENTS)),
                    departments.get(scene.random().nextInt(departments.size())),
                    scene.random().nextInt(20),
                    FIRST_CUSTOMER + scene.random().nextInt(CUSTOMERS));
            deeds.add(() -> deed.by(agent, at));
        }
        return deeds;
    }

    private static void look(Scene scene, List<Api> agents, List<Screen> screens) {
        scene.rows().awaitProcessed(Scene.PATIENCE);
        IntStream.range(0, AGENTS).forEach(i -> {
            Api agent = agents.get(i);
            JsonObject listed = Json.createObjectBuilder()
                    .add(
                            "unassigned",
                            agent.all("/api/conversations?scope=unassigned&unread=true&limit=200")
                                    .size())
                    .add(
                            "mine",
                            agent.all("/api/conversations?scope=mine&unread=true&limit=200")
                                    .size())
                    .add(
                            "noRoute",
                            agent.all("/api/conversations?scope=all&route=none&limit=200")
                                    .size())
                    .build();
            JsonObject asked = Api.json(agent.get("/api/me")).getJsonObject("counters");
            scene.checks().same(listed, asked, "badges of the API are what the lists show");
            Eventually.holds(SOON, () -> screens.get(i).counters().equals(listed));
            scene.checks().same(listed, screens.get(i).counters(), "badges of the socket are what the lists show");
        });
    }
}
