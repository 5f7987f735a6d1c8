package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.rules.TotpCodes;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Base32;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.Newcomer;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The account of a person: what slows guessing down, the second step, logins that end, tokens, and the password. */
@OnSharedInstallation
class AccountIT {
    /** Within two seconds, on a machine that does nothing else. */
    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    private static final String FRESH = "eleven loud geese";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private Newcomer me;

    @BeforeEach
    @AfterEach
    void nobodyHasFailed() {
        bandeja.rows().forgetFailedSignIns();
    }

    @BeforeEach
    void come() {
        me = new Newcomer(bandeja);
    }

    // --- guessing

    @Test
    void guessingIsSlowedDownWhetherTheLoginExistsOrNot() {
        me.beGuessedCheaply();
        Answer existing = guessUntilBlocked(me.login());
        bandeja.rows().forgetFailedSignIns();
        Answer invented = guessUntilBlocked("nobody-" + me.login());
        assertThat(existing.rule()).isEqualTo("SignInBlocked");
        // How long is left of the five seconds and a minute depends on the machine.
        assertThat(Long.parseLong(existing.header("Retry-After"))).isBetween(1L, 65L);
        assertThat(invented.body().replaceAll("\\d+", "n"))
                .isEqualTo(existing.body().replaceAll("\\d+", "n"));
    }

    private Answer guessUntilBlocked(String login) {
        for (int i = 0; i < 5; i++) {
            assertThat(signInAs(login).status()).isEqualTo(401);
        }
        assertThat(bandeja.rows()
                        .count("SELECT TIMESTAMPDIFF(SECOND, last_at, blocked_until) FROM sign_in_counter"
                                + " WHERE kind = 'LOGIN' AND blocked_until IS NOT NULL"))
                .isEqualTo(5);
        bandeja.rows().leaveTimeWhileBlocked();
        return signInAs(login).require(429);
    }

    private Answer signInAs(String login) {
        return Http.send(AgentDoor.json(
                        Http.to(bandeja.demo().app(), "/api/login"),
                        Json.createObjectBuilder()
                                .add("login", login)
                                .add("password", "a wrong guess")
                                .build())
                .header("Accept-Language", "en"));
    }

