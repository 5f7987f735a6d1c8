package org.bandeja.system.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody stands before every door; the table docs/DOORS.md says who gets what. */
@OnSharedInstallation
class DoorTableIT {
    private static final Pattern PLACE = Pattern.compile("(?<=/)([a-z-]+)/\\{\\w+}");
    private static final Pattern DEED = Pattern.compile("(\\w+) POST (\\w+) ?(.*)");
    private static final String ELSEWHERE = "http://evil.example";

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

    static Stream<Line> events() {
        return Line.all().stream().filter(Line::isEvent);
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
            Answer answer = answer(line, who, place(line.door(), kind -> company.id(kind, shown)));
            all.assertThat(answer.status()).as("%s: %s", who, answer).isEqualTo(line.status(who));
            boolean told = company.secrets(shown).stream().anyMatch(answer.body()::contains);
            if (who.isOutside()) {
                all.assertThat(told).as("%s learns of it: %s", who, answer).isFalse();
            }
            if (line.tellsSecrets(who)) {
                all.assertThat(told).as("%s does not see it: %s", who, answer).isTrue();
            }
            if (line.takesAnId() && line.status(who) == 404) {
                Answer missing = answer(line, who, place(line.door(), company::missing));
                all.assertThat(answer.body())
                        .as("foreign as missing, for %s", who)
                        .isEqualTo(missing.body());
                all.assertThat(named(answer)).as("its headers, for %s", who).isEqualTo(named(missing));
            }
        }
        all.assertAll();
    }

    /** With the cookie of somebody who may, from a page of somebody else. */
    @ParameterizedTest
    @MethodSource("changing")
    void noOtherSiteActsInTheNameOfWhoIsLoggedIn(Line line) {
        Company.Case shown = company.given(line.given());
        String path = place(line.door(), kind -> company.id(kind, shown));
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

    @ParameterizedTest
    @MethodSource("events")
    void everybodyHearsWhatTheTableSays(Line line) {
        if (line.sends().startsWith("never")) {
            return;
        }
        Company.Case shown = company.given(line.given());
        Map<Who, PushLine> lines = new EnumMap<>(Who.class);
        try {
            for (Who who : Who.values()) {
                if (who != Who.ANONYMOUS && who != Who.DISABLED) {
                    lines.put(who, listen(who));
                }
            }
            cause(line, shown);
            String customer = shown.customer().name();
            lines.forEach((who, heard) -> {
                if (line.cells().get(who).equals("seen")) {
                    heard.await(who + " hears " + line.door(), event -> isAbout(event.toString(), line, customer));
                }
            });
            String after = "after " + line.door() + " " + customer;
            signal(after);
            lines.forEach((who, heard) -> assertThat(
                            heard.heard().stream().anyMatch(event -> isAbout(event.toString(), line, customer)))
                    .as("%s hears %s", who, line.door())
                    .isEqualTo(line.cells().get(who).equals("seen")));
            lines.forEach((who, heard) -> {
                if (who.isOutside()) {
                    company.secrets(shown)
                            .forEach(secret -> assertThat(heard.mentions(secret))
                                    .as("%s hears %s", who, secret)
                                    .isFalse());
                }
            });
        } finally {
            lines.values().forEach(PushLine::close);
        }
    }

    /** What comes later has come: events are told in order, so what somebody has not heard by then never comes. */
    private static void signal(String text) {
        var customer = org.bandeja.system.client.Customer.unknown(text);
        try (PushLine last = listen(Who.MEMBER)) {
            company.writes(customer);
            last.await("the last event", event -> event.toString().contains(text));
        }
    }

    private static boolean isAbout(String event, Line line, String customer) {
        return event.contains("\"" + line.door() + "\"") && event.contains(customer);
    }

    private static void cause(Line line, Company.Case shown) {
        if (line.sends().equals("customer writes")) {
            company.writes(shown.customer());
            return;
        }
        Matcher deed = DEED.matcher(line.sends());
        assertThat(deed.matches()).as("who does what: %s", line.sends()).isTrue();
        Who who = Who.valueOf(deed.group(1).toUpperCase(java.util.Locale.ROOT));
        Answer answer = company.post(
                who, "/api/conversations/" + shown.conversation() + "/" + deed.group(2), company.filled(deed.group(3)));
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
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

    private static Answer answer(Line line, Who who, String path) {
        return switch (line.verb()) {
            case "SOCKET" -> handshake(who, path);
            case "PAGE" -> Http.send(company.request(who, path).header("Accept", "text/html"));
            case "STATIC" -> Http.send(company.request(who, path + line.sends()));
            case "SERVLET" -> Http.send(company.request(who, path.replaceAll("[*].*", "") + line.sends()));
            case "ACTION" ->
                Http.send(company.request(who, path.split(" ")[0])
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("jakarta.faces.ViewState=stateless")));
            default -> Http.send(body(company.request(who, path + query(line)), line));
        };
    }

    private static String query(Line line) {
        return line.sends().startsWith("?") ? company.filled(line.sends()) : "";
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

    /** The path with an id in each of its places. */
    private static String place(String door, UnaryOperator<String> ids) {
        Matcher places = PLACE.matcher(door);
        return places.replaceAll(found -> found.group(1) + "/" + ids.apply(found.group(1)));
    }

    private static List<String> named(Answer answer) {
        List<String> headers = new ArrayList<>();
        answer.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("date")) {
                headers.add(name + ": " + values);
            }
        });
        return headers;
    }
}
