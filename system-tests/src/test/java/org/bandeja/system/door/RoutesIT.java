package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a number leads, what waits until it leads somewhere, and who may begin from it. */
@OnSharedInstallation
class RoutesIT {
    private static final int WAITING = 120;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final AgentDoor administrator = bandeja.administrator();
    private final Customer customer = Customer.unknown("Routed");

    @Test
    void aNumberLeadsToAnAgentInADepartment() {
        Newcomer agent = company.hire("AGENT");
        String route = "agent:" + company.department() + ":" + agent.id();
        JsonObject number = lead(route).require(200).json();
        assertThat(number.getJsonObject("route").getString("kind")).isEqualTo("AGENT");
        assertThat(number.getJsonObject("route").getString("to")).isEqualTo(route);
        assertThat(number.getJsonObject("route").isNull("problem")).isTrue();
        String id = company.conversation(customer);
        JsonObject item = agent.get("/api/conversations/" + id).require(200).json();
        assertThat(item.getString("flag")).isEqualTo("MINE");
        assertThat(steps(item)).containsExactly("NUMBER null", "DEPARTMENT NUMBER", "AGENT NUMBER");
        assertThat(administrator.timeline(id)).containsExactly("ROUTED", "GIVEN");
    }

    @Test
    void whatComesForSomebodyWhoHasLeftWaitsInTheInbox() {
        Newcomer agent = company.hire("AGENT");
        lead("agent:" + company.department() + ":" + agent.id()).require(200);
        company.call("DELETE", company.memberPath(agent), null);
        JsonObject route = number().getJsonObject("route");
        assertThat(route.getString("problem")).isEqualTo("NOT_MEMBER");
        JsonObject item = administrator.conversation(company.conversation(customer));
        assertThat(item.isNull("assignee")).isTrue();
        assertThat(item.getJsonObject("department").getString("id")).isEqualTo(company.department());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatItsAgentCompletedIsGivenBackOnlyWhereTheDepartmentWantsIt(boolean wanted) {
        Newcomer agent = company.hire("AGENT");
        lead("agent:" + company.department() + ":" + agent.id()).require(200);
        JsonObject setting =
                Json.createObjectBuilder().add("reopenToLastAssignee", wanted).build();
        company.call("PATCH", company.departmentPath(), setting).require(200);
        String id = company.conversation(customer);
        agent.post("/api/conversations/" + id + "/complete").require(200);
        bandeja.webhook().writes(customer, company.number(), "me again");
        Eventually.holds(
                "it is open again",
                () -> administrator.conversation(id).getString("status").equals("OPEN"));
        JsonObject item = agent.get("/api/conversations/" + id).require(200).json();
        if (wanted) {
            assertThat(item.getString("flag")).isEqualTo("MINE");
            assertThat(administrator.timeline(id))
                    .containsExactly("ROUTED", "GIVEN", "COMPLETED", "REOPENED", "GIVEN_BACK");
        } else {
            assertThat(item.isNull("assignee")).isTrue();
            assertThat(administrator.timeline(id)).containsExactly("ROUTED", "GIVEN", "COMPLETED", "REOPENED");
        }
    }

    /** A day, where seven are usual. */
    @ParameterizedTest
    @CsvSource({"23, true", "25, false"})
    void aNumberReopensForAsLongAsItWasSet(int hoursAgo, boolean goesOn) {
        change(Json.createObjectBuilder().add("reopeningHours", 24)).require(200);
        String id = company.conversation(customer);
        administrator.act(id, "complete").require(200);
        bandeja.rows()
                .change(
                        "UPDATE conversation SET completed_at = completed_at - INTERVAL ? HOUR WHERE id = ?",
                        hoursAgo,
                        AgentId.parse(id).orElseThrow().value());
        bandeja.webhook().writes(customer, company.number(), "me again");
        JsonObject open = Eventually.found("an open one", () -> administrator.find(customer, "scope=all"));
        assertThat(open.getString("id").equals(id)).isEqualTo(goesOn);
        assertThat(administrator.texts(open.getString("id")))
                .containsExactlyElementsOf(goesOn ? List.of("hello", "me again") : List.of("me again"));
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, 400, Malformed",
        "department:0000000000000, 409, RouteNotUsable",
        "group:0000000000000, 409, RouteNotUsable",
        "attendant:0000000000000, 409, RouteNotUsable",
        "agent:0000000000000:0000000000000, 409, RouteNotUsable"
    })
    void whatLeadsNowhereIsNotTaken(String route, int status, String rule) {
        Answer answer = lead(route).require(status);
        assertThat(answer.rule()).isEqualTo(rule);
        assertThat(number().getJsonObject("route").getString("to")).isEqualTo("department:" + company.department());
    }

