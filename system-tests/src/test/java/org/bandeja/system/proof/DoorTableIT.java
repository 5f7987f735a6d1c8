package org.bandeja.system.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody stands before every door; the table docs/DOORS.md says who gets what. */
@OnSharedInstallation
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoorTableIT {
    private static final String ELSEWHERE = "http://evil.example";
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern SESSION = Pattern.compile("(?<=JSESSIONID=)[^;]+");

    /** One of each state, for what is refused whatever it is about, and leaves it as it is. */
    private static final Map<String, Company.Case> UNTOUCHED = new HashMap<>();

    private static Bandeja bandeja;
    private static Company company;

    @BeforeAll
    static void peopleOfEveryKind() {
        bandeja = new Bandeja(SharedInstallation.get());
        company = new Company(bandeja);
    }

    @AfterAll
    static void theyLeave() {
        company.close();
    }

    static Stream<Line> answering() {
        return Line.all().stream().filter(line -> !line.isEvent());
    }

    static Stream<Line> changing() {
        return answering()
                .filter(line ->
                        line.door().startsWith("/api/") && !line.isReading() && line.status(Who.ANONYMOUS) == 401);
    }

    @ParameterizedTest
    @MethodSource("answering")
    void everybodyGetsWhatTheTableSays(Line line) {
        Company.Case shared = company.given(line.given());
        SoftAssertions all = new SoftAssertions();
        for (Who who : Who.values()) {
            boolean changes = !line.isReading() && line.status(who) < 300;
            Company.Case shown = changes ? company.given(line.given()) : shared;
            Answer answer = answer(line, who, kind -> company.id(kind, shown));
            all.assertThat(answer.status()).as("%s: %s", who, answer).isEqualTo(line.status(who));
            boolean told = company.secrets(shown).stream().anyMatch(answer.body()::contains);
            if (who.isOutside()) {
                all.assertThat(told).as("%s learns of it: %s", who, answer).isFalse();
            }
            if (line.tellsSecrets(who)) {
                all.assertThat(told).as("%s does not see it: %s", who, answer).isTrue();
            }
            if (line.takesAnId() && line.status(who) == 404) {
                Answer missing = answer(line, who, company::missing);
                all.assertThat(lasting(answer, answer.body()))
                        .as("foreign as missing, for %s", who)
                        .isEqualTo(lasting(missing, missing.body()));
                all.assertThat(named(answer)).as("its headers, for %s", who).isEqualTo(named(missing));
            }
        }
        all.assertAll();
    }

    /** With the cookie of somebody who may, from a page of somebody else. */
    @ParameterizedTest
    @MethodSource("changing")
    void noOtherSiteActsInTheNameOfWhoIsLoggedIn(Line line) {
        Company.Case shown = UNTOUCHED.computeIfAbsent(line.given(), company::given);
        String path = Line.place(line.door(), kind -> company.id(kind, shown));
        Answer answer = Http.send(body(
                Http.to(bandeja.demo().app(), path)
                        .header(
                                "Cookie",
                                "bandeja=" + company.token(Who.ADMINISTRATOR).orElseThrow())
                        .header("Origin", ELSEWHERE),
                line));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.rule()).isEqualTo("CrossOrigin");
    }

    /**
     * First everything is done, and then looked at what each has heard of it. After all others: what it moves to the other department
     * is no secret there any more.
     */
    @Test
    @Order(Integer.MAX_VALUE)
    void everybodyHearsWhatTheTableSays() {
        List<Told> all = Line.all().stream()
                .filter(Line::isEvent)
                .map(line -> new Told(line, company.given(line.given()), company.filled("$member")))
                .toList();
        Map<Who, PushLine> lines = new EnumMap<>(Who.class);
        try {
            Stream.of(Who.values()).filter(Who::hasASocket).forEach(who -> lines.put(who, listen(who)));
            long before = newest();
            all.forEach(told -> told.cause(company));
            all.forEach(told -> lines.forEach((who, line) -> {
                if (!told.expected(who).equals("-")) {
                    Eventually.holds(
                            who + " hears of " + told.line(),
                            () -> told.heard(since(before, line)).equals(told.expected(who)));
                }
            }));
            awaitTheLast(lines);
            SoftAssertions every = new SoftAssertions();
            for (Told told : all) {
                for (Who who : Who.values()) {
                    List<JsonObject> heard = Optional.ofNullable(lines.get(who))
                            .map(line -> since(before, line))
                            .orElse(List.of());
                    every.assertThat(told.heard(heard))
                            .as("what %s hears of %s", who, told.line())
                            .isEqualTo(told.expected(who));
                }
            }
            lines.forEach((who, line) -> {
                if (who.isOutside()) {
                    requireNoSecrets(who, line.heard(), all, every);
                }
            });
            every.assertAll();
        } finally {
            lines.values().forEach(PushLine::close);
        }
    }

    /** Of what is not for them they hear nothing in whatever else they hear. */
    private static void requireNoSecrets(Who who, List<JsonObject> heard, List<Told> all, SoftAssertions every) {
        String others = heard.stream()
                .filter(event ->
                        all.stream().noneMatch(told -> !told.expected(who).equals("-") && told.speaksOf(event)))
                .toList()
                .toString();
        all.stream()
                .flatMap(told -> company.secrets(told.shown()).stream())
                .distinct()
                .forEach(secret ->
                        every.assertThat(others).as("%s hears %s", who, secret).doesNotContain(secret));
    }

    private static long newest() {
        return Long.parseLong(Http.send(company.request(Who.ADMINISTRATOR, "/api/me"))
                .require(200)
                .json()
                .getString("events"));
    }

    /** What making the company has brought about may be told late, and proves nothing. */
    private static List<JsonObject> since(long before, PushLine line) {
        return line.heard().stream()
                .filter(event -> Long.parseLong(event.getString("id", "0")) > before)
                .toList();
    }

    /** Events are told in order: what somebody has not heard before this one, which everybody hears, never comes. */
    private static void awaitTheLast(Map<Who, PushLine> lines) {
        long before = newest();
        company.call(Who.ADMINISTRATOR, "POST", "/api/labels/" + company.id("labels", company.none()) + "/archive", "")
                .require(200);
        lines.forEach((who, line) -> line.await(
                "the last event for " + who,
                event -> PushLine.type(event).equals("labels.changed")
                        && Long.parseLong(event.getString("id")) > before));
    }

    private static PushLine listen(Who who) {
        PushLine line = PushLine.connect(
                PushLine.address(bandeja.demo().app(), ""),
                Http.client()
                        .newWebSocketBuilder()
                        .header("Authorization", "Bearer " + company.token(who).orElseThrow()));
        line.await("hello", event -> PushLine.type(event).equals("hello"));
        return line;
    }

    // --- asking

    /** @param ids for what stands in braces, by its kind */
    private static Answer answer(Line line, Who who, UnaryOperator<String> ids) {
        String path = Line.place(line.door(), ids);
        String query = company.filled(line.query(ids));
        return switch (line.verb()) {
            case "SOCKET" -> handshake(who, path);
            case "PAGE" -> Http.send(company.request(who, path + query).header("Accept", "text/html"));
            case "STATIC" -> Http.send(company.request(who, path + line.sends()));
            case "SERVLET" -> Http.send(company.request(who, path.replaceAll("[*].*", "") + line.sends()));
            case "ACTION" ->
                Http.send(company.request(who, path.split(" ")[0])
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("jakarta.faces.ViewState=stateless")));
            default -> Http.send(body(company.request(who, path + query), line));
        };
    }

    private static HttpRequest.Builder body(HttpRequest.Builder request, Line line) {
        if (line.sends().isEmpty() || line.sends().startsWith("?")) {
            return request.method(line.verb(), HttpRequest.BodyPublishers.noBody());
        }
        return request.header("Content-Type", "application/json")
                .method(line.verb(), HttpRequest.BodyPublishers.ofString(company.filled(line.sends())));
    }

    private static Answer handshake(Who who, String path) {
        var builder = Http.client().newWebSocketBuilder();
        company.token(who).ifPresent(token -> builder.header("Authorization", "Bearer " + token));
        URI address = URI.create("ws://" + bandeja.demo().app().getAuthority() + path);
        try (PushLine open = PushLine.connect(address, builder)) {
            Eventually.holds("hello", () -> open.types().contains("hello"));
            return new Answer(
                    101,
                    java.net.http.HttpHeaders.of(Map.of(), (a, b) -> true),
                    open.heard().toString());
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return new Answer(
                        refused.getResponse().statusCode(),
                        refused.getResponse().headers(),
                        "");
            }
            throw e;
        }
    }

    private static List<String> named(Answer answer) {
        List<String> headers = new ArrayList<>();
        answer.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("date")) {
                headers.add(lasting(answer, name + ": " + values));
            }
        });
        return headers;
    }

    /** Without what a page makes anew each time: the nonce of its policy, and the session of Faces. */
    private static String lasting(Answer answer, String text) {
        String bare = SESSION.matcher(text).replaceAll("");
        return NONCE.matcher(answer.header("Content-Security-Policy"))
                .results()
                .map(found -> found.group(1))
                .reduce(bare, (without, nonce) -> without.replace(nonce, ""));
    }
}
