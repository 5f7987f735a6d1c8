package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.bandeja.label.model.LabelId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Labels: administrators make them, whoever sees a conversation puts them on it, and lists are narrowed by them. */
@OnSharedInstallation
class LabelsIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor administrator = bandeja.administrator();
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor luis = bandeja.agents().get(1);
    private final AgentDoor outsider = bandeja.outsider();
    private final List<String> made = new ArrayList<>();
    private final String mark = "L" + System.nanoTime() % 1_000_000_000 + " ";

    @AfterEach
    void theyAreNotOfferedAnyMore() {
        made.forEach(id -> administrator.post("/api/labels/" + id + "/archive"));
    }

    private String label(String name, String colour) {
        String id = administrator
                .call("POST", "/api/labels", draft(mark + name, colour))
                .require(201)
                .json()
                .getString("id");
        made.add(id);
        return id;
    }

    private static JsonObject draft(String name, String colour) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("colour", colour)
                .build();
    }

    private String conversation() {
        Customer customer = Customer.unknown("Labelled " + System.nanoTime());
        bandeja.webhook().writes(customer, bandeja.number(), "hello");
        return ana.awaitConversation(customer);
    }

    private static Answer put(AgentDoor who, String conversation, String label) {
        return who.call("PUT", "/api/conversations/" + conversation + "/labels/" + label, null);
    }

    private static Answer take(AgentDoor who, String conversation, String label) {
        return who.call("DELETE", "/api/conversations/" + conversation + "/labels/" + label, null);
    }

    private static List<String> labels(JsonObject conversation) {
        return conversation.getJsonArray("labels").getValuesAs(JsonObject.class).stream()
                .map(label -> label.getString("name"))
                .toList();
    }

    @Test
    void onlyAdministratorsMakeRenameRecolourAndArchiveLabels() {
        String id = label("<b>VIP</b>", "RED");
        String path = "/api/labels/" + id;
        for (AgentDoor who : List.of(ana, bandeja.departmentAdmin(), outsider)) {
            assertThat(List.of(
                            who.call("POST", "/api/labels", draft("mine", "RED")),
                            who.call("PATCH", path, draft("mine", "RED")),
                            who.post(path + "/archive"),
                            who.post(path + "/restore"),
                            who.call("DELETE", path, null),
                            who.get("/api/labels?all=true")))
                    .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(404));
        }
        assertThat(administrator
                        .call("POST", "/api/labels", draft(mark.toLowerCase() + "<B>vip</B>", "BLUE"))
                        .rule())
                .isEqualTo("LabelNameTaken");
        String another = administrator
                .call("POST", "/api/labels", draft(mark + "another", "BLUE"))
                .require(201)
                .json()
                .getString("id");
        assertThat(administrator
                        .call("PATCH", "/api/labels/" + another, draft(mark.toLowerCase() + "<B>vip</B>", "BLUE"))
                        .rule())
                .as("also when it is renamed")
                .isEqualTo("LabelNameTaken");
        assertThat(administrator
                        .call("POST", "/api/labels", draft("x".repeat(41), "BLUE"))
                        .rule())
                .isEqualTo("LabelNameNotUsable");
        assertThat(administrator
                        .call("POST", "/api/labels", draft(mark + "x", "PLAID"))
                        .status())
                .isEqualTo(400);
        JsonObject changed = administrator
                .call("PATCH", path, draft(mark + "Very important", "teal"))
                .require(200)
                .json();
        assertThat(changed.getString("colour")).isEqualTo("TEAL");
        assertThat(names(ana.get("/api/labels"))).contains(mark + "Very important");
        assertThat(bandeja.rows()
                        .all(
                                "SELECT action FROM audit_record WHERE outcome = 'DONE' AND object_type = 'label' AND object_id = ? ORDER BY id",
                                LabelId.parse(id).orElseThrow().value()))
                .containsExactly("LABEL_CREATED", "LABEL_CHANGED");
    }

    private static List<String> names(Answer answer) {
        return answer.require(200).items().stream()
                .map(label -> label.getString("name"))
                .toList();
    }

    @Test
    void whoSeesAConversationPutsLabelsOnItAtAnyTimeAndColleaguesSeeIt() {
        String id = conversation();
        String vip = label("VIP", "RED");
        String late = label("Late", "BLUE");
        try (PushLine line = luis.listen();
                PushLine foreign = outsider.listen()) {
            assertThat(labels(put(ana, id, vip).require(200).json())).containsExactly(mark + "VIP");
            JsonObject told = line.await("conversation.labelled", id);
            assertThat(labels(told.getJsonObject("conversation"))).containsExactly(mark + "VIP");
            assertThat(told.getJsonObject("timeline").getString("action")).isEqualTo("LABELLED");
            assertThat(told.getJsonObject("timeline").getString("detail")).isEqualTo(mark + "VIP");
            ana.act(id, "claim").require(200);
            ana.act(id, "complete").require(200);
            put(luis, id, late).require(200);
            put(luis, id, late).require(200);
            line.await(
                    "both",
                    event -> PushLine.type(event).equals("conversation.labelled")
                            && labels(event.getJsonObject("conversation")).size() == 2);
            assertThat(foreign.mentions(id)).isFalse();
        }
        assertThat(labels(take(administrator, id, vip).require(200).json())).containsExactly(mark + "Late");
        take(administrator, id, vip).require(200);
        assertThat(ana.timeline(id)).endsWith("COMPLETED", "LABELLED", "UNLABELLED");
        assertThat(put(outsider, id, vip).status()).isEqualTo(404);
        assertThat(take(outsider, id, late).status()).isEqualTo(404);
        assertThat(put(ana, id, "0000000000000").status()).isEqualTo(404);
        assertThat(ana.conversation(id).getJsonArray("actions").toString()).contains("\"LABEL\"");
        assertThat(bandeja.rows()
                        .all(
                                "SELECT detail FROM audit_record WHERE outcome = 'DONE' AND object_type = 'conversation' AND object_id = ?"
                                        + " AND action IN ('LABELLED', 'UNLABELLED') ORDER BY id",
                                LabelId.parse(id).orElseThrow().value()))
                .containsExactly(mark + "VIP", mark + "Late", mark + "VIP");
    }

    @Test
    void whoHasLeftTheDepartmentLabelsNothingThere() {
        Company company = new Company(bandeja);
        Newcomer member = company.hire("AGENT");
        String id = company.conversation(Customer.unknown("Left " + System.nanoTime()));
        String label = label("Left", "GREEN");
        String path = "/api/conversations/" + id + "/labels/" + label;
        member.call("PUT", path, null).require(200);
        company.call("DELETE", company.memberPath(member), null).require(200);
        assertThat(member.call("PUT", path, null).status()).isEqualTo(404);
        assertThat(member.call("DELETE", path, null).status()).isEqualTo(404);
    }

    @Test
    void anArchivedLabelStaysAndIsNotOffered() {
        String id = conversation();
        String label = label("Old", "PINK");
        put(ana, id, label).require(200);
        assertThat(administrator.call("DELETE", "/api/labels/" + label, null).rule())
                .isEqualTo("LabelInUse");
        JsonObject archived = administrator
                .post("/api/labels/" + label + "/archive")
                .require(200)
                .json();
        assertThat(archived.getBoolean("archived")).isTrue();
        assertThat(archived.getInt("used")).isEqualTo(1);
        assertThat(names(ana.get("/api/labels"))).doesNotContain(mark + "Old");
        assertThat(labels(ana.conversation(id))).containsExactly(mark + "Old");
        String other = conversation();
        assertThat(put(ana, other, label).rule()).isEqualTo("LabelArchived");
        assertThat(labels(ana.conversation(other))).isEmpty();
        assertThat(ids("label=" + label)).containsExactly(id);
        take(ana, id, label).require(200);
        administrator.call("DELETE", "/api/labels/" + label, null).require(204);
        assertThat(ids("label=" + label)).isEmpty();
    }

    private List<String> ids(String query) {
        return ana.list("scope=all&" + query).stream()
                .map(item -> item.getString("id"))
                .toList();
    }

    @Test
    void listsAreNarrowedByALabelWithinSightPageByPage() {
        String label = label("Narrow", "YELLOW");
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = conversation();
            put(ana, id, label).require(200);
            newestFirst.add(0, id);
        }
        conversation();
        assertThat(ids("label=" + label)).containsExactlyElementsOf(newestFirst);
        assertThat(pages("label=" + label)).containsExactlyElementsOf(newestFirst);
        ana.act(newestFirst.get(0), "claim").require(200);
        ana.act(newestFirst.get(0), "complete").require(200);
        assertThat(ids("label=" + label)).containsExactlyElementsOf(newestFirst.subList(1, 5));
        assertThat(ids("status=COMPLETED&label=" + label)).containsExactly(newestFirst.get(0));
        assertThat(ana.list("scope=work&unread=true&sort=waiting&label=" + label))
                .hasSize(4);
        assertThat(ana.list("scope=all&closing=true&label=" + label)).isEmpty();
        assertThat(ids("q=Labelled&label=" + label)).containsExactlyElementsOf(newestFirst.subList(1, 5));
        assertThat(pages("q=Labelled&label=" + label)).containsExactlyElementsOf(newestFirst.subList(1, 5));
        assertThat(outsider.list("scope=all&label=" + label)).isEmpty();
        assertThat(administrator.list("scope=all&label=" + label)).hasSize(4);
        assertThat(ana.list("scope=all&label=nonsense")).isEmpty();
    }

    /** It does not lead to its conversations any more: the answer is the same. */
    @Test
    void aLabelOfThousandsIsMetAlongTheList() {
        Company company = new Company(bandeja);
        Newcomer member = company.hire("AGENT");
        long first = LabelId.parse(company.conversation(Customer.unknown("Thousands " + System.nanoTime())))
                .orElseThrow()
                .value();
        long label = LabelId.parse(label("Frequent", "GREEN")).orElseThrow().value();
        String some = "id > ? AND id <= ? + 3100";
        bandeja.rows()
                .change(
                        "INSERT INTO conversation (id, number_id, contact_id, department_id, status, opened_at, completed_at,"
                                + " activity_at) SELECT c.id + seq, c.number_id, c.contact_id, c.department_id, 'COMPLETED',"
                                + " c.opened_at, c.opened_at, c.opened_at - INTERVAL seq SECOND FROM conversation c, seq_1_to_3100"
                                + " WHERE c.id = ?",
                        first);
        try {
            bandeja.rows()
                    .change(
                            "INSERT INTO conversation_label (conversation_id, label_id) SELECT id, ? FROM conversation"
                                    + " WHERE id > ? + 10 AND id <= ? + 3100",
                            label,
                            first,
                            first);
            String path = "/api/conversations?status=COMPLETED&limit=50";
            List<JsonObject> all = member.get(path).require(200).items();
            JsonObject page = member.get(path + "&label=" + new LabelId(label).text())
                    .require(200)
                    .json();
            List<JsonObject> found = page.getJsonArray("items").getValuesAs(JsonObject.class);
            assertThat(found).hasSize(50);
            assertThat(found.subList(0, 40)).isEqualTo(all.subList(10, 50));
            List<JsonObject> next = member.get(
                            path + "&label=" + new LabelId(label).text() + "&cursor=" + page.getString("next"))
                    .require(200)
                    .items();
            assertThat(next.get(0).getString("id")).isEqualTo(new LabelId(first + 61).text());
        } finally {
            bandeja.rows().change("DELETE FROM conversation WHERE " + some, first, first);
        }
    }

    /** Two at a time. */
    private List<String> pages(String query) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonObject page = ana.get("/api/conversations?scope=all&limit=2&" + query + cursor)
                    .require(200)
                    .json();
            page.getJsonArray("items").getValuesAs(JsonObject.class).forEach(item -> ids.add(item.getString("id")));
            cursor = page.isNull("next") ? null : "&cursor=" + page.getString("next");
        }
        return ids;
    }

    @Test
    void everybodyHearsThatLabelsAreOtherwise() {
        try (PushLine line = outsider.listen()) {
            label("Heard", "GREY");
            assertThat(line.await(
                                    "labels.changed",
                                    event -> PushLine.type(event).equals("labels.changed"))
                            .isNull("conversation"))
                    .isTrue();
        }
    }

    @Test
    void aConversationTakesTwentyAndTheSameOneOnceHoweverManyPutItOn() throws Exception {
        String id = conversation();
        for (int i = 0; i < 20; i++) {
            put(ana, id, label("n" + i, "GREY")).require(200);
        }
        assertThat(put(ana, id, label("one more", "GREY")).rule()).isEqualTo("NoMoreLabelsHere");
        assertThat(labels(ana.conversation(id))).hasSize(20);
        String other = conversation();
        String label = label("at once", "GREY");
        List<Answer> answers = AtOnce.all(java.util.stream.IntStream.range(0, 8)
                .<java.util.concurrent.Callable<Answer>>mapToObj(i -> () -> put(i % 2 == 0 ? ana : luis, other, label))
                .toList());
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(ana.timeline(other).stream().filter("LABELLED"::equals)).hasSize(1);
    }

    /** Whoever comes second is told what has become of the label; nothing is left half done. */
    @RepeatedTest(8)
    void ofDeletingALabelAndPuttingItOnOneWins() {
        String id = conversation();
        String label = label("Raced", "GREY");
        List<Answer> answers = AtOnce.all(
                List.of(() -> put(ana, id, label), () -> administrator.call("DELETE", "/api/labels/" + label, null)));
        Answer put = answers.get(0);
        Answer deleted = answers.get(1);
        if (deleted.status() == 204) {
            assertThat(put.status()).isEqualTo(404);
            assertThat(labels(ana.conversation(id))).isEmpty();
            assertThat(ana.timeline(id)).doesNotContain("LABELLED");
        } else {
            assertThat(deleted.rule()).isEqualTo("LabelInUse");
            put.require(200);
            assertThat(labels(ana.conversation(id))).containsExactly(mark + "Raced");
        }
    }
}
