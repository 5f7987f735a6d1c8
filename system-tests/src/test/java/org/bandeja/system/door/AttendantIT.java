package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandeja.system.client.Attending.menu;
import static org.bandeja.system.client.Attending.option;
import static org.bandeja.system.client.Attending.tree;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bandeja.attendant.model.Dialog;
import org.bandeja.directory.model.AgentId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Attending;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers talk with an auto attendant: each ends with a person or an answer, whatever he does. */
@OnSharedInstallation
class AttendantIT {
    private static final String NOT_THERE = "0000000000000";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor administrator = bandeja.administrator();
    private final Company sales = new Company(bandeja);
    private final Company fallback = new Company(bandeja);
    private final Attending attending = new Attending(bandeja);

    @AfterEach
    void itLeadsWhereItLed() {
        attending.close();
    }

    private JsonObjectBuilder usual() {
        return tree(
                fallback.department(),
                menu(
                        "main",
                        "What is it about?",
                        option("a", "Sales", "ROUTE", "department:" + sales.department(), "Sales will answer"),
                        option("b", "Help", "MENU", "help", ""),
                        option("c", "Hours", "TEXT", "", "From 8 to 5")),
                menu(
                        "help",
                        "Help with what?",
                        option("a", "Bills", "MENU", "bills", ""),
                        option("b", "Devices", "ROUTE", "department:" + sales.department(), ""),
                        option("c", "Back", "BACK", "", ""),
                        option("d", "Beginning", "START", "", "")),
                menu(
                        "bills",
                        "Which bill?",
                        option("a", "The last one", "ROUTE", "department:" + sales.department(), ""),
                        option("b", "Again", "REPEAT", "", "")));
    }

    /** All of them at the same time, so that they wait together. */
    @Test
    void everyCustomerEndsWithAPersonOrAnAnswer() {
        attending.talking(usual().build());
        Customer deep = Customer.unknown("Deep");
        Customer wrong = Customer.unknown("Wrong");
        Customer asks = Customer.unknown("Asks");
        Customer fast = Customer.unknown("Fast");
        Customer forger = Customer.unknown("Forger");
        Customer silent = Customer.unknown("Silent");
        List<Customer> all = List.of(deep, wrong, asks, forger, silent);
        all.forEach(customer -> attending.writes(customer, "good morning"));
        // Who is quiet for a second has an answer: what a slow machine brings apart is looked at together.
        bandeja.rows()
                .whileLocked(
                        "SELECT id FROM auto_attendant WHERE id = ?",
                        number(attending.id()),
                        () -> AtOnce.all(IntStream.range(0, 10)
                                .<Callable<Integer>>mapToObj(i -> () -> {
                                    attending.writes(fast, "message " + i);
                                    return i;
                                })
                                .toList()));
        all.forEach(
                customer -> assertThat(attending.heard(customer, 1)).containsExactly("Welcome\n\nWhat is it about?"));
        assertThat(attending.heard(fast, 1)).as("ten messages, one answer").hasSize(1);
        String id = administrator.awaitConversation(deep);
        JsonObject talking = administrator.conversation(id);
        assertThat(talking.getJsonObject("attendant").getString("id")).isEqualTo(attending.id());
        assertThat(talking.isNull("department")).isTrue();
        assertThat(talking.isNull("waitingSince"))
                .as("what it says is no answer of the company")
                .isFalse();
        JsonObject said = administrator.messages(id).get(1);
        assertThat(said.getString("automatic")).startsWith("Attendant ");
        assertThat(said.isNull("author")).isTrue();

        attending.touches(deep, "Help");
        attending.writes(wrong, "what");
        attending.writes(asks, "I want a Person, please: a PERSON");
        attending.touches(forger, "att." + attending.id() + ".1.main.zzz", "Sales");
        silence(silent);
        assertThat(attending.heard(deep, 2).get(1)).isEqualTo("Help with what?");
        assertThat(attending.heard(wrong, 2).get(1)).isEqualTo("Please choose\n\nWhat is it about?");
        assertThat(attending.heard(forger, 2).get(1)).isEqualTo("Please choose\n\nWhat is it about?");
        assertThat(attending.heard(silent, 2).get(1)).isEqualTo("Still there?\n\nWhat is it about?");
        assertEnds(asks, fallback, "ASKED_FOR_SOMEBODY");

        attending.touches(deep, "Bills");
        attending.writes(wrong, "hm");
        silence(silent);
        attending.touches(forger, "3", "Hours");
        assertThat(attending.heard(deep, 3).get(2)).isEqualTo("Which bill?");
        assertEnds(silent, fallback, "SILENCE");
        assertThat(attending.heard(forger, 3)).hasSize(3);
        attending.heard(wrong, 3);

        attending.writes(deep, "1");
        attending.writes(wrong, "?");
        assertEnds(deep, sales, "OPTION");
        assertThat(path(deep))
                .containsExactly(
                        "NUMBER",
                        "ATTENDANT NUMBER",
                        "OPTION Help",
                        "OPTION Bills",
                        "OPTION The last one",
                        "DEPARTMENT OPTION");
        assertThat(attending.heard(deep, 4).get(3)).isEqualTo("Somebody will answer");
        assertEnds(wrong, fallback, "WRONG_ANSWERS");
        assertThat(administrator.texts(administrator.awaitConversation(deep)))
                .as("what was said before the choice is there for who takes over")
                .contains("good morning");
    }

