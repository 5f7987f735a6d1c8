package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Departments, members, people: who may, what becomes of their conversations, and how soon it is felt. */
@OnSharedInstallation
class PeopleIT {
    /** Within two seconds, on a machine that does nothing else. */
    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    /** So long after somebody has left something of the department may still be told. */
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    /** So often something happens after that. */
    private static final int LATER = 3;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);

    @Test
    void toOrdinaryMembersThereIsNoConsole() {
        Newcomer member = company.hire("AGENT");
        Newcomer other = company.hire("AGENT");
        List<Answer> answers = List.of(
                member.get("/api/departments"),
                member.get(company.departmentPath()),
                member.get(company.departmentPath() + "/members"),
                member.get(company.departmentPath() + "/candidates"),
                member.call("PATCH", company.departmentPath(), named("Mine")),
                member.post(company.departmentPath() + "/archive"),
                member.post(company.departmentPath() + "/restore"),
                member.call("PUT", company.memberPath(other), Company.role("ADMIN")),
                member.call("DELETE", company.memberPath(other), null),
                member.call("POST", "/api/departments", named("Mine")),
                member.get("/api/agents"),
                member.get("/api/agents/" + other.id()),
                member.call("PATCH", "/api/agents/" + other.id(), named("Mine")),
                member.post("/api/agents/" + other.id() + "/disable"),
                member.post("/api/agents/" + other.id() + "/enable"),
                member.post("/api/agents/" + other.id() + "/sign-out"),
                member.post("/api/agents/" + other.id() + "/invite"),
                member.post("/api/agents/" + other.id() + "/reset"),
                member.get("/api/audit"),
                member.get("/api/audit/export"));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.rule()).isEqualTo("NotFound");
        });
        for (String page : List.of("departments", "department", "people", "person", "audit")) {
            assertThat(member.get("/console/" + page + ".xhtml").status())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(member.get("/console/").status()).isEqualTo(404);
    }

    @Test
    void whoMayHaveWhatOneSeesIsToldAndNobodyElse() {
        Newcomer member = company.hire("AGENT");
        Newcomer other = company.hire("AGENT");
        Newcomer gone = company.hire("AGENT");
        Newcomer stranger = new Company(bandeja).hire("AGENT");
        company.call("POST", "/api/agents/" + gone.id() + "/disable", null).require(200);
        assertThat(colleagues(member.get("/api/colleagues"))).containsExactlyInAnyOrder(member.id(), other.id());
        assertThat(colleagues(company.administrator().get("/api/colleagues")))
                .contains(
                        member.id(),
                        other.id(),
                        stranger.id(),
                        company.administrator().id())
                .doesNotContain(gone.id());
        company.call("DELETE", company.memberPath(member), null).require(200);
        assertThat(colleagues(member.get("/api/colleagues"))).isEmpty();
    }

    private static List<String> colleagues(Answer answer) {
        return answer.require(200).items().stream()
                .map(item -> item.getString("id"))
                .toList();
    }

    @Test
    void aDepartmentsAdminRunsThisDepartmentAndNoOther() {
        Newcomer admin = company.hire("ADMIN");
        Newcomer member = company.hire("AGENT");
        Company elsewhere = new Company(bandeja);
        assertThat(admin.get("/api/departments").require(200).items())
                .extracting(item -> item.getString("id"))
                .containsExactly(company.department());
        admin.call(
                        "PATCH",
                        company.departmentPath(),
                        Json.createObjectBuilder()
                                .add("onlyAdminsTransfer", true)
                                .build())
                .require(200);
        assertThat(admin.call("PATCH", company.departmentPath(), named("Another name"))
                        .require(403)
                        .rule())
                .isEqualTo("AdministratorsOnly");
        admin.call("PATCH", company.departmentPath(), named(company.departmentName()))
                .require(200);
        admin.call("PUT", company.memberPath(member), Company.role("ADMIN")).require(204);
        admin.call("PUT", company.memberPath(member), Company.role("AGENT")).require(204);
        admin.call("DELETE", company.memberPath(member), null).require(200);
        assertThat(admin.get(company.departmentPath() + "/candidates?q=" + member.login())
                        .require(200)
                        .items())
                .hasSize(1);
        admin.call("PUT", company.memberPath(member), Company.role("AGENT")).require(204);
        assertThat(admin.post(company.departmentPath() + "/archive")
                        .require(403)
                        .rule())
                .isEqualTo("AdministratorsOnly");
        for (Answer foreign : List.of(
                admin.get(elsewhere.departmentPath()),
                admin.get(elsewhere.departmentPath() + "/members"),
                admin.call("PATCH", elsewhere.departmentPath(), named("Mine")),
                admin.post(elsewhere.departmentPath() + "/archive"),
                admin.call("PUT", elsewhere.departmentPath() + "/members/" + admin.id(), Company.role("ADMIN")),
                admin.get("/api/departments/0000000000000"),
                admin.get("/api/agents"),
                admin.get("/api/audit"))) {
            assertThat(foreign.status()).isEqualTo(404);
        }
        assertThat(admin.get("/console/departments.xhtml").status()).isEqualTo(200);
        assertThat(admin.get("/console/people.xhtml").status()).isEqualTo(404);
        assertThat(admin.get("/console/audit.xhtml").status()).isEqualTo(404);
    }

    @Test
    void whoIsRemovedLosesSightAndConversationsAtOnce() {
        Newcomer leaver = company.hire("AGENT");
        Newcomer stays = company.hire("AGENT");
        String id = company.conversation(Customer.unknown("Left behind"));
        leaver.post("/api/conversations/" + id + "/claim").require(200);
        try (PushLine line = leaver.listen();
                PushLine colleague = stays.listen()) {
            line.await("hello", event -> PushLine.type(event).equals("hello"));
            colleague.await("hello", event -> PushLine.type(event).equals("hello"));
            Answer removed =
                    company.call("DELETE", company.memberPath(leaver), null).require(200);
            assertThat(removed.json().getInt("returned")).isEqualTo(1);
            assertThat(leaver.get("/api/conversations/" + id).status()).isEqualTo(404);
            Eventually.holds("told to load again", AT_ONCE, () -> line.types().contains("reload"));
            Eventually.holds(
                    "colleagues see it return", AT_ONCE, () -> colleague.types().contains("conversation.returned"));
        }
        JsonObject now = company.administrator().conversation(id);
        assertThat(now.isNull("assignee")).isTrue();
        assertThat(company.administrator().timeline(id)).endsWith("CLAIMED", "LEFT");
        assertThat(stays.get("/api/me").json().getJsonObject("counters").getInt("unassigned"))
                .isEqualTo(1);
        assertThat(company.call("DELETE", company.memberPath(leaver), null).status())
                .isEqualTo(404);
    }

    /** A socket is not opened anew for it: it is told to load again, or closed, and whatever happens later is not for it. */
    @Test
    void twoSecondsLaterTheOpenSocketOfWhoHasLeftHearsNothingOfTheDepartment() {
        Newcomer chief = company.hire("ADMIN");
        Newcomer removed = company.hire("AGENT");
        Newcomer putOut = company.hire("AGENT");
        Newcomer disabled = company.hire("AGENT");
        Newcomer colleague = company.hire("AGENT");
        try (PushLine stays = colleague.listen();
                PushLine ofRemoved = removed.listen();
                PushLine ofPutOut = putOut.listen();
                PushLine ofDisabled = disabled.listen()) {
            List<PushLine> left = List.of(ofRemoved, ofPutOut, ofDisabled);
            List<String> told = new ArrayList<>(happens(chief, stays));
            left.forEach(line -> line.await("what all members hear", event -> speaksOf(event, told)));

            company.call("DELETE", company.memberPath(removed), null).require(200);
            chief.call("DELETE", company.memberPath(putOut), null).require(200);
            company.call("POST", "/api/agents/" + disabled.id() + "/disable", null)
                    .require(200);
            Instant done = Instant.now();
            while (Instant.now().isBefore(done.plus(TWO_SECONDS))) {
                happens(chief, stays);
            }

            long before = newestEvent();
            List<Integer> heardBefore =
                    left.stream().map(line -> line.heard().size()).toList();
            List<String> secrets = new ArrayList<>(
                    List.of(company.department(), company.departmentName(), chief.id(), colleague.id()));
            for (int i = 0; i < LATER; i++) {
                secrets.addAll(happens(chief, stays));
            }
            chief.call(
                            "PUT",
                            "/api/me/presence",
                            Json.createObjectBuilder().add("presence", "AWAY").build())
                    .require(204);
            stays.await("presence", event -> isPresence(event, chief, "AWAY"));
            awaitTheLast(List.of(stays, ofRemoved, ofPutOut));

            Eventually.holds("the socket of whoever was disabled is closed", AT_ONCE, ofDisabled::hasEnded);
            for (int i = 0; i < left.size(); i++) {
                assertThat(left.get(i).heard().stream().skip(heardBefore.get(i)))
                        .filteredOn(event -> event.isNull("id") || Long.parseLong(event.getString("id")) > before)
                        .as("what number %d hears", i)
                        .noneMatch(event -> speaksOf(event, secrets))
                        .noneMatch(PeopleIT::countsSomething);
            }
            assertThat(stays.heard())
                    .filteredOn(event -> !event.isNull("id") && Long.parseLong(event.getString("id")) > before)
                    .filteredOn(event -> speaksOf(event, secrets))
                    .extracting(PushLine::type)
                    .contains(
                            "conversation.opened",
                            "message.received",
                            "conversation.claimed",
                            "message.noted",
                            "conversation.returned")
                    .hasSizeGreaterThanOrEqualTo(LATER * 5);
            assertThat(stays.heard()).anyMatch(PeopleIT::countsSomething);
        }
    }

    @Test
    void whoeverIsNamedExactlyIsFoundAmongManyWhoseLoginsBeginSo() {
        String login = "many" + System.nanoTime();
        for (int i = 0; i < 25; i++) {
            stranger(login + i, "A " + i);
        }
        stranger(login, "Z");
        List<JsonObject> found = company.call("GET", company.departmentPath() + "/candidates?q=" + login, null)
                .require(200)
                .items();
        assertThat(found).hasSizeLessThan(26);
        assertThat(found.get(0).getString("login")).isEqualTo(login);
    }

    @Test
    void whoMayJoinIsFoundByWhatIsShownOfThemNotByTheirAddress() {
        Newcomer admin = company.hire("ADMIN");
        String login = "reached" + System.nanoTime();
        stranger(login, "Rosa " + login);
        String address = "private" + System.nanoTime();
        bandeja.rows().change("UPDATE agent SET email = ? WHERE login = ?", address + "@example.com", login);
        assertThat(candidates(admin, address)).isEmpty();
        assertThat(candidates(admin, "@example.com")).isEmpty();
        assertThat(candidates(admin, login)).hasSize(1);
        assertThat(company.call("GET", "/api/agents?q=" + address, null)
                        .require(200)
                        .items())
                .as("an administrator sees it, and finds by it")
                .hasSize(1);
    }

    private List<JsonObject> candidates(Newcomer who, String text) {
        return who.get(company.departmentPath() + "/candidates?q=" + text)
                .require(200)
                .items();
    }

    private void stranger(String login, String name) {
        bandeja.rows()
                .change(
                        "INSERT INTO agent (id, login, name, password_hash, created_at) VALUES (?, ?, ?, '!', NOW(3))",
                        System.nanoTime(),
                        login,
                        name);
    }

    /**
     * A customer writes, and the conversation goes through somebody's hands.
     *
     * @param member hears all of it
     * @return what only members learn of it
     */
    private List<String> happens(Newcomer chief, PushLine member) {
        Customer customer = Customer.unknown("Only for members " + System.nanoTime());
        String id = company.conversation(customer);
        String path = "/api/conversations/" + id;
        String note = "a note for " + customer.name();
        chief.post(path + "/claim").require(200);
        chief.post(path + "/return").require(200);
        chief.call(
                        "POST",
                        path + "/messages",
                        Json.createObjectBuilder()
                                .add("type", "note")
                                .add("text", note)
                                .build())
                .require(201);
        member.await("the last of it", event -> event.toString().contains(note));
        return List.of(id, customer.name());
    }

    private static boolean speaksOf(JsonObject event, List<String> secrets) {
        return secrets.stream().anyMatch(event.toString()::contains);
    }

    private static boolean countsSomething(JsonObject event) {
        return event.get("counters") instanceof JsonObject counters
                && counters.getInt("unassigned") + counters.getInt("mine") > 0;
    }

    private long newestEvent() {
        return Long.parseLong(company.administrator().me().getString("events"));
    }

    /** Events are told in order: what somebody has not heard before this one, which everybody hears, never comes. */
    private void awaitTheLast(List<PushLine> lines) {
        long before = newestEvent();
        JsonObject label = company.call(
                        "POST",
                        "/api/labels",
                        Json.createObjectBuilder()
                                .add("name", "last " + System.nanoTime())
                                .add("colour", "RED")
                                .build())
                .require(201)
                .json();
        lines.forEach(line -> line.await(
                "the last event",
                event -> PushLine.type(event).equals("labels.changed")
                        && Long.parseLong(event.getString("id")) > before));
        company.call("DELETE", "/api/labels/" + label.getString("id"), null).require(204);
    }

    @Test
    void aNewMemberStartsAsRead() {
        String old = company.conversation(Customer.unknown("Known before"));
        Newcomer newcomer = company.hire("AGENT");
        assertThat(counters(newcomer)).isZero();
        assertThat(newcomer.get("/api/conversations/" + old).require(200).json().getInt("unread"))
                .isZero();
        company.conversation(Customer.unknown("Comes after"));
        assertThat(counters(newcomer)).isEqualTo(1);
    }

    @Test
    void whoIsDisabledIsOutAtOnceAndComesBackWithTheSamePlaces() {
        Newcomer gone = company.hire("AGENT");
        String id = company.conversation(Customer.unknown("Of somebody disabled"));
        gone.post("/api/conversations/" + id + "/claim").require(200);
        try (PushLine line = gone.listen()) {
            line.await("hello", event -> PushLine.type(event).equals("hello"));
            company.call("POST", "/api/agents/" + gone.id() + "/disable", null).require(200);
            assertThat(gone.get("/api/me").status()).isEqualTo(401);
            Eventually.holds("the socket is closed", AT_ONCE, line::hasEnded);
        }
        assertThat(company.administrator().conversation(id).isNull("assignee")).isTrue();
        assertThat(company.logIn(gone.login(), Company.PASSWORD).status()).isEqualTo(401);
        assertThat(company.call("POST", "/api/agents/" + gone.id() + "/reset", null)
                        .require(409)
                        .rule())
                .isEqualTo("AgentDisabled");
        company.call("POST", "/api/agents/" + gone.id() + "/enable", null).require(204);
        gone.logIn();
        assertThat(gone.get("/api/conversations/" + id).status()).isEqualTo(200);
    }

    @Test
    void signingOutEverywhereEndsLoginsAndSockets() {
        Newcomer agent = company.hire("AGENT");
        try (PushLine line = agent.listen()) {
            line.await("hello", event -> PushLine.type(event).equals("hello"));
            company.call("POST", "/api/agents/" + agent.id() + "/sign-out", null)
                    .require(204);
            assertThat(agent.get("/api/me").status()).isEqualTo(401);
            Eventually.holds("the socket is closed", AT_ONCE, line::hasEnded);
        }
        agent.logIn();
        assertThat(agent.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void anInvitationWorksOnceAndForAWhile() {
        Newcomer invited = company.invite(Optional.of("AGENT"), false);
        assertThat(company.logIn(invited.login(), Company.PASSWORD).status()).isEqualTo(401);
        String older = company.link(invited, "invite");
        String newer = company.link(invited, "invite");
        assertThat(company.look(older).status()).isEqualTo(404);
        assertThat(company.look(newer).require(200).json().getString("login")).isEqualTo(invited.login());
        assertThat(company.use(newer, "short").require(422).rule()).isEqualTo("WeakPassword");
        company.use(newer, Company.PASSWORD).require(200);
        invited.logIn();
        String used = company.use(newer, Company.PASSWORD).require(404).body();
        assertThat(company.use("bdj_invented", Company.PASSWORD).require(404).body())
                .isEqualTo(used);
        assertThat(company.use(older, Company.PASSWORD).require(404).body()).isEqualTo(used);
        assertThat(company.call("POST", "/api/agents/" + invited.id() + "/invite", null)
                        .require(409)
                        .rule())
                .isEqualTo("AlreadyJoined");
    }

    @Test
    void aResetEndsAllLoginsAndRunsOut() {
        Newcomer agent = company.hire("AGENT");
        String runsOut = company.link(agent, "reset");
        bandeja.rows()
                .change(
                        "UPDATE invitation SET expires_at = created_at WHERE agent_id = (SELECT id FROM agent WHERE login = ?)"
                                + " AND used_at IS NULL",
                        agent.login());
        assertThat(company.use(runsOut, "another long secret").status()).isEqualTo(404);
        assertThat(agent.get("/api/me").status()).isEqualTo(200);
        company.use(company.link(agent, "reset"), "another long secret").require(200);
        assertThat(agent.get("/api/me").status()).isEqualTo(401);
        assertThat(company.logIn(agent.login(), Company.PASSWORD).status()).isEqualTo(401);
        assertThat(company.logIn(agent.login(), "another long secret").status()).isEqualTo(204);
    }

    @Test
    void aResetThatIsUsedEndsOpenScreensAndColleaguesSeeIt() {
        try (PushLine colleague = company.hire("AGENT").listen()) {
            Newcomer agent = company.hire("AGENT");
            String link = company.link(agent, "reset");
            try (PushLine line = agent.listen()) {
                colleague.await("there", event -> isPresence(event, agent, "AVAILABLE"));
                company.use(link, "another long secret").require(200);
                Eventually.holds("the socket is closed", AT_ONCE, line::hasEnded);
                assertThat(line.awaitEnd()).isEqualTo(1008);
            }
            colleague.await("off", event -> isPresence(event, agent, "OFF"));
            assertThat(colleague.hasEnded()).isFalse();
        }
    }

    private static boolean isPresence(JsonObject event, Newcomer agent, String presence) {
        return PushLine.type(event).equals("presence.changed")
                && event.getJsonObject("presence").getString("agent").equals(agent.id())
                && event.getJsonObject("presence").getString("presence").equals(presence);
    }

    @Test
    void noSecretOfALinkIsKept() {
        String link = company.link(company.invite(Optional.empty(), false), "invite");
        assertThat(bandeja.rows().count("SELECT COUNT(*) FROM invitation WHERE token_hash = ?", link))
                .isZero();
        assertThat(bandeja.installation().log()).doesNotContain(link);
    }

    @Test
    void oneLinkAtOnceSetsOnePassword() {
        String link = company.link(company.invite(Optional.empty(), false), "invite");
        List<Answer> answers = AtOnce.times(8, () -> company.use(link, Company.PASSWORD));
        assertThat(answers)
                .extracting(Answer::status)
                .containsOnlyOnce(200)
                .contains(404)
                .hasSize(8);
    }

    @Test
    void somebodyAlwaysRemainsToAdministrate() {
        bandeja.rows()
                .changeAll(
                        "UPDATE agent SET administrator = FALSE, version = version + 1 WHERE administrator AND login <> ?",
                        List.<Object[]>of(
                                new Object[] {company.administrator().person().login()}));
        Newcomer one = company.hireAdministrator();
        assertThat(one.post("/api/agents/" + one.id() + "/disable").require(409).rule())
                .isEqualTo("NotYourself");
        String demo = company.administrator().me().getString("id");
        try {
            race(one, demo);
        } finally {
            bandeja.rows()
                    .change(
                            "UPDATE agent SET administrator = TRUE, version = version + 1 WHERE login = ?",
                            company.administrator().person().login());
        }
        demote(one, one.id()).require(200);
    }

    private void race(Newcomer one, String demo) {
        for (int round = 0; round < 5; round++) {
            Newcomer first = company.hireAdministrator();
            Newcomer second = company.hireAdministrator();
            demote(one, demo).require(200);
            demote(second, one.id()).require(200);
            List<Answer> answers = AtOnce.all(
                    List.<Callable<Answer>>of(() -> demote(first, second.id()), () -> demote(second, first.id())));
            assertThat(answers).extracting(Answer::status).contains(200).doesNotContain(500);
            Newcomer left = first.get("/api/agents").status() == 200 ? first : second;
            assertThat(left.get("/api/agents").status()).isEqualTo(200);
            assertThat(demote(left, left.id()).require(409).rule()).isEqualTo("LastAdministrator");
            promote(left, demo).require(200);
            promote(left, one.id()).require(200);
            demote(one, left.id()).require(200);
        }
    }

    @Test
    void nobodyWhoIsRemovedKeepsAConversationTheyClaimAtThatMoment() {
        for (int round = 0; round < 8; round++) {
            Newcomer leaver = company.hire("AGENT");
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ids.add(company.conversation(Customer.unknown("Race " + round + " " + i)));
            }
            List<Callable<Answer>> deeds = new ArrayList<>();
            ids.forEach(id -> deeds.add(() -> leaver.post("/api/conversations/" + id + "/claim")));
            deeds.add(
                    round % 2 == 0
                            ? () -> company.call("DELETE", company.memberPath(leaver), null)
                            : () -> company.call("POST", "/api/agents/" + leaver.id() + "/disable", null));
            List<Answer> answers = AtOnce.all(deeds);
            assertThat(answers.get(3).status()).isEqualTo(200);
            ids.forEach(
                    id -> assertThat(company.administrator().conversation(id).isNull("assignee"))
                            .as("%s %s", id, answers)
                            .isTrue());
        }
    }

    @Test
    void aDepartmentIsArchivedWhenNothingLeadsThereAndNothingIsOpen() {
        Newcomer member = company.hire("AGENT");
        String id = company.conversation(Customer.unknown("Still open"));
        String archive = company.departmentPath() + "/archive";
        assertThat(company.call("POST", archive, null).require(409).rule()).isEqualTo("StillInUse");
        bandeja.rows()
                .change(
                        "UPDATE business_number SET route_department_id = NULL, version = version + 1 WHERE phone_number_id = ?",
                        company.number());
        assertThat(company.call("POST", archive, null).require(409).rule()).isEqualTo("OpenConversationsLeft");
        company.administrator().act(id, "complete").require(200);
        bandeja.rows().leaveTimeToUndo(id);
        assertThat(company.call("POST", archive, null).require(200).json().getBoolean("archived"))
                .isTrue();
        assertThat(company.administrator().act(id, "undo").require(409).rule()).isEqualTo("DepartmentArchived");
        assertThat(company.administrator().conversation(id).getString("status")).isEqualTo("COMPLETED");
        assertThat(member.get("/api/conversations/" + id).status()).isEqualTo(200);
        Newcomer late = company.invite(Optional.empty(), false);
        assertThat(company.call("PUT", company.memberPath(late), Company.role("AGENT"))
                        .require(409)
                        .rule())
                .isEqualTo("DepartmentArchived");
        company.call("POST", company.departmentPath() + "/restore", null).require(200);
        company.administrator().act(id, "undo").require(200);
        company.call("PUT", company.memberPath(late), Company.role("AGENT")).require(204);
    }

    @Test
    void whatCannotBeIsRefusedWithItsReason() {
        assertThat(company.call(
                                "POST",
                                "/api/departments",
                                named(company.departmentName().toUpperCase()))
                        .require(409)
                        .rule())
                .isEqualTo("DepartmentNameTaken");
        assertThat(company.call("POST", "/api/departments", named("  "))
                        .require(422)
                        .rule())
                .isEqualTo("NameNotUsable");
        assertThat(company.call(
                                "POST",
                                "/api/departments",
                                Json.createObjectBuilder().build())
                        .status())
                .isEqualTo(400);
        assertThat(company.call("POST", "/api/agents", agent("with blank", "x"))
                        .require(422)
                        .rule())
                .isEqualTo("LoginNotUsable");
        Newcomer there = company.invite(Optional.empty(), false);
        assertThat(company.call("POST", "/api/agents", agent(there.login().toUpperCase(), "x"))
                        .require(409)
                        .rule())
                .isEqualTo("LoginTaken");
        assertThat(company.call(
                                "PATCH",
                                "/api/agents/" + there.id(),
                                Json.createObjectBuilder()
                                        .add("email", "a@b\nc")
                                        .build())
                        .require(422)
                        .rule())
                .isEqualTo("EmailNotUsable");
        assertThat(company.call("PUT", company.memberPath(there), Company.role("BOSS"))
                        .status())
                .isEqualTo(400);
        assertThat(company.call("PUT", company.departmentPath() + "/members/0000000000000", Company.role("AGENT"))
                        .status())
                .isEqualTo(404);
    }

    private static JsonObject agent(String login, String name) {
        return Json.createObjectBuilder().add("login", login).add("name", name).build();
    }

    private static JsonObject named(String name) {
        return Json.createObjectBuilder().add("name", name).build();
    }

    private static Answer demote(Newcomer by, String whom) {
        return by.call(
                "PATCH",
                "/api/agents/" + whom,
                Json.createObjectBuilder().add("administrator", false).build());
    }

    private static Answer promote(Newcomer by, String whom) {
        return by.call(
                "PATCH",
                "/api/agents/" + whom,
                Json.createObjectBuilder().add("administrator", true).build());
    }

    private static int counters(Newcomer who) {
        return who.get("/api/me").json().getJsonObject("counters").getInt("unassigned");
    }
}