    @Test
    void whileBlockedTheRightPasswordIsNotToldFromAWrongOne() {
        me.beGuessedCheaply();
        guessAsAStranger();
        assertThat(me.signInElsewhere(Newcomer.PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void strangersDoNotKeepAKnownDeviceOut() {
        me.signIn(Newcomer.PASSWORD).require(204);
        me.closeBrowser();
        me.beGuessedCheaply();
        guessAsAStranger();
        me.signInElsewhere(Newcomer.PASSWORD).require(429);
        me.signIn(Newcomer.PASSWORD).require(204);
    }

    @Test
    void aKnownDeviceHasACounterOfItsOwn() {
        me.signIn(Newcomer.PASSWORD).require(204);
        me.closeBrowser();
        me.beGuessedCheaply();
        IntStream.range(0, 10).forEach(i -> me.signIn("wrong").require(401));
        bandeja.rows().leaveTimeWhileBlocked();
        me.signIn(Newcomer.PASSWORD).require(429);
        me.signInElsewhere(Newcomer.PASSWORD).require(204);
    }

    @Test
    void anAddressThatFailsForEverybodyIsBlockedButNotForKnownDevices() {
        me.signIn(Newcomer.PASSWORD).require(204);
        me.closeBrowser();
        signInAs("invented-" + me.login()).require(401);
        bandeja.rows().change("UPDATE sign_in_counter SET failures = 25 WHERE kind = 'ADDRESS'");
        for (int i = 26; i <= 31; i++) {
            signInAs("invented-" + i + me.login()).require(401);
        }
        bandeja.rows().leaveTimeWhileBlocked();
        signInAs("another-" + me.login()).require(429);
        me.signInElsewhere(Newcomer.PASSWORD).require(429);
        me.signIn(Newcomer.PASSWORD).require(204);
    }

    @Test
    void manyGuessesAtOnceAreCountedOneByOne() {
        // All of them have to come before the five seconds are over for which the fifth blocks.
        me.beGuessedCheaply();
        List<Integer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> me.signInElsewhere("wrong").status())
                .toList();
        assertThat(answers.stream().filter(status -> status == 401)).hasSize(5);
        assertThat(answers.stream().filter(status -> status == 429)).hasSize(7);
    }

    @Test
    void aGoodSignInForgetsWhatFailedBefore() {
        me.beGuessedCheaply();
        IntStream.range(0, 4).forEach(i -> me.signInElsewhere("wrong").require(401));
        me.signInElsewhere(Newcomer.PASSWORD).require(204);
        me.beGuessedCheaply();
        IntStream.range(0, 4).forEach(i -> me.signInElsewhere("wrong").require(401));
        me.signInElsewhere(Newcomer.PASSWORD).require(204);
    }

    @Test
    void whoUsesALinkComesInHoweverStrangersGuess() {
        me.beGuessedCheaply();
        guessAsAStranger();
        me.signInElsewhere(Newcomer.PASSWORD).require(429);
        me.choosePassword(resetLink(), FRESH).require(200);
        me.signInElsewhere(FRESH).require(204);
        guessAsAStranger();
        me.signInElsewhere(FRESH).require(429);
        me.signIn(FRESH).require(204);
    }

    @Test
    void whoFailedAtAKnownBrowserComesInThereAfterUsingALink() {
        me.signIn(Newcomer.PASSWORD).require(204);
        me.closeBrowser();
        me.beGuessedCheaply();
        IntStream.range(0, 10).forEach(i -> me.signIn("wrong").require(401));
        bandeja.rows().leaveTimeWhileBlocked();
        me.signIn(Newcomer.PASSWORD).require(429);
        me.choosePassword(resetLink(), FRESH).require(200);
        me.signIn(FRESH).require(204);
    }

    @Test
    void whereThePasswordWasChangedOneStaysKnownAndNowhereElse() {
        Newcomer elsewhere = me.atAnotherBrowser();
        elsewhere.signIn(Newcomer.PASSWORD).require(204);
        me.signIn(Newcomer.PASSWORD).require(204);
        me.changePassword(Newcomer.PASSWORD, FRESH, false).require(204);
        me.closeBrowser();
        elsewhere.closeBrowser();
        guessAsAStranger();
        elsewhere.signIn(FRESH).require(429);
        me.signIn(FRESH).require(204);
    }

    private void guessAsAStranger() {
        IntStream.range(0, 5).forEach(i -> me.signInElsewhere("wrong").require(401));
        bandeja.rows().leaveTimeWhileBlocked();
    }

    private String resetLink() {
        String url = bandeja.administrator()
                .post("/api/agents/" + me.idText() + "/reset")
                .require(200)
                .json()
                .getString("url");
        return url.substring(url.indexOf('#') + 1);
    }

    // --- logins

    @Test
    void aRememberedDeviceKeepsItsCookieAndDoesNotEndIdle() {
        Answer opened = me.signInRemembered().require(204);
        assertThat(opened.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("bandeja=").contains("Max-Age=2592000"));
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM access_token WHERE agent_id = ? AND idle_ends_at IS NULL",
                                String.valueOf(me.id())))
                .isEqualTo(1);
    }

    @Test
    void withoutItTheCookieGoesWithTheBrowser() {
        assertThat(me.signIn(Newcomer.PASSWORD).require(204).headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("bandeja=").doesNotContain("Max-Age=2"));
    }

    @Test
    void whoDoesNothingIsLoggedOut() {
        me.signIn(Newcomer.PASSWORD).require(204);
        me.get("/api/me").require(200);
        me.change("idle_ends_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND");
        assertThat(me.get("/api/me").status()).isEqualTo(401);
        assertThat(me.send("POST", "/api/me/sessions/active").status()).isEqualTo(401);
    }

    @Test
    void doingSomethingKeepsTheLoginLookingDoesNot() {
        me.signIn(Newcomer.PASSWORD).require(204);
        me.change("idle_ends_at = UTC_TIMESTAMP(3) + INTERVAL 30 MINUTE");
        me.get("/api/me").require(200);
        assertThat(minutesLeft()).isLessThanOrEqualTo(30);
        me.send("POST", "/api/me/sessions/active").require(204);
        assertThat(minutesLeft()).isBetween(58L, 60L);
    }

