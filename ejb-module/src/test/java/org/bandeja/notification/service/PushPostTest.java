package org.bandeja.notification.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bandeja.notification.rules.PushAnswer;
import org.bandeja.notification.rules.PushAnswer.Meaning;
import org.bandeja.notification.rules.SilentHosts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How push services are called. */
class PushPostTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private final PushPost post = new PushPost();
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
    private final List<Integer> bodies = new ArrayList<>();
    private HttpServer service;
    private byte[] said = new byte[0];

    @BeforeEach
    void open() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        service.createContext("/", this::answer);
        service.start();
        post.settings = new PushSettings(Map.of(PushSettings.STAND_IN, address())::get);
        VapidKeys keys = VapidKeys.generate();
        post.identity = new PushIdentity() {
            @Override
            public WebPush signer() {
                return new WebPush("mailto:it@example.com", keys);
            }
        };
        post.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        post.open();
    }

    @AfterEach
    void close() {
        post.close();
        service.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + service.getAddress().getPort();
    }

    private void answer(HttpExchange call) throws IOException {
        connections.add(call.getRemoteAddress().getPort());
        bodies.add(call.getRequestBody().readAllBytes().length);
        call.sendResponseHeaders(201, said.length == 0 ? -1 : said.length);
        call.getResponseBody().write(said);
        call.close();
    }

    private PushAnswer send() {
        return post.send(Letters.to(address() + "/1"));
    }

    @Test
    void aConnectionIsUsedAgain() {
        said = "created".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5; i++) {
            assertThat(send().meaning()).isEqualTo(Meaning.TAKEN);
        }
        assertThat(connections).hasSize(1);
        assertThat(bodies).hasSize(5).allMatch(length -> length > 16);
    }

    @Test
    void whoeverSaysTooMuchIsHungUpOn() {
        said = new byte[1_000_000];
        assertThat(send().meaning()).isEqualTo(Meaning.TAKEN);
        assertThat(send().meaning()).isEqualTo(Meaning.TAKEN);
        assertThat(connections).hasSize(2);
    }

    /** As a row may hold it that nobody of ours wrote. */
    @ParameterizedTest
    @ValueSource(strings = {"https://", "https:opaque", "http://[::1", "https://a_b/c"})
    void whatIsNoAddressIsNotCalledAndHoldsNobodyUp(String endpoint) {
        assertThat(post.restsUntil(endpoint)).isEmpty();
        post.untried(endpoint);
        assertThat(post.send(Letters.to(endpoint)).called()).isFalse();
        assertThat(connections).isEmpty();
    }

    @Test
    void aHostIsTheSameInCapitals() {
        service.stop(0);
        String there = address().replace("127.0.0.1", "LOCALHOST");
        post.settings = new PushSettings(Map.of(PushSettings.STAND_IN, there.toLowerCase(Locale.ROOT))::get);
        for (int i = 0; i < SilentHosts.MOST; i++) {
            post.send(Letters.to(there + "/1"));
        }
        assertThat(post.restsUntil(there.toLowerCase(Locale.ROOT))).isPresent();
    }

    @Test
    void testsOfPeopleHaveConnectionsOfTheirOwn() {
        send();
        post.tried(Letters.to(address() + "/1"));
        assertThat(connections).hasSize(2);
    }

    @Test
    void whatCannotBeEncryptedIsRefusedAndNothingIsSent() {
        VapidKeys whole = VapidKeys.generate();
        AtomicBoolean spoilt = new AtomicBoolean();
        ECPrivateKey key = (ECPrivateKey) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ECPrivateKey.class},
                (proxy, method, arguments) -> spoilt.get() ? null : method.invoke(whole.getPrivateKey(), arguments));
        VapidKeys broken = new VapidKeys(whole.getPublicKey(), key);
        spoilt.set(true);
        post.identity = new PushIdentity() {
            @Override
            public WebPush signer() {
                return new WebPush("mailto:it@example.com", broken);
            }
        };
        PushAnswer answer = post.send(Letters.to(address() + "/1"));
        assertThat(answer.meaning()).isEqualTo(Meaning.REFUSED);
        assertThat(bodies).isEmpty();
    }

    @Test
    void aHostThatIsNotKnownAnyMoreIsNotCalled() {
        assertThat(post.send(Letters.to("https://push.example/1")).meaning()).isEqualTo(Meaning.REFUSED);
    }

    @Test
    void aPushServiceThatIsAwayIsNotWaitedForAgainAndAgain() throws IOException {
        String gone = address();
        service.stop(0);
        for (int i = 0; i < SilentHosts.MOST; i++) {
            assertThat(send().isNone()).isTrue();
        }
        service = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getByName("127.0.0.1"),
                        Integer.parseInt(gone.substring(gone.lastIndexOf(':') + 1))),
                0);
        service.createContext("/", this::answer);
        service.start();
        assertThat(post.restsUntil(gone + "/1")).as("not asked yet").contains(NOW.plus(SilentHosts.PAUSE));
        assertThat(post.tried(Letters.to(gone + "/1")).meaning())
                .as("who tries is heard")
                .isEqualTo(Meaning.TAKEN);
        post.clock = Clock.fixed(NOW.plus(SilentHosts.PAUSE), ZoneOffset.UTC);
        assertThat(post.restsUntil(gone + "/1")).isEmpty();
        assertThat(send().meaning()).isEqualTo(Meaning.TAKEN);
        assertThat(send().meaning()).isEqualTo(Meaning.TAKEN);
    }
}
