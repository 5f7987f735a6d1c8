package org.bandeja.whatsapp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
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
import org.bandeja.conversation.model.Said;
import org.bandeja.outbox.rules.OutgoingMessage;
import org.bandeja.outbox.rules.SendResult;
import org.bandeja.outbox.rules.SendResult.Accepted;
import org.bandeja.outbox.rules.SendResult.NotReached;
import org.bandeja.outbox.rules.SendResult.Refused;
import org.bandeja.outbox.rules.SendResult.Uncertain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GraphGatewayTest {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENT = Duration.ofSeconds(15);
    /** So long somebody waits for what never comes. */
    private static final Duration IMPATIENT = Duration.ofSeconds(1);

    private static final String ACCEPTED = "{\"messages\":[{\"id\":\"wamid.A\"}]}";
    private static final OutgoingMessage MESSAGE =
            new OutgoingMessage("1065", Optional.of("+573001112233"), Optional.empty(), Said.text("Hola ñ"), "42");

    /** What arrived, as "METHOD path body". */
    private final List<String> arrived = Collections.synchronizedList(new ArrayList<>());

    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private interface Talk {
        void hold(Socket socket) throws IOException;
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
    void sendsAsWhatsAppWantsItAndReadsTheId() {
        answer(exchange -> reply(exchange, 200, ACCEPTED));
        assertThat(gateway(PATIENT).send(MESSAGE)).isEqualTo(new Accepted("wamid.A"));
        assertThat(authorizations).containsExactly("Bearer EAAtoken");
        assertThat(arrived)
                .containsExactly("POST /v26.0/1065/messages {\"messaging_product\":\"whatsapp\","
                        + "\"recipient_type\":\"individual\",\"to\":\"+573001112233\",\"type\":\"text\","
                        + "\"text\":{\"body\":\"Hola ñ\",\"preview_url\":false},\"biz_opaque_callback_data\":\"42\"}");
    }

    @Test
    void aRefusalKeepsCodeDetailsAndDelay() {
        answer(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "30");
            reply(exchange, 429, "{\"error\":{\"code\":130429,\"error_data\":{\"details\":\"Too fast\"}}}");
        });
        assertThat(gateway(PATIENT).send(MESSAGE))
                .isEqualTo(new Refused(130429, "Too fast", Optional.of(Duration.ofSeconds(30))));
    }

    @Test
    void aServerErrorInWhatsAppsWordsIsARefusal() {
        answer(exchange -> reply(exchange, 500, "{\"error\":{\"code\":131000,\"message\":\"Something went wrong\"}}"));
        assertThat(gateway(PATIENT).send(MESSAGE))
                .isEqualTo(new Refused(131000, "Something went wrong", Optional.empty()));
    }

    @Test
    void aServerErrorWithoutABodyIsUncertainAndNotRepeated() {
        answer(exchange -> reply(exchange, 500, ""));
        assertThat(gateway(PATIENT).send(MESSAGE)).isInstanceOf(Uncertain.class);
        assertThat(arrived).hasSize(1);
    }

    @Test
    void garbageIsUncertain() {
        answer(exchange -> reply(exchange, 200, "<html>welcome</html>"));
        assertThat(gateway(PATIENT).send(MESSAGE)).isInstanceOf(Uncertain.class);
    }

    @Test
    void ofAHugeAnswerLittleIsRead() {
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[64 * 1024];
            try (OutputStream out = exchange.getResponseBody()) {
                while (end.getCount() > 0) out.write(part);
            }
        });
        assertThat(gateway(PATIENT).send(MESSAGE)).isEqualTo(new Uncertain("HTTP 200 without a message id"));
    }

    @Test
    void aRedirectIsNotFollowed() {
        answer(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            reply(exchange, 307, "");
        });
        assertThat(gateway(PATIENT).send(MESSAGE)).isInstanceOf(NotReached.class);
        assertThat(arrived).hasSize(1);
    }

    @Test
    void noAnswerInTimeIsUncertain() {
        answer(exchange -> awaitEnd());
        assertThat(gateway(IMPATIENT).send(MESSAGE)).isInstanceOf(Uncertain.class);
        assertThat(arrived).hasSize(1);
    }

    @Test
    void anAnswerThatStopsHalfWayIsUncertain() {
        answer(exchange -> {
            exchange.sendResponseHeaders(200, ACCEPTED.length());
            exchange.getResponseBody().write(ACCEPTED.getBytes(StandardCharsets.UTF_8), 0, 10);
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        assertThat(gateway(IMPATIENT).send(MESSAGE)).isInstanceOf(Uncertain.class);
    }

    @Test
    void aConnectionCutAfterTheRequestIsUncertainAndNotRepeated() throws IOException {
        try (ServerSocket listener = listener(socket -> readRequest(socket.getInputStream()))) {
            assertThat(gatewayTo("http", listener.getLocalPort()).send(MESSAGE)).isInstanceOf(Uncertain.class);
            assertThat(arrived).hasSize(1);
        }
    }

    @Test
    void aKeptConnectionCutUnderTheNextRequestIsUncertainAndNotRepeated() throws IOException {
        try (ServerSocket listener = listener(socket -> {
            readRequest(socket.getInputStream());
            socket.getOutputStream().write(raw(ACCEPTED));
            readRequest(socket.getInputStream());
        })) {
            GraphGateway gateway = gatewayTo("http", listener.getLocalPort());
            assertThat(gateway.send(MESSAGE)).isEqualTo(new Accepted("wamid.A"));
            assertThat(gateway.send(MESSAGE)).isInstanceOf(Uncertain.class);
            assertThat(arrived).hasSize(2);
        }
    }

    @Test
    void aConnectionRefusedIsNotReached() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        assertThat(gatewayTo("http", port).send(MESSAGE)).isEqualTo(new NotReached("ConnectException"));
    }

    @Test
    void aConnectionThatIsNeverMadeIsNotReached() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, waiting);
            GraphGateway gateway = gateway(settings("http://127.0.0.1:" + full.getLocalPort()), IMPATIENT, PATIENT);
            assertThat(gateway.send(MESSAGE)).isEqualTo(new NotReached("HttpConnectTimeoutException"));
        } finally {
            for (Socket socket : waiting) socket.close();
        }
    }

    @Test
    void anUnknownHostIsNotReached() {
        GraphGateway gateway = gateway(settings("https://graph.invalid"), CONNECT, PATIENT);
        assertThat(gateway.send(MESSAGE)).isInstanceOf(NotReached.class);
    }

    @Test
    void aFailedHandshakeIsNotReached() throws IOException {
        byte[] handshakeFailure = {21, 3, 3, 0, 2, 2, 40};
        try (ServerSocket listener = listener(socket -> {
            socket.getInputStream().read(new byte[4096]);
            socket.getOutputStream().write(handshakeFailure);
        })) {
            assertThat(gatewayTo("https", listener.getLocalPort()).send(MESSAGE))
                    .isInstanceOf(NotReached.class);
        }
    }

    @Test
    void withoutATokenNothingLeavesAndTheChannelIsToBlame() {
        answer(exchange -> reply(exchange, 200, ACCEPTED));
        WhatsAppSettings settings = new WhatsAppSettings(Map.of(WhatsAppSettings.GRAPH_URL, url())::get);
        SendResult result = gateway(settings, CONNECT, PATIENT).send(MESSAGE);
        assertThat(result).isEqualTo(new Refused(190, "no access token is set", Optional.empty()));
        assertThat(arrived).isEmpty();
    }

    @Test
    void anInterruptedSenderStaysInterrupted() {
        answer(exchange -> awaitEnd());
        Thread.currentThread().interrupt();
        SendResult result = gateway(PATIENT).send(MESSAGE);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isInstanceOfAny(Uncertain.class, NotReached.class);
    }

    @Test
    void aNumberIdCannotLeaveItsPlaceInTheAddress() {
        answer(exchange -> reply(exchange, 200, ACCEPTED));
        gateway(PATIENT)
                .send(new OutgoingMessage("1/../2?x", Optional.of("+1"), Optional.empty(), Said.text("x"), "42"));
        assertThat(arrived).singleElement().asString().startsWith("POST /v26.0/1%2F..%2F2%3Fx/messages ");
    }

    @Test
    void aMessageThatCannotBeSentIsNotEvenMade() {
        Optional<String> none = Optional.empty();
        Optional<String> phone = Optional.of("+1");
        assertThatThrownBy(() -> new OutgoingMessage("1", none, none, Said.text("x"), "42"))
                .hasMessage("no address");
        assertThatThrownBy(() -> new OutgoingMessage("1", Optional.of("1"), none, Said.text("x"), "42"))
                .hasMessage("phone without +");
        assertThatThrownBy(() -> new OutgoingMessage(" ", phone, none, Said.text("x"), "42"))
                .hasMessage("phoneNumberId missing");
        assertThatThrownBy(() -> new OutgoingMessage("1", phone, none, Said.text(" "), "42"))
                .hasMessage("text missing");
        assertThatThrownBy(() -> new OutgoingMessage("1", phone, none, Said.text("x"), "4".repeat(513)))
                .hasMessage("callbackData missing or too long");
        assertThat(MESSAGE.toString()).doesNotContain("Hola", "57300");
    }

    private void answer(Answer answer) {
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            arrived.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            answer.give(exchange);
            exchange.close();
        });
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Holds the same talk with everybody who connects, then hangs up. */
    private ServerSocket listener(Talk talk) throws IOException {
        ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                    talk.hold(socket);
                } catch (IOException e) {
                    continue; // the next one, or the end
                }
            }
        });
        return listener;
    }

    /** Connects, until nobody gets through any more, because nobody is let in. */
    private static void fill(ServerSocket full, List<Socket> waiting) throws IOException {
        try {
            while (waiting.size() < 50) {
                Socket socket = new Socket();
                waiting.add(socket);
                socket.connect(full.getLocalSocketAddress(), (int) IMPATIENT.toMillis());
            }
        } catch (SocketTimeoutException e) {
            return;
        }
        throw new IllegalStateException("a listener that cannot be filled");
    }

    private void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) throw new IOException("no request");
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?is).*content-length: *([0-9]+).*", "$1");
        int expected = Integer.parseInt(length);
        if (in.readNBytes(expected).length < expected) throw new IOException("a head without its body is no request");
        arrived.add(head.substring(0, head.indexOf("\r\n")));
    }

    private static byte[] raw(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private GraphGateway gateway(Duration patience) {
        return gateway(settings(url()), CONNECT, patience);
    }

    private static GraphGateway gatewayTo(String scheme, int port) {
        return gateway(settings(scheme + "://127.0.0.1:" + port), CONNECT, PATIENT);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static WhatsAppSettings settings(String url) {
        return new WhatsAppSettings(
                Map.of(WhatsAppSettings.GRAPH_URL, url, WhatsAppSettings.ACCESS_TOKEN, "EAAtoken")::get);
    }

    private static GraphGateway gateway(WhatsAppSettings settings, Duration connect, Duration patience) {
        return new GraphGateway(new GraphAccounts(settings), settings, connect, patience);
    }
}