    /** A page that stands open looks at how things are: nobody sits before it. */
    @ParameterizedTest
    @CsvSource({"look:byItself, 30", "look:again, 60"})
    void whatAPageAsksForByItselfKeepsNoLogin(String source, int most) {
        me.signIn(Newcomer.PASSWORD).require(204);
        me.change("idle_ends_at = UTC_TIMESTAMP(3) + INTERVAL 30 MINUTE");
        me.ask("/account.xhtml", source);
        assertThat(minutesLeft()).isBetween(most - 2L, (long) most);
    }

    /** Twelve hours after it began, whatever is done. */
    @Test
    void nothingThatIsDoneKeepsALoginForEver() {
        me.signIn(Newcomer.PASSWORD).require(204);
        assertThat(bandeja.rows()
                        .count(
                                "SELECT TIMESTAMPDIFF(SECOND, created_at, expires_at) FROM access_token WHERE agent_id = ?",
                                String.valueOf(me.id())))
                .isEqualTo(Duration.ofHours(12).toSeconds());
        ageBy("11 HOUR");
        me.send("POST", "/api/me/sessions/active").require(204);
        me.get("/api/me").require(200);
        ageBy("1 HOUR");
        assertThat(minutesLeft()).as("the login is not idle").isBetween(58L, 60L);
        assertThat(me.get("/api/me").status()).isEqualTo(401);
        assertThat(me.send("POST", "/api/me/sessions/active").status()).isEqualTo(401);
    }

    /** As if the login had begun earlier. */
    private void ageBy(String interval) {
        me.change(
                "created_at = created_at - INTERVAL " + interval + ", expires_at = expires_at - INTERVAL " + interval);
    }

    private long minutesLeft() {
        return bandeja.rows()
                .count(
                        "SELECT TIMESTAMPDIFF(MINUTE, UTC_TIMESTAMP(3), idle_ends_at) FROM access_token WHERE agent_id = ?",
                        String.valueOf(me.id()));
    }

    @Test
    void allLoginsAreListedAndOneIsThisOne() {
        me.signInElsewhere(Newcomer.PASSWORD).require(204);
        me.signIn(Newcomer.PASSWORD).require(204);
        assertThat(me.get("/api/me/sessions").require(200).items())
                .hasSize(2)
                .filteredOn(login -> login.getBoolean("current"))
                .hasSize(1);
    }

    @Test
    void endingALoginEndsItsSocketAtOnce() {
        me.signIn(Newcomer.PASSWORD).require(204);
        PushLine line = me.listen();
        line.await("hello", event -> PushLine.type(event).equals("hello"));
        String there = me.get("/api/me/sessions").items().get(0).getString("id");
        me.closeBrowser();
        me.signIn(Newcomer.PASSWORD).require(204);
        Instant asked = Instant.now();
        me.send("DELETE", "/api/me/sessions/" + there).require(204);
        assertThat(line.awaitEnd()).isEqualTo(1008);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(AT_ONCE);
        assertThat(me.send("DELETE", "/api/me/sessions/" + there).status()).isEqualTo(404);
    }

    @Test
    void signingOutEndsAllScreensOfThatLoginAtOnceAndNoOthers() {
        me.signIn(Newcomer.PASSWORD).require(204);
        try (PushLine one = greeted(me.listen());
                PushLine another = greeted(me.listen());
                PushLine elsewhere = greeted(listenElsewhere())) {
            Instant asked = Instant.now();
            me.send("POST", "/api/logout").require(204);
            assertThat(one.awaitEnd()).isEqualTo(1008);
            assertThat(another.awaitEnd()).isEqualTo(1008);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(AT_ONCE);
            assertLookedAtAndLeftOpen(elsewhere);
        }
    }

    @Test
    void changingThePasswordEndsTheScreensOfOtherLoginsOnly() {
        me.signIn(Newcomer.PASSWORD).require(204);
        try (PushLine here = greeted(me.listen());
                PushLine elsewhere = greeted(listenElsewhere())) {
            me.send("PUT", "/api/me/password", "present", Newcomer.PASSWORD, "wanted", FRESH)
                    .require(204);
            assertThat(elsewhere.awaitEnd()).isEqualTo(1008);
            assertLookedAtAndLeftOpen(here);
        }
    }

