package org.bandeja.system.client;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.bandeja.system.installation.Demo;
import org.bandeja.system.installation.Installation;

/** All doors of a Bandeja, and who stands before them. */
public final class Bandeja {
    /** The last conversation that each installation had before its first test. */
    private static final Map<Demo.Database, Long> OF_THE_DEMO = new ConcurrentHashMap<>();

    private final Installation installation;

    public Bandeja(Installation installation) {
        this.installation = installation;
    }

    public Demo demo() {
        return installation.demo();
    }

    public Installation installation() {
        return installation;
    }

    public WebhookDoor webhook() {
        return new WebhookDoor(demo());
    }

    public SimulatorDoor simulator() {
        return new SimulatorDoor(demo().simulator(), number(), rows());
    }

    /** Whatever tests before have left switched, waiting or unseen: what is asked of it now begins with everything as usual. */
    public void setInOrder() {
        Eventually.holds(
                "what was delivered before is processed",
                () -> rows().count("SELECT COUNT(*) FROM delivery WHERE state = 'PENDING' AND attempts = 0") == 0);
        simulator().reset();
        rows().completeAfter(OF_THE_DEMO.computeIfAbsent(
                demo().database(), database -> rows().count("SELECT COALESCE(MAX(id), 0) FROM conversation")));
        rows().letNumbersRun();
        rows().forgetLaterAttempts();
        rows().forgetParked();
        rows().forgetFailedSignIns();
        rows().seeToNotices();
    }

    /** A customer writes by WhatsApp, and an agent takes the conversation. */
    public String taken(AgentDoor agent, Customer customer) {
        simulator().writes(customer, number(), "hello");
        String id = agent.awaitConversation(customer);
        agent.act(id, "claim").require(200);
        return id;
    }

    /** Example files may be given for templates: the account says which app is connected to it. */
    public void connectApp(String wabaId) {
        String app = simulator().get("accounts").getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(known -> known.getString("id").equals(wabaId))
                .findFirst()
                .orElseThrow()
                .getString("appId");
        rows().change("UPDATE whatsapp_account SET app_id = ? WHERE waba_id = ?", app, wabaId);
    }

    public Rows rows() {
        return new Rows(demo().database());
    }

    /** The number whose messages go straight to {@link #department()}. */
    public String number() {
        return demo().numbers().get(0).phoneNumberId();
    }

    /** Our id of that number, as this agent is offered it to begin a conversation from. */
    public String starter(AgentDoor agent) {
        return agent.get("/api/starters").require(200).items().stream()
                .filter(item -> digits(item.getString("displayPhoneNumber"))
                        .equals(digits(demo().numbers().get(0).displayPhoneNumber())))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    /** The same number is written in several ways. */
    private static String digits(String number) {
        return number.replaceAll("\\D", "");
    }

    public String department() {
        return demo().numbers().get(0).department();
    }

    /** The members of the department of the first number who are plain agents there. */
    public List<AgentDoor> agents() {
        return people(person -> person.worksIn(department()) && !person.isAdminOf(department()));
    }

    public List<AgentDoor> members() {
        return people(person -> person.worksIn(department()));
    }

    public AgentDoor departmentAdmin() {
        return people(person -> person.isAdminOf(department())).get(0);
    }

    /** Somebody who works elsewhere only. */
    public AgentDoor outsider() {
        return people(person -> !person.worksIn(department()) && !person.administrator())
                .get(0);
    }

    public AgentDoor administrator() {
        return people(Demo.Person::administrator).get(0);
    }

    public List<AgentDoor> people(Predicate<Demo.Person> wanted) {
        return demo().people().stream()
                .filter(wanted)
                .map(person -> new AgentDoor(demo(), person))
                .toList();
    }
}
