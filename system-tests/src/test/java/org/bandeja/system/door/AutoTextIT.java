package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bandeja.directory.model.AgentId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Attending;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.SecondAccount;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Bandeja says by itself for a department or a number. */
@OnSharedInstallation
class AutoTextIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor administrator = bandeja.administrator();
    private final Company company = new Company(bandeja);
    private final Attending attending = new Attending(bandeja);

    @BeforeEach
    void theNumberLeadsToADepartmentWithTexts() {
        attending.lead("department:" + company.department()).require(200);
        JsonObject texts = Json.createObjectBuilder()
                .add(
                        "GREETING",
                        Json.createObjectBuilder()
                                .add("es", "Hola {{name}}, somos {{department}}")
                                .add("en", "Hello {{name}}"))
                .add("RECEIVED", Json.createObjectBuilder().add("es", "Recibido"))
                .add("AWAY", Json.createObjectBuilder().add("es", "Cerrado"))
                .build();
        keep(texts);
    }

    @AfterEach
    void asItWas() {
        attending.close();
        keep(numberPath(), JsonObject.EMPTY_JSON_OBJECT);
    }

    private void keep(JsonObject texts) {
        keep(company.departmentPath(), texts);
    }

    private void keep(String owner, JsonObject texts) {
        company.call(
                        "PUT",
                        owner + "/auto-texts",
                        Json.createObjectBuilder().add("texts", texts).build())
                .require(200);
    }

    private String numberPath() {
        return "/api/numbers/" + new SecondAccount(bandeja).numberId(attending.number());
    }

    /** @param byLanguage language and text in turn */
    private static JsonObject text(String... byLanguage) {
        JsonObjectBuilder text = Json.createObjectBuilder();
        for (int i = 0; i < byLanguage.length; i += 2) {
            text.add(byLanguage[i], byLanguage[i + 1]);
        }
        return text.build();
    }

    @Test
    void ofThirtyMessagesAtOnceComesOneGreetingAndLaterOneReceipt() {
        Customer ana = Customer.unknown("Ana");
        // Who is quiet for a second is greeted: what a slow machine brings apart is looked at together.
        bandeja.rows()
                .whileLocked(
                        "SELECT id FROM department WHERE id = ?",
                        AgentId.parse(company.department()).orElseThrow().value(),
                        () -> AtOnce.all(IntStream.range(0, 30)
                                .<Callable<Integer>>mapToObj(i -> () -> {
                                    attending.writes(ana, "message " + i);
                                    return i;
                                })
                                .toList()));
        String greeting = "Hola Ana, somos " + company.departmentName();
        assertThat(attending.heard(ana, 1)).containsExactly(greeting);
        attending.writes(ana, "and more");
        assertThat(attending.heard(ana, 2)).containsExactly(greeting, "Recibido");
        attending.writes(ana, "and still more");
        String id = administrator.awaitConversation(ana);
        Newcomer agent = company.hire("AGENT");
        assertThat(administrator.messages(id).stream()
                        .filter(message -> !message.isNull("automatic"))
                        .map(message -> message.getString("automatic")))
                .containsOnly("Bandeja");
        assertThat(administrator.conversation(id).isNull("waitingSince"))
                .as("she still waits for a person")
                .isFalse();
        agent.post("/api/conversations/" + id + "/claim").require(200);
        attending.writes(ana, "hello?");
        attending.looksAt(ana, "hello?");
        answers(agent, ana);
        assertThat(attending.heard(ana, 3)).containsExactly(greeting, "Recibido", "Aquí estoy");
        Customer next = Customer.unknown("Next");
        attending.writes(next, "hi");
        attending.heard(next, 1);
    }

    @Test
    void aNewWindowBringsANewGreetingAndTheSameWindowNone() {
        Customer ana = Customer.unknown("Ana");
        attending.writes(ana, "hello");
        attending.heard(ana, 1);
        String id = administrator.awaitConversation(ana);
        endWindow(id);
        attending.writes(ana, "a day later");
        assertThat(attending.heard(ana, 2).get(1)).startsWith("Hola Ana");
    }

    @Test
    void whatADepartmentDoesNotSayItsNumberSaysAndWhatBothSayTheDepartmentSays() {
        keep(
                numberPath(),
                Json.createObjectBuilder()
                        .add("GREETING", text("es", "Hola {{name}}, somos {{department}} en este número"))
                        .add("RECEIVED", text("es", "Recibido en este número"))
                        .add("AWAY", text("es", "Número cerrado"))
                        .build());
        keep(JsonObject.EMPTY_JSON_OBJECT);
        Customer ana = Customer.unknown("Ana");
        attending.writes(ana, "hello");
        attending.heard(ana, 1);
        attending.writes(ana, "and more");
        assertThat(attending.heard(ana, 2))
                .containsExactly(
                        "Hola Ana, somos " + company.departmentName() + " en este número", "Recibido en este número");

        keep(Json.createObjectBuilder()
                .add("GREETING", text("es", "Hola {{name}}"))
                .build());
        Customer eva = Customer.unknown("Eva");
        attending.writes(eva, "hello");
        attending.heard(eva, 1);
        attending.writes(eva, "and more");
        assertThat(attending.heard(eva, 2)).containsExactly("Hola Eva", "Recibido en este número");

        company.call("PATCH", company.departmentPath(), AgentDoor.field("calendar", calendar(";;;;;;")))
                .require(200);
        Customer night = Customer.unknown("Night");
        attending.writes(night, "hello");
        assertThat(attending.heard(night, 1)).containsExactly("Número cerrado");
    }

    @Test
    void whoIsKnownToSpeakALanguageIsSpokenToInItAndWhoIsUnknownInThatOfTheNumbers() {
        keep(JsonObject.EMPTY_JSON_OBJECT);
        keep(
                numberPath(),
                Json.createObjectBuilder()
                        .add("GREETING", text("es", "Hola", "en", "Hello"))
                        .build());
        Customer noted = Customer.unknown("Noted");
        Customer hidden = Customer.withoutPhone("Hidden");
        Customer abroad =
                new Customer(Optional.of("+1212555" + (System.nanoTime() % 9_000 + 1_000)), Optional.empty(), "Abroad");
        List<Customer> all = List.of(noted, hidden, abroad);
        all.forEach(customer -> attending.writes(customer, "first"));
        assertThat(attending.heard(noted, 1)).as("of his country").containsExactly("Hola");
        assertThat(attending.heard(hidden, 1)).as("of the company's").containsExactly("Hola");
        assertThat(attending.heard(abroad, 1)).as("of his country").containsExactly("Hello");

        String id = administrator.awaitConversation(noted);
        String contact = administrator.conversation(id).getJsonObject("contact").getString("id");
        company.call("PATCH", "/api/contacts/" + contact, AgentDoor.field("language", "en-US"))
                .require(200);
        endWindow(id);
        attending.writes(noted, "a day later");
        assertThat(attending.heard(noted, 2)).containsExactly("Hola", "Hello");
    }

    /** What was said may be said again. */
    private void endWindow(String conversation) {
        bandeja.rows()
                .change(
                        "UPDATE auto_text_said s JOIN conversation c ON c.contact_id = s.contact_id"
                                + " SET s.until = ? WHERE c.id = ?",
                        java.sql.Timestamp.from(Instant.now().minusSeconds(5)),
                        AgentId.parse(conversation).orElseThrow().value());
    }

    @Test
    void whoIsClosedSaysSoOnce() {
        company.call("PATCH", company.departmentPath(), AgentDoor.field("calendar", calendar(";;;;;;")))
                .require(200);
        Customer ana = Customer.unknown("Ana");
        attending.writes(ana, "hello");
        assertThat(attending.heard(ana, 1)).containsExactly("Cerrado");
        attending.writes(ana, "anybody?");
        attending.looksAt(ana, "anybody?");
        Newcomer agent = company.hire("AGENT");
        agent.post("/api/conversations/" + administrator.awaitConversation(ana) + "/claim")
                .require(200);
        answers(agent, ana);
        assertThat(attending.heard(ana, 2)).containsExactly("Cerrado", "Aquí estoy");
    }

    /** What is said in a conversation leaves in order: if anything was said before, it is there when this is. */
    private void answers(Newcomer agent, Customer customer) {
        agent.call(
                        "POST",
                        "/api/conversations/" + administrator.awaitConversation(customer) + "/messages",
                        AgentDoor.draft("Aquí estoy"))
                .require(201);
    }

    @Test
    void whileACustomerWaitsInAGroupItsHoursCount() {
        String never = calendar(";;;;;;");
        String always = calendar(String.join(";", java.util.Collections.nCopies(7, "00:00-24:00")));
        attending.lead("group:" + group(never)).require(200);
        Customer night = Customer.unknown("Night");
        attending.writes(night, "hello");
        assertThat(attending.heard(night, 1)).containsExactly("Cerrado");
        company.call("PATCH", company.departmentPath(), AgentDoor.field("calendar", never))
                .require(200);
        attending.lead("group:" + group(always)).require(200);
        Customer day = Customer.unknown("Day");
        attending.writes(day, "hello");
        assertThat(attending.heard(day, 1)).containsExactly("Hola Day, somos " + company.departmentName());
    }

    private String group(String calendar) {
        return company.call(
                        "POST",
                        "/api/call-groups",
                        Json.createObjectBuilder()
                                .add("name", "Group " + AgentId.next().text())
                                .add("department", company.department())
                                .add("strategy", "SHARED")
                                .add("calendar", calendar)
                                .add(
                                        "steps",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add(
                                                                "members",
                                                                Json.createArrayBuilder()
                                                                        .add("department:" + company.department()))
                                                        .add("minutes", 60)))
                                .build())
                .require(201)
                .json()
                .getString("id");
    }

    /** @param week as it is kept */
    private String calendar(String week) {
        long id = System.nanoTime();
        bandeja.rows()
                .change(
                        "INSERT INTO opening_calendar (id, name, zone, week) VALUES (?, ?, 'America/Bogota', ?)",
                        id,
                        "Calendar " + id,
                        week);
        return new AgentId(id).text();
    }

    @Test
    void onlyWhoRunsADepartmentHasItsTextsAndOnlyUsableOnesAreKept() {
        Newcomer admin = company.hire("ADMIN");
        Newcomer agent = company.hire("AGENT");
        String path = company.departmentPath() + "/auto-texts";
        assertThat(admin.get(path).require(200).body()).contains("somos {{department}}");
        agent.get(path).require(404);
        JsonObject wrong = Json.createObjectBuilder()
                .add(
                        "texts",
                        Json.createObjectBuilder()
                                .add("GREETING", Json.createObjectBuilder().add("es", "Hola {{nombre}}")))
                .build();
        assertThat(admin.call("PUT", path, wrong).require(422).rule()).isEqualTo("AutoTextNotUsable");
        List<JsonObject> audit = company.audit("action=AUTO_TEXTS_CHANGED");
        assertThat(audit).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofTwoWhoWriteTheTextsAtOnceTheSecondIsTold(boolean number) {
        String owner = number ? numberPath() : company.departmentPath();
        String path = owner + "/auto-texts";
        JsonObject seen = company.call("GET", path, null).require(200).json();
        JsonObject first =
                company.call("PUT", path, texts(seen, "Hola")).require(200).json();
        assertThat(first.getInt("version")).isEqualTo(seen.getInt("version") + 1);
        assertThat(company.call("PUT", path, texts(seen, "Buenas")).require(409).rule())
                .isEqualTo("AutoTextsChangedMeanwhile");
        assertThat(company.call("GET", path, null).require(200).json()).isEqualTo(first);
        company.call("PUT", path, texts(first, "Buenas")).require(200);
        String id = owner.substring(owner.lastIndexOf('/') + 1);
        assertThat(company.audit("action=AUTO_TEXTS_CHANGED&objectId=" + id)
                        .get(0)
                        .toString())
                .contains("es: Hola", "es: Buenas");
    }

    private static JsonObject texts(JsonObject seen, String greeting) {
        return Json.createObjectBuilder()
                .add("version", seen.getInt("version"))
                .add(
                        "texts",
                        Json.createObjectBuilder()
                                .add("GREETING", Json.createObjectBuilder().add("es", greeting)))
                .build();
    }
}
