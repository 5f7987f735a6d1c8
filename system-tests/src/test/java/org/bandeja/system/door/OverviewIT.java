package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** What has to be seen to: counted, led to, and gone when somebody has. */
@OnSharedInstallation
class OverviewIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final AgentDoor administrator = bandeja.administrator();

    @Test
    void whatWaitsAtAnUnknownNumberIsCountedUntilTheNumberHasARoute() {
        int conversations = count("CONVERSATIONS_WITHOUT_ROUTE");
        int numbers = count("NUMBERS_WITHOUT_ROUTE");
        String number = "88" + System.nanoTime();
        bandeja.webhook().writes(Customer.unknown("Nobody's"), number, "is anybody there?");
        Eventually.holds("it is kept", () -> count("CONVERSATIONS_WITHOUT_ROUTE") == conversations + 1);
        assertThat(count("NUMBERS_WITHOUT_ROUTE")).isEqualTo(numbers + 1);
        JsonObject unknown = number(number);
        assertThat(unknown.getBoolean("unknown")).isTrue();
        assertThat(unknown.getInt("waiting")).isOne();
        company.call("PATCH", "/api/numbers/" + unknown.getString("id"), route())
                .require(200);
        Eventually.holds("it is routed", () -> count("CONVERSATIONS_WITHOUT_ROUTE") == conversations);
        assertThat(count("NUMBERS_WITHOUT_ROUTE")).isEqualTo(numbers);
        assertThat(number(number).getBoolean("unknown")).isFalse();
        assertThat(number(number).getInt("waiting")).isZero();
    }

    @Test
    void anAdminSeesWhatIsOfTheOwnDepartmentsOnly() {
        Newcomer admin = company.hire("ADMIN");
        String mine = failed(company);
        String others = failed(new Company(bandeja));
        company.invite(Optional.of("AGENT"), false);
        JsonObject standing = admin.get("/api/attention").require(200).json();
        assertThat(standing.isNull("setUp")).isTrue();
        assertThat(standing.getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(item -> item.getString("matter") + " " + item.getInt("count"))
                .containsExactly("FAILED_MESSAGES 1", "NEVER_IN 1");
        assertThat(failures(admin.get("/api/failed-messages"))).containsExactly(mine);
        assertThat(failures(administrator.get("/api/failed-messages?limit=200")))
                .contains(mine, others);
        assertThat(company.hire("AGENT").get("/api/attention").status()).isEqualTo(404);
        assertThat(company.hire("AGENT").get("/api/failed-messages").status()).isEqualTo(404);
    }

    @Test
    void failedMessagesPageNewestFirstAndSayWhy() {
        Newcomer admin = company.hire("ADMIN");
        String first = failed(company);
        String second = failed(company);
        JsonObject page = admin.get("/api/failed-messages?limit=1").require(200).json();
        JsonObject newest = page.getJsonArray("items").getJsonObject(0);
        assertThat(newest.getString("id")).isEqualTo(second);
        assertThat(newest.getString("reason")).isNotBlank().doesNotContain("error.");
        assertThat(newest.getBoolean("retryable")).isTrue();
        JsonObject next = admin.get("/api/failed-messages?limit=1&cursor=" + page.getString("next"))
                .require(200)
                .json();
        assertThat(next.getJsonArray("items").getJsonObject(0).getString("id")).isEqualTo(first);
        assertThat(next.isNull("next")).isTrue();
        admin.post("/api/messages/" + second + "/dismiss").require(200);
        assertThat(failures(admin.get("/api/failed-messages"))).containsExactly(first);
        assertThat(admin.get("/api/failed-messages?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void aParkedDeliveryIsReadDiscardedWithAReasonAndStillThere() {
        String mark = "no JSON " + UUID.randomUUID();
        String id = parked(mark);
        assertThat(company.call("GET", "/api/deliveries/" + id + "/content", null)
                        .require(200)
                        .json()
                        .getString("content"))
                .isEqualTo(mark);
        assertThat(discard(id, "  ").require(422).rule()).isEqualTo("DiscardReasonMissing");
        JsonObject discarded =
                discard(id, "A test, nobody's message").require(200).json();
        assertThat(discarded.getString("state")).isEqualTo("DISCARDED");
        assertThat(discarded.getInt("size")).isEqualTo(mark.length());
        assertThat(discarded.getJsonObject("discarded").getString("by")).isEqualTo(administrator.name());
        assertThat(discarded.getJsonObject("discarded").getString("reason")).isEqualTo("A test, nobody's message");
        assertThat(discard(id, "once more").require(409).rule()).isEqualTo("DeliveryNotParked");
        assertThat(ids("?state=DISCARDED")).contains(id);
        assertThat(ids("?state=PARKED")).doesNotContain(id);
        assertThat(bandeja.rows()
                        .all(
                                "SELECT action FROM audit_record WHERE outcome = 'DONE' AND object_type = 'delivery' AND object_id = ? ORDER BY id",
                                id))
                .containsExactly("DELIVERY_READ", "DELIVERY_DISCARDED");
    }

    @Test
    void severalAreReplayedEachByItself() {
        String one = parked("no JSON either " + UUID.randomUUID());
        bandeja.webhook()
                .deliver("{\"object\":\"whatsapp_business_account\",\"entry\":[]}")
                .require(200);
        bandeja.rows().awaitProcessed();
        String done = bandeja.rows()
                .all("SELECT MAX(id) FROM delivery WHERE state = 'DONE'")
                .get(0);
        JsonObject answer = company.call(
                        "POST",
                        "/api/deliveries/replay",
                        Json.createObjectBuilder()
                                .add(
                                        "deliveries",
                                        Json.createArrayBuilder()
                                                .add(done)
                                                .add(one)
                                                .add("999999999999999"))
                                .build())
                .require(200)
                .json();
        assertThat(answer.getJsonArray("replayed").toString()).isEqualTo("[\"" + one + "\"]");
        assertThat(answer.getJsonArray("missing").toString()).isEqualTo("[\"999999999999999\"]");
        assertThat(answer.getJsonArray("notParked").toString()).isEqualTo("[\"" + done + "\"]");
        Eventually.holds("it is parked again", () -> ids("?state=PARKED").contains(one));
        discard(one, "a test").require(200);
    }

    @Test
    void theCompanySaysWhomToAsk() {
        JsonObject before = administrator.get("/api/company").require(200).json();
        try {
            JsonObjectBuilder support = Json.createObjectBuilder()
                    .add("text", "Ask Marta, from 8 to 5")
                    .add("phone", "+57 601 555 0100")
                    .add("email", "help@example.com")
                    .add("link", "https://help.example.com/");
            JsonObject wanted = Json.createObjectBuilder()
                    .add("name", "Café Peña")
                    .add("support", support)
                    .add("defaultLanguage", "es")
                    .build();
            company.call("PUT", "/api/company", wanted).require(200);
            JsonObject seen =
                    company.hire("AGENT").get("/api/company").require(200).json();
            assertThat(seen).isEqualTo(wanted);
            assertThat(company.audit("action=COMPANY_CHANGED")
                            .get(0)
                            .getJsonObject("after")
                            .getString("name"))
                    .isEqualTo("Café Peña");
            JsonObject script = Json.createObjectBuilder()
                    .add("support", Json.createObjectBuilder().add("link", "javascript:alert(1)"))
                    .build();
            assertThat(company.call("PUT", "/api/company", script).require(422).rule())
                    .isEqualTo("CompanySettingNotUsable");
        } finally {
            company.call("PUT", "/api/company", before).require(200);
        }
    }

    private JsonValue route() {
        return Json.createObjectBuilder()
                .add("route", "department:" + company.department())
                .build();
    }

    private int count(String matter) {
        return administrator
                .get("/api/attention")
                .require(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(item -> item.getString("matter").equals(matter))
                .mapToInt(item -> item.getInt("count"))
                .findFirst()
                .orElse(0);
    }

    private JsonObject number(String phoneNumberId) {
        return administrator.get("/api/numbers").require(200).items().stream()
                .filter(one -> one.getString("phoneNumberId").equals(phoneNumberId))
                .findFirst()
                .orElseThrow();
    }

    /** @return the id of an answer that failed in a new conversation of that department */
    private String failed(Company where) {
        Newcomer agent = where.hire("AGENT");
        String conversation = where.conversation(Customer.unknown("Unreached"));
        agent.post("/api/conversations/" + conversation + "/claim").require(200);
        String id = agent.call("POST", "/api/conversations/" + conversation + "/messages", AgentDoor.draft("too late"))
                .require(201)
                .json()
                .getString("id");
        long internal = MessageId.parse(id).orElseThrow().value();
        Eventually.holds(
                "WhatsApp knows no such number: it fails",
                () -> bandeja.rows().count("SELECT COUNT(*) FROM message WHERE id = ? AND status = 'FAILED'", internal)
                        == 1);
        bandeja.rows().change("UPDATE message SET error_code = 131000, version = version + 1 WHERE id = ?", internal);
        return id;
    }

    private static List<String> failures(Answer answer) {
        return answer.require(200).items().stream()
                .map(item -> item.getString("id"))
                .toList();
    }

    private String parked(String body) {
        bandeja.webhook().deliver(body).require(200);
        return Eventually.found(
                "it is parked",
                () -> bandeja.rows().all("SELECT id FROM delivery WHERE state = 'PARKED' AND body = ?", body).stream()
                        .findFirst());
    }

    private Answer discard(String id, String why) {
        return company.call(
                "POST",
                "/api/deliveries/" + id + "/discard",
                Json.createObjectBuilder().add("reason", why).build());
    }

    private List<String> ids(String query) {
        return administrator.get("/api/deliveries" + query).require(200).items().stream()
                .map(item -> item.getString("id"))
                .toList();
    }
}
