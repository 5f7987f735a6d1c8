package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.client.ServerLog;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Whatever goes well or wrong: no name, number, address or text of anybody is in the server's log. */
@OnSharedInstallation
class NobodyInTheLogIT {
    private static final long RUN = System.nanoTime() % 100_000_000;
    private static final String TEXT = "Quiromancia" + RUN;
    private static final String EMAIL = "zoraida" + RUN + "@example.com";
    private static final String NAME = "Zoraida Quintanar" + RUN;
    private static final String PHONE = "+5731" + RUN;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final AgentDoor agent = bandeja.agents().get(0);
    private final Customer customer = new Customer(Optional.of(PHONE), Optional.empty(), NAME);
    private final ServerLog log = new ServerLog(SharedInstallation.get());

    /** What nobody may find there: the number also as WhatsApp writes it. */
    private static List<String> words() {
        return List.of(TEXT, EMAIL, NAME, "Quintanar" + RUN, PHONE.substring(1));
    }

    private void nobodyIsThere() {
        String all = log.all();
        assertThat(words())
                .allSatisfy(word -> assertThat(all.lines().filter(line -> line.contains(word)))
                        .as("the log tells " + word)
                        .isEmpty());
    }

    @Test
    void whenAllGoesWell() {
        log.whileTellingSteps(() -> {
            String id = talk();
            agent.note(id, TEXT).require(201);
            agent.get("/api/conversations?q=" + TEXT).require(200);
            company.hire("AGENT", NAME);
            company.logIn(EMAIL, TEXT);
        });
        nobodyIsThere();
    }

    private String talk() {
        bandeja.webhook().writes(customer, bandeja.number(), TEXT + " " + EMAIL);
        String id = agent.awaitConversation(customer);
        try (PushLine line = agent.listen()) {
            agent.act(id, "claim");
            String message = agent.reply(id, TEXT).require(201).json().getString("id");
            agent.awaitStatus(id, message, "DELIVERED");
            line.await("message.status", id);
        }
        return id;
    }

    @Test
    void whenDeliveriesAreBroken() {
        String half = Envelope.of(bandeja.number(), customer, message(TEXT));
        bandeja.webhook().deliver(half.substring(0, half.length() - 9)).require(200);
        bandeja.webhook().deliver("\"" + TEXT + PHONE + "\"").require(200);
        JsonObject wrong = Json.createObjectBuilder(message(TEXT))
                .add("text", Json.createArrayBuilder().add(TEXT))
                .add("timestamp", TEXT)
                .build();
        bandeja.webhook()
                .deliver(Envelope.of(bandeja.number(), customer, wrong))
                .require(200);
        byte[] body = half.getBytes(StandardCharsets.UTF_8);
        bandeja.webhook().post(body, "sha256=" + TEXT).require(401);
        bandeja.webhook().verify("hub.mode=subscribe&hub.verify_token=" + TEXT).require(403);
        Eventually.holds(
                "all of it was looked at",
                () -> bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM delivery WHERE state = 'PENDING' AND body LIKE ?",
                                        "%" + TEXT + "%")
                        == 0);
        nobodyIsThere();
        bandeja.rows().forgetParked();
    }

    private JsonObject message(String text) {
        return Envelope.text(customer, Envelope.newId(), Instant.now(), text);
    }

    @Test
    void whenWhatsAppRefusesAndQuotes() {
        String id = talk();
        bandeja.simulator()
                .graph("{\"mode\": \"400\", \"times\": 1, \"code\": 131026, \"details\": \"not to " + PHONE + ", "
                        + TEXT + "\"}");
        String message = agent.reply(id, TEXT).require(201).json().getString("id");
        agent.awaitStatus(id, message, "FAILED");
        bandeja.simulator()
                .graph("{\"mode\": \"400\", \"times\": 1, \"code\": 100, \"details\": \"not to " + PHONE + ", " + TEXT
                        + "\"}");
        String other = agent.reply(id, TEXT).require(201).json().getString("id");
        agent.awaitStatus(id, other, "FAILED");
        nobodyIsThere();
    }

    @Test
    void whenTheDatabaseRefusesAndQuotes() {
        String id = talk();
        String poison = TEXT + "-poison";
        bandeja.rows().whileQuoting(poison, () -> {
            bandeja.webhook().writes(customer, bandeja.number(), poison);
            Eventually.holds(
                    "it was tried",
                    () -> bandeja.rows()
                                    .count(
                                            "SELECT COALESCE(MAX(attempts), 0) FROM delivery WHERE body LIKE ?",
                                            "%" + poison + "%")
                            >= 1);
            assertThat(agent.reply(id, poison).status()).isGreaterThanOrEqualTo(500);
            assertThat(agent.note(id, poison).status()).isGreaterThanOrEqualTo(500);
        });
        bandeja.rows().awaitProcessed();
        nobodyIsThere();
    }

    @Test
    void whenCallsAreNonsense() {
        String id = talk();
        for (String body : List.of(
                "{\"type\": \"text\", \"text\": " + TEXT,
                "{\"type\": \"" + TEXT + "\", \"text\": [\"" + PHONE + "\"]}",
                "\"" + TEXT + "\"",
                "{\"type\": \"text\", \"text\": \"" + (TEXT + " ").repeat(5_000) + "\"}")) {
            sent("/api/conversations/" + id + "/messages", body);
        }
        sent("/api/conversations", "{\"number\": \"" + TEXT + "\", \"phone\": \"" + PHONE + "\"}");
        sent("/api/conversations/" + TEXT + "/claim", "");
        for (String path : List.of(
                "/api/conversations?status=" + TEXT,
                "/api/conversations/" + TEXT,
                "/api/events?after=" + TEXT,
                "/" + TEXT + ".xhtml",
                "/inbox.xhtml?conversation=" + TEXT,
                "/api/media/" + TEXT)) {
            assertThat(agent.get(path).status()).as(path).isLessThan(500);
        }
        company.logIn(EMAIL, TEXT);
        nobodyIsThere();
    }

    private void sent(String path, String body) {
        HttpRequest.Builder request = agent.request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        assertThat(Http.send(request).status()).as(path + " " + body.length()).isBetween(400, 499);
    }
}
