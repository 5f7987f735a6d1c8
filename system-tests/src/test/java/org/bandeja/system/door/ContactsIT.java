package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.tsid.Tsid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bandeja.contact.model.ContactId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.KnownPerson;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of contacts: who sees it, who changes it, whom WhatsApp blocks, and who gets all of it. */
@OnSharedInstallation
class ContactsIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor luis = bandeja.agents().get(1);
    private final AgentDoor outsider = bandeja.outsider();
    private final AgentDoor administrator = bandeja.administrator();
    private final String mark = "Q" + Long.toString(System.nanoTime(), 36);
    private final Customer customer = Customer.unknown("Knowable " + mark);
    private String id;
    private String contact;

    @BeforeEach
    void aCustomerWrites() {
        bandeja.simulator().writes(customer, bandeja.number(), "hello");
        id = ana.awaitConversation(customer);
        contact = ana.conversation(id).getJsonObject("contact").getString("id");
    }

    @Test
    void onlyWhoSeesAConversationFindsTheContact() {
        String digits = customer.digits().orElseThrow().substring(4);
        for (String words : List.of(mark, mark.toLowerCase(), "Knowable%20" + mark, digits)) {
            assertThat(found(ana, words)).as(words).contains(contact);
            assertThat(found(bandeja.departmentAdmin(), words)).as(words).contains(contact);
            assertThat(found(administrator, words)).as(words).contains(contact);
            assertThat(found(outsider, words)).as(words).doesNotContain(contact);
        }
        assertThat(found(ana, "nobody" + mark)).isEmpty();
        assertThat(ana.get("/api/contacts?q=a").require(200).json().getBoolean("narrow"))
                .isTrue();
        for (String part : List.of("", "/conversations", "/files", "/notes")) {
            assertThat(outsider.get("/api/contacts/" + contact + part).status()).isEqualTo(404);
        }
    }

    @Test
    void theListIsReadPageByPage() {
        List<String> all = ids(ana.get("/api/contacts?limit=200").require(200));
        Answer first = ana.get("/api/contacts?limit=2").require(200);
        Answer second = ana.get("/api/contacts?limit=2&cursor=" + first.json().getString("next"))
                .require(200);
        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        assertThat(ids(second)).isEqualTo(all.subList(2, 4));
        assertThat(ana.get("/api/contacts?cursor=none").status()).isEqualTo(400);
    }

    @Test
    void whatIsSearchedForIsFoundOnceHoweverManyAreCalledSo() {
        Company company = new Company(bandeja);
        Newcomer somebody = company.hire("AGENT");
        long base = Tsid.fast().toLong() - 10_000;
        bandeja.rows()
                .change(
                        "insert into contact (id, name, phone, created_at) select ? + seq, concat(if(seq mod 3 = 0, 'Many', 'Few'),"
                                + " ?, if(seq mod 15 = 0, ' Some', ' None'), ?, if(seq = 1, ' One', ' Any'), ?),"
                                + " concat('+1', ? mod 1000000000 + seq), utc_timestamp(3) from seq_1_to_900",
                        base,
                        mark,
                        mark,
                        mark,
                        base);
        bandeja.rows()
                .change(
                        "insert into conversation (id, number_id, contact_id, department_id, status, opened_at, activity_at)"
                                + " select ? + seq, (select min(id) from business_number), ? + seq, d.id, 'COMPLETED',"
                                + " utc_timestamp(3), utc_timestamp(3) from seq_1_to_900 join department d where d.name = ?",
                        base,
                        base,
                        company.departmentName());
        assertThat(pages(somebody, "many" + mark)).isEqualTo(every(3, base));
        assertThat(pages(somebody, "some" + mark)).isEqualTo(every(15, base));
        assertThat(pages(somebody, "one" + mark)).containsExactly(new ContactId(base + 1).text());
        assertThat(pages(somebody, "")).hasSize(900).doesNotHaveDuplicates();
    }

    private static List<String> every(int nth, long base) {
        return IntStream.rangeClosed(1, 900 / nth)
                .mapToObj(i -> new ContactId(base + 900 - nth * (i - 1L)).text())
                .toList();
    }

    /** All pages, some of which may be short. */
    private static List<String> pages(Newcomer who, String words) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = who.get("/api/contacts?limit=20&q=" + words + cursor).require(200);
            all.addAll(ids(page));
            cursor = page.json().isNull("next") ? "" : "&cursor=" + page.json().getString("next");
        } while (!cursor.isEmpty());
        return all;
    }

    @Test
    void membersNoteWhatTheyKnowAndTheAuditNamesTheFieldsOnly() {
        JsonObject field = administrator
                .call(
                        "POST",
                        "/api/contact-fields",
                        Json.createObjectBuilder()
                                .add("name", "Level " + mark)
                                .add("kind", "CHOICE")
                                .add(
                                        "choices",
                                        Json.createArrayBuilder().add("Gold").add("Silver"))
                                .build())
                .require(201)
                .json();
        try {
            JsonObject edited = edit(luis, "Gold", field).require(200).json();
            assertThat(edited.getString("language")).isEqualTo("pt-BR");
            assertThat(value(edited, field)).isEqualTo("Gold");
            assertThat(edit(ana, "Bronze", field).rule()).isEqualTo("FieldValueNotUsable");
            assertThat(edit(outsider, "Silver", field).status()).isEqualTo(404);
            assertThat(value(ana.get("/api/contacts/" + contact).json(), field)).isEqualTo("Gold");
            List<String> details = bandeja.rows()
                    .all(
                            "SELECT CONCAT_WS('|', detail, was, became) FROM audit_record WHERE action = 'CONTACT_EDITED'"
                                    + " AND object_id = (SELECT id FROM contact WHERE phone = ?)",
                            customer.phone().orElseThrow());
            assertThat(details).hasSize(1);
            assertThat(details.get(0)).contains("language", "Level " + mark).doesNotContain("Gold", "pt-BR");
        } finally {
            Answer removed = administrator.call("DELETE", "/api/contact-fields/" + field.getString("id"), null);
            assertThat(removed.require(200).json().getInt("emptied")).isEqualTo(1);
        }
    }

    private Answer edit(AgentDoor who, String level, JsonObject field) {
        return who.call(
                "PATCH",
                "/api/contacts/" + contact,
                Json.createObjectBuilder()
                        .add("language", "pt-BR")
                        .add("fields", Json.createObjectBuilder().add(field.getString("id"), level))
                        .build());
    }

    private static String value(JsonObject contact, JsonObject field) {
        return contact.getJsonArray("fields").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("id").equals(field.getString("id")))
                .map(one -> one.getString("value"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatTheCustomerTellsTheCompanyStopsMarketing() {
        JsonObject said =
                consent(ana, false, "by telephone, to Ana").require(200).json();
        assertThat(said.isNull("marketingStoppedAt")).isFalse();
        assertThat(said.getJsonObject("consent").getString("by")).isEqualTo(ana.name());
        assertThat(luis.conversation(id).getJsonObject("contact").isNull("marketingStoppedAt"))
                .isFalse();
        assertThat(consent(luis, true, "on a form").require(200).json().isNull("marketingStoppedAt"))
                .isTrue();
        assertThat(consent(ana, true, "  ").rule()).isEqualTo("ConsentNotUsable");
    }

    private Answer consent(AgentDoor who, boolean marketing, String how) {
        return who.call(
                "PUT",
                "/api/contacts/" + contact + "/consent",
                Json.createObjectBuilder()
                        .add("marketing", marketing)
                        .add("how", how)
                        .build());
    }

    @Test
    void aNoteAboutAContactIsTakenAwayByWhoWroteItAndByAdministrators() {
        String notes = "/api/contacts/" + contact + "/notes";
        JsonObject hers = ana.post(notes, AgentDoor.field("text", "prefers mornings"))
                .require(201)
                .json();
        assertThat(luis.get(notes).require(200).items())
                .extracting(note -> note.getString("text"))
                .containsExactly("prefers mornings");
        assertThat(luis.call("DELETE", notes + "/" + hers.getString("id"), null).status())
                .isEqualTo(403);
        ana.call("DELETE", notes + "/" + hers.getString("id"), null).require(204);
        assertThat(luis.get(notes).items()).isEmpty();
        assertThat(ana.post(notes, AgentDoor.field("text", "x".repeat(2001))).rule())
                .isEqualTo("ContactNoteNotUsable");
    }

    @Test
    void administratorsBlockAtWhatsAppAndSeeWhatItSaid() {
        assertThat(ana.post("/api/contacts/" + contact + "/block").status()).isEqualTo(403);
        assertThat(bandeja.departmentAdmin()
                        .post("/api/contacts/" + contact + "/block")
                        .status())
                .isEqualTo(403);
        JsonObject blocked = administrator
                .post("/api/contacts/" + contact + "/block")
                .require(200)
                .json();
        assertThat(blocked.getBoolean("blocked")).isTrue();
        assertThat(answers(blocked)).containsExactly("DONE");
        assertThat(ana.conversation(id).getJsonObject("contact").getBoolean("blocked"))
                .isTrue();
        bandeja.webhook().writes(customer, bandeja.number(), "can you hear me?");
        Eventually.holds("it is kept", () -> ana.texts(id).contains("can you hear me?"));
        JsonObject freed = administrator
                .post("/api/contacts/" + contact + "/unblock")
                .require(200)
                .json();
        assertThat(freed.getBoolean("blocked")).isFalse();
        assertThat(answers(freed)).containsExactly("DONE");
    }

    @Test
    void thatItIsBlockedAtAnotherDepartmentsNumberIsNotTold() {
        administrator.post("/api/contacts/" + contact + "/block").require(200);
        Company company = new Company(bandeja);
        Company.Newcomer there = company.hire("AGENT");
        bandeja.webhook().writes(customer, company.number(), "hello");
        Eventually.holds(
                "the contact is seen there too",
                () -> there.get("/api/contacts/" + contact).status() == 200);
        assertThat(isBlocked(there.get("/api/contacts/" + contact), there.get("/api/contacts?q=" + mark)))
                .containsExactly(false, false);
        assertThat(isBlocked(ana.get("/api/contacts/" + contact), ana.get("/api/contacts?q=" + mark)))
                .containsExactly(true, true);
        assertThat(isBlocked(
                        administrator.get("/api/contacts/" + contact), administrator.get("/api/contacts?q=" + mark)))
                .containsExactly(true, true);
        bandeja.rows()
                .change(
                        "INSERT INTO contact_block (contact_id, number_id, blocked, wanted, answer, asked_at, asked_by)"
                                + " SELECT b.contact_id, n.id, TRUE, TRUE, 'DONE', b.asked_at, b.asked_by"
                                + " FROM contact_block b, business_number n"
                                + " WHERE b.contact_id = ? AND n.phone_number_id = ?",
                        ContactId.parse(contact).orElseThrow().value(),
                        company.number());
        assertThat(isBlocked(there.get("/api/contacts/" + contact), there.get("/api/contacts?q=" + mark)))
                .containsExactly(true, true);
    }

    private List<Boolean> isBlocked(Answer one, Answer list) {
        JsonObject row = list.require(200).items().stream()
                .filter(item -> item.getString("id").equals(contact))
                .findFirst()
                .orElseThrow();
        return List.of(one.require(200).json().getBoolean("blocked"), row.getBoolean("blocked"));
    }

    @Test
    void whoHasNotWrittenLatelyIsNotBlockedAndTheReasonIsTold() {
        Customer stranger = Customer.unknown("Unknown to WhatsApp " + mark);
        bandeja.webhook().writes(stranger, bandeja.number(), "hello");
        String other = ana.conversation(ana.awaitConversation(stranger))
                .getJsonObject("contact")
                .getString("id");
        JsonObject refused = administrator
                .post("/api/contacts/" + other + "/block")
                .require(200)
                .json();
        assertThat(refused.getBoolean("blocked")).isFalse();
        assertThat(answers(refused)).containsExactly("REFUSED");
        assertThat(refused.getJsonArray("blocks").getJsonObject(0).getInt("code"))
                .isEqualTo(131047);
    }

    private static List<String> answers(JsonObject contact) {
        return contact.getJsonArray("blocks").getValuesAs(JsonObject.class).stream()
                .map(block -> block.getString("answer"))
                .toList();
    }

    @Test
    void theHistoryHoldsWhatOneMaySeeOnly() {
        ana.act(id, "claim").require(200);
        ana.act(id, "complete").require(200);
        assertThat(ids(luis.get("/api/contacts/" + contact + "/conversations").require(200)))
                .containsExactly(id);
        assertThat(ids(administrator
                        .get("/api/contacts/" + contact + "/conversations")
                        .require(200)))
                .containsExactly(id);
    }

    @Test
    void anExportHoldsTheContactItsConversationsAndItsFiles() throws IOException {
        byte[] picture = CustomerFiles.picture(40, 30, 3, "png");
        new CustomerFiles(bandeja).send(customer, "image", picture, "image/png", Optional.of("my house " + mark));
        CustomerFiles.await(ana, id, "THERE");
        ana.note(id, "noted " + mark).require(201);
        assertThat(ana.get("/api/contacts/" + contact + "/export").status()).isEqualTo(403);
        Map<String, byte[]> files = exported();
        assertThat(json(files.get("contact.json")).getJsonObject("contact").getString("name"))
                .isEqualTo(customer.name());
        JsonObject conversation = json(files.get("conversations/" + id + ".json"));
        assertThat(conversation.getJsonArray("messages").toString())
                .contains("hello", "my house " + mark, "noted " + mark);
        assertThat(conversation.getJsonArray("timeline")).isNotEmpty();
        assertThat(files.entrySet().stream()
                        .filter(file -> file.getKey().startsWith("files/"))
                        .map(Map.Entry::getValue))
                .anySatisfy(bytes -> assertThat(bytes).isEqualTo(picture));
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM audit_record r JOIN contact k ON k.id = r.object_id"
                                        + " WHERE r.action = 'CONTACT_EXPORTED' AND r.outcome = 'DONE' AND k.phone = ?",
                                customer.phone().orElseThrow()))
                .isEqualTo(1);
    }

    private Map<String, byte[]> exported() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        byte[] zip = CustomerFiles.fetch(administrator, "/api/contacts/" + contact + "/export")
                .body();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), entries.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void anExportIsWholeHoweverMuchItIs() throws IOException {
        long number = ContactId.parse(contact).orElseThrow().value();
        long some = number + 1_000_000;
        bandeja.rows()
                .change(
                        "INSERT INTO contact_note (id, contact_id, at, author_id, text) SELECT ? + seq, ?, NOW(3), a.id,"
                                + " CONCAT('noted ', seq) FROM agent a, seq_1_to_430 WHERE a.login = ?",
                        some,
                        number,
                        ana.person().login());
        bandeja.rows()
                .change(
                        "INSERT INTO timeline_entry (id, conversation_id, seq, at, action, detail) SELECT ? + seq, c.id,"
                                + " 1000 + seq, NOW(3) + INTERVAL seq DIV 300 SECOND, 'LABELLED', CONCAT('label ', seq)"
                                + " FROM conversation c, seq_1_to_730 WHERE c.contact_id = ?",
                        some,
                        number);
        bandeja.rows()
                .change(
                        "INSERT INTO message (id, conversation_id, number_id, seq, direction, type, text, at, received_at, status)"
                                + " SELECT ? + seq, c.id, c.number_id, 5000 + seq, 'INTERNAL', 'note', CONCAT('said ', seq),"
                                + " NOW(3), NOW(3), 'NOTED' FROM conversation c, seq_1_to_430 WHERE c.contact_id = ?",
                        some,
                        number);
        Map<String, byte[]> files = exported();
        assertThat(texts(json(files.get("contact.json")), "notes", "text")).isEqualTo(down("noted ", 430));
        JsonObject conversation = json(files.get("conversations/" + id + ".json"));
        assertThat(texts(conversation, "timeline", "detail").stream().filter(text -> text.startsWith("label ")))
                .containsExactlyElementsOf(up("label ", 730));
        assertThat(texts(conversation, "messages", "text").stream().filter(text -> text.startsWith("said ")))
                .containsExactlyElementsOf(up("said ", 430));

        assertThat(notes("")).isEqualTo(down("noted ", 430).subList(0, 50));
        List<String> all = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonObject page = ana.get("/api/contacts/" + contact + "/notes?limit=200" + next)
                    .require(200)
                    .json();
            all.addAll(texts(page, "items", "text"));
            next = page.isNull("next") ? null : "&cursor=" + page.getString("next");
        }
        assertThat(all).isEqualTo(down("noted ", 430));
    }

    private List<String> notes(String query) {
        return texts(
                ana.get("/api/contacts/" + contact + "/notes" + query)
                        .require(200)
                        .json(),
                "items",
                "text");
    }

    private static List<String> texts(JsonObject json, String list, String name) {
        return json.getJsonArray(list).getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString(name, ""))
                .toList();
    }

    private static List<String> up(String word, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> word + i).toList();
    }

    private static List<String> down(String word, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> word + (count + 1 - i))
                .toList();
    }

    @Test
    void anExportTellsFormerNumbersToo() throws IOException {
        Customer moved = Customer.unknown(customer.name());
        bandeja.webhook()
                .deliver(KnownPerson.moves(bandeja.number(), customer, moved))
                .require(200);
        Eventually.holds(
                "the number is another",
                () -> ana.conversation(id)
                        .getJsonObject("contact")
                        .getString("phone")
                        .equals(moved.phone().orElseThrow()));
        assertThat(texts(json(exported().get("contact.json")), "formerAddresses", "address"))
                .containsExactly(customer.digits().orElseThrow());
    }

    @Test
    void administratorsSayHowLongThingsAreKept() {
        JsonObject before = administrator.get("/api/retention").require(200).json();
        assertThat(before.isNull("messages")).isTrue();
        try {
            JsonObject after = administrator
                    .call(
                            "PATCH",
                            "/api/retention",
                            Json.createObjectBuilder().add("deliveries", 20_000).build())
                    .require(200)
                    .json();
            assertThat(after.getInt("deliveries")).isEqualTo(20_000);
            assertThat(after.get("audit")).isEqualTo(before.get("audit"));
            assertThat(administrator
                            .call(
                                    "PATCH",
                                    "/api/retention",
                                    Json.createObjectBuilder()
                                            .add("messages", 29)
                                            .build())
                            .rule())
                    .isEqualTo("RetentionNotUsable");
            assertThat(administrator
                            .call(
                                    "PATCH",
                                    "/api/retention",
                                    Json.createObjectBuilder()
                                            .add("messages", "soon")
                                            .build())
                            .status())
                    .isEqualTo(400);
        } finally {
            JsonValue usual = before.get("deliveries");
            administrator
                    .call(
                            "PATCH",
                            "/api/retention",
                            Json.createObjectBuilder().add("deliveries", usual).build())
                    .require(200);
            bandeja.rows()
                    .changeAll("DELETE FROM retention_rule WHERE what <> ?", List.<Object[]>of(new Object[] {""}));
        }
    }

    private static List<String> found(AgentDoor who, String words) {
        return ids(who.get("/api/contacts?q=" + words).require(200));
    }

    private static List<String> ids(Answer answer) {
        return answer.items().stream().map(item -> item.getString("id")).toList();
    }

    private static JsonObject json(byte[] text) {
        return Json.createReader(new java.io.StringReader(new String(text, StandardCharsets.UTF_8)))
                .readObject();
    }
}
