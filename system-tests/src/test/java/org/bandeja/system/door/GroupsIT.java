package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.directory.model.AgentId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Call groups, who is there, opening hours: as customers and agents feel them. */
@OnSharedInstallation
class GroupsIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final AgentDoor administrator = bandeja.administrator();
    private final String everybody = "department:" + company.department();

    // --- who gets it

    @Test
    void byTurnsEverybodyGetsAsMany() {
        List<Newcomer> agents = List.of(company.hire("AGENT"), company.hire("AGENT"), company.hire("AGENT"));
        lead(create(group("ROUND_ROBIN").add("steps", steps(step(null, everybody)))));
        List<String> conversations = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            conversations.add(company.conversation(Customer.unknown("Turn " + i)));
        }
        conversations.forEach(this::awaitAssigned);
        Map<String, Long> got =
                conversations.stream().collect(Collectors.groupingBy(this::assignee, Collectors.counting()));
        agents.forEach(agent -> assertThat(got.get(agent.id())).isEqualTo(3));
        assertThat(path(conversations.get(0)))
                .containsExactly("NUMBER null", "GROUP NUMBER", "DEPARTMENT BY_GROUP", "AGENT BY_GROUP");
        assertThat(administrator.timeline(conversations.get(0))).containsExactly("ROUTED", "GIVEN");
    }

    @Test
    void whoIsAwayGetsNothingAndWhatWaitedComesAtOnceWithThem() {
        Newcomer agent = company.hire("AGENT");
        be(agent, "AWAY");
        String group = create(group("LEAST_BUSY")
                .add("steps", steps(step(null, "agent:" + company.department() + ":" + agent.id()))));
        lead(group);
        String id = company.conversation(Customer.unknown("Waits"));
        JsonObject item = administrator.conversation(id);
        assertThat(item.isNull("assignee")).isTrue();
        assertThat(item.getJsonObject("department").getString("id")).isEqualTo(company.department());
        assertThat(agent.get("/api/conversations/" + id)
                        .require(200)
                        .json()
                        .getJsonArray("actions")
                        .toString())
                .as("nothing is hidden: it can be taken")
                .contains("CLAIM");
        Eventually.holds("it waits", () -> state(group).getInt("waiting") == 1);
        assertThat(member(group, agent).getString("presence")).isEqualTo("AWAY");
        be(agent, "AVAILABLE");
        awaitAssigned(id);
        assertThat(assignee(id)).isEqualTo(agent.id());
        assertThat(member(group, agent).getInt("openConversations")).isEqualTo(1);
        assertThat(state(group).getInt("waiting")).isZero();
    }

    @Test
    void whoHasAsManyAsTheyMayHaveGetsNoneUntilOneIsDone() {
        Newcomer agent = company.hire("AGENT");
        lead(create(group("ROUND_ROBIN").add("capacity", 1).add("steps", steps(step(null, everybody)))));
        String first = company.conversation(Customer.unknown("First"));
        awaitAssigned(first);
        String second = company.conversation(Customer.unknown("Second"));
        Eventually.holds(
                "the second waits", () -> administrator.timeline(second).equals(List.of("ROUTED")));
        assertThat(administrator.conversation(second).isNull("assignee")).isTrue();
        agent.post("/api/conversations/" + first + "/complete").require(200);
        awaitAssigned(second);
    }

    @Test
    void whoHadTheContactLastGetsItAgain() {
        Newcomer first = company.hire("AGENT");
        Newcomer second = company.hire("AGENT");
        lead(create(group("LAST_AGENT_FIRST").add("steps", steps(step(null, everybody)))));
        Customer customer = Customer.unknown("Regular");
        String id = company.conversation(customer);
        awaitAssigned(id);
        Newcomer had = assignee(id).equals(first.id()) ? first : second;
        had.post("/api/conversations/" + id + "/complete").require(200);
        bandeja.rows()
                .change(
                        "UPDATE conversation SET completed_at = completed_at - INTERVAL 30 DAY WHERE id = ?",
                        AgentId.parse(id).orElseThrow().value());
        awaitAssigned(company.conversation(Customer.unknown("In between")));
        String again = Eventually.found("a new conversation", () -> {
                    bandeja.webhook().writes(customer, company.number(), "again");
                    return administrator
                            .find(customer, "scope=all")
                            .filter(item -> !item.getString("id").equals(id));
                })
                .getString("id");
        awaitAssigned(again);
        assertThat(assignee(again)).isEqualTo(had.id());
    }

    // --- steps

    @Test
    void whoDoesNotAnswerLosesItToTheNextStepAndWhoAnswersKeepsIt() {
        Newcomer slow = company.hire("AGENT");
        Newcomer quick = company.hire("AGENT");
        String place = "agent:" + company.department() + ":";
        lead(create(group("ROUND_ROBIN").add("steps", steps(step(5, place + slow.id()), step(5, place + quick.id())))));
        String id = company.conversation(Customer.unknown("Hurry"));
        awaitAssigned(id);
        assertThat(assignee(id)).isEqualTo(slow.id());
        timePasses(id);
        Eventually.holds("it went on", () -> quick.id().equals(assignee(id)));
        assertThat(administrator.timeline(id)).containsExactly("ROUTED", "GIVEN", "WENT_ON", "GIVEN");
        assertThat(path(id)).contains("GROUP NO_ANSWER");
        quick.call("POST", "/api/conversations/" + id + "/messages", AgentDoor.draft("here I am"))
                .require(201);
        timePasses(id);
        Eventually.holds("the group is done with it", () -> waits(id) == 0);
        assertThat(assignee(id)).isEqualTo(quick.id());
    }

    @Test
    void afterTheLastStepTheOverflowFollows() {
        Company other = new Company(bandeja);
        company.hire("AGENT");
        lead(create(group("ROUND_ROBIN")
                .add("overflow", "department:" + other.department())
                .add("steps", steps(step(5, everybody)))));
        String id = company.conversation(Customer.unknown("Overflows"));
        awaitAssigned(id);
        timePasses(id);
        Eventually.holds(
                "it is elsewhere",
                () -> administrator
                        .conversation(id)
                        .getJsonObject("department")
                        .getString("id")
                        .equals(other.department()));
        assertThat(administrator.conversation(id).isNull("assignee")).isTrue();
        assertThat(path(id)).contains("DEPARTMENT NO_ANSWER");
        assertThat(administrator.timeline(id)).containsExactly("ROUTED", "GIVEN", "WENT_ON", "ROUTED");
        assertThat(waits(id)).isZero();
    }

    @Test
    void whatSomebodyTakesByHandIsNoGroupsAnyMore() {
        Newcomer agent = company.hire("AGENT");
        be(agent, "AWAY");
        lead(create(group("ROUND_ROBIN").add("steps", steps(step(5, everybody), step(5, everybody)))));
        String id = company.conversation(Customer.unknown("Taken"));
        Eventually.holds("it waits", () -> waits(id) == 1);
        agent.post("/api/conversations/" + id + "/claim").require(200);
        assertThat(waits(id)).isZero();
    }

    @Test
    void aLabelTakesNothingOutOfAGroup() {
        Newcomer agent = company.hire("AGENT");
        be(agent, "AWAY");
        lead(create(group("ROUND_ROBIN").add("steps", steps(step(5, everybody), step(5, everybody)))));
        String id = company.conversation(Customer.unknown("Labelled"));
        Eventually.holds("it waits", () -> waits(id) == 1);
        String label =
                administrator.get("/api/labels").require(200).items().get(0).getString("id");
        company.call("PUT", "/api/conversations/" + id + "/labels/" + label, null)
                .require(200);
        assertThat(waits(id)).isEqualTo(1);
    }

    @Test
    void aSharedGroupLaysItIntoOneInboxAfterTheOther() {
        Company second = new Company(bandeja);
        lead(create(group("SHARED")
                .add("steps", steps(step(5, everybody), step(null, "department:" + second.department())))));
        String id = company.conversation(Customer.unknown("Shared"));
        Eventually.holds("it waits", () -> waits(id) == 1);
        assertThat(administrator.conversation(id).isNull("assignee")).isTrue();
        timePasses(id);
        Eventually.holds(
                "it is in the second inbox",
                () -> administrator
                        .conversation(id)
                        .getJsonObject("department")
                        .getString("id")
                        .equals(second.department()));
        assertThat(administrator.timeline(id)).containsExactly("ROUTED", "WENT_ON");
        Eventually.holds("nothing follows", () -> waits(id) == 0);
    }

    // --- what changes meanwhile

    @Test
    void whatWaitsInAStepThatIsGoneIsLookedAtAsInTheLastOne() {
        Company second = new Company(bandeja);
        Company third = new Company(bandeja);
        String group = create(group("SHARED")
                .add(
                        "steps",
                        steps(
                                step(5, everybody),
                                step(5, "department:" + second.department()),
                                step(5, "department:" + third.department()))));
        lead(group);
        String id = company.conversation(Customer.unknown("Third step"));
        Eventually.holds("it waits", () -> waits(id) == 1);
        timePasses(id);
        Eventually.holds("it is in the second inbox", () -> department(id).equals(second.department()));
        timePasses(id);
        Eventually.holds("it is in the third inbox", () -> department(id).equals(third.department()));
        change(group, group("SHARED").add("steps", steps(step(5, everybody)))).require(200);
        Eventually.holds(
                "it was looked at",
                () -> bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM call_group_wait WHERE conversation_id = ?"
                                                + " AND step = 2 AND next_at = step_ends_at",
                                        number(id))
                        == 1);
        timePasses(id);
        Eventually.holds("nothing follows", () -> waits(id) == 0);
        assertThat(department(id)).isEqualTo(third.department());
    }

    @Test
    void whatBreaksHoldsUpNoOther() {
        Company second = new Company(bandeja);
        lead(create(group("SHARED")
                .add("steps", steps(step(5, everybody), step(5, "department:" + second.department())))));
        String broken = company.conversation(Customer.unknown("Broken"));
        String sound = company.conversation(Customer.unknown("Sound"));
        List.of(broken, sound).forEach(id -> Eventually.holds("it waits", () -> waits(id) == 1));
        bandeja.rows()
                .change(
                        "UPDATE call_group_wait SET step = -1, next_at = NOW(3) WHERE conversation_id = ?",
                        number(broken));
        timePasses(sound);
        Eventually.holds("the other goes on", () -> department(sound).equals(second.department()));
        Eventually.holds(
                "it is put off",
                () -> bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM call_group_wait WHERE conversation_id = ?"
                                                + " AND next_at > NOW(3) + INTERVAL 20 SECOND",
                                        number(broken))
                        == 1);
        bandeja.rows().change("UPDATE call_group_wait SET step = 0 WHERE conversation_id = ?", number(broken));
        timePasses(broken);
        Eventually.holds("it goes on, too", () -> department(broken).equals(second.department()));
    }

    @Test
    void whatWhoLeavesHasNotAnsweredGoesOnInTheGroupAndWhatHeHasAnsweredIsInTheInbox() {
        Newcomer leaves = company.hire("AGENT");
        Newcomer stays = company.hire("AGENT");
        String place = "agent:" + company.department() + ":";
        lead(create(group("ROUND_ROBIN")
                .add("steps", steps(step(5, place + leaves.id()), step(5, place + stays.id())))));
        String answered = company.conversation(Customer.unknown("Answered"));
        String fresh = company.conversation(Customer.unknown("Fresh"));
        List.of(answered, fresh)
                .forEach(
                        id -> Eventually.holds("it was given", () -> leaves.id().equals(assignee(id))));
        leaves.call("POST", "/api/conversations/" + answered + "/messages", AgentDoor.draft("here I am"))
                .require(201);
        company.call("POST", "/api/agents/" + leaves.id() + "/disable", null).require(200);
        Eventually.holds("it went on at once", () -> stays.id().equals(assignee(fresh)));
        assertThat(administrator.timeline(fresh)).containsExactly("ROUTED", "GIVEN", "LEFT", "WENT_ON", "GIVEN");
        Eventually.holds("the group is done with the other", () -> waits(answered) == 0);
        assertThat(assignee(answered)).isEmpty();
        assertThat(department(answered)).isEqualTo(company.department());
        assertThat(administrator.timeline(answered)).containsExactly("ROUTED", "GIVEN", "LEFT");
    }

    @Test
    void whatWaitsAtTheEndMovesToTheGroupsNewDepartmentAndGoesOnWaiting() {
        Company second = new Company(bandeja);
        Newcomer agent = company.hire("AGENT");
        be(agent, "AWAY");
        String group = create(group("ROUND_ROBIN").add("steps", steps(step(5, everybody))));
        lead(group);
        String id = company.conversation(Customer.unknown("Moves house"));
        Eventually.holds("it waits", () -> waits(id) == 1);
        change(
                        group,
                        group("ROUND_ROBIN")
                                .add("department", second.department())
                                .add("steps", steps(step(5, everybody))))
                .require(200);
        timePasses(id);
        Eventually.holds("it is in the new one", () -> department(id).equals(second.department()));
        be(agent, "AVAILABLE");
        awaitAssigned(id);
        assertThat(assignee(id)).isEqualTo(agent.id());
        assertThat(administrator.timeline(id)).containsExactly("ROUTED", "WENT_ON", "GIVEN");
        assertThat(path(id))
                .containsExactly(
                        "NUMBER null",
                        "GROUP NUMBER",
                        "DEPARTMENT BY_GROUP",
                        "DEPARTMENT BY_GROUP",
                        "DEPARTMENT BY_GROUP",
                        "AGENT BY_GROUP");
    }

    // --- what is taken back

    @Test
    void whatWaitsInAGroupWaitsThereAgainWhenWhatWasDoneIsUndone() {
        Company second = new Company(bandeja);
        Newcomer agent = company.hire("AGENT");
        be(agent, "AWAY");
        lead(create(group("ROUND_ROBIN").add("steps", steps(step(5, everybody)))));
        String completed = company.conversation(Customer.unknown("Completed"));
        String moved = company.conversation(Customer.unknown("Moved"));
        String taken = company.conversation(Customer.unknown("Taken back for good"));
        List<String> all = List.of(completed, moved, taken);
        all.forEach(id -> Eventually.holds("it waits", () -> waits(id) == 1));
        administrator.act(completed, "complete").require(200);
        administrator.move(moved, second.department()).require(200);
        administrator.move(taken, second.department()).require(200);
        List.of(completed, moved).forEach(this::leaveTimeToUndo);
        all.forEach(id -> assertThat(waits(id)).isZero());
        administrator.act(completed, "undo").require(200);
        administrator.act(moved, "undo").require(200);
        assertThat(waits(completed)).isEqualTo(1);
        assertThat(waits(moved)).isEqualTo(1);
        administrator.move(taken, company.department()).require(200);
        be(agent, "AVAILABLE");
        List.of(completed, moved).forEach(this::awaitAssigned);
        assertThat(bandeja.rows()
                        .count("SELECT COUNT(*) FROM call_group_wait WHERE conversation_id = ?", number(taken)))
                .as("moved twice: it is no group's any more")
                .isZero();
        assertThat(assignee(taken)).isEmpty();
    }

    @Test
    void whoTakesBackThatHeReturnedItHasToAnswerAsBefore() {
        Newcomer slow = company.hire("AGENT");
        Newcomer quick = company.hire("AGENT");
        String place = "agent:" + company.department() + ":";
        lead(create(group("ROUND_ROBIN").add("steps", steps(step(5, place + slow.id()), step(5, place + quick.id())))));
        String returned = company.conversation(Customer.unknown("Returned"));
        String hesitant = company.conversation(Customer.unknown("Hesitant"));
        List.of(returned, hesitant)
                .forEach(id -> Eventually.holds("it was given", () -> slow.id().equals(assignee(id))));
        slow.post("/api/conversations/" + returned + "/return").require(200);
        slow.post("/api/conversations/" + hesitant + "/return").require(200);
        List.of(returned, hesitant).forEach(this::leaveTimeToUndo);
        slow.post("/api/conversations/" + hesitant + "/undo").require(200);
        assertThat(assignee(hesitant)).isEqualTo(slow.id());
        List.of(returned, hesitant).forEach(this::timePasses);
        Eventually.holds("it went on", () -> quick.id().equals(assignee(hesitant)));
        Eventually.holds(
                "the other is past",
                () -> bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM call_group_wait WHERE conversation_id = ?",
                                        number(returned))
                        == 0);
        assertThat(assignee(returned)).isEmpty();
        assertThat(administrator.timeline(returned)).containsExactly("ROUTED", "GIVEN", "RETURNED");
    }

    // --- hours

    @Test
    void outsideOfItsHoursItLeadsElsewhereOrWaits() {
        Company night = new Company(bandeja);
        Newcomer agent = company.hire("AGENT");
        String calendar = calendar("");
        String group = create(group("ROUND_ROBIN")
                .add("calendar", calendar)
                .add("closed", "department:" + night.department())
                .add("steps", steps(step(5, everybody))));
        lead(group);
        String led = company.conversation(Customer.unknown("By night"));
        Eventually.holds(
                "it is with the night",
                () -> administrator
                        .conversation(led)
                        .getJsonObject("department")
                        .getString("id")
                        .equals(night.department()));
        assertThat(path(led)).contains("DEPARTMENT CLOSED");
        change(group, group("ROUND_ROBIN").add("calendar", calendar).add("steps", steps(step(5, everybody))))
                .require(200);
        String waiting = company.conversation(Customer.unknown("Until morning"));
        Eventually.holds(
                "it rests",
                () -> bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM call_group_wait WHERE"
                                                + " conversation_id = ? AND step_ends_at IS NULL AND next_at > NOW(3) + INTERVAL 1 MINUTE",
                                        number(waiting))
                        == 1);
        company.call("PUT", "/api/calendars/" + calendar, week("00:00-24:00").build())
                .require(200);
        // Without a word about new hours it would be looked at in ten minutes only.
        awaitAssigned(waiting);
        assertThat(assignee(waiting)).isEqualTo(agent.id());
    }

    @Test
    void aHolidayClosesItAndADayWithHoursOfItsOwnOpensIt() {
        Company holidays = new Company(bandeja);
        Newcomer agent = company.hire("AGENT");
        LocalDate today = LocalDate.now(ZoneId.of("America/Bogota"));
        List<LocalDate> days = List.of(today, today.plusDays(1));
        JsonArrayBuilder off = Json.createArrayBuilder();
        days.forEach(date -> off.add(day("--" + date.toString().substring(5), "Holiday", "")));
        String calendar = calendar(week("00:00-24:00").add("days", off));
        lead(create(group("ROUND_ROBIN")
                .add("calendar", calendar)
                .add("closed", "department:" + holidays.department())
                .add("steps", steps(step(5, everybody)))));
        String led = company.conversation(Customer.unknown("On a holiday"));
        Eventually.holds("it is elsewhere", () -> department(led).equals(holidays.department()));
        assertThat(path(led)).contains("DEPARTMENT CLOSED");

        JsonArrayBuilder on = Json.createArrayBuilder();
        days.forEach(date -> on.add(day(date.toString(), "Sale", "00:00-24:00")));
        company.call(
                        "PUT",
                        "/api/calendars/" + calendar,
                        week("").add("days", on).build())
                .require(200);
        String given = company.conversation(Customer.unknown("On the day of the sale"));
        awaitAssigned(given);
        assertThat(assignee(given)).isEqualTo(agent.id());
    }

    @Test
    void whoseDepartmentIsClosedIsGivenNothingUntilItsNewHoursCount() {
        Company other = new Company(bandeja);
        Newcomer closed = company.hire("AGENT");
        Newcomer open = other.hire("AGENT");
        String calendar = calendar("");
        keepHours(company, calendar);
        lead(create(group("ROUND_ROBIN")
                .add("steps", steps(step(null, everybody, "department:" + other.department())))));
        List<String> given = Stream.of("First", "Second")
                .map(name -> company.conversation(Customer.unknown(name)))
                .toList();
        given.forEach(this::awaitAssigned);
        assertThat(given).allMatch(id -> assignee(id).equals(open.id()));
        be(open, "AWAY");
        String waiting = company.conversation(Customer.unknown("Waits"));
        Eventually.holds("it waits", () -> waits(waiting) == 1);
        assertThat(assignee(waiting)).isEmpty();
        company.call("PUT", "/api/calendars/" + calendar, week("00:00-24:00").build())
                .require(200);
        awaitAssigned(waiting);
        assertThat(assignee(waiting)).isEqualTo(closed.id());
    }

    @Test
    void aSharedGroupPassesOverAnInboxThatIsClosed() {
        Company second = new Company(bandeja);
        keepHours(company, calendar(""));
        lead(create(group("SHARED")
                .add("steps", steps(step(60, everybody), step(60, "department:" + second.department())))));
        String id = company.conversation(Customer.unknown("Passed over"));
        Eventually.holds("it is in the second inbox", () -> department(id).equals(second.department()));
        assertThat(path(id)).endsWith("GROUP NOBODY_THERE", "DEPARTMENT BY_GROUP");
    }

    private static void keepHours(Company whose, String calendar) {
        whose.call("PATCH", whose.departmentPath(), AgentDoor.field("calendar", calendar))
                .require(200);
    }

    @Test
    void theAuditTellsWhichHoursWereAndAre() {
        company.hire("AGENT");
        String calendar = calendar("09:00-18:00");
        String called = "Group " + AgentId.next().text();
        JsonArray steps = steps(step(null, everybody)).build();
        String group = create(group("ROUND_ROBIN").add("name", called).add("steps", steps));
        change(
                        group,
                        group("ROUND_ROBIN")
                                .add("name", called)
                                .add("calendar", calendar)
                                .add("steps", steps))
                .require(200);
        String name = administrator
                .get("/api/calendars/" + calendar)
                .require(200)
                .json()
                .getString("name");
        assertThat(recorded("GROUP_CHANGED", group)).containsExactly("calendar= > calendar=" + name);
        for (String hours : List.of("", "10:00-12:00")) {
            company.call(
                            "PUT",
                            "/api/calendars/" + calendar,
                            week("09:00-18:00")
                                    .add("name", name)
                                    .add(
                                            "days",
                                            Json.createArrayBuilder()
                                                    .add(day("--01-01", "New year", ""))
                                                    .add(day("2027-03-19", "", hours)))
                                    .build())
                    .require(200);
        }
        assertThat(recorded("CALENDAR_CHANGED", calendar))
                .containsExactly(
                        "days= > days=01-01 New year; 2027-03-19", "days=2027-03-19 > days=2027-03-19 10:00-12:00");
    }

    private static JsonObjectBuilder day(String date, String name, String hours) {
        JsonArrayBuilder ranges = Json.createArrayBuilder();
        return Json.createObjectBuilder()
                .add("date", date)
                .add("name", name)
                .add("hours", hours.isEmpty() ? ranges : ranges.add(hours));
    }

    /** What was and what became of it. */
    private List<String> recorded(String action, String id) {
        return bandeja.rows()
                .all(
                        "SELECT CONCAT(was, ' > ', became) FROM audit_record WHERE action = ? AND object_id = ? ORDER BY at, id",
                        action,
                        number(id));
    }

    @Test
    void aCalendarInUseNamesItsUsersAndADepartmentChoosesOne() {
        String calendar = calendar("09:00-18:00");
        Newcomer admin = company.hire("ADMIN");
        admin.call("PATCH", company.departmentPath(), AgentDoor.field("calendar", calendar))
                .require(200);
        String group =
                create(group("ROUND_ROBIN").add("calendar", calendar).add("steps", steps(step(null, everybody))));
        JsonObject shown =
                administrator.get("/api/calendars/" + calendar).require(200).json();
        assertThat(shown.getJsonArray("uses").getValuesAs(JsonObject.class))
                .extracting(use -> use.getString("kind"))
                .containsExactlyInAnyOrder("DEPARTMENT", "GROUP");
        assertThat(admin.get("/api/calendars/" + calendar).require(200).json().getJsonArray("uses"))
                .isEmpty();
        assertThat(admin.call("PUT", "/api/calendars/" + calendar, week("").build())
                        .require(403)
                        .rule())
                .isEqualTo("AdministratorsOnly");
        Answer refused =
                company.call("DELETE", "/api/calendars/" + calendar, null).require(409);
        assertThat(refused.rule()).isEqualTo("CalendarInUse");
        assertThat(refused.json().getString("detail")).contains(company.departmentName());
        company.call("DELETE", "/api/call-groups/" + group, null).require(204);
        admin.call("PATCH", company.departmentPath(), AgentDoor.field("calendar", ""))
                .require(200);
        company.call("DELETE", "/api/calendars/" + calendar, null).require(204);
    }

    // --- what is not taken

    @Test
    void aGroupThatLeadsBackToItselfOrIsInUseIsRefused() {
        company.hire("AGENT");
        String one = create(group("ROUND_ROBIN").add("steps", steps(step(1, everybody))));
        String two =
                create(group("ROUND_ROBIN").add("overflow", "group:" + one).add("steps", steps(step(1, everybody))));
        Answer loop = change(
                        one,
                        group("ROUND_ROBIN").add("overflow", "group:" + two).add("steps", steps(step(1, everybody))))
                .require(409);
        assertThat(loop.rule()).isEqualTo("RouteNotUsable");
        assertThat(company.call("DELETE", "/api/call-groups/" + one, null)
                        .require(409)
                        .rule())
                .isEqualTo("StillInUse");
        lead(two);
        JsonObject shown =
                administrator.get("/api/call-groups/" + two).require(200).json();
        assertThat(shown.getJsonArray("uses").getValuesAs(JsonObject.class))
                .extracting(use -> use.getString("kind"))
                .containsExactly("NUMBER");
        assertThat(company.call("POST", company.departmentPath() + "/archive", null)
                        .require(409)
                        .rule())
                .isEqualTo("StillInUse");
    }

    @Test
    void whatIsWrongWithAGroupIsSaidThereAndAtTheNumber() {
        String group = create(group("ROUND_ROBIN").add("steps", steps(step(null, everybody))));
        assertThat(administrator
                        .get("/api/call-groups/" + group)
                        .require(200)
                        .json()
                        .getString("problem"))
                .as("nobody works in the department")
                .isEqualTo("NOBODY");
        assertThat(company.call("PATCH", "/api/numbers/" + numberId(), AgentDoor.field("route", "group:" + group))
                        .require(409)
                        .rule())
                .isEqualTo("RouteNotUsable");
        company.hire("AGENT");
        assertThat(administrator
                        .get("/api/call-groups/" + group)
                        .require(200)
                        .json()
                        .isNull("problem"))
                .isTrue();
    }

    // --- presence

    @Test
    void colleaguesOfADepartmentHearWhoIsThereAndOthersDoNot() {
        Newcomer agent = company.hire("AGENT");
        Newcomer colleague = company.hire("AGENT");
        Newcomer stranger = new Company(bandeja).hire("AGENT");
        try (PushLine near = colleague.listen();
                PushLine far = stranger.listen()) {
            be(agent, "AWAY");
            near.await("the colleague's presence", event -> isPresence(event, agent, "AWAY"));
            assertThat(agent.get("/api/me").require(200).json().getString("presence"))
                    .isEqualTo("AWAY");
            agent.post("/api/logout").require(204);
            near.await("logged out is off", event -> isPresence(event, agent, "OFF"));
            String id = company.conversation(Customer.unknown("For whom"));
            far.await("something of one's own", event -> PushLine.type(event).equals("hello"));
            assertThat(far.mentions(agent.id())).isFalse();
            colleague.post("/api/conversations/" + id + "/claim").require(200);
            assertThat(colleague
                            .get("/api/conversations/" + id + "/targets?for=transfer")
                            .require(200)
                            .items())
                    .filteredOn(target -> target.getString("id").equals(agent.id()))
                    .extracting(target -> target.getString("presence"))
                    .containsExactly("OFF");
        }
        agent.logIn();
        Eventually.holds(
                "what was chosen counts again",
                () -> agent.get("/api/me").json().getString("presence").equals("AWAY"));
    }

    private static boolean isPresence(JsonObject event, Newcomer agent, String presence) {
        return PushLine.type(event).equals("presence.changed")
                && event.getJsonObject("presence").getString("agent").equals(agent.id())
                && event.getJsonObject("presence").getString("presence").equals(presence);
    }

    // --- in words

    /** Names of groups may hold what stands between a group and the number of its step. */
    @Test
    void stepsFromBeforeAreOfTheGroupThatTheyName() {
        String name = "Ventas " + AgentId.next().text();
        String group = create(group("SHARED").add("name", name).add("steps", steps(step(null, everybody))));
        String north =
                create(group("SHARED").add("name", name + " · Norte").add("steps", steps(step(null, everybody))));
        long conversation = AgentId.parse(company.conversation(Customer.unknown("Old steps")))
                .orElseThrow()
                .value();
        List<String> steps = List.of(
                name, name + " · 2", name + " · Norte", name + " · Norte · 2", name + " · Sur", "Renamed " + name);
        for (int i = 0; i < steps.size(); i++) {
            bandeja.rows()
                    .change(
                            "INSERT INTO route_step (conversation_id, position, at, kind, name, subject_id)"
                                    + " VALUES (?, ?, UTC_TIMESTAMP(3), 'GROUP', ?, ?)",
                            conversation,
                            100 + i,
                            steps.get(i),
                            AgentId.parse(group).orElseThrow().value());
        }
        bandeja.rows().migrateAgain("V202611290620__steps_of_groups_by_their_whole_name");
        assertThat(bandeja
                        .rows()
                        .all(
                                "SELECT IFNULL(subject_id, 'nothing') FROM route_step WHERE conversation_id = ?"
                                        + " AND position >= 100 ORDER BY position",
                                conversation)
                        .stream()
                        .map(id -> id.equals("nothing") ? id : new AgentId(Long.parseLong(id)).text()))
                .containsExactly(group, group, north, north, "nothing", group);
    }

    private JsonObjectBuilder group(String strategy) {
        return Json.createObjectBuilder()
                .add("name", "Group " + AgentId.next().text())
                .add("department", company.department())
                .add("strategy", strategy);
    }

    private static JsonArrayBuilder steps(JsonObject... steps) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        Stream.of(steps).forEach(all::add);
        return all;
    }

    private static JsonObject step(Integer minutes, String... members) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        Stream.of(members).forEach(all::add);
        JsonObjectBuilder step = Json.createObjectBuilder().add("members", all);
        return (minutes == null ? step : step.add("minutes", minutes)).build();
    }

    private String create(JsonObjectBuilder group) {
        return company.call("POST", "/api/call-groups", group.build())
                .require(201)
                .json()
                .getString("id");
    }

    private Answer change(String id, JsonObjectBuilder group) {
        return company.call("PUT", "/api/call-groups/" + id, group.build());
    }

    private JsonObjectBuilder week(String hours) {
        JsonObjectBuilder week = Json.createObjectBuilder();
        for (String day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")) {
            week.add(
                    day,
                    hours.isEmpty()
                            ? Json.createArrayBuilder()
                            : Json.createArrayBuilder().add(hours));
        }
        return Json.createObjectBuilder()
                .add("name", "Calendar " + AgentId.next().text())
                .add("zone", "America/Bogota")
                .add("week", week);
    }

    private String calendar(String hours) {
        return calendar(week(hours));
    }

    private String calendar(JsonObjectBuilder calendar) {
        return company.call("POST", "/api/calendars", calendar.build())
                .require(201)
                .json()
                .getString("id");
    }

    private void lead(String group) {
        company.call("PATCH", "/api/numbers/" + numberId(), AgentDoor.field("route", "group:" + group))
                .require(200);
    }

    private String numberId() {
        return administrator.get("/api/numbers").require(200).items().stream()
                .filter(one -> one.getString("phoneNumberId").equals(company.number()))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private static void be(Newcomer agent, String presence) {
        agent.call("PUT", "/api/me/presence", AgentDoor.field("presence", presence))
                .require(204);
    }

    private JsonObject state(String group) {
        return administrator
                .get("/api/call-groups/" + group + "/state")
                .require(200)
                .json();
    }

    private JsonObject member(String group, Newcomer agent) {
        return state(group).getJsonArray("members").getValuesAs(JsonObject.class).stream()
                .filter(member -> member.getString("agent").equals(agent.id()))
                .findFirst()
                .orElseThrow();
    }

    private void awaitAssigned(String id) {
        Eventually.holds(
                "somebody has " + id, () -> !administrator.conversation(id).isNull("assignee"));
    }

    /** Empty while nobody has it. */
    private String assignee(String id) {
        JsonObject item = administrator.conversation(id);
        return item.isNull("assignee") ? "" : item.getJsonObject("assignee").getString("id");
    }

    private String department(String id) {
        return administrator.conversation(id).getJsonObject("department").getString("id");
    }

    private List<String> path(String id) {
        return administrator.conversation(id).getJsonArray("routePath").getValuesAs(JsonObject.class).stream()
                .map(step -> step.getString("kind") + " " + step.getString("reason", null))
                .toList();
    }

    /** The minutes of the step. */
    private void timePasses(String id) {
        bandeja.rows()
                .change(
                        "UPDATE call_group_wait SET step_ends_at = NOW(3) - INTERVAL 1 SECOND, next_at = NOW(3)"
                                + " WHERE conversation_id = ?",
                        number(id));
    }

    /** As long as it can be taken back, how it waited is kept aside. */
    private void leaveTimeToUndo(String id) {
        bandeja.rows().leaveTimeToUndo(id);
        bandeja.rows()
                .change(
                        "UPDATE call_group_wait SET next_at = next_at + INTERVAL 1 MINUTE"
                                + " WHERE conversation_id = ? AND set_aside = TRUE",
                        number(id));
    }

    private long waits(String id) {
        return bandeja.rows()
                .count(
                        "SELECT COUNT(*) FROM call_group_wait WHERE conversation_id = ? AND set_aside = FALSE",
                        number(id));
    }

    private static long number(String id) {
        return AgentId.parse(id).orElseThrow().value();
    }
}