    @Test
    void anAgentWhoIsNoMemberIsNoEndOfARoute() {
        Newcomer agent = company.hire("AGENT");
        company.call("DELETE", company.memberPath(agent), null);
        assertThat(lead("agent:" + company.department() + ":" + agent.id())
                        .require(409)
                        .rule())
                .isEqualTo("RouteNotUsable");
    }

    /** It is told, not refused: who is disabled must be so at once. */
    @Test
    void whoIsDisabledOrLeavesLeavesBehindWhatLeadsThere() {
        Newcomer agent = company.hire("AGENT");
        Newcomer admin = company.hire("ADMIN");
        String route = "agent:" + company.department() + ":" + agent.id();
        lead(route).require(200);
        String member = group("Members", "department:" + company.department(), route);
        String overflow = group("Overflow", route, "department:" + company.department());
        List<String> all = List.of("GROUP " + member, "GROUP " + overflow, "NUMBER " + number().getString("id"));
        String person = "/api/agents/" + agent.id();
        assertThat(uses(administrator.get(person).require(200).json())).containsExactlyInAnyOrderElementsOf(all);
        int routes = count("ROUTE_PROBLEMS");
        int groups = count("GROUP_PROBLEMS");

        assertThat(uses(company.call("POST", person + "/disable", null)
                        .require(200)
                        .json()))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(count("ROUTE_PROBLEMS")).isEqualTo(routes + 1);
        assertThat(count("GROUP_PROBLEMS")).isEqualTo(groups + 2);
        assertThat(administrator
                        .get("/api/call-groups/" + member)
                        .require(200)
                        .json()
                        .getJsonArray("steps")
                        .getJsonObject(0)
                        .getJsonArray("members")
                        .getJsonObject(0)
                        .getString("problem"))
                .isEqualTo("DISABLED");
        company.call("POST", person + "/enable", null).require(204);
        assertThat(count("GROUP_PROBLEMS")).isEqualTo(groups);

        assertThat(uses(admin.call("DELETE", company.memberPath(agent), null)
                        .require(200)
                        .json()))
                .as("what is set up by administrators is told to administrators")
                .isEmpty();
        assertThat(count("ROUTE_PROBLEMS")).isEqualTo(routes + 1);
        company.call("PUT", company.memberPath(agent), Company.role("AGENT")).require(204);
        assertThat(uses(company.call("DELETE", company.memberPath(agent), null)
                        .require(200)
                        .json()))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whatLeadsToSomebodyElsewhereIsNotAboutWhoLeaves() {
        Newcomer agent = company.hire("AGENT");
        Company other = new Company(bandeja);
        company.call("PUT", other.memberPath(agent), Company.role("AGENT")).require(204);
        lead("agent:" + company.department() + ":" + agent.id()).require(200);
        assertThat(uses(company.call("DELETE", other.memberPath(agent), null)
                        .require(200)
                        .json()))
                .isEmpty();
    }

    @Test
    void whatHasWaitedIsRoutedOnceAndInOrderWhoeverAssignsAtTheSameTime() {
        lead("").require(200);
        List<Customer> customers = IntStream.range(0, WAITING)
                .mapToObj(i -> Customer.unknown("Waits " + i))
                .toList();
        customers.forEach(one -> bandeja.webhook().writes(one, company.number(), "first"));
        customers.forEach(one -> bandeja.webhook().writes(one, company.number(), "second", Instant.now()));
        Eventually.holds("all of them wait", () -> waiting().size() == WAITING);
        bandeja.rows().awaitProcessed();
        String route = "department:" + company.department();
        assertThat(AtOnce.times(2, () -> lead(route).status()))
                .as("both assign, one after the other")
                .containsExactly(200, 200);
        Eventually.holds("all of them are routed", () -> waiting().isEmpty());
        List<Long> entries = bandeja
                .rows()
                .all(
                        "SELECT t.id FROM timeline_entry t JOIN conversation c ON c.id = t.conversation_id"
                                + " JOIN business_number n ON n.id = c.number_id"
                                + " WHERE n.phone_number_id = ? AND t.action = 'ROUTED' ORDER BY c.id",
                        company.number())
                .stream()
                .map(Long::valueOf)
                .toList();
        assertThat(entries).as("each once, the oldest first").hasSize(WAITING).isSorted();
        Newcomer agent = company.hire("AGENT");
        List<JsonObject> routed = new ArrayList<>();
        String next = "";
        do {
            JsonObject page = agent.get("/api/conversations?limit=200&scope=unassigned" + next)
                    .require(200)
                    .json();
            routed.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            next = page.isNull("next") ? null : "&cursor=" + page.getString("next");
        } while (next != null);
        assertThat(routed)
                .extracting(item -> item.getString("id"))
                .doesNotHaveDuplicates()
                .hasSize(WAITING);
        assertThat(lead(route).require(200).json().getInt("waiting"))
                .as("to assign it again changes nothing")
                .isZero();
        JsonObject one = routed.get(0);
        assertThat(agent.get("/api/conversations/" + one.getString("id") + "/messages")
                        .require(200)
                        .items())
                .extracting(message -> message.getString("text"))
                .containsExactly("first", "second");
        assertThat(steps(agent.get("/api/conversations/" + one.getString("id"))
                        .require(200)
                        .json()))
                .containsExactly("NUMBER null", "NO_ROUTE NUMBER", "DEPARTMENT WAITED");
        assertThat(one.getJsonObject("window").getBoolean("open")).isTrue();
    }

    @Test
    void theWindowOfWhatHasWaitedCountsFromWhenTheCustomerWrote() {
        lead("").require(200);
        Instant wroteAt = Instant.now().minus(Duration.ofHours(20)).truncatedTo(ChronoUnit.SECONDS);
        bandeja.webhook().writes(customer, company.number(), "is anybody there?", wroteAt);
        String id = administrator.awaitConversation(customer);
        Newcomer agent = company.hire("AGENT");
        lead("department:" + company.department()).require(200);
        Eventually.holds(
                "it is routed", () -> agent.get("/api/conversations/" + id).status() == 200);
        JsonObject window = agent.get("/api/conversations/" + id).json().getJsonObject("window");
        assertThat(Instant.parse(window.getString("closesAt"))).isEqualTo(wroteAt.plus(Duration.ofHours(24)));
        assertThat(window.getBoolean("open")).isTrue();
    }

    @Test
    void whoMayBeginFromANumberIsChosenPerDepartment() {
        Newcomer member = company.hire("AGENT");
        assertThat(starters(member)).containsExactly(company.departmentName());
        lead("").require(200);
        assertThat(starters(member)).isEmpty();
        Company other = new Company(bandeja);
        Newcomer stranger = other.hire("AGENT");
        JsonArrayBuilder both =
                Json.createArrayBuilder().add(company.department()).add(other.department());
        change(Json.createObjectBuilder().add("starters", both)).require(200);
        assertThat(starters(member)).containsExactly(company.departmentName());
        assertThat(starters(stranger))
                .as("his own number's department, and this number's")
                .containsExactly(other.departmentName(), other.departmentName());
        change(Json.createObjectBuilder().add("starters", JsonValue.EMPTY_JSON_ARRAY))
                .require(200);
        assertThat(starters(member)).isEmpty();
    }

    @Test
    void whatSomethingLeadsToStaysAndWhoeverWantsItGoneIsToldWhatThatIs() {
        String team = company.departmentName();
        String home = "department:" + company.department();
        company.hire("AGENT");
        String last = group("Last", home, home);
        String first = group("First", "group:" + last, home);
        Company other = new Company(bandeja);
        String elsewhere = "Elsewhere of " + team;
        other.call(
                        "POST",
                        "/api/call-groups",
                        Json.createObjectBuilder()
                                .add("name", elsewhere)
                                .add("department", other.department())
                                .add("strategy", "ROUND_ROBIN")
                                .add(
                                        "steps",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add(
                                                                "members",
                                                                Json.createArrayBuilder()
                                                                        .add(home))))
                                .build())
                .require(201);
        try (Attending attending = new Attending(bandeja)
                .talking(Attending.tree(
                                other.department(),
                                Attending.menu(
                                        "main",
                                        "What is it about?",
                                        Attending.option("a", "Sales", "ROUTE", "group:" + first, ""),
                                        Attending.option("b", "The team", "ROUTE", home, "")))
                        .build())) {
            String attendant = attending.item().getString("name");
            assertStays("DELETE", attending.path(), nameOf(attending.number()));
            assertStays("DELETE", "/api/call-groups/" + first, attendant);
            assertStays("DELETE", "/api/call-groups/" + last, "First of " + team);
            assertStays(
                    "POST",
                    company.departmentPath() + "/archive",
                    attendant,
                    elsewhere,
                    "First of " + team,
                    "Last of " + team,
                    "Number of " + team);
            lead("group:" + last).require(200);
            assertStays("DELETE", "/api/call-groups/" + last, "First of " + team, "Number of " + team);
        }
    }