    @Test
    void revokingATokenEndsItsScreensOnly() {
        me.signIn(Newcomer.PASSWORD).require(204);
        JsonObject made = token(true, Duration.ofDays(1)).require(201).json();
        try (PushLine here = greeted(me.listen());
                PushLine byToken = greeted(PushLine.connect(
                        PushLine.address(bandeja.demo().app(), "?token=" + made.getString("token")),
                        Http.client().newWebSocketBuilder()))) {
            me.send("DELETE", "/api/me/tokens/" + made.getString("id")).require(204);
            assertThat(byToken.awaitEnd()).isEqualTo(1008);
            assertLookedAtAndLeftOpen(here);
        }
    }

    private static PushLine greeted(PushLine line) {
        line.await("hello", event -> PushLine.type(event).equals("hello"));
        return line;
    }

    /** A screen of the same person, by another login. */
    private PushLine listenElsewhere() {
        String cookie = me.signInElsewhere(Newcomer.PASSWORD)
                .require(204)
                .header("Set-Cookie")
                .split(";")[0];
        return PushLine.connect(
                PushLine.address(bandeja.demo().app(), ""),
                Http.client()
                        .newWebSocketBuilder()
                        .header("Cookie", cookie)
                        .header("Origin", bandeja.demo().app().toString()));
    }

    /** What it is told comes after the screens that had to go were ended. */
    private static void assertLookedAtAndLeftOpen(PushLine line) {
        line.await("reload", event -> PushLine.type(event).equals("reload"));
        assertThat(line.hasEnded()).isFalse();
    }

    @Test
    void nobodyEndsTheLoginOfAnother() {
        me.signIn(Newcomer.PASSWORD).require(204);
        String mine = me.get("/api/me/sessions").items().get(0).getString("id");
        Newcomer other = new Newcomer(bandeja);
        other.signIn(Newcomer.PASSWORD).require(204);
        assertThat(other.send("DELETE", "/api/me/sessions/" + mine).status()).isEqualTo(404);
        assertThat(other.send("DELETE", "/api/me/tokens/" + mine).status()).isEqualTo(404);
        me.get("/api/me").require(200);
    }

    // --- password

    @Test
    void changingThePasswordEndsAllOtherLogins() {
        Newcomer here = me;
        here.signIn(Newcomer.PASSWORD).require(204);
        String elsewhere =
                here.signInElsewhere(Newcomer.PASSWORD).header("Set-Cookie").split(";")[0];
        here.send("PUT", "/api/me/password", "present", "wrong", "wanted", FRESH)
                .require(403);
        Answer weak = here.send("PUT", "/api/me/password", "present", Newcomer.PASSWORD, "wanted", "password123");
        assertThat(weak.require(422).json().getString("reason")).isEqualTo("KNOWN");
        here.send("PUT", "/api/me/password", "present", Newcomer.PASSWORD, "wanted", FRESH)
                .require(204);
        here.get("/api/me").require(200);
        assertThat(Http.send(Http.to(bandeja.demo().app(), "/api/me").header("Cookie", elsewhere))
                        .status())
                .isEqualTo(401);
        here.signInElsewhere(Newcomer.PASSWORD).require(401);
        here.signInElsewhere(FRESH).require(204);
    }

    @Test
    void whoSitsAtAnOpenScreenCannotGuessThePassword() {
        me.signIn(Newcomer.PASSWORD).require(204);
        for (int i = 0; i < 10; i++) {
            me.send("PUT", "/api/me/password", "present", "wrong", "wanted", FRESH)
                    .require(403);
        }
        bandeja.rows().leaveTimeWhileBlocked();
        me.send("PUT", "/api/me/password", "present", Newcomer.PASSWORD, "wanted", FRESH)
                .require(429);
    }

    // --- tokens

    @Test
    void aTokenIsShownOnceAndDoesWhatItMay() {
        me.signIn(Newcomer.PASSWORD).require(204);
        Answer made = token(true, Duration.ofDays(30)).require(201);
        String secret = made.json().getString("token");
        assertThat(secret).startsWith("bandeja_pat_");
        assertThat(me.get("/api/me/tokens").items()).singleElement().satisfies(token -> {
            assertThat(token.isNull("token")).isTrue();
            assertThat(token.isNull("lastUsedAt")).isTrue();
        });
        by(secret, "GET", "/api/me").require(200);
        assertThat(me.get("/api/me/tokens").items().get(0).isNull("lastUsedAt")).isFalse();
        assertThat(by(secret, "PUT", "/api/me/language").rule()).isEqualTo("ReadOnlyToken");
        me.send("DELETE", "/api/me/tokens/" + made.json().getString("id")).require(204);
        assertThat(by(secret, "GET", "/api/me").status()).isEqualTo(401);
    }

