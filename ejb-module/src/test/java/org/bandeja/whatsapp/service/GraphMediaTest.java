package org.bandeja.whatsapp.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bandeja.health.service.GraphSight;
import org.bandeja.media.model.MediaTrouble;
import org.bandeja.media.rules.MediaSource.Fetched;
import org.bandeja.media.rules.MediaSource.Fetched.Failed;
import org.bandeja.media.rules.MediaSource.Fetched.Landed;
import org.bandeja.media.rules.MediaSource.Fetched.Stopped;
import org.bandeja.media.rules.MediaSource.Landing;
import org.bandeja.media.service.MediaSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GraphMediaTest {
    private static final String FILE = "/files/1";

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Kept landing = new Kept(1_000_000);
    private HttpServer server;

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private static final class Kept implements Landing {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int most;
        private long expected = -1;

        Kept(int most) {
            this.most = most;
        }

        @Override
        public boolean begin(long announced) {
            bytes.reset();
            expected = announced;
            return true;
        }

        @Override
        public boolean take(byte[] some, int count) {
            if (bytes.size() + count > most) return false;
            bytes.write(some, 0, count);
            return true;
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void asksGraphThenReadsTheFileThere() {
        graph(info(own(FILE), ",\"mime_type\":\"image/png\",\"sha256\":\"abc\",\"file_size\":\"5\""));
        file(exchange -> reply(exchange, 200, "bytes"));
        assertThat(fetch()).isEqualTo(new Landed(Optional.of("image/png"), Optional.of("abc")));
        assertThat(landing.text()).isEqualTo("bytes");
        assertThat(landing.expected).isEqualTo(5);
        assertThat(asked)
                .containsExactly("/v26.0/4711?phone_number_id=1065 Bearer EAAtoken", FILE + " Bearer EAAtoken");
    }

    @Test
    void anAddressThatHasRunOutIsAskedForAnew() {
        graph(info(own(FILE), ""));
        file(exchange -> reply(exchange, asked.size() < 3 ? 404 : 200, "bytes"));
        assertThat(fetch()).isInstanceOf(Landed.class);
        assertThat(landing.text()).isEqualTo("bytes");
        assertThat(asked).hasSize(4);
    }

    @Test
    void askedForTwiceInVainItIsNotFound() {
        graph(info(own(FILE), ""));
        file(exchange -> reply(exchange, 404, ""));
        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Failed.class, failure -> assertThat(failure.why()).isEqualTo(MediaTrouble.NOT_FOUND));
        assertThat(asked).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "131052, NOT_LOADED_BY_WHATSAPP",
        "100, NOT_FOUND",
        "190, NO_ACCESS",
        "10, NO_ACCESS",
        "131000, WHATSAPP",
        "80007, WHATSAPP"
    })
    void whatGraphRefusesIsToldApart(int code, MediaTrouble why) {
        graph(exchange -> reply(exchange, 400, "{\"error\":{\"code\":" + code + "}}"));
        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Failed.class, failure -> assertThat(failure.why()).isEqualTo(why));
    }

    @Test
    void howLongWhatsAppWantsToBeLeftAloneIsKept() {
        graph(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "30");
            reply(exchange, 429, "{\"error\":{\"code\":4}}");
        });
        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Failed.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30)));
    }

    @Test
    void withoutATokenNothingIsAsked() {
        GraphMedia media = media(600, 100, Optional.empty());
        assertThat(media.fetch("1065", "4711", landing))
                .isInstanceOfSatisfying(
                        Failed.class, failure -> assertThat(failure.why()).isEqualTo(MediaTrouble.NO_ACCESS));
        assertThat(asked).isEmpty();
    }

    @Test
    void redirectsAreNotFollowed() {
        graph(info(own(FILE), ""));
        file(exchange -> {
            exchange.getResponseHeaders().set("Location", own("/elsewhere"));
            reply(exchange, 302, "");
        });
        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Failed.class, failure -> assertThat(failure.why()).isEqualTo(MediaTrouble.NOT_REACHED));
        assertThat(asked).noneMatch(path -> path.startsWith("/elsewhere"));
    }

    /** The test's server answers at 127.0.0.1, too: another port, name or form of this machine is not Graph. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/x",
                "http://localhost:{port}/x",
                "https://127.0.0.1:{port}/x",
                "https://localhost/x",
                "https://[::1]/x",
                "https://[::ffff:127.0.0.1]/x",
                "https://127.1/x",
                "https://2130706433/x",
                "https://0/x",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/x",
                "https://192.168.1.1/x",
                "https://[fd00:ec2::254]/x",
                "https://[fe80::1]/x",
                "http://lookaside.fbsbx.com/x"
            })
    void noOtherHostOfThisNetworkIsCalled(String address) {
        graph(info(address.replace("{port}", String.valueOf(server.getAddress().getPort())), ""));
        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Failed.class,
                        failure ->
                                assertThat(failure.why()).isIn(MediaTrouble.FORBIDDEN_HOST, MediaTrouble.NOT_REACHED));
        assertThat(asked).as("Graph alone").hasSize(1);
        assertThat(landing.expected).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/x", "https://[::1]/x", "https://localhost/x", "https://10.0.0.1/x"})
    void aForbiddenHostIsSaidToBeOne(String address) {
        graph(info(address, ""));
        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Failed.class, failure -> assertThat(failure.why()).isEqualTo(MediaTrouble.FORBIDDEN_HOST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://x.example/a",
                "/relative",
                "https://user:secret@x.example/",
                "https:///x",
                "not an address",
                ""
            })
    void whatIsNoAddressIsNotCalled(String address) {
        graph(info(address, ""));
        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Failed.class, failure -> assertThat(failure.why()).isEqualTo(MediaTrouble.NOT_REACHED));
    }

    @Test
    void whatIsSaidToBeTooLargeIsNotAskedFor() {
        graph(info(own(FILE), ",\"file_size\":" + (101L << 20)));
        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Failed.class, failure -> assertThat(failure.why()).isEqualTo(MediaTrouble.TOO_LARGE));
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatNeverEndsIsStopped() {
        graph(info(own(FILE), ""));
        file(this::flood);
        assertThat(fetch()).isInstanceOf(Stopped.class);
        assertThat(landing.bytes.size()).isLessThanOrEqualTo(1_000_000);
    }

    /** Measured by what this thread takes from the heap, whether it is given back or not. */
    @Test
    void aHundredMegabytesPassThroughLittleMemory() {
        graph(info(own(FILE), ""));
        int large = 100_000_000;
        file(exchange -> {
            exchange.sendResponseHeaders(200, large);
            byte[] some = new byte[100_000];
            for (int sent = 0; sent < large; sent += some.length)
                exchange.getResponseBody().write(some);
        });
        long[] arrived = {0};
        Landing counting = new Landing() {
            @Override
            public boolean begin(long expected) {
                return expected == large;
            }

            @Override
            public boolean take(byte[] bytes, int count) {
                arrived[0] += count;
                return true;
            }
        };
        GraphMedia media = media(600, 100, Optional.of(new GraphAccess("EAAtoken")));
        var heap = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = heap.getCurrentThreadAllocatedBytes();
        assertThat(media.fetch("1065", "4711", counting)).isInstanceOf(Landed.class);
        assertThat(arrived[0]).isEqualTo(large);
        assertThat(heap.getCurrentThreadAllocatedBytes() - before).isLessThan(8_000_000);
    }

    @Test
    void whatDripsIsBrokenOffInTime() {
        graph(info(own(FILE), ""));
        file(this::drip);
        assertThat(media(1, 100, Optional.of(new GraphAccess("EAAtoken"))).fetch("1065", "4711", landing))
                .isInstanceOfSatisfying(
                        Failed.class, failure -> assertThat(failure.why()).isEqualTo(MediaTrouble.TOO_SLOW));
    }

    @Test
    void anAnswerWithoutAHeadIsBrokenOffInTime() {
        graph(info(own(FILE), ""));
        file(exchange -> {
            while (!await()) Thread.onSpinWait();
        });
        assertThat(media(1, 100, Optional.of(new GraphAccess("EAAtoken"))).fetch("1065", "4711", landing))
                .isInstanceOfSatisfying(
                        Failed.class, failure -> assertThat(failure.why()).isEqualTo(MediaTrouble.TOO_SLOW));
    }

    @Test
    void whatEndsTooEarlyHasNotLanded() {
        graph(info(own(FILE), ""));
        file(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Failed.class, failure -> assertThat(failure.why()).isEqualTo(MediaTrouble.NOT_REACHED));
    }

    @Test
    void whatHasAnotherSizeThanGraphSaysHasNotLanded() {
        graph(info(own(FILE), ",\"file_size\":100"));
        file(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        assertThat(fetch()).isInstanceOf(Failed.class);
    }

    @Test
    void whatIsPackedStaysPacked() {
        graph(info(own(FILE), ""));
        file(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            reply(exchange, 200, "not gzip at all");
        });
        assertThat(fetch()).isInstanceOf(Landed.class);
        assertThat(landing.text()).isEqualTo("not gzip at all");
    }

    private Fetched fetch() {
        return media(600, 100, Optional.of(new GraphAccess("EAAtoken"))).fetch("1065", "4711", landing);
    }

    private GraphMedia media(int seconds, int mib, Optional<GraphAccess> access) {
        WhatsAppSettings settings = new WhatsAppSettings(Map.of(
                "bandeja.whatsapp.graph-url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "bandeja.whatsapp.access-token",
                "EAAtoken")::get);
        MediaSettings bounds = new MediaSettings(Map.of(
                "bandeja.media.fetch-seconds", String.valueOf(seconds),
                "bandeja.media.largest-mib", String.valueOf(mib))::get);
        return new GraphMedia(
                settings, bounds, number -> access, new GraphCalls(settings, new GraphSight(Clock.systemUTC())));
    }

    private String own(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static Answer info(String address, String more) {
        return exchange -> reply(exchange, 200, "{\"url\":\"" + address + "\"" + more + ",\"id\":\"4711\"}");
    }

    private void graph(Answer answer) {
        on("/v26.0/", answer);
    }

    private void file(Answer answer) {
        on(FILE, answer);
    }

    private void on(String path, Answer answer) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            try (exchange) {
                answer.give(exchange);
            }
        });
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }

    private void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        byte[] some = new byte[64 * 1024];
        while (end.getCount() > 0) {
            out.write(some);
        }
    }

    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        do {
            out.write('.');
            out.flush();
        } while (!await());
    }

    /** @return whether the test has ended */
    private boolean await() {
        try {
            return end.await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