    /** @param users by name, in the order of the names */
    private void assertStays(String method, String path, String... users) {
        Answer answer = company.call(method, path, null).require(409);
        assertThat(answer.rule()).isEqualTo("StillInUse");
        assertThat(answer.json().getString("detail"))
                .isEqualTo("This is still in use by: " + String.join(", ", users) + ". Lead those elsewhere first.");
    }

    private String nameOf(String phoneNumberId) {
        return administrator.get("/api/numbers").require(200).items().stream()
                .filter(one -> one.getString("phoneNumberId").equals(phoneNumberId))
                .findFirst()
                .orElseThrow()
                .getString("name");
    }

    /** @return the id of a new group of one step, which leads on */
    private String group(String name, String overflow, String member) {
        JsonObjectBuilder step = Json.createObjectBuilder()
                .add("members", Json.createArrayBuilder().add(member))
                .add("minutes", 1);
        return company.call(
                        "POST",
                        "/api/call-groups",
                        Json.createObjectBuilder()
                                .add("name", name + " of " + company.departmentName())
                                .add("department", company.department())
                                .add("strategy", "ROUND_ROBIN")
                                .add("overflow", overflow)
                                .add("steps", Json.createArrayBuilder().add(step))
                                .build())
                .require(201)
                .json()
                .getString("id");
    }