    @Test
    void aTokenRunsOut() {
        me.signIn(Newcomer.PASSWORD).require(204);
        String secret = token(false, Duration.ofDays(1)).require(201).json().getString("token");
        me.change("expires_at = IF(kind = 'PERSONAL', UTC_TIMESTAMP(3) - INTERVAL 1 SECOND, expires_at)");
        assertThat(by(secret, "GET", "/api/me").status()).isEqualTo(401);
    }

    @Test
    void aTokenEndsWithinAYearAndNeedsThePassword() {
        me.signIn(Newcomer.PASSWORD).require(204);
        assertThat(token(false, Duration.ofDays(367)).status()).isEqualTo(422);
        assertThat(token(false, Duration.ofDays(-1)).status()).isEqualTo(422);
        assertThat(me.send("POST", "/api/me/tokens", "name", "x", "expiresAt", "soon", "password", Newcomer.PASSWORD)
                        .status())
                .isEqualTo(400);
        assertThat(me.send(
                                "POST",
                                "/api/me/tokens",
                                "name",
                                "x",
                                "expiresAt",
                                Instant.now().plusSeconds(60).toString(),
                                "password",
                                "wrong")
                        .rule())
                .isEqualTo("WrongPassword");
    }

    @Test
    void aTokenMakesNoTokensAndSeesNoLogins() {
        me.signIn(Newcomer.PASSWORD).require(204);
        String secret = token(false, Duration.ofDays(1)).require(201).json().getString("token");
        for (String path : List.of("/api/me/tokens", "/api/me/sessions", "/api/me/two-step", "/api/me/browser-key")) {
            assertThat(by(secret, "GET", path).rule()).isEqualTo("OnlyByLogin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign-out", "disable"})
    void whatAnAdministratorEndsTakesTheTokensAlongForGood(String deed) {
        me.signIn(Newcomer.PASSWORD).require(204);
        JsonObject made = token(false, Duration.ofDays(1)).require(201).json();
        by(made.getString("token"), "GET", "/api/me").require(200);
        AgentDoor administrator = bandeja.administrator();
        String person = "/api/agents/" + me.idText();
        assertThat(administrator.post(person + "/" + deed).status()).isBetween(200, 204);
        assertThat(by(made.getString("token"), "GET", "/api/me").status()).isEqualTo(401);
        administrator.post(person + "/enable").require(204);
        assertThat(by(made.getString("token"), "GET", "/api/me").status()).isEqualTo(401);
        assertThat(revokedBy(made))
                .containsExactly(AgentId.parse(administrator.id()).orElseThrow().value());
    }

    /** An older version left them, or they were asked for in the moment of the disabling. */
    @Test
    void whatSomebodyDisabledStillHadDoesNotComeBackWithThem() {
        me.signIn(Newcomer.PASSWORD).require(204);
        JsonObject made = token(false, Duration.ofDays(1)).require(201).json();
        AgentDoor administrator = bandeja.administrator();
        String person = "/api/agents/" + me.idText();
        administrator.post(person + "/disable").require(200);
        me.change("revoked_at = NULL");
        administrator.post(person + "/enable").require(204);
        assertThat(by(made.getString("token"), "GET", "/api/me").status()).isEqualTo(401);
        assertThat(me.get("/api/me").status()).isEqualTo(401);
        me.signIn(Newcomer.PASSWORD).require(204);
    }

    @Test
    void aLinkThatWasUsedTakesTheTokensAlong() {
        me.signIn(Newcomer.PASSWORD).require(204);
        JsonObject made = token(false, Duration.ofDays(1)).require(201).json();
        String link = resetLink();
        by(made.getString("token"), "GET", "/api/me").require(200);
        me.choosePassword(link, FRESH).require(200);
        assertThat(by(made.getString("token"), "GET", "/api/me").status()).isEqualTo(401);
        assertThat(revokedBy(made)).containsExactly(me.id());
    }

    @Test
    void anotherPasswordTakesTheTokensAlongIfThatIsWanted() {
        me.signIn(Newcomer.PASSWORD).require(204);
        JsonObject made = token(false, Duration.ofDays(1)).require(201).json();
        me.changePassword(Newcomer.PASSWORD, FRESH, false).require(204);
        by(made.getString("token"), "GET", "/api/me").require(200);
        me.changePassword(FRESH, Newcomer.PASSWORD, true).require(204);
        assertThat(by(made.getString("token"), "GET", "/api/me").status()).isEqualTo(401);
        assertThat(me.get("/api/me/tokens").require(200).items()).isEmpty();
        assertThat(revokedBy(made)).containsExactly(me.id());
    }

    private List<Long> revokedBy(JsonObject token) {
        return bandeja
                .rows()
                .all(
                        "SELECT actor_id FROM audit_record WHERE action = 'TOKEN_REVOKED' AND object_type = 'token'"
                                + " AND object_id = ?",
                        TokenId.parse(token.getString("id")).orElseThrow().value())
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    private Answer token(boolean readOnly, Duration lasts) {
        return me.send(
                "POST",
                "/api/me/tokens",
                "name",
                "a report",
                "readOnly",
                readOnly,
                "expiresAt",
                Instant.now().plus(lasts).toString(),
                "password",
                Newcomer.PASSWORD);
    }

    private Answer by(String secret, String method, String path) {
        return Http.send(Http.to(bandeja.demo().app(), path)
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                                : java.net.http.HttpRequest.BodyPublishers.ofString("{\"language\": \"en\"}")));
    }

    // --- second step

    @Test
    void theSecondStepIsNeededOnceItIsConfirmed() {
        byte[] secret = turnOn();
        me.closeBrowser();
        assertThat(me.signIn(Newcomer.PASSWORD).rule()).isEqualTo("CodeNeeded");
        assertThat(me.signIn("wrong").rule()).isEqualTo("WrongLogin");
        assertThat(me.signIn(Newcomer.PASSWORD, "000000").rule()).isEqualTo("WrongLogin");
        forgetSteps();
        String code = TotpCodes.code(secret, step());
        me.signIn(Newcomer.PASSWORD, code).require(204);
        me.closeBrowser();
        assertThat(me.signIn(Newcomer.PASSWORD, code).rule())
                .as("a code counts once")
                .isEqualTo("WrongLogin");
    }

    @Test
    void onlyTheRightCodeEndsTheLoginThatWasThere() {
        byte[] secret = turnOn();
        assertThat(me.signIn(Newcomer.PASSWORD).rule()).isEqualTo("CodeNeeded");
        me.signIn(Newcomer.PASSWORD, "000000").require(401);
        me.get("/api/me/sessions").require(200);
        forgetSteps();
        me.signIn(Newcomer.PASSWORD, TotpCodes.code(secret, step())).require(204);
        assertThat(me.get("/api/me/sessions").require(200).items()).hasSize(1);
    }

    @Test
    void askingForTheCodeDoesNotForgetWrongCodes() {
        turnOn();
        me.closeBrowser();
        for (int i = 0; i < 5; i++) {
            assertThat(me.signInElsewhere(Newcomer.PASSWORD).rule()).isEqualTo("CodeNeeded");
            assertThat(guessCode().status()).isEqualTo(401);
        }
        bandeja.rows().leaveTimeWhileBlocked();
        assertThat(me.signInElsewhere(Newcomer.PASSWORD).status()).isEqualTo(429);
    }

    private Answer guessCode() {
        return Http.send(AgentDoor.json(
                Http.to(bandeja.demo().app(), "/api/login"),
                me.credentials(Newcomer.PASSWORD).add("code", "000000").build()));
    }

    @Test
    void aRecoveryCodeWorksOnce() {
        turnOn();
        String code = codes.get(3);
        me.closeBrowser();
        me.signIn(Newcomer.PASSWORD, code.toUpperCase(java.util.Locale.ROOT).replace("-", " "))
                .require(204);
        assertThat(me.get("/api/me/two-step").json().getInt("recoveryCodes")).isEqualTo(9);
        me.closeBrowser();
        assertThat(me.signIn(Newcomer.PASSWORD, code).status()).isEqualTo(401);
    }

    @Test
    void theSecretIsNotReadableInTheDatabase() {
        byte[] secret = turnOn();
        String kept = bandeja.rows()
                .all("SELECT secret FROM two_step WHERE agent_id = ?", String.valueOf(me.id()))
                .get(0);
        assertThat(kept).doesNotContain(TotpCodes.base32(secret));
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM recovery_code WHERE code_hash = ?",
                                codes.get(0).replace("-", "")))
                .isZero();
    }

    @Test
    void turningItOffNeedsPasswordAndCode() {
        turnOn();
        me.send("POST", "/api/me/two-step/off", "password", "wrong", "code", codes.get(0))
                .require(403);
        me.send("POST", "/api/me/two-step/off", "password", Newcomer.PASSWORD, "code", "000000")
                .require(403);
        me.send("POST", "/api/me/two-step/off", "password", Newcomer.PASSWORD, "code", codes.get(0))
                .require(204);
        me.closeBrowser();
        me.signIn(Newcomer.PASSWORD).require(204);
    }

    @Test
    void whoGuessesTheCodeAtAnOpenScreenHasToWait() {
        turnOn();
        Answer answer = me.send("POST", "/api/me/two-step/off", "password", Newcomer.PASSWORD, "code", "000000");
        for (int guess = 0; guess < 20 && answer.rule().equals("WrongCode"); guess++) {
            answer = me.send("POST", "/api/me/two-step/off", "password", Newcomer.PASSWORD, "code", "000000");
        }
        assertThat(answer.rule()).isEqualTo("SignInBlocked");
    }

    @Test
    void newRecoveryCodesReplaceTheOldOnes() {
        turnOn();
        String old = codes.get(1);
        me.send("POST", "/api/me/two-step/recovery-codes", "password", Newcomer.PASSWORD, "code", codes.get(0))
                .require(200);
        me.closeBrowser();
        assertThat(me.signIn(Newcomer.PASSWORD, old).status()).isEqualTo(401);
    }

    @Test
    void onlyAnAdministratorResetsIt() {
        turnOn();
        String path = "/api/agents/" + me.idText() + "/reset-totp";
        assertThat(bandeja.outsider().post(path).status()).isEqualTo(404);
        Answer oneself = bandeja.administrator()
                .post("/api/agents/" + bandeja.administrator().id() + "/reset-totp");
        assertThat(oneself.status()).isEqualTo(409);
        assertThat(oneself.rule()).isEqualTo("NotYourself");
        assertThat(bandeja.administrator().post(path).status()).isEqualTo(204);
        me.closeBrowser();
        me.signIn(Newcomer.PASSWORD).require(204);
    }

    @Test
    void aWrongFirstCodeTurnsNothingOn() {
        me.signIn(Newcomer.PASSWORD).require(204);
        me.send("POST", "/api/me/two-step/begin", "password", Newcomer.PASSWORD).require(200);
        assertThat(me.send("POST", "/api/me/two-step/confirm", "code", "12345").rule())
                .isEqualTo("WrongCode");
        me.closeBrowser();
        me.signIn(Newcomer.PASSWORD).require(204);
    }

    private List<String> codes;

    /** Signs in and turns the second step on. */
    private byte[] turnOn() {
        me.signIn(Newcomer.PASSWORD).require(204);
        String secret = me.send("POST", "/api/me/two-step/begin", "password", Newcomer.PASSWORD)
                .require(200)
                .json()
                .getString("secret");
        byte[] bytes = Base32.bytes(secret);
        codes = me.send("POST", "/api/me/two-step/confirm", "code", TotpCodes.code(bytes, step()))
                .require(200)
                .json()
                .getJsonArray("recoveryCodes")
                .getValuesAs(jakarta.json.JsonString::getString);
        assertThat(codes).hasSize(10);
        return bytes;
    }

    private static long step() {
        return Instant.now().getEpochSecond() / TotpCodes.STEP.toSeconds();
    }

    /** As if the code that turned it on had been of long ago. */
    private void forgetSteps() {
        bandeja.rows().change("UPDATE two_step SET last_step = 0 WHERE agent_id = ?", String.valueOf(me.id()));
    }
}
