package org.bandeja.sso.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.sso.rules.ProvedPerson;
import org.bandeja.sso.rules.RoundTripProof;
import org.bandeja.sso.rules.SignOnFailed;
import org.bandeja.sso.rules.SignOnFailed.Kind;
import org.bandeja.sso.rules.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Providers as they should not be. */
class IdentityProviderTest {
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Duration PATIENT = Duration.ofSeconds(20);
    /** So long somebody waits for what never comes. */
    private static final Duration IMPATIENT = Duration.ofMillis(700);

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch theEnd = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RoundTripProof proof = RoundTripProof.of(TokenSecret.random());
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private HttpServer server;
    private String issuer;
    private IdentityProvider provider;

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(exchange.getRequestURI().getPath() + " " + body);
            answers.getOrDefault(exchange.getRequestURI().getPath(), text(404, ""))
                    .give(exchange);
        });
        server.start();
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        answers.put(DISCOVERY, text(200, discovery(issuer, "/token")));
        answers.put("/keys", text(200, TestTokens.published().toString()));
        answers.put("/token", token(proof.nonce()));
        provider = provider(Map.of());
    }

    @AfterEach
    void stop() {
        theEnd.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private IdentityProvider provider(Map<String, String> more) {
        return provider(more, PATIENT);
    }

    private IdentityProvider provider(Map<String, String> more, Duration patience) {
        return new IdentityProvider(new SsoSettings(properties(more)::get), new MovingClock(), patience);
    }

    private Map<String, String> properties(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                SsoSettings.ISSUER, issuer,
                SsoSettings.CLIENT_ID, "bandeja",
                SsoSettings.CLIENT_SECRET, "s&cret",
                SsoSettings.PUBLIC_URL, "https://inbox.example.com"));
        properties.putAll(more);
        return properties;
    }

    private final class MovingClock extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static String discovery(String issuer, String token) {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s%2$s",
                 "jwks_uri": "%1$s/keys"}""".formatted(issuer, token);
    }

    private static Answer text(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    private Answer token(String nonce) {
        return text(200, "{\"id_token\": \"" + idToken(TestTokens.RSA, nonce) + "\"}");
    }

    private String idToken(RSAKey key, String nonce) {
        return TestTokens.signed(
                key,
                JWSAlgorithm.RS256,
                TestTokens.claims(issuer, "bandeja", nonce, now).build());
    }

    private Answer silence() {
        return exchange -> {
            try {
                theEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        };
    }

    private Answer redirect() {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", issuer + "/elsewhere");
            text(302, "").give(exchange);
        };
    }

    private ProvedPerson prove() {
        return provider.prove("the-code", Optional.empty(), proof);
    }

    private void assertFails(Kind kind) {
        SignOnFailed failure = catchThrowableOfType(SignOnFailed.class, this::prove);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(failure.getMessage()).doesNotContain("the-code", "s&cret", proof.verifier());
        assertThat(calls).noneMatch(call -> call.startsWith("/elsewhere"));
    }

    private long callsOf(String path) {
        return calls.stream().filter(call -> call.startsWith(path + " ")).count();
    }

    // --- as it should be

    @Test
    void somebodyIsProved() {
        assertThat(prove().login()).contains("ana");
        assertThat(calls)
                .anyMatch(call -> call.startsWith("/token ")
                        && call.contains("code=the-code")
                        && call.contains("code_verifier=" + proof.verifier())
                        && !call.contains("cret"));
    }

    @Test
    void theBrowserIsSentWithStateNonceAndChallengeAndNeverTheVerifier() {
        URI address = provider.signInAddress(proof);
        assertThat(address.toString())
                .startsWith(issuer + "/authorize?response_type=code&client_id=bandeja&")
                .contains("redirect_uri=https%3A%2F%2Finbox.example.com%2Fapi%2Flogin%2Fsso%2Freturn")
                .contains("state=" + proof.state(), "nonce=" + proof.nonce(), "code_challenge=" + proof.challenge())
                .contains("code_challenge_method=S256")
                .doesNotContain(proof.verifier());
    }

    @Test
    void itIsAskedAboutItselfOnceAnHour() {
        prove();
        prove();
        assertThat(callsOf(DISCOVERY)).isEqualTo(1);
        assertThat(callsOf("/keys")).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(61));
        answers.put("/token", token(proof.nonce()));
        prove();
        assertThat(callsOf(DISCOVERY)).isEqualTo(2);
    }

    @Test
    void aNewKeyIsFetchedOnceAndNotAgainAtOnce() {
        prove();
        RSAKey fresh = TestTokens.rsa("fresh");
        now = now.plusSeconds(10);
        answers.put("/keys", text(200, new JWKSet(fresh.toPublicJWK()).toString()));
        answers.put("/token", text(200, "{\"id_token\": \"" + idToken(fresh, proof.nonce()) + "\"}"));
        assertThat(prove().login()).contains("ana");
        answers.put(
                "/token", text(200, "{\"id_token\": \"" + idToken(TestTokens.rsa("forged"), proof.nonce()) + "\"}"));
        assertFails(Kind.NOT_PROVED);
        assertFails(Kind.NOT_PROVED);
        assertThat(callsOf("/keys")).isEqualTo(2);
    }

    @Test
    void theSecretGoesIntoTheBodyWhereTheHeaderIsNotTaken() {
        answers.put(
                DISCOVERY,
                text(
                        200,
                        discovery(issuer, "/token")
                                .replace(
                                        "}",
                                        ", \"token_endpoint_auth_methods_supported\": [\"client_secret_post\"]}")));
        prove();
        assertThat(calls).anyMatch(call -> call.contains("client_secret=s%26cret"));
    }

    // --- as it should not be

    @Test
    void anotherNonceProvesNothing() {
        answers.put("/token", token("another"));
        assertFails(Kind.NOT_PROVED);
    }

    @Test
    void theAnswerOfAnotherIssuerIsNotTakenToThisOne() {
        SignOnFailed failure = catchThrowableOfType(
                SignOnFailed.class, () -> provider.prove("the-code", Optional.of("https://evil.example"), proof));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_PROVED);
        assertThat(callsOf("/token")).as("the code is not told to anybody").isZero();
    }

    @Test
    void aProviderThatAlwaysSaysWhoItIsMustSayIt() {
        answers.put(
                DISCOVERY,
                text(
                        200,
                        discovery(issuer, "/token")
                                .replace("}", ", \"authorization_response_iss_parameter_supported\": true}")));
        assertFails(Kind.NOT_PROVED);
        assertThat(provider.prove("the-code", Optional.of(issuer), proof).login())
                .contains("ana");
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, STALE",
        "401, invalid_client, NOT_SET_UP",
        "200, an access token only, NOT_SET_UP",
    })
    void whatTheProviderSaysOfACodeIsTold(int status, String error, Kind kind) {
        answers.put("/token", text(status, "{\"error\": \"" + error + "\"}"));
        assertFails(kind);
    }

    @Test
    void brokenAnswersReachNobody() {
        answers.put("/token", text(502, "<html>"));
        assertFails(Kind.UNREACHABLE);
        answers.put("/token", text(200, "[".repeat(20_000)));
        assertFails(Kind.UNREACHABLE);
    }

    @Test
    void anEndlessAnswerIsNotRead() {
        answers.put("/token", text(200, "{\"id_token\": \"" + "x".repeat(600_000) + "\"}"));
        assertFails(Kind.UNREACHABLE);
    }

    @Test
    void nobodyIsLedElsewhere() {
        answers.put("/token", redirect());
        assertFails(Kind.UNREACHABLE);
        now = now.plus(Duration.ofHours(2));
        answers.put(DISCOVERY, redirect());
        assertFails(Kind.UNREACHABLE);
    }

    @Test
    void aProviderThatHangsIsNotWaitedFor() {
        provider = provider(Map.of(), IMPATIENT);
        answers.put("/token", silence());
        assertFails(Kind.UNREACHABLE);
    }

    @Test
    void oneThatDripsIsNotWaitedForEither() {
        provider = provider(Map.of(), IMPATIENT);
        answers.put("/token", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            silence().give(exchange);
        });
        assertFails(Kind.UNREACHABLE);
    }

    @Test
    void oneThatIsAwayIsNotAskedAgainAtOnce() {
        answers.put(DISCOVERY, text(503, ""));
        assertFails(Kind.UNREACHABLE);
        assertFails(Kind.UNREACHABLE);
        assertThat(callsOf(DISCOVERY)).isEqualTo(1);
        answers.put(DISCOVERY, text(200, discovery(issuer, "/token")));
        now = now.plusSeconds(4);
        answers.put("/token", token(proof.nonce()));
        assertThat(prove().login()).contains("ana");
    }

    @Test
    void nobodyIsSentToAProviderThatIsAway() {
        provider.signInAddress(proof);
        answers.put(DISCOVERY, text(503, ""));
        now = now.plusSeconds(4);
        assertThat(catchThrowableOfType(SignOnFailed.class, () -> provider.signInAddress(proof))
                        .kind())
                .isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void whatIsKnownStillCountsForWhoIsOnTheWay() {
        provider.signInAddress(proof);
        prove();
        answers.put(DISCOVERY, text(503, ""));
        now = now.plusSeconds(4);
        answers.put("/token", token(proof.nonce()));
        assertThat(catchThrowableOfType(SignOnFailed.class, () -> provider.signInAddress(proof)))
                .isNotNull();
        assertThat(prove().login()).contains("ana");
        now = now.plus(Duration.ofHours(1));
        assertFails(Kind.UNREACHABLE);
    }

    @Test
    void whileTheProviderHangsFewWait() throws Exception {
        provider = provider(Map.of(), Duration.ofMinutes(1));
        answers.put(DISCOVERY, silence());
        BlockingQueue<Kind> refused = new LinkedBlockingQueue<>();
        for (int i = 0; i < 20; i++) {
            threads.submit(
                    () -> refused.add(catchThrowableOfType(SignOnFailed.class, () -> provider.signInAddress(proof))
                            .kind()));
        }
        for (int i = 0; i < 15; i++) {
            assertThat(refused.poll(20, TimeUnit.SECONDS)).isEqualTo(Kind.UNREACHABLE);
        }
        assertThat(callsOf(DISCOVERY)).isLessThanOrEqualTo(1);
        assertThat(refused).isEmpty();
    }

    @Test
    void aDocumentOfAnotherIssuerIsNotBelieved() {
        answers.put(DISCOVERY, text(200, discovery("https://evil.example", "/token")));
        assertFails(Kind.NOT_SET_UP);
    }

    @Test
    void doorsWithoutEncryptionElsewhereAreNotGoneTo() {
        answers.put(
                DISCOVERY,
                text(200, discovery(issuer, "/token").replace(issuer + "/keys", "http://evil.example/keys")));
        assertFails(Kind.NOT_SET_UP);
    }

    @Test
    void whatIsNoDocumentIsAMatterOfSettings() {
        answers.put(DISCOVERY, text(200, "<html>welcome</html>"));
        assertFails(Kind.NOT_SET_UP);
        now = now.plusSeconds(4);
        answers.put(DISCOVERY, text(200, "{\"issuer\": \"" + issuer + "\"}"));
        assertFails(Kind.NOT_SET_UP);
    }

    @Test
    void keysThatAreNoneAreAMatterOfSettings() {
        answers.put("/keys", text(200, "{\"keys\": 5}"));
        assertFails(Kind.NOT_SET_UP);
    }
}