    private static List<String> uses(JsonObject item) {
        return item.getJsonArray("uses").getValuesAs(JsonObject.class).stream()
                .map(use -> use.getString("kind") + " " + use.getString("id"))
                .toList();
    }

    private int count(String matter) {
        return administrator.get("/api/attention").require(200).items().stream()
                .filter(item -> item.getString("matter").equals(matter))
                .mapToInt(item -> item.getInt("count"))
                .sum();
    }

    private Answer lead(String route) {
        return change(Json.createObjectBuilder().add("route", route));
    }

    private Answer change(JsonObjectBuilder draft) {
        return company.call("PATCH", "/api/numbers/" + number().getString("id"), draft.build());
    }

    private JsonObject number() {
        return administrator.get("/api/numbers").require(200).items().stream()
                .filter(one -> one.getString("phoneNumberId").equals(company.number()))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonObject> waiting() {
        return administrator.list("scope=all&route=none&number=" + number().getString("id"));
    }

    private static List<String> steps(JsonObject item) {
        return item.getJsonArray("routePath").getValuesAs(JsonObject.class).stream()
                .map(step -> step.getString("kind") + " " + step.getString("reason", null))
                .toList();
    }

    private static List<String> starters(Newcomer who) {
        return who.get("/api/starters").require(200).items().stream()
                .map(one -> one.getString("departmentName"))
                .toList();
    }
}
