package org.bandeja.whatsapp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bandeja.health.service.GraphSight;
import org.bandeja.outbox.rules.BringResult;
import org.bandeja.outbox.rules.FileToBring;
import org.bandeja.outbox.rules.SendResult;
import org.bandeja.whatsapp.rules.MetaDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class GraphFilesTest {
    @TempDir
    Path folder;

    private final AtomicReference<String> head = new AtomicReference<>();
    private final AtomicReference<String> body = new AtomicReference<>();
    private HttpServer server;
    private String answer = "{\"id\":\"4711\"}";
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            head.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + headers.getFirst("Authorization") + " " + headers.getFirst("Content-Length") + " "
                    + headers.getFirst("Content-Type"));
            body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void bringsAFormWithTheFileAsItIs() throws IOException {
        assertThat(files().bring(file("a\r\nb\u0000\u00ff", "image/png"))).isEqualTo(new BringResult.Brought("4711"));
        String boundary = head.get().replaceAll(".*boundary=", "");
        assertThat(head.get())
                .startsWith("POST /v26.0/1065/media Bearer EAAtoken "
                        + body.get().length() + " multipart/form-data; boundary=");
        assertThat(body.get())
                .isEqualTo(String.join(
                        "\r\n",
                        "--" + boundary,
                        "Content-Disposition: form-data; name=\"messaging_product\"",
                        "",
                        "whatsapp",
                        "--" + boundary,
                        "Content-Disposition: form-data; name=\"type\"",
                        "",
                        "image/png",
                        "--" + boundary,
                        "Content-Disposition: form-data; name=\"file\"; filename=\"file\"",
                        "Content-Type: image/png",
                        "",
                        "a\r\nb\u0000\u00ff",
                        "--" + boundary + "--",
                        ""));
    }

    /** As the requests of messages are held against it. */
    @TestFactory
    Stream<DynamicTest> metasDescriptionTakesTheForm() throws IOException {
        files().bring(file("x", "image/png"));
        String parts = parts();
        return MetaDescription.given().stream()
                .flatMap(description -> Stream.of(
                        dynamicTest(
                                "the form",
                                () -> assertThat(description.problemsOfForm("media", parts))
                                        .as(parts)
                                        .isEmpty()),
                        dynamicTest(
                                "not without its type",
                                () -> assertThat(description.problemsOfForm(
                                                "media", parts.replace("\"type\"", "\"kind\"")))
                                        .isNotEmpty()),
                        dynamicTest(
                                "not of somebody else",
                                () -> assertThat(description.problemsOfForm(
                                                "media", parts.replace("\"whatsapp\"", "\"sms\"")))
                                        .isNotEmpty())));
    }

    private String parts() {
        JsonObjectBuilder parts = Json.createObjectBuilder();
        Matcher part = Pattern.compile("name=\"([a-z_]+)\".*?\r\n\r\n(.*?)\r\n--", Pattern.DOTALL)
                .matcher(body.get());
        while (part.find()) {
            parts.add(part.group(1), part.group(2));
        }
        return parts.build().toString();
    }

    /** Measured by what is in the heap while it is on its way, at several places of it. */
    @Test
    void aHundredMegabytesLeaveThroughLittleMemory() throws IOException {
        int large = 100_000_000;
        Path path = folder.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(large);
        }
        List<Long> held = new ArrayList<>();
        long[] arrived = {0};
        long before = heap();
        server.createContext("/v26.0/large/media", exchange -> {
            byte[] some = new byte[100_000];
            for (int count = exchange.getRequestBody().read(some);
                    count >= 0;
                    count = exchange.getRequestBody().read(some)) {
                if (arrived[0] / 25_000_000 != (arrived[0] + count) / 25_000_000) held.add(heap() - before);
                arrived[0] += count;
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        assertThat(files().bring(new FileToBring("large", path, "application/pdf", large)))
                .isEqualTo(new BringResult.Brought("4711"));
        assertThat(arrived[0]).isBetween((long) large, large + 1_000L);
        assertThat(held).hasSize(4).allSatisfy(bytes -> assertThat(bytes).isLessThan(8_000_000));
    }

    /** Bytes that are in use. */
    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    @Test
    void tablesAndCardsAreTextForWhatsApp() throws IOException {
        files().bring(file("a;b", "text/csv"));
        assertThat(body.get()).contains("Content-Type: text/plain\r\n").doesNotContain("text/csv");
    }

    @Test
    void aRefusalIsToldAsOneOfTheFile() throws IOException {
        status = 400;
        answer = "{\"error\":{\"code\":100,\"message\":\"Param file must be a file with one of the following types\"}}";
        assertThat(files().bring(file("x", "application/zip")))
                .isEqualTo(new BringResult.NotBrought(new SendResult.Refused(
                        131053, "Param file must be a file with one of the following types", Optional.empty())));
    }

    @Test
    void aFileThatHasGoneIsNoMistakeOfTheNetwork() {
        FileToBring gone = new FileToBring("1065", folder.resolve("gone"), "image/png", 1);
        assertThat(files().bring(gone))
                .isEqualTo(new BringResult.NotBrought(new SendResult.NotReached("the file cannot be read")));
        assertThat(head.get()).isNull();
    }

    @Test
    void withoutATokenNobodyIsAsked() throws IOException {
        FileToBring file = file("x", "image/png");
        WhatsAppSettings none = settings(Map.of());
        assertThat(new GraphFiles(new GraphAccounts(none), new GraphCalls(none, new GraphSight(Clock.systemUTC())))
                        .bring(file))
                .isEqualTo(new BringResult.NotBrought(
                        new SendResult.Refused(190, "no access token is set", Optional.empty())));
        assertThat(head.get()).isNull();
    }

    @Test
    void largerFilesHaveMoreTime() {
        assertThat(new FileToBring("1065", folder, "image/png", 0).patience()).isEqualTo(Duration.ofSeconds(60));
        assertThat(new FileToBring("1065", folder, "image/png", 16 * 1024 * 1024).patience())
                .isEqualTo(Duration.ofSeconds(188));
    }

    private GraphFiles files() {
        WhatsAppSettings settings = settings(Map.of(
                WhatsAppSettings.ACCESS_TOKEN,
                "EAAtoken",
                WhatsAppSettings.GRAPH_URL,
                "http://127.0.0.1:" + server.getAddress().getPort()));
        return new GraphFiles(new GraphAccounts(settings), new GraphCalls(settings, new GraphSight(Clock.systemUTC())));
    }

    private static WhatsAppSettings settings(Map<String, String> properties) {
        return new WhatsAppSettings(properties::get);
    }

    private FileToBring file(String content, String mime) throws IOException {
        Path path = folder.resolve("bytes");
        Files.write(path, content.getBytes(StandardCharsets.ISO_8859_1));
        return new FileToBring("1065", path, mime, Files.size(path));
    }
}