    @Test
    void whoeverChangesHisMindIsLedElsewhereAsLongAsNoPersonHasHim() {
        attending.talking(usual().build());
        Customer early = Customer.unknown("Early");
        Customer late = Customer.unknown("Late");
        List.of(early, late).forEach(customer -> attending.writes(customer, "hello"));
        List.of(early, late).forEach(customer -> attending.heard(customer, 1));
        List.of(early, late).forEach(customer -> attending.touches(customer, "Sales"));
        List.of(early, late).forEach(customer -> assertEnds(customer, sales, "OPTION"));
        Newcomer agent = sales.hire("AGENT");
        String taken = administrator.awaitConversation(late);
        agent.post("/api/conversations/" + taken + "/claim").require(200);
        attending.writes(early, "agent");
        attending.touches(early, "Help");
        attending.touches(late, "Help");
        attending.looksAt(late, "Help");
        saysGoodMorning(agent, taken);
        assertThat(attending.heard(early, 3).get(2)).isEqualTo("Help with what?");
        assertThat(administrator
                        .conversation(administrator.awaitConversation(early))
                        .isNull("department"))
                .as("it talks with him again")
                .isTrue();
        agent.get("/api/conversations/" + administrator.awaitConversation(early))
                .require(404);
        attending.writes(early, "devices");
        assertEnds(early, sales, "OPTION");
        assertThat(administrator.conversation(taken).getJsonObject("assignee").getString("id"))
                .isEqualTo(agent.id());
        assertThat(attending.heard(late, 3))
                .as("a person has him: the attendant says nothing")
                .endsWith("Good morning")
                .hasSize(3);
    }

