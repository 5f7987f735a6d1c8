package org.bandeja.bench.measure;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.SimulatorDoor;
import org.bandeja.bench.client.Wire;
import org.bandeja.bench.growth.GrownCompany;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.Rows;

/**
 * An agent answers: takes conversations, marks them as read, replies, asks for what he has missed, completes and takes that back. WhatsApp
 * tells of each reply that it was sent, delivered and read. Then he writes more than may leave, so that much waits to be sent until this
 * is closed.
 */
final class Answers implements AutoCloseable {
    /** What comes as often belongs to them. */
    static final int GIVEN = 20;

    private static final int WAITING = 300;
    private static final long FIRST_CUSTOMER = 6_000_000;
    /** Of a second: what waits is still there minutes later. */
    private static final int LEAVING = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String CONVERSATIONS = "/api/conversations";
    private static final String LONGEST = "select id from conversation where department_id >= ? and status = 'OPEN'"
            + " and assignee_id is null order by last_seq desc limit 1";
    private static final String DEPARTMENT =
            "select d.name from conversation c join department d on d.id = c.department_id where c.id = ?";

    private final Setting setting;
    private final SimulatorDoor simulator;
    private final Crew crew;
    private final Api agent;
    private final List<String> conversations;
    private final String longest;
    private final Crew colleagues;
    private final long rate;

    /** Customers write, so that there is something to answer. */
    Answers(Setting setting) {
        this.setting = setting;
        Rows rows = setting.rows();
        simulator = new SimulatorDoor(setting.file().simulator());
        simulator.unlimited();
        simulator.post("statuses", "{\"read\": true}");
        List<Long> writers = setting.eachWrites(FIRST_CUSTOMER, GIVEN + WAITING, PATIENCE);
        crew = Crew.hire(rows, setting.file().department(), 1);
        agent = agentOf(crew);
        conversations = conversationsWith(writers);
        long thread = rows.number(LONGEST, GrownCompany.department(1));
        longest = GrowthQuestions.id(thread);
        colleagues = Crew.hire(rows, rows.all(DEPARTMENT, thread).get(0), 1);
        rate = rows.number(
                "select messages_per_second from business_number where phone_number_id = ?",
                setting.file().phoneNumberId());
        mayLeave(LEAVING);
    }

    private Api agentOf(Crew some) {
        return new Api(setting.file().app(), some.members().get(0).token());
    }

    private List<String> conversationsWith(List<Long> writers) {
        Map<String, String> byPhone = new HashMap<>();
        agent.all(CONVERSATIONS + "?limit=200")
                .forEach(item ->
                        byPhone.put(item.getJsonObject("contact").getString("phone", ""), item.getString("id")));
        return writers.stream()
                .map(writer -> byPhone.get("+" + setting.customers().phone(writer)))
                .toList();
    }

    private void mayLeave(long perSecond) {
        setting.rows()
                .change(
                        "update business_number set messages_per_second = ? where phone_number_id = ?",
                        perSecond,
                        setting.file().phoneNumberId());
    }

    /** Asks the database nothing itself: what is asked meanwhile is the server's. */
    void give() {
        String after = Api.json(require(200, agent.get("/api/events?after=0"))).getString("after");
        List<String> answered = conversations.subList(0, GIVEN);
        answered.forEach(conversation -> {
            take(agent, conversation);
            reply(conversation);
        });
        answered.forEach(
                conversation -> Eventually.require("a reply that was read", PATIENCE, () -> isReplyRead(conversation)));
        require(200, agent.get("/api/events?after=" + after));
        answered.forEach(conversation -> completeAndUndo(agent, conversation));
        conversations.subList(GIVEN, conversations.size()).forEach(conversation -> {
            take(agent, conversation);
            reply(conversation);
        });
        // Last, so that it is this one that the statements are about when they are explained.
        try (Api colleague = agentOf(colleagues)) {
            take(colleague, longest);
            completeAndUndo(colleague, longest);
            deed(colleague, longest, "return");
        }
    }

    private static void take(Api who, String conversation) {
        JsonObject item = Api.json(require(200, who.claim(conversation)));
        require(
                204,
                who.post(
                        CONVERSATIONS + "/" + conversation + "/read",
                        Json.createObjectBuilder()
                                .add("upTo", item.getJsonNumber("seq"))
                                .build()));
    }

    private void reply(String conversation) {
        require(201, agent.reply(conversation, "Con gusto."));
    }

    private boolean isReplyRead(String conversation) {
        return agent.items(CONVERSATIONS + "/" + conversation + "/messages").stream()
                .anyMatch(message -> message.getString("direction").equals("OUT")
                        && message.getString("status").equals("READ"));
    }

    private static void completeAndUndo(Api who, String conversation) {
        deed(who, conversation, "complete");
        deed(who, conversation, "undo");
    }

    private static void deed(Api who, String conversation, String deed) {
        require(200, who.post(CONVERSATIONS + "/" + conversation + "/" + deed, JsonObject.EMPTY_JSON_OBJECT));
    }

    private static Wire.Answer require(int status, Wire.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " instead of " + status + ": " + answer.text());
        }
        return answer;
    }

    /** What waits leaves. */
    @Override
    public void close() {
        mayLeave(rate);
        Eventually.holds(PATIENCE, () -> setting.rows().number("select count(*) from outbox") == 0);
        simulator.post("statuses", "{\"read\": false}");
        agent.close();
        crew.close();
        colleagues.close();
    }
}
