package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandeja.system.client.Attending.menu;
import static org.bandeja.system.client.Attending.option;
import static org.bandeja.system.client.Attending.tree;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.directory.model.AgentId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Attending;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What befalls a dialog from outside: what is done and taken back, and a tree that cannot be read any more. */
@OnSharedInstallation
class DialogTroubleIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor administrator = bandeja.administrator();
    private final Company company = new Company(bandeja);
    private final Attending attending = new Attending(bandeja);

    @AfterEach
    void itLeadsWhereItLed() {
        attending.close();
    }

    private JsonObject helpful() {
        return tree(
                        company.department(),
                        menu(
                                "main",
                                "What is it about?",
                                option("a", "Sales", "ROUTE", "department:" + company.department(), ""),
                                option("b", "Help", "MENU", "help", "")),
                        menu("help", "Help with what?", option("a", "Back", "BACK", "", "")))
                .build();
    }

    @Test
    void whereWhatAnAdministratorDidIsTakenBackTheAttendantTalksOn() {
        attending.talking(helpful());
        Customer completed = Customer.unknown("Completed");
        Customer moved = Customer.unknown("Moved");
        List<Customer> both = List.of(completed, moved);
        both.forEach(customer -> attending.writes(customer, "hello"));
        both.forEach(customer -> attending.heard(customer, 1));
        Map<Customer, String> ids =
                both.stream().collect(Collectors.toMap(Function.identity(), administrator::awaitConversation));
        administrator.act(ids.get(completed), "complete").require(200);
        administrator.move(ids.get(moved), company.department()).require(200);
        ids.values().forEach(bandeja.rows()::leaveTimeToUndo);
        ids.values().forEach(this::silence);
        ids.values()
                .forEach(id -> Eventually.holds(
                        "the attendant has noticed",
                        () -> bandeja.rows()
                                        .count(
                                                "SELECT COUNT(*) FROM attendant_dialog WHERE conversation_id = ? AND state = 'ENDED'",
                                                number(id))
                                == 1));
        ids.values().forEach(id -> administrator.act(id, "undo").require(200));
        ids.values().forEach(id -> {
            JsonObject item = administrator.conversation(id);
            assertThat(item.getString("status")).isEqualTo("OPEN");
            assertThat(item.getJsonObject("attendant").getString("id")).isEqualTo(attending.id());
            assertThat(item.isNull("department")).isTrue();
        });
        both.forEach(customer -> attending.touches(customer, "Help"));
        both.forEach(customer -> assertThat(attending.heard(customer, 2))
                .as("nobody is greeted twice")
                .containsExactly("Welcome\n\nWhat is it about?", "Help with what?"));
        silence(ids.get(moved));
        assertThat(attending.heard(moved, 3).get(2)).startsWith("Still there?");
    }

    @Test
    void aVersionThatCannotBeReadEndsItsDialogsAndStopsNoOther() {
        attending.talking(helpful());
        Customer broken = Customer.unknown("Broken");
        attending.writes(broken, "hello");
        attending.heard(broken, 1);
        bandeja.rows()
                .change(
                        "INSERT INTO attendant_version (attendant_id, number, tree, published_at, author_id) SELECT attendant_id, 99,"
                                + " 'no tree', published_at, author_id FROM attendant_version WHERE attendant_id = ? AND number = 1",
                        number(attending.id()));
        bandeja.rows()
                .change(
                        "UPDATE attendant_dialog SET number = 99, due_at = NOW(3) - INTERVAL 1 SECOND WHERE conversation_id = ?",
                        number(administrator.awaitConversation(broken)));
        Eventually.holds(
                "the fallback of the version that talks now takes it",
                () -> path(broken).contains("DEPARTMENT ERROR"));
        Customer sound = Customer.unknown("Sound");
        attending.writes(sound, "hello");
        attending.heard(sound, 1);
        assertThat(attending.heard(broken, 1)).as("nobody is greeted twice").hasSize(1);

        bandeja.rows().change("UPDATE auto_attendant SET number = 99 WHERE id = ?", number(attending.id()));
        Customer lost = Customer.unknown("Lost");
        attending.writes(lost, "hello");
        String id = administrator.awaitConversation(lost);
        assertThat(administrator.list("scope=all&route=none").toString())
                .as("it is kept, and seen")
                .contains(id);
        attending.publish(helpful()).require(200);
        attending.heard(lost, 1);
        assertThat(path(lost)).containsExactly("NUMBER ", "NO_ROUTE NUMBER", "ATTENDANT WAITED");
    }

    @Test
    void whereAnOlderVersionsFallbackIsArchivedTheNewestOnesTakesIt() {
        Company gone = new Company(bandeja);
        attending.talking(tree(gone.department(), menu("main", "?", option("a", "Hours", "TEXT", "", "From 8 to 5")))
                .build());
        Customer customer = Customer.unknown("Older version");
        attending.writes(customer, "hello");
        attending.heard(customer, 1);
        attending.publish(helpful()).require(200);
        gone.call("PATCH", "/api/numbers/" + numberOf(gone), AgentDoor.field("route", ""))
                .require(200);
        gone.call("POST", gone.departmentPath() + "/archive", null).require(200);
        attending.writes(customer, "a person");
        Eventually.holds("he gets one", () -> path(customer).contains("DEPARTMENT ASKED_FOR_SOMEBODY"));
        assertThat(administrator
                        .conversation(administrator.awaitConversation(customer))
                        .getJsonObject("department")
                        .getString("id"))
                .isEqualTo(company.department());
        assertThat(attending.heard(customer, 2)).hasSize(2).endsWith("Somebody will answer");
    }

    @Test
    void whereNoFallbackTakesAnythingNobodyIsPromisedAndNobodyGreetedAgain() {
        Company gone = new Company(bandeja);
        attending.talking(tree(gone.department(), menu("main", "?", option("a", "Hours", "TEXT", "", "From 8 to 5")))
                .build());
        Customer customer = Customer.unknown("Nobody there");
        attending.writes(customer, "hello");
        attending.heard(customer, 1);
        archive(gone, true);
        attending.writes(customer, "a person");
        Eventually.holds(
                "administrators see it",
                () -> path(customer).equals(List.of("NUMBER ", "ATTENDANT NUMBER", "NO_ROUTE ASKED_FOR_SOMEBODY")));
        Customer later = Customer.unknown("Comes later");
        attending.writes(later, "hello");
        assertThat(path(later)).as("it takes nothing").containsExactly("NUMBER ", "NO_ROUTE NUMBER");
        archive(gone, false);
        attending.heard(later, 1);
        assertThat(attending.heard(customer, 2)).as("no word in between").allMatch(text -> text.startsWith("Welcome"));
    }

    /** By a hand in the database: what a published version leads to is not archived. */
    private void archive(Company one, boolean archived) {
        bandeja.rows().change("UPDATE department SET archived = ? WHERE id = ?", archived, number(one.department()));
    }

    @Test
    void whatHasWaitedLongerThanTheWindowGoesToPeopleAtOnce() {
        attending.talking(helpful());
        attending.lead("").require(200);
        Customer customer = Customer.unknown("Two days");
        attending.writes(customer, "hello");
        String id = administrator.awaitConversation(customer);
        bandeja.rows()
                .change(
                        "UPDATE correspondence k JOIN conversation c ON c.number_id = k.number_id AND c.contact_id = k.contact_id"
                                + " SET k.last_inbound_at = k.last_inbound_at - INTERVAL 2 DAY WHERE c.id = ?",
                        number(id));
        attending.lead("attendant:" + attending.id()).require(200);
        Eventually.holds("people see it", () -> path(customer).contains("DEPARTMENT CANNOT_WRITE"));
        assertThat(path(customer))
                .containsExactly("NUMBER ", "NO_ROUTE NUMBER", "ATTENDANT WAITED", "DEPARTMENT CANNOT_WRITE");
        assertThat(administrator.texts(id)).containsExactly("hello");
    }

    private String numberOf(Company one) {
        return administrator.get("/api/numbers").require(200).items().stream()
                .filter(item -> item.getString("phoneNumberId").equals(one.number()))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    /** As if he had said nothing for as long as the attendant waits. */
    private void silence(String id) {
        bandeja.rows()
                .change(
                        "UPDATE attendant_dialog SET due_at = NOW(3) - INTERVAL 1 SECOND WHERE conversation_id = ?",
                        number(id));
    }

    private List<String> path(Customer customer) {
        return administrator
                .conversation(administrator.awaitConversation(customer))
                .getJsonArray("routePath")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(step -> step.getString("kind") + " " + step.getString("reason", ""))
                .toList();
    }

    private static long number(String id) {
        return AgentId.parse(id).orElseThrow().value();
    }
}
