package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.RawSocket;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every browser is told with every answer, and what is told of the server whatever is sent: nothing. */
@OnSharedInstallation
class BrowserDoorIT {
    private static final Map<String, String> TOLD = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(self), microphone=(self), geolocation=(self), payment=(), usb=()");
    /** So many call at once: more than are let through has to come together on a slow machine, too. */
    private static final int HANDS = 20;

    private static final String END = "Host: x\r\nConnection: close\r\n";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor agent = bandeja.agents().get(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login.xhtml",
                "/setup.xhtml",
                "/inbox.xhtml",
                "/none.xhtml",
                "/none",
                "/app/",
                "/app/main.js",
                "/app/none.js",
                "/app/v/0/main.js",
                "/app/v/0/none.js",
                "/app/v",
                "/service-worker.js",
                "/error/failure.xhtml",
                "/manifest.webmanifest",
                "/jakarta.faces.resource/core.js.xhtml?ln=primefaces",
                "/jakarta.faces.resource/none.js.xhtml?ln=primefaces",
                "/api/me",
                "/api/none",
                "/api/texts",
                "/api/conversations/0",
                "/api/conversations?limit=x",
                "/push",
                "/ready",
                "/webhook/whatsapp",
                "/webhook/none"
            })
    void everyAnswerTellsTheBrowserWhatItMayDo(String path) {
        for (Answer answer : List.of(agent.get(path), anonymous(path, "text/html"), anonymous(path, "*/*"))) {
            TOLD.forEach((name, value) -> assertThat(answer.headers().allValues(name))
                    .as("%s of %s", name, answer)
                    .containsExactly(value));
            List<String> policies = answer.headers().allValues("Content-Security-Policy");
            assertThat(policies).as("one policy of %s", answer).hasSize(1);
            assertThat(directive(policies.get(0), "script-src").replaceAll("'nonce-[\\w+/=-]+'", ""))
                    .isEqualToIgnoringWhitespace("'self'");
            assertThat(directive(policies.get(0), "connect-src")).isEqualTo("'self'");
            assertThat(policies.get(0))
                    .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'self'")
                    .doesNotContain("unsafe-eval", "http:", "https:", "*");
            assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
        }
    }

    private static String directive(String policy, String name) {
        return Stream.of(policy.split(";"))
                .map(String::strip)
                .filter(part -> part.startsWith(name + " "))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void browsersKeepTheFilesOfThisVersionAndAskForAllOthers() {
        String page = anonymous("/login.xhtml", "text/html").body();
        Matcher address =
                Pattern.compile("\"(/app/v/[0-9a-f]{16}/)base\\.css\"").matcher(page);
        assertThat(address.find()).as(page).isTrue();
        String folder = address.group(1);
        for (String file : List.of("door.js", "base.css", "icons.svg")) {
            Answer versioned = anonymous(folder + file, "*/*");
            assertThat(versioned.headers().allValues("Cache-Control"))
                    .as(file)
                    .containsExactly("public, max-age=31536000, immutable");
            Answer plain = anonymous("/app/" + file, "*/*");
            assertThat(plain.headers().allValues("Cache-Control")).containsExactly("no-cache");
            Answer other = anonymous("/app/v/0123456789abcdef/" + file, "*/*");
            assertThat(other.headers().allValues("Cache-Control")).containsExactly("no-cache");
            assertThat(other.body()).isEqualTo(versioned.body());
            if (file.endsWith(".js")) {
                assertThat(plain.body()).contains("/**");
                assertThat(versioned.body().lines().filter(line -> !line.isEmpty()))
                        .noneMatch(line -> line.strip().startsWith("/*"))
                        .isNotEmpty();
                assertThat(versioned.body().lines().count())
                        .isEqualTo(plain.body().lines().count());
            } else {
                assertThat(plain.body()).isEqualTo(versioned.body());
            }
            assertThat(versioned.header("Content-Type")).isEqualTo(plain.header("Content-Type"));
        }
        assertThat(anonymous(folder + "none.js", "*/*").status()).isEqualTo(404);
        assertThat(anonymous(folder + "none.js", "*/*").headers().allValues("Cache-Control"))
                .doesNotContain("public, max-age=31536000, immutable");
    }

    @Test
    void theWayToTheLoginDoesNotNameAHostThatTheCallerMadeUp() {
        String answer = RawSocket.send(
                bandeja.demo().app(), "GET /inbox.xhtml HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 302")
                .contains("Location: /login.xhtml")
                .doesNotContain("evil");
    }

    @Test
    void theCookieOfThePagesIsForNoScriptAndNoOtherSite() {
        for (String path : List.of("/login.xhtml", "/none.xhtml", "/error/ended.xhtml")) {
            agent.get(path)
                    .headers()
                    .allValues("Set-Cookie")
                    .forEach(cookie ->
                            assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax"));
        }
    }

    /** Else another site could make a browser ask, and learn from how long the packed answer is on the line. */
    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void dataIsForOurOwnPagesOnlyAndPagesAndFilesForAnyLink(String site) {
        String cookie = "bandeja=" + bandeja.rows().openLogin(agent.person().login());
        for (String path : List.of("/api/conversations?q=secret", "/api/me", "/api/openapi.json", "/api/none")) {
            for (String dest : List.of("document", "image", "iframe")) {
                Answer answer = from(site, dest, path, cookie);
                assertThat(answer.status()).as(path).isEqualTo(403);
                assertThat(answer.rule()).isEqualTo("CrossOrigin");
            }
        }
        String file = "/api/media/0";
        assertThat(from(site, "image", file, cookie).status()).isEqualTo(403);
        assertThat(from(site, "iframe", file, cookie).status()).isEqualTo(403);
        assertThat(from(site, "document", file, cookie).status()).isEqualTo(404);
        assertThat(from(site, "document", "/inbox.xhtml", cookie).status()).isEqualTo(200);
        for (String way : List.of("/api/login/sso", "/api/login/sso/return?state=x")) {
            assertThat(from(site, "document", way, cookie).status()).as(way).isEqualTo(303);
        }
        for (String own : List.of("same-origin", "none")) {
            assertThat(from(own, "document", "/api/me", cookie).status()).isEqualTo(200);
        }
        assertThat(Http.send(agent.request("/api/me").header("Sec-Fetch-Site", site))
                        .status())
                .as("a program with a token")
                .isEqualTo(200);
    }

    private Answer from(String site, String destination, String path, String cookie) {
        boolean navigates = !destination.equals("image");
        return Http.send(Http.to(bandeja.demo().app(), path)
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", site)
                .header("Sec-Fetch-Mode", navigates ? "navigate" : "no-cors")
                .header("Sec-Fetch-Dest", destination));
    }

    static Stream<String> malformed() {
        return Stream.of(
                "GARBAGE\r\n\r\n",
                "GET / HTTP/9.9\r\n" + END + "\r\n",
                "GET /login.xhtml HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\n" + END + "\r\n",
                "GET /%00 HTTP/1.1\r\n" + END + "\r\n",
                "GET /login.xhtml%00.js HTTP/1.1\r\n" + END + "\r\n",
                "TRACE /login.xhtml HTTP/1.1\r\n" + END + "\r\n",
                "TRACK /login.xhtml HTTP/1.1\r\n" + END + "\r\n",
                "CONNECT other:80 HTTP/1.1\r\n" + END + "\r\n",
                "OPTIONS * HTTP/1.1\r\n" + END + "\r\n",
                "FOO /api/texts HTTP/1.1\r\n" + END + "\r\n",
                "PUT /app/main.js HTTP/1.1\r\n" + END + "Content-Length: 1\r\n\r\nx",
                "GET /WEB-INF/web.xml HTTP/1.1\r\n" + END + "\r\n",
                "GET /app/..;/WEB-INF/web.xml HTTP/1.1\r\n" + END + "\r\n",
                "GET /app/%2e%2e/WEB-INF/web.xml HTTP/1.1\r\n" + END + "\r\n",
                "GET /app/..;/api/me HTTP/1.1\r\n" + END + "\r\n",
                "GET /app/%2e%2e/api/me HTTP/1.1\r\n" + END + "\r\n",
                "GET //api/me HTTP/1.1\r\n" + END + "\r\n",
                "GET /api;x=1/me HTTP/1.1\r\n" + END + "\r\n",
                "GET /" + "a".repeat(40_000) + " HTTP/1.1\r\n" + END + "\r\n",
                "GET / HTTP/1.1\r\nX-Long: " + "a".repeat(40_000) + "\r\n" + END + "\r\n",
                "GET / HTTP/1.1\r\n" + "X-Many: 1\r\n".repeat(150) + END + "\r\n",
                "GET /api/texts?" + "a=1&".repeat(1_500) + " HTTP/1.1\r\n" + END + "\r\n",
                "POST /webhook/whatsapp HTTP/1.1\r\n" + END
                        + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /webhook/whatsapp HTTP/1.1\r\n" + END + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "POST /api/login HTTP/1.1\r\n" + END + "Content-Length: abc\r\n\r\n",
                "POST /api/login HTTP/1.1\r\n" + END + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                "POST /api/login HTTP/1.1\r\n" + END + "Content-Length: -1\r\n\r\n",
                "POST /api/login HTTP/1.1\r\n" + END + "Transfer-Encoding: chunked\r\n\r\nzz\r\nxx\r\n",
                "POST /api/login HTTP/1.1\r\n" + END + "Content-Type: ///\r\nContent-Length: 2\r\n\r\n{}",
                "POST /api/login HTTP/1.1\r\n" + END + "Content-Type: application/json\r\nContent-Length: 2000\r\n\r\n"
                        + "[".repeat(2_000),
                "POST /login.xhtml HTTP/1.1\r\n" + END
                        + "Content-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\n{}",
                "POST /login.xhtml HTTP/1.1\r\n" + END
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 33\r\n\r\n"
                        + "jakarta.faces.ViewState=abc%3Adef",
                "GET /inbox.xhtml HTTP/1.1\r\n" + END + "Cookie: bandeja=\"\u0000\u00ff;;;=\r\n\r\n",
                "GET /api/me HTTP/1.1\r\n" + END + "Authorization: Bearer \u00ff\u00fe\r\n\r\n",
                "GET /api/texts HTTP/1.1\r\n" + END + "Accept: ;;;/\r\n\r\n",
                "GET /api/texts HTTP/1.1\r\n" + END + "Accept-Language: \u00ff;q=x\r\n\r\n",
                "GET /login.xhtml HTTP/1.1\r\n" + END + "Accept-Language: a;q=zz,,--\r\n\r\n",
                "GET /jakarta.faces.resource/../../WEB-INF/web.xml.xhtml?ln=.. HTTP/1.1\r\n" + END + "\r\n",
                "GET /jakarta.faces.resource/x.properties.xhtml?ln=primefaces&pfdrid=x&pfdrt=sc HTTP/1.1\r\n" + END
                        + "\r\n",
                "GET /push HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 99\r\nSec-WebSocket-Key: x\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whateverIsSentNothingIsToldOfTheServer(String request) {
        String answer = RawSocket.provoke(bandeja.demo().app(), request);
        assertThat(answer)
                // PrimeFaces tells its scripts which page belongs to a view that has expired.
                .doesNotContainPattern("(?<!ViewExpired)Exception")
                .doesNotContain("\tat ", "jboss", "org.bandeja", "com.sun.faces", "java.lang", "<web-app")
                .doesNotContainIgnoringCase("wildfly")
                .doesNotContainIgnoringCase("undertow")
                .doesNotContainIgnoringCase("mojarra")
                .doesNotContainIgnoringCase("resteasy")
                .doesNotContainPattern("(?im)^(server|x-powered-by):");
        assertThat(answer).doesNotStartWith("HTTP/1.1 200 OK\r\nTransfer").doesNotContain("\"administrator\"");
        assertThat(anonymous("/ready", "*/*").status()).isEqualTo(200);
    }

    // --- sizes

    @ParameterizedTest
    @ValueSource(strings = {"/api/login", "/login.xhtml", "/app/main.js", "/ready", "/none"})
    void whatIsTooLargeIsNotRead(String path) {
        Answer answer = Http.send(agent.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("a=" + "x".repeat(2_000_000))));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.rule()).isEqualTo("TooLarge");
    }

    @Test
    void aFormWithoutALengthIsNotRead() {
        Answer answer = Http.send(agent.request("/login.xhtml")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() ->
                        new java.io.ByteArrayInputStream("a=b".getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
        assertThat(answer.status()).isEqualTo(413);
    }

    // --- how often

    @Test
    void whoCallsTooOftenIsToldWhenToComeBackAndNobodyElseIsHeldUp() {
        Company.Newcomer eager = new Company(bandeja).hire("AGENT");
        List<Answer> answers = new ArrayList<>();
        List<Answer> refused = List.of();
        for (int round = 0; refused.isEmpty() && round < 10; round++) {
            answers.addAll(inParallel(500, () -> eager.get("/api/me/none")));
            refused = answers.stream().filter(answer -> answer.status() == 429).toList();
        }
        assertThat(answers).filteredOn(answer -> answer.status() != 429).hasSizeGreaterThanOrEqualTo(300);
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
            assertThat(answer.rule()).isEqualTo("TooMany");
        });
        assertThat(agent.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void whatWhatsAppDeliversIsNeverHeldUp() {
        List<Answer> answers = inParallel(
                1_000,
                () -> bandeja.webhook().post("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), "sha256=0"));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(401));
    }

    private static List<Answer> inParallel(int calls, java.util.function.Supplier<Answer> call) {
        return AtOnce.times(
                        HANDS,
                        () -> IntStream.range(0, calls / HANDS)
                                .mapToObj(i -> call.get())
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private Answer anonymous(String path, String accept) {
        return Http.send(Http.to(bandeja.demo().app(), path).header("Accept", accept));
    }
}
