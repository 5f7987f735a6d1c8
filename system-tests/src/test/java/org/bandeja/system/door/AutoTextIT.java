package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
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
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Bandeja says by itself for a department. */
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
    }

    private void keep(JsonObject texts) {
        company.call(
                        "PUT",
                        company.departmentPath() + "/auto-texts",
                        Json.createObjectBuilder().add("texts", texts).build())
                .require(200);
    }

    @Test
    void ofThirtyMessagesAtOnceComesOneGreetingAndLaterOneReceipt() {
        Customer ana = Customer.unknown("Ana");
        AtOnce.all(IntStream.range(0, 30)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    attending.writes(ana, "message " + i);
                    return i;
                })
                .toList());
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
        nothingIsLeftToLookAt();
        assertThat(bandeja.simulator().receivedTexts(ana)).hasSize(2);
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
        bandeja.rows()
                .change(
                        "UPDATE auto_text_said s JOIN conversation c ON c.contact_id = s.contact_id"
                                + " SET s.until = ? WHERE c.id = ?",
                        java.sql.Timestamp.from(Instant.now().minusSeconds(5)),
                        AgentId.parse(id).orElseThrow().value());
        attending.writes(ana, "a day later");
        assertThat(attending.heard(ana, 2).get(1)).startsWith("Hola Ana");
    }

    @Test
    void whoIsClosedSaysSoOnce() {
        long calendar = System.nanoTime();
        bandeja.rows()
                .change(
                        "INSERT INTO opening_calendar (id, name, zone, week) VALUES (?, ?, 'America/Bogota', ';;;;;;')",
                        calendar,
                        "Never " + calendar);
        bandeja.rows()
                .change(
                        "UPDATE department SET calendar_id = ? WHERE id = ?",
                        calendar,
                        AgentId.parse(company.department()).orElseThrow().value());
        Customer ana = Customer.unknown("Ana");
        attending.writes(ana, "hello");
        assertThat(attending.heard(ana, 1)).containsExactly("Cerrado");
        attending.writes(ana, "anybody?");
        nothingIsLeftToLookAt();
        assertThat(bandeja.simulator().receivedTexts(ana)).hasSize(1);
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

    /** Whoever was quiet has been looked at. */
    private void nothingIsLeftToLookAt() {
        Eventually.holds(
                "all were looked at",
                () -> bandeja.rows().count("SELECT COUNT(*) FROM auto_text_call") == 0
                        && bandeja.rows().count("SELECT COUNT(*) FROM delivery WHERE state = 'PENDING'") == 0);
    }
}
