package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Optional;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.Demo;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How one comes in by the cookie, how long that lasts, and from where it counts. */
@OnSharedInstallation
class LoginIT {
    private static final String FOREIGN = "https://evil.example";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final URI app = bandeja.demo().app();
    private final AgentDoor agent = bandeja.agents().get(0);

    @Test
    void theRightPasswordGivesACookieThatScriptsCannotRead() {
        Answer answer = login(agent.person().login(), agent.person().password());
        assertThat(answer.status()).isEqualTo(204);
        String cookie = answer.header("Set-Cookie");
        assertThat(cookie).startsWith("bandeja=").contains("HttpOnly").contains("SameSite=Lax");
        Answer me = Http.send(Http.to(app, "/api/me").header("Cookie", cookieOf(answer)));
        assertThat(me.require(200).json().getString("login"))
                .isEqualTo(agent.person().login());
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() {
        Answer wrongPassword = login(agent.person().login(), "wrong");
        Answer nobody = login("nobody-of-this-name", "wrong");
        Answer empty = login("", "");
        assertThat(List.of(wrongPassword, nobody, empty)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(wrongPassword.body());
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"login\": \"x\"}", "no JSON", "{\"login\": 1, \"password\": {}}"})
    void whatIsNoLoginIsMalformed(String body) {
        Answer answer = Http.send(Http.to(app, "/api/login")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).isIn(400, 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/me",
                "/api/conversations",
                "/api/conversations/0",
                "/api/events?after=0",
                "/api/deliveries",
                "/api/openapi.json",
                "/push"
            })
    void withoutALoginThereIsNothing(String path) {
        for (HttpRequest.Builder request : List.of(
                Http.to(app, path),
                Http.to(app, path).header("Authorization", "Bearer bdj_invented"),
                Http.to(app, path).header("Cookie", "bandeja=invented; JSESSIONID=invented"))) {
            assertThat(Http.send(request).status()).isEqualTo(401);
        }
    }

    @Test
    void thePageLeadsToTheLogin() {
        Answer answer = Http.send(Http.to(app, "/inbox.xhtml"));
        assertThat(answer.status()).isIn(302, 303);
        assertThat(answer.header("Location")).contains("/login.xhtml");
    }

    /** Whoever has slipped a session in before the login has nothing of it after. */
    @Test
    void theSessionOfBeforeIsAnotherOneAfter() {
        Demo.Person boss = bandeja.administrator().person();
        String login = cookieOf(login(boss.login(), boss.password()).require(204));
        String before = session(Http.send(Http.to(app, "/console/start.xhtml").header("Cookie", login)))
                .orElseThrow();
        Answer again = Http.send(AgentDoor.json(Http.to(app, "/api/login"), credentials(boss.login(), boss.password()))
                .header("Cookie", before));
        String after = session(again.require(204)).orElseThrow();
        assertThat(after).isNotEqualTo(before);
        assertThat(consoleSession(login, after)).as("it goes on").isEmpty();
        assertThat(consoleSession(login, before)).as("it is none any more").isPresent();
    }

    /** A new one, where the console had to make it. */
    private Optional<String> consoleSession(String login, String session) {
        return session(Http.send(Http.to(app, "/console/start.xhtml").header("Cookie", login + "; " + session))
                .require(200));
    }

    private static Optional<String> session(Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .findFirst();
    }

    @Test
    void loggingOutEndsTheLoginAndItsSocket() {
        String cookie = cookieOf(login());
        PushLine line = PushLine.connect(
                PushLine.address(app, ""), socket().header("Cookie", cookie).header("Origin", app.toString()));
        line.await("hello", event -> PushLine.type(event).equals("hello"));
        assertThat(send("/api/logout", cookie, app.toString()).status()).isEqualTo(204);
        assertThat(line.awaitEnd()).isEqualTo(1008);
        assertThat(Http.send(Http.to(app, "/api/me").header("Cookie", cookie)).status())
                .isEqualTo(401);
    }

    @Test
    void loggingOutLeavesTheOtherLoginsOfThePerson() {
        String first = cookieOf(login());
        String second = cookieOf(login());
        assertThat(second).isNotEqualTo(first);
        send("/api/logout", first, app.toString()).require(204);
        Http.send(Http.to(app, "/api/me").header("Cookie", second)).require(200);
    }

    /** Its cookie is gone from that browser: nobody could sign it out. */
    @Test
    void whoLogsInWhereSomebodyIsEndsThatLoginAndNoOther() {
        String here = cookieOf(login());
        String elsewhere = cookieOf(login());
        Demo.Person other = bandeja.agents().get(1).person();
        PushLine line = PushLine.connect(
                PushLine.address(app, ""), socket().header("Cookie", here).header("Origin", app.toString()));
        line.await("hello", event -> PushLine.type(event).equals("hello"));
        loginOver(here, other.login(), "wrong").require(401);
        Http.send(Http.to(app, "/api/me").header("Cookie", here)).require(200);
        String fresh = cookieOf(loginOver(here, other.login(), other.password()).require(204));
        assertThat(line.awaitEnd()).isEqualTo(1008);
        assertThat(Http.send(Http.to(app, "/api/me").header("Cookie", here)).status())
                .isEqualTo(401);
        for (String still : List.of(elsewhere, fresh)) {
            Http.send(Http.to(app, "/api/me").header("Cookie", still)).require(200);
        }
        loginOver("bandeja=" + agent.person().token(), other.login(), other.password())
                .require(204);
        agent.get("/api/me").require(200);
    }

    private Answer loginOver(String cookie, String login, String password) {
        return Http.send(AgentDoor.json(Http.to(app, "/api/login"), credentials(login, password))
                .header("Cookie", cookie));
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://127.0.0.1.evil.example",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void aCallByCookieFromAnotherSiteIsRefused(String header, String value) {
        String cookie = cookieOf(login());
        Customer customer = Customer.unknown("Forged");
        bandeja.webhook().writes(customer, bandeja.number(), "hello");
        String id = agent.awaitConversation(customer);
        Answer answer = Http.send(Http.to(app, "/api/conversations/" + id + "/claim")
                .header("Cookie", cookie)
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(agent.conversation(id).isNull("assignee")).isTrue();
        assertThat(send("/api/conversations/" + id + "/claim", cookie, app.toString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aLoginFromAnotherSiteIsRefused() {
        Demo.Person person = agent.person();
        Answer answer =
                Http.send(AgentDoor.json(Http.to(app, "/api/login"), credentials(person.login(), person.password()))
                        .header("Origin", FOREIGN));
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void aTokenWinsOverACookie() {
        String cookie = cookieOf(login());
        Answer me = Http.send(bandeja.outsider().request("/api/me").header("Cookie", cookie));
        assertThat(me.json().getString("login"))
                .isEqualTo(bandeja.outsider().person().login());
    }

    @Test
    void aSocketWithoutALoginIsRefused() {
        assertThatThrownBy(() -> PushLine.connect(PushLine.address(app, ""), socket()))
                .satisfies(failure -> assertThat(refusal(failure)).isEqualTo(401));
        assertThatThrownBy(() -> PushLine.connect(PushLine.address(app, "?token=bdj_invented"), socket()))
                .satisfies(failure -> assertThat(refusal(failure)).isEqualTo(401));
    }

    @Test
    void aSocketOfAnotherSiteIsRefused() {
        String cookie = cookieOf(login());
        assertThatThrownBy(() -> PushLine.connect(
                        PushLine.address(app, ""),
                        socket().header("Cookie", cookie).header("Origin", FOREIGN)))
                .satisfies(failure -> assertThat(refusal(failure)).isEqualTo(403));
    }

    @Test
    void aSocketTakesATokenAsParameter() {
        try (PushLine line = PushLine.connect(
                PushLine.address(app, "?token=" + agent.person().token()), socket())) {
            JsonObject hello = line.await("hello", event -> PushLine.type(event).equals("hello"));
            assertThat(hello.getJsonObject("counters")).isEqualTo(agent.me().getJsonObject("counters"));
        }
    }

    @Test
    void whoIsDisabledIsOutAtOnce() {
        AgentDoor gone = bandeja.people(person -> person.departments().size() == 1
                        && !person.worksIn(bandeja.department())
                        && !person.administrator())
                .get(1);
        PushLine line = gone.listen();
        String login = gone.person().login();
        bandeja.rows().change("UPDATE agent SET disabled = TRUE, version = version + 1 WHERE login = ?", login);
        try {
            assertThat(gone.get("/api/me").status()).isEqualTo(401);
            assertThat(login(login, gone.person().password()).status()).isEqualTo(401);
        } finally {
            bandeja.rows().change("UPDATE agent SET disabled = FALSE, version = version + 1 WHERE login = ?", login);
            line.close();
        }
        Eventually.holds("back again", () -> gone.get("/api/me").status() == 200);
    }

    private Answer login() {
        return login(agent.person().login(), agent.person().password()).require(204);
    }

    private Answer login(String login, String password) {
        return Http.send(AgentDoor.json(Http.to(app, "/api/login"), credentials(login, password))
                .header("Accept-Language", "en"));
    }

    private static JsonObject credentials(String login, String password) {
        return Json.createObjectBuilder()
                .add("login", login)
                .add("password", password)
                .build();
    }

    private Answer send(String path, String cookie, String origin) {
        return Http.send(Http.to(app, path)
                .header("Cookie", cookie)
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static String cookieOf(Answer answer) {
        return answer.header("Set-Cookie").split(";")[0];
    }

    private static WebSocket.Builder socket() {
        return Http.client().newWebSocketBuilder();
    }

    private static int refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
        }
        throw new AssertionError("no refused handshake", failure);
    }
}
