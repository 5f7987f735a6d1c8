package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.RawSocket;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Every deed leaves one record: who, what, from where, with what outcome; and never what people wrote to each other. */
@OnSharedInstallation
class AuditIT {
    /** Of blocks only a few an address are recorded, and whatever else is tested comes from another. */
    private static final String GUESSER = "127.0.0.45";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);

    @Test
    void aSettingIsRecordedOnceWithWhatItWasBefore() {
        JsonObject change = Json.createObjectBuilder()
                .add("name", company.departmentName() + " B")
                .build();
        company.call("PATCH", company.departmentPath(), change).require(200);
        company.call("PATCH", company.departmentPath(), change).require(200);
        List<JsonObject> records = company.audit("action=DEPARTMENT_CHANGED&objectId=" + company.department());
        assertThat(records).hasSize(1);
        JsonObject record = records.get(0);
        assertThat(record.getJsonObject("before").getString("name")).isEqualTo(company.departmentName());
        assertThat(record.getJsonObject("after").getString("name")).isEqualTo(company.departmentName() + " B");
        assertThat(record.getJsonObject("actor").getString("name"))
                .isEqualTo(company.administrator().name());
        assertThat(record.getString("address")).isEqualTo("127.0.0.1");
        assertThat(record.getString("outcome")).isEqualTo("DONE");
        assertThat(record.getJsonObject("department").getString("id")).isEqualTo(company.department());
    }

    @Test
    void aRefusalIsRecordedAlthoughTheDeedIsNot() {
        Newcomer admin = company.hire("ADMIN");
        admin.post(company.departmentPath() + "/archive").require(403);
        List<JsonObject> records = company.audit("outcome=REFUSED&actor=" + admin.id());
        assertThat(records).hasSize(1);
        assertThat(records.get(0).getString("detail"))
                .isEqualTo("AdministratorsOnly POST /api/departments/{id}/archive");
        assertThat(records.get(0).getJsonObject("object").getString("id")).isEqualTo(company.department());
        assertThat(records.get(0).getString("action")).isEqualTo("DEPARTMENT_ARCHIVED");
        assertThat(company.audit("action=DEPARTMENT_ARCHIVED&department=" + company.department()))
                .as("found by what was tried and where")
                .extracting(record -> record.getString("outcome"))
                .containsExactly("REFUSED");
    }

    @Test
    void whatWasRefusedInAConversationIsFoundByDeedAndDepartment() {
        Newcomer agent = company.hire("AGENT");
        Customer customer = Customer.unknown("Refused");
        String id = company.conversation(customer);
        assertThat(agent.post("/api/conversations/" + id + "/complete").rule()).isEqualTo("AssignFirst");
        List<JsonObject> records = company.audit("action=COMPLETED&outcome=REFUSED&department=" + company.department());
        assertThat(records).hasSize(1);
        assertThat(records.get(0).getJsonObject("object").getString("id")).isEqualTo(id);
        assertThat(records.get(0).getString("detail")).isEqualTo("AssignFirst POST /api/conversations/{id}/complete");
        assertThat(company.audit("object=conversation&outcome=DONE&action=COMPLETED&objectId=" + id))
                .isEmpty();
    }

    @Test
    void aConversationIsCalledByItsCustomerInListAndExport() {
        Newcomer agent = company.hire("AGENT");
        Customer customer = Customer.unknown("Named in the audit");
        String id = company.conversation(customer);
        agent.post("/api/conversations/" + id + "/claim").require(200);
        List<JsonObject> records = company.audit("action=CLAIMED&objectId=" + id);
        assertThat(records).hasSize(1);
        assertThat(records.get(0).getJsonObject("object").getString("name")).isEqualTo(customer.name());
        Answer csv = company.administrator()
                .get("/api/audit/export?action=CLAIMED&objectId=" + id)
                .require(200);
        assertThat(csv.body()).contains("\"CLAIMED\"", id, customer.name());
    }

    @Test
    void aCallFromAnotherSiteIsRecorded() {
        Newcomer agent = company.hire("AGENT");
        Answer answer = org.bandeja.system.client.Http.send(agent.request("/api/me/language")
                .header("Origin", "https://elsewhere.example")
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(company.audit("outcome=REFUSED&actor=" + agent.id()))
                .extracting(record -> record.getString("detail"))
                .containsExactly("CrossOrigin PUT /api/me/language");
        for (int i = 0; i < 20; i++) {
            Answer read = org.bandeja.system.client.Http.send(
                    agent.request("/api/me").header("Sec-Fetch-Site", "cross-site"));
            assertThat(read.status()).isEqualTo(403);
        }
        assertThat(company.audit("outcome=REFUSED&actor=" + agent.id())).hasSizeBetween(2, 10);
    }

    @Test
    void aBlockIsRecordedOnceHoweverManyItTurnsAway() {
        bandeja.rows().forgetFailedSignIns();
        Newcomer agent = company.hire("AGENT");
        String nobody = "nobody-" + agent.login();
        long ofNobody = locksOfNobody();
        try {
            for (String login : List.of(agent.login(), nobody)) {
                IntStream.range(0, 5)
                        .forEach(i -> assertThat(guess(login, "a wrong guess")).startsWith("HTTP/1.1 401"));
                bandeja.rows().leaveTimeWhileBlocked();
                IntStream.range(0, 4)
                        .forEach(i -> assertThat(guess(login, Company.PASSWORD)).startsWith("HTTP/1.1 429"));
            }
        } finally {
            bandeja.rows().forgetFailedSignIns();
        }
        List<JsonObject> records = company.audit("action=SIGN_IN_FAILED&objectId=" + agent.id());
        assertThat(records)
                .extracting(record -> record.getString("detail"))
                .containsExactly("LOCKED", "PASSWORD", "PASSWORD", "PASSWORD", "PASSWORD", "PASSWORD");
        assertThat(records.get(0).getString("address")).isEqualTo(GUESSER);
        assertThat(locksOfNobody()).isEqualTo(ofNobody + 1);
    }

    private String guess(String login, String password) {
        String body = Json.createObjectBuilder()
                .add("login", login)
                .add("password", password)
                .build()
                .toString();
        return RawSocket.send(
                bandeja.demo().app(),
                GUESSER,
                "POST /api/login HTTP/1.1\r\nHost: " + bandeja.demo().app().getAuthority()
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private long locksOfNobody() {
        return bandeja.rows()
                .count("SELECT COUNT(*) FROM audit_record WHERE action = 'SIGN_IN_FAILED' AND detail = 'LOCKED'"
                        + " AND object_id IS NULL");
    }

    @Test
    void whoTriesWhatOnlyAdministratorsDoIsRecorded() {
        Newcomer member = company.hire("AGENT");
        Newcomer other = company.hire("AGENT");
        assertThat(member.post("/api/agents/" + other.id() + "/disable").rule()).isEqualTo("NotFound");
        assertThat(member.get("/api/audit").rule()).isEqualTo("NotFound");
        member.get("/console/people.xhtml").require(404);
        List<JsonObject> records = company.audit("outcome=REFUSED&actor=" + member.id());
        assertThat(records)
                .extracting(record -> record.getString("action") + " " + record.getString("detail"))
                .containsExactly(
                        "REFUSED DoorClosed GET /console/people.xhtml",
                        "REFUSED DoorClosed GET /api/audit",
                        "AGENT_DISABLED DoorClosed POST /api/agents/{id}/disable");
        assertThat(records.get(2).getJsonObject("object").getString("id")).isEqualTo(other.id());
    }

    @Test
    void anAdminWhoTriesAnotherDepartmentIsRecorded() {
        Newcomer admin = company.hire("ADMIN");
        Company other = new Company(bandeja);
        JsonObject change = Json.createObjectBuilder().add("marksRead", true).build();
        assertThat(admin.call("PATCH", other.departmentPath(), change).rule()).isEqualTo("NotFound");
        admin.get("/console/department.xhtml?id=" + other.department()).require(404);
        admin.get("/console/department.xhtml?id=" + company.department()).require(200);
        List<JsonObject> records = company.audit("outcome=REFUSED&actor=" + admin.id());
        assertThat(records)
                .extracting(record -> record.getString("action") + " " + record.getString("detail"))
                .containsExactly(
                        "REFUSED DoorClosed GET /console/department.xhtml",
                        "DEPARTMENT_CHANGED DoorClosed PATCH /api/departments/{id}");
        assertThat(records)
                .extracting(record -> record.getJsonObject("object").getString("id"))
                .containsOnly(other.department());
    }

    @Test
    void nobodyFillsTheAuditWithClosedDoors() {
        Newcomer member = company.hire("AGENT");
        IntStream.range(0, 40).forEach(i -> member.get("/api/audit").require(404));
        assertThat(company.audit("outcome=REFUSED&actor=" + member.id())).hasSizeBetween(4, 12);
    }

    @Test
    void theLifeOfAPersonIsThereInOrder() {
        Newcomer agent = company.join("AGENT");
        company.call("PUT", company.memberPath(agent), Company.role("ADMIN")).require(204);
        company.call("DELETE", company.memberPath(agent), null).require(200);
        company.call("POST", "/api/agents/" + agent.id() + "/sign-out", null).require(204);
        company.call("POST", "/api/agents/" + agent.id() + "/disable", null).require(200);
        company.call("POST", "/api/agents/" + agent.id() + "/enable", null).require(204);
        assertThat(company.audit("object=agent&objectId=" + agent.id()))
                .extracting(record -> record.getString("action"))
                .filteredOn(action -> !action.startsWith("LOGGED") && !action.startsWith("SIGNED_IN"))
                .containsExactly(
                        "AGENT_ENABLED",
                        "AGENT_DISABLED",
                        "SIGNED_OUT_EVERYWHERE",
                        "MEMBER_REMOVED",
                        "MEMBER_CHANGED",
                        "JOINED",
                        "INVITED",
                        "MEMBER_ADDED",
                        "AGENT_CREATED");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        for (int i = 0; i < 7; i++) {
            company.call(
                            "PATCH",
                            company.departmentPath(),
                            Json.createObjectBuilder()
                                    .add("name", company.departmentName() + " " + i)
                                    .build())
                    .require(200);
        }
        String query = "/api/audit?limit=3&department=" + company.department();
        List<String> seen = new java.util.ArrayList<>();
        String next = "";
        do {
            JsonObject page =
                    company.administrator().get(query + next).require(200).json();
            page.getJsonArray("items").getValuesAs(JsonObject.class).forEach(item -> seen.add(item.getString("id")));
            next = page.isNull("next") ? null : "&cursor=" + page.getString("next");
        } while (next != null);
        assertThat(seen).hasSize(8).doesNotHaveDuplicates();
        assertThat(company.administrator().get("/api/audit?cursor=bm9uc2Vuc2U").status())
                .isEqualTo(400);
        assertThat(company.administrator().get("/api/audit?outcome=PERHAPS").status())
                .isEqualTo(400);
        assertThat(company.administrator().get("/api/audit?from=yesterday").status())
                .isEqualTo(400);
    }

    @Test
    void theExportIsSafeForSpreadsheets() {
        company.call(
                        "PATCH",
                        company.departmentPath(),
                        Json.createObjectBuilder()
                                .add("name", "=1+2 " + company.departmentName())
                                .build())
                .require(200);
        Answer csv = company.administrator()
                .get("/api/audit/export?department=" + company.department())
                .require(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("audit.csv");
        assertThat(csv.body()).contains("\"'=1+2 ").doesNotContain("\"=1+2 ");
        assertThat(csv.body().lines().count()).isEqualTo(3);
    }

    @Test
    void everyActionOnAConversationLeavesOneRecord() {
        Newcomer agent = company.hire("AGENT");
        Newcomer admin = company.hire("ADMIN");
        Company other = new Company(bandeja);
        String id = company.conversation(Customer.unknown("Audited"));
        act(agent, id, "claim", null);
        act(agent, id, "read", Json.createObjectBuilder().add("upTo", 1).build());
        act(
                agent,
                id,
                "messages",
                Json.createObjectBuilder()
                        .add("type", "note")
                        .add("text", "among us")
                        .build());
        String failed = failedReply(agent, id);
        agent.post("/api/messages/" + failed + "/retry").require(200);
        company.administrator().awaitStatus(id, failed, "FAILED");
        admin.post("/api/messages/" + failed + "/dismiss").require(200);
        act(agent, id, "transfer", agent(admin));
        bandeja.rows().leaveTimeToUndo(id);
        act(agent, id, "undo", null);
        act(agent, id, "transfer", agent(admin));
        act(admin, id, "return", null);
        bandeja.rows().leaveTimeToUndo(id);
        act(admin, id, "undo", null);
        act(admin, id, "return", null);
        act(admin, id, "assign", agent(agent));
        act(admin, id, "takeover", null);
        act(admin, id, "complete", null);
        act(agent, id, "reopen", null);
        act(
                admin,
                id,
                "move",
                Json.createObjectBuilder().add("department", other.department()).build());
        List<JsonObject> records = company.audit("object=conversation&objectId=" + id);
        assertThat(records)
                .as("to whom, from whom, where to, and what was undone")
                .filteredOn(record -> !record.isNull("subject"))
                .extracting(record -> record.getString("action") + " "
                        + record.getJsonObject("subject").getString("id") + " " + record.getString("detail", ""))
                .containsExactly(
                        "MOVED " + other.department() + " " + other.departmentName(),
                        "TAKEN_OVER " + agent.id() + " ",
                        "ASSIGNED " + agent.id() + " ",
                        "TRANSFERRED " + admin.id() + " ",
                        "UNDONE " + admin.id() + " TRANSFERRED",
                        "TRANSFERRED " + admin.id() + " ",
                        "ROUTED " + company.department() + " " + company.departmentName());
        assertThat(records)
                .extracting(AuditIT::whoDidWhat)
                .containsExactly(
                        "MOVED " + admin.id(),
                        "REOPENED " + agent.id(),
                        "COMPLETED " + admin.id(),
                        "TAKEN_OVER " + admin.id(),
                        "ASSIGNED " + admin.id(),
                        "RETURNED " + admin.id(),
                        "UNDONE " + admin.id(),
                        "RETURNED " + admin.id(),
                        "TRANSFERRED " + agent.id(),
                        "UNDONE " + agent.id(),
                        "TRANSFERRED " + agent.id(),
                        "DISMISSED " + admin.id(),
                        "RETRIED " + agent.id(),
                        "REPLIED " + agent.id(),
                        "NOTED " + agent.id(),
                        "CLAIMED " + agent.id(),
                        "ROUTED ");
    }

    private static void act(Newcomer who, String id, String action, JsonObject body) {
        assertThat(who.call("POST", "/api/conversations/" + id + "/" + action, body)
                        .status())
                .as(action)
                .isBetween(200, 204);
    }

    private static JsonObject agent(Newcomer somebody) {
        return Json.createObjectBuilder().add("agent", somebody.id()).build();
    }

    /** The company's number is not known to WhatsApp. */
    private String failedReply(Newcomer who, String id) {
        String message = who.call("POST", "/api/conversations/" + id + "/messages", AgentDoor.draft("never arrives"))
                .require(201)
                .json()
                .getString("id");
        company.administrator().awaitStatus(id, message, "FAILED");
        return message;
    }

    private static String whoDidWhat(JsonObject record) {
        return record.getString("action") + " "
                + (record.isNull("actor") ? "" : record.getJsonObject("actor").getString("id"));
    }

    @Test
    void noTextOfMessagesIsInTheAudit() {
        Newcomer agent = company.hire("AGENT");
        Customer customer = Customer.unknown("Told in confidence");
        String id = company.conversation(customer);
        agent.post("/api/conversations/" + id + "/claim").require(200);
        agent.call("POST", "/api/conversations/" + id + "/messages", AgentDoor.draft("a secret answer"))
                .require(201);
        agent.post("/api/conversations/" + id + "/complete").require(200);
        List<JsonObject> records = company.audit("actor=" + agent.id());
        assertThat(records.toString()).contains("CLAIMED", "COMPLETED").doesNotContain("a secret answer");
        assertThat(records)
                .as("a customer is named by the name of the conversation only, as it is today")
                .allSatisfy(record -> assertThat(
                                record.getString("detail", "") + record.get("before") + record.get("after"))
                        .doesNotContain(customer.name()));
    }
}