    @Test
    void whoeverTouchesTheSameAnswerTwiceKeepsHisPlace() {
        attending.talking(usual().build());
        Customer twice = Customer.unknown("Twice");
        attending.writes(twice, "hello");
        attending.heard(twice, 1);
        attending.touches(twice, "Sales");
        assertEnds(twice, sales, "OPTION");
        List<String> led = path(twice);
        attending.touches(twice, "Sales");
        long conversation = conversation(twice);
        Eventually.holds(
                "both were heard",
                () -> bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM message m JOIN attendant_dialog d"
                                                + " ON d.conversation_id = m.conversation_id AND d.heard_seq >= m.seq"
                                                + " WHERE m.conversation_id = ? AND m.text = 'Sales'",
                                        conversation)
                        == 2);
        assertThat(path(twice)).isEqualTo(led);
        attending.touches(twice, "Help");
        assertThat(attending.heard(twice, 3))
                .as("nothing was said to the second touch, and he may still change his mind")
                .hasSize(3)
                .endsWith("Help with what?");
    }

    @Test
    void whatIsSaidWhileOneAttendantLeadsToAnotherIsHeardByThatOne() {
        Attending second = new Attending(bandeja)
                .talking(tree(
                                fallback.department(),
                                menu(
                                        "main",
                                        "Which device?",
                                        option("a", "Phones", "ROUTE", "department:" + sales.department(), ""),
                                        option("b", "Others", "TEXT", "", "No others")))
                        .build());
        attending.talking(to("attendant:" + second.id()));
        Customer hasty = Customer.unknown("Hasty");
        attending.writes(hasty, "hello");
        attending.heard(hasty, 1);
        String id = administrator.awaitConversation(hasty);
        bandeja.rows()
                .whileLocked(
                        "SELECT id FROM auto_attendant WHERE id = ?",
                        AgentId.parse(second.id()).orElseThrow().value(),
                        () -> {
                            attending.touches(hasty, "There");
                            Eventually.holds(
                                    "the first has listened, and waits for the second",
                                    () -> bandeja.rows()
                                                    .count(
                                                            "SELECT COUNT(*) FROM information_schema.processlist"
                                                                    + " WHERE id <> CONNECTION_ID() AND info LIKE '%auto_attendant%share%'")
                                            > 0);
                            attending.writes(hasty, "phones");
                            Eventually.holds(
                                    "it has come", () -> administrator.texts(id).contains("phones"));
                        });
        assertEnds(hasty, sales, "OPTION");
        assertThat(path(hasty)).endsWith("OPTION There", "ATTENDANT OPTION", "OPTION Phones", "DEPARTMENT OPTION");
    }

    @Test
    void whereAColleagueAnswersWithThePhoneAppTheAttendantIsSilent() {
        attending.talking(usual().build());
        Customer helped = Customer.unknown("Helped");
        Customer called = Customer.unknown("Called");
        attending.writes(helped, "hello");
        attending.heard(helped, 1);
        attending.isAnsweredByPhone(helped, "It is me, Luis");
        attending.isAnsweredByPhone(called, "I will come by");
        assertEnds(helped, fallback, "ANSWERED_ELSEWHERE");
        assertEnds(called, fallback, "NUMBER");
        attending.touches(helped, "Sales");
        attending.looksAt(helped, "Sales");
        attending.writes(called, "Fine");
        attending.looksAt(called, "Fine");
        Newcomer agent = fallback.hire("AGENT");
        for (Customer customer : List.of(helped, called)) {
            String id = administrator.awaitConversation(customer);
            agent.post("/api/conversations/" + id + "/claim").require(200);
            saysGoodMorning(agent, id);
        }
        assertThat(attending.heard(helped, 2)).hasSize(2).endsWith("Good morning");
        assertThat(attending.heard(called, 1)).containsExactly("Good morning");

        attending.lead("").require(200);
        Customer rung = Customer.unknown("Rung");
        attending.isAnsweredByPhone(rung, "You rang?");
        administrator.awaitConversation(rung);
        attending.lead("attendant:" + attending.id()).require(200);
        assertEnds(rung, fallback, "WAITED");
    }

    @Test
    void whatWasSaidBeforeTheNumberCameIsForTheFallbackAndBeginsNoDialog() {
        attending.talking(usual().build());
        Customer old = Customer.unknown("Old");
        attending.wroteBefore(old, "long ago");
        String id = Eventually.found("it is there", () -> completed(old));
        JsonObject done = administrator.conversation(id);
        assertThat(done.getJsonObject("department").getString("id")).isEqualTo(fallback.department());
        assertThat(done.isNull("attendant")).isTrue();
        assertThat(path(done)).containsExactly("NUMBER", "DEPARTMENT NUMBER");
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM attendant_dialog WHERE conversation_id = ?",
                                AgentId.parse(id).orElseThrow().value()))
                .isZero();
        fallback.hire("AGENT").get("/api/conversations/" + id).require(200);
        attending.writes(old, "hello again");
        assertThat(attending.heard(old, 1))
                .as("a month later it begins with the attendant")
                .containsExactly("Welcome\n\nWhat is it about?");
    }

    private Optional<String> completed(Customer customer) {
        return bandeja
                .rows()
                .all(
                        "SELECT c.id FROM conversation c JOIN contact k ON k.id = c.contact_id"
                                + " WHERE k.phone = ? AND c.status = 'COMPLETED'",
                        customer.phone().orElseThrow())
                .stream()
                .map(id -> new AgentId(Long.parseLong(id)).text())
                .findFirst();
    }

    /** Messages of a conversation leave in order: what was said before is there when this is. */
    private static void saysGoodMorning(Newcomer agent, String conversation) {
        agent.call("POST", "/api/conversations/" + conversation + "/messages", AgentDoor.draft("Good morning"))
                .require(201);
    }

    @Test
    void anAnswerToAMenuThatHasChangedLeadsWhereItLedOrShowsThePresentMenu() {
        Company gone = new Company(bandeja);
        JsonObjectBuilder before = tree(
                fallback.department(),
                menu(
                        "main",
                        "Old question?",
                        option("a", "Sales", "ROUTE", "department:" + sales.department(), ""),
                        option("b", "Gone", "ROUTE", "department:" + gone.department(), "")));
        attending.talking(before.build());
        Customer stays = Customer.unknown("Stays");
        Customer lost = Customer.unknown("Lost");
        List.of(stays, lost).forEach(customer -> attending.writes(customer, "hello"));
        List.of(stays, lost).forEach(customer -> attending.heard(customer, 1));
        JsonObjectBuilder after = tree(
                fallback.department(),
                menu("fresh", "New question?", option("x", "Other", "TEXT", "", "Another answer")));
        assertThat(attending.publish(after.build()).require(200).json().getInt("number"))
                .isEqualTo(2);
        gone.call("PATCH", "/api/numbers/" + numberOf(gone), AgentDoor.field("route", ""))
                .require(200);
        gone.call("POST", gone.departmentPath() + "/archive", null).require(200);
        attending.touches(stays, "Sales");
        attending.touches(lost, "Gone");
        assertEnds(stays, sales, "OPTION");
        assertThat(attending.heard(lost, 2).get(1)).isEqualTo("Please choose\n\nNew question?");
        attending.touches(lost, "Other");
        assertThat(attending.heard(lost, 3).get(2)).isEqualTo("Another answer\n\nNew question?");
        List<Integer> versions = attending.item().getJsonArray("versions").getValuesAs(JsonObject.class).stream()
                .map(version -> version.getInt("number"))
                .toList();
        assertThat(versions).containsExactly(2, 1);
    }

    @Test
    void onAHolidayThereIsAnAnswerAndAWayOut() {
        attending.talking(usual().add(
                        "closed",
                        Json.createObjectBuilder()
                                .add("hours", closedTodayOnly())
                                .add("text", "We are closed")
                                .add("route", "department:" + sales.department()))
                .build());
        Customer night = Customer.unknown("Night");
        attending.writes(night, "agent");
        assertThat(attending.heard(night, 1)).containsExactly("We are closed");
        assertEnds(night, sales, "CLOSED");
        assertThat(bandeja.simulator().receivedTexts(night)).hasSize(1);
    }

    /** And tomorrow, which may be near. */
    private String closedTodayOnly() {
        LocalDate today = LocalDate.now(ZoneId.of("America/Bogota"));
        JsonObjectBuilder week = Json.createObjectBuilder();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.add(day.name(), Json.createArrayBuilder().add("00:00-24:00"));
        }
        JsonArrayBuilder days = Json.createArrayBuilder();
        for (LocalDate date : List.of(today, today.plusDays(1))) {
            days.add(Json.createObjectBuilder()
                    .add("date", date.toString())
                    .add("name", "Holiday")
                    .add("hours", JsonValue.EMPTY_JSON_ARRAY));
        }
        return attending
                .call(
                        "POST",
                        "/api/calendars",
                        Json.createObjectBuilder()
                                .add("name", "Calendar " + System.nanoTime())
                                .add("zone", "America/Bogota")
                                .add("week", week)
                                .add("days", days)
                                .build())
                .require(201)
                .json()
                .getString("id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        es | ¡Hola! Gracias por escribirnos. | ¿En qué podemos ayudarle? | Ver opciones | No entendimos su respuesta. Elija una de estas opciones, por favor. | ¿Sigue ahí? Puede elegir una opción, o escribir «agente» para hablar con una persona. | agente | Gracias. Una persona le responderá en este chat. | Ahora estamos fuera del horario de atención. Le responderemos en cuanto volvamos.
        pt | Olá! Obrigado por nos escrever. | Como podemos ajudar? | Ver opções | Não entendemos a sua resposta. Escolha uma destas opções, por favor. | Ainda está aí? Pode escolher uma opção, ou escrever “atendente” para falar com uma pessoa. | atendente | Obrigado. Uma pessoa vai responder neste chat. | Estamos fora do horário de atendimento. Responderemos assim que voltarmos.
        """)
    void whatItSaysUnlessItIsToldOtherwiseIsOfItsLanguage(
            String language,
            String greeting,
            String question,
            String button,
            String wrong,
            String reminder,
            String person,
            String handover,
            String closed) {
        String team = "department:" + sales.department();
        attending.talking(
                language,
                "department:" + fallback.department(),
                option("a", "A", "ROUTE", team, ""),
                option("b", "B", "ROUTE", team, ""),
                option("c", "C", "ROUTE", team, ""),
                option("d", "D", "ROUTE", team, ""));
        Customer puzzled = Customer.unknown("Puzzled " + language);
        Customer silent = Customer.unknown("Silent " + language);
        Customer asks = Customer.unknown("Asks " + language);
        List<Customer> all = List.of(puzzled, silent, asks);
        all.forEach(customer -> attending.writes(customer, "+1"));
        all.forEach(customer -> assertThat(attending.heard(customer, 1)).containsExactly(greeting + "\n\n" + question));
        attending.writes(puzzled, "xyz");
        silence(silent);
        attending.writes(asks, person);
        assertThat(attending.heard(puzzled, 2).get(1)).isEqualTo(wrong + "\n\n" + question);
        assertThat(attending.heard(silent, 2).get(1)).isEqualTo(reminder + "\n\n" + question);
        assertThat(attending.heard(asks, 2).get(1)).isEqualTo(handover);
        assertEnds(asks, fallback, "ASKED_FOR_SOMEBODY");
        assertThat(bandeja.simulator()
                        .received(puzzled)
                        .get(0)
                        .getJsonObject("body")
                        .getJsonObject("interactive")
                        .getJsonObject("action")
                        .getString("button"))
                .isEqualTo(button);

        JsonObject tree = attending.item().getJsonObject("tree");
        JsonObjectBuilder hours = Json.createObjectBuilder(tree.getJsonObject("closed"))
                .add("hours", closedTodayOnly())
                .add("route", team);
        attending
                .publish(Json.createObjectBuilder(tree).add("closed", hours).build())
                .require(200);
        Customer late = Customer.unknown("Speaks " + language + ", late");
        attending.writes(late, "+1");
        assertThat(attending.heard(late, 1)).containsExactly(closed);
        assertEnds(late, sales, "CLOSED");
    }

    @Test
    void whatCannotBeSentEndsWithAPersonAndWhatSomebodyTakesOutIsLeftAlone() {
        attending.talking(usual().build());
        Customer taken = Customer.unknown("Taken");
        attending.writes(taken, "hello");
        attending.heard(taken, 1);
        String id = administrator.awaitConversation(taken);
        assertThat(administrator.list("scope=all&route=none").toString())
                .as("it is not one without a route")
                .doesNotContain(id);
        administrator.move(id, sales.department()).require(200);
        attending.touches(taken, "Help");
        Customer customer = Customer.unknown("Unlucky");
        bandeja.simulator()
                .post(
                        "rules",
                        "{\"to\": \"" + customer.phone().orElseThrow() + "\", \"mode\": \"400\", \"code\": 131009}");
        attending.writes(customer, "hello");
        assertEnds(customer, fallback, "ERROR");
        assertThat(bandeja.simulator().receivedTexts(taken)).hasSize(1);
        assertThat(administrator.conversation(id).getJsonObject("department").getString("id"))
                .isEqualTo(sales.department());
    }

    @Test
    void onlyWhatWorksIsPublishedAndOnlyWhatIsUnusedGoes() {
        attending.talking(usual().build());
        String first = attending.path();
        assertThat(attending.call("DELETE", first, null).require(409).rule()).isEqualTo("StillInUse");
        Attending other = new Attending(bandeja);
        JsonObject made = other.create("Other " + System.nanoTime());
        String second = "/api/attendants/" + made.getString("id");
        assertThat(made.getJsonArray("problems").toString()).contains("fallback", "NO_OPTIONS");
        assertThat(attending
                        .call("POST", second + "/publish", version(made))
                        .require(409)
                        .rule())
                .isEqualTo("AttendantNotReady");
        JsonObject leading =
                write(second, made, to("attendant:" + attending.id())).json();
        assertThat(leading.getJsonArray("problems")).isEmpty();
        attending.call("POST", second + "/publish", version(leading)).require(200);
        JsonObject back = write(first, attending.item(), to("attendant:" + made.getString("id")))
                .json();
        assertThat(back.getJsonArray("problems").toString()).contains("LOOP", "menus.main.options.a.target");
        assertThat(attending
                        .call("POST", first + "/publish", version(back))
                        .require(409)
                        .rule())
                .isEqualTo("AttendantNotReady");
        assertThat(write(first, made, to("department:" + NOT_THERE)).status())
                .as("an older version is not written over a newer one")
                .isEqualTo(409);
        assertThat(attending.item().getJsonArray("uses").toString()).contains(made.getString("name"));
        assertThat(sales.call("POST", fallback.departmentPath() + "/archive", null)
                        .rule())
                .isEqualTo("StillInUse");
        attending.call("DELETE", second, null).require(204);
        attending.call("GET", second, null).require(404);
        assertThat(sales.audit("action=ATTENDANT_PUBLISHED").toString()).contains(made.getString("name"));
    }

    @Test
    void whereItLedWhileClosedIsNothingWithoutACalendar() {
        String gone = group("").getString("id");
        attending.call("DELETE", "/api/call-groups/" + gone, null).require(204);
        String there = group("").getString("id");
        attending.talking(neverClosed("group:" + gone));
        attending.publish(neverClosed("group:" + there)).require(200);
        attending.call("DELETE", "/api/call-groups/" + there, null).require(204);
    }

    private JsonObject neverClosed(String route) {
        return usual().add(
                        "closed",
                        Json.createObjectBuilder()
                                .add("hours", "")
                                .add("text", "")
                                .add("route", route))
                .build();
    }

    // --- ways that come back

    @Test
    void aWayThatComesBackOverAGroupOrOutsideOfTheHoursIsRefused() {
        attending.talking(usual().build());
        String group = group("attendant:" + attending.id()).getString("id");
        JsonObject back =
                write(attending.path(), attending.item(), to("group:" + group)).json();
        assertThat(back.getJsonArray("problems").toString()).contains("LOOP", "menus.main.options.a.target");
        assertThat(attending
                        .call("POST", attending.path() + "/publish", version(back))
                        .require(409)
                        .rule())
                .isEqualTo("AttendantNotReady");

        Attending second = new Attending(bandeja);
        JsonObject made = second.create("Second " + System.nanoTime());
        JsonObject leading =
                write(pathOf(made), made, to("attendant:" + attending.id())).json();
        attending.call("POST", pathOf(made) + "/publish", version(leading)).require(200);
        JsonObject closed = write(attending.path(), attending.item(), whileClosed("attendant:" + made.getString("id")))
                .json();
        assertThat(closed.getJsonArray("problems").toString()).contains("LOOP", "closed.route");
        attending.call("POST", attending.path() + "/publish", version(closed)).require(409);

        JsonObject free = group("");
        attending.publish(to("group:" + free.getString("id"))).require(200);
        assertThat(changeOverflow(free, "attendant:" + made.getString("id"))
                        .require(409)
                        .rule())
                .isEqualTo("RouteNotUsable");
    }

    @Test
    void ofTwoPublicationsThatTogetherLeadBackExactlyOneIsMade() {
        String first = create();
        String second = create();
        String third = create();
        String fourth = create();
        for (String end : List.of(first, third)) {
            publish(end, to("department:" + sales.department())).require(200);
        }
        publish(second, to("attendant:" + third)).require(200);
        publish(fourth, to("attendant:" + first)).require(200);
        JsonObject one = written(first, to("attendant:" + second));
        JsonObject other = written(third, to("attendant:" + fourth));
        List<Answer> answers = new ArrayList<>();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<Answer>> running = new ArrayList<>();
            bandeja.rows()
                    .whileLocked(
                            "SELECT id FROM auto_attendant WHERE id IN (" + number(first) + ", ?)",
                            number(third),
                            () -> {
                                for (JsonObject written : List.of(one, other)) {
                                    running.add(both.submit(() ->
                                            attending.call("POST", pathOf(written) + "/publish", version(written))));
                                }
                                Eventually.holds(
                                        "both are on their way",
                                        () -> bandeja.rows()
                                                        .count("SELECT COUNT(*) FROM information_schema.processlist"
                                                                + " WHERE id <> CONNECTION_ID() AND (info LIKE '%auto_attendant%for update%'"
                                                                + " OR info LIKE '%route_graph_lock%for update%')")
                                                >= 2);
                            });
            for (Future<Answer> each : running) {
                answers.add(each.get());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            both.shutdownNow();
        }
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void attendantsThatLeadToEachOtherAllTheSameEndWithPeople() {
        attending.talking(whileClosed("department:" + sales.department()));
        String other = create();
        publish(other, whileClosed("department:" + sales.department())).require(200);
        attending.publish(whileClosed("attendant:" + other)).require(200);
        // What is refused when it is published, by a hand in the database.
        JsonObject back = written(other, whileClosed("attendant:" + attending.id()));
        bandeja.rows()
                .change(
                        "INSERT INTO attendant_version (attendant_id, number, tree, published_at, author_id) SELECT v.attendant_id, 99,"
                                + " a.draft, v.published_at, v.author_id FROM attendant_version v JOIN auto_attendant a"
                                + " ON a.id = v.attendant_id WHERE v.attendant_id = ? AND v.number = 1",
                        number(back.getString("id")));
        bandeja.rows().change("UPDATE auto_attendant SET number = 99 WHERE id = ?", number(other));
        Customer chased = Customer.unknown("Chased");
        attending.writes(chased, "hello");
        assertEnds(chased, fallback, "ERROR");
        assertThat(path(chased).stream().filter(step -> step.startsWith("ATTENDANT")))
                .as("five hops, and the sixth is too many")
                .hasSize(Dialog.MOST_HOPS + 2);
    }

    private String create() {
        return attending.create("Attendant " + System.nanoTime()).getString("id");
    }

    private Answer publish(String id, JsonObject tree) {
        return attending.call("POST", "/api/attendants/" + id + "/publish", version(written(id, tree)));
    }

    private JsonObject written(String id, JsonObject tree) {
        String path = "/api/attendants/" + id;
        return write(path, administrator.get(path).require(200).json(), tree)
                .require(200)
                .json();
    }

    private static String pathOf(JsonObject attendant) {
        return "/api/attendants/" + attendant.getString("id");
    }

    private static long number(String id) {
        return AgentId.parse(id).orElseThrow().value();
    }

    /** Always closed. */
    private JsonObject whileClosed(String route) {
        long calendar = System.nanoTime();
        bandeja.rows()
                .change(
                        "INSERT INTO opening_calendar (id, name, zone, week) VALUES (?, ?, 'America/Bogota', ';;;;;;')",
                        calendar,
                        "Never " + calendar);
        return usual().add(
                        "closed",
                        Json.createObjectBuilder()
                                .add("hours", new AgentId(calendar).text())
                                .add("text", "We are closed")
                                .add("route", route))
                .build();
    }

    /** @param overflow empty: none */
    private JsonObject group(String overflow) {
        return attending
                .call(
                        "POST",
                        "/api/call-groups",
                        groupDraft("Group " + AgentId.next().text(), overflow))
                .require(201)
                .json();
    }

    private Answer changeOverflow(JsonObject group, String overflow) {
        return attending.call(
                "PUT", "/api/call-groups/" + group.getString("id"), groupDraft(group.getString("name"), overflow));
    }

    private JsonObject groupDraft(String name, String overflow) {
        JsonObjectBuilder group = Json.createObjectBuilder()
                .add("name", name)
                .add("department", sales.department())
                .add("strategy", "SHARED")
                .add(
                        "steps",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("minutes", 5)
                                        .add(
                                                "members",
                                                Json.createArrayBuilder().add("department:" + sales.department()))));
        return (overflow.isEmpty() ? group : group.add("overflow", overflow)).build();
    }

    // --- lists by the way

    @Test
    void conversationsAreFoundByTheWayThatTheyTook() {
        attending.talking(usual().build());
        Customer led = Customer.unknown("Led");
        Customer silent = Customer.unknown("Silent");
        List.of(led, silent).forEach(customer -> attending.writes(customer, "hello"));
        List.of(led, silent).forEach(customer -> attending.heard(customer, 1));
        attending.touches(led, "Sales");
        assertEnds(led, sales, "OPTION");
        silence(silent);
        attending.heard(silent, 2);
        silence(silent);
        assertEnds(silent, fallback, "SILENCE");
        String way = "attendant:" + attending.id();
        JsonObject item = attending.item();
        attending
                .call(
                        "PUT",
                        attending.path(),
                        Json.createObjectBuilder()
                                .add("version", item.getInt("version"))
                                .add("name", "Renamed " + System.nanoTime())
                                .add("tree", item.getJsonObject("tree"))
                                .build())
                .require(200);
        Newcomer agent = sales.hire("AGENT");
        Newcomer stranger = new Company(bandeja).hire("AGENT");
        String ledId = administrator.awaitConversation(led);
        String silentId = administrator.awaitConversation(silent);
        assertThat(ids(administrator.list("scope=all&through=" + way)))
                .as("however it is called by now")
                .containsExactlyInAnyOrder(ledId, silentId);
        assertThat(ids(administrator.list("scope=all&reason=SILENCE&through=" + way)))
                .containsExactly(silentId);
        assertThat(ids(administrator.list("scope=all&reason=SILENCE&department=" + fallback.department())))
                .containsExactly(silentId);
        assertThat(administrator.list("scope=all&through=attendant:" + NOT_THERE))
                .isEmpty();
        assertThat(administrator.list("scope=all&q=led&through=" + way)).hasSize(1);
        assertThat(ids(agent.get("/api/conversations?scope=all&through=" + way)
                        .require(200)
                        .items()))
                .as("one's own only")
                .containsExactly(ledId);
        assertThat(stranger.get("/api/conversations?scope=all&through=" + way)
                        .require(200)
                        .items())
                .isEmpty();
        assertThat(ways(agent.get("/api/ways"))).contains(way);
        assertThat(ways(stranger.get("/api/ways"))).doesNotContain(way);
        assertThat(ways(administrator.get("/api/ways"))).contains(way);
        List<JsonObject> steps =
                administrator.conversation(ledId).getJsonArray("routePath").getValuesAs(JsonObject.class);
        assertThat(steps.stream().map(step -> step.getString("id")))
                .containsExactly(numberItem().getString("id"), attending.id(), attending.id(), sales.department());
        assertThat(steps.get(2).getString("option")).isEqualTo("main.a");
    }

    private JsonObject numberItem() {
        return administrator.get("/api/numbers").require(200).items().stream()
                .filter(one -> one.getString("phoneNumberId").equals(attending.number()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(List<JsonObject> items) {
        return items.stream().map(item -> item.getString("id")).toList();
    }

    private static List<String> ways(Answer answer) {
        return answer.require(200).items().stream()
                .map(item -> item.getString("to"))
                .toList();
    }

    private Answer write(String path, JsonObject seen, JsonObject tree) {
        return attending.call(
                "PUT",
                path,
                Json.createObjectBuilder()
                        .add("version", seen.getInt("version"))
                        .add("name", seen.getString("name"))
                        .add("tree", tree)
                        .build());
    }

    private JsonObject to(String route) {
        return tree(fallback.department(), menu("main", "?", option("a", "There", "ROUTE", route, "")))
                .build();
    }

    private static JsonValue version(JsonObject seen) {
        return Json.createObjectBuilder().add("version", seen.getInt("version")).build();
    }

    private String numberOf(Company company) {
        return administrator.get("/api/numbers").require(200).items().stream()
                .filter(one -> one.getString("phoneNumberId").equals(company.number()))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private long conversation(Customer customer) {
        return AgentId.parse(administrator.awaitConversation(customer))
                .orElseThrow()
                .value();
    }

    /** As if he had said nothing for as long as the attendant waits. */
    private void silence(Customer customer) {
        bandeja.rows()
                .change(
                        "UPDATE attendant_dialog SET due_at = NOW(3) - INTERVAL 1 SECOND WHERE conversation_id = ?",
                        conversation(customer));
    }

    private void assertEnds(Customer customer, Company where, String reason) {
        Eventually.passes(() -> {
            JsonObject item = administrator.conversation(administrator.awaitConversation(customer));
            assertThat(item.isNull("department"))
                    .as(customer.name() + " is in a department")
                    .isFalse();
            assertThat(item.getJsonObject("department").getString("id")).isEqualTo(where.department());
            assertThat(item.isNull("attendant")).isTrue();
        });
        List<String> path = path(customer);
        assertThat(path.get(path.size() - 1)).isEqualTo("DEPARTMENT " + reason);
    }

    private List<String> path(Customer customer) {
        return path(administrator.conversation(administrator.awaitConversation(customer)));
    }

    private static List<String> path(JsonObject conversation) {
        return conversation.getJsonArray("routePath").getValuesAs(JsonObject.class).stream()
                .map(step -> switch (step.getString("kind")) {
                    case "NUMBER" -> "NUMBER";
                    case "OPTION" -> "OPTION " + step.getString("name");
                    default -> step.getString("kind") + " " + step.getString("reason");
                })
                .toList();
    }
}
