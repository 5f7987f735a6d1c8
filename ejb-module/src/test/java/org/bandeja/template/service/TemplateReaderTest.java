package org.bandeja.template.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.health.service.GraphSight;
import org.bandeja.template.model.ListedTemplate;
import org.bandeja.template.model.TemplateSyncs.Reading;
import org.bandeja.whatsapp.service.GraphAccounts;
import org.bandeja.whatsapp.service.GraphCalls;
import org.bandeja.whatsapp.service.WhatsAppSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All pages, or nothing is thought gone. */
class TemplateReaderTest {
    private static final Reading READING = new Reading("4711", Instant.parse("2026-11-28T10:00:00Z"), 0);

    private final List<String> asked = new ArrayList<>();
    private final Book book = new Book();
    private Map<String, String> pages = Map.of();
    private HttpServer whatsapp;
    private TemplateReader reader;

    /** Keeps what it is told. */
    private static final class Book extends TemplateBook {
        private final List<String> listed = new ArrayList<>();
        private final List<String> ends = new ArrayList<>();

        @Override
        public void listed(Reading reading, List<ListedTemplate> page) {
            page.forEach(template -> listed.add(template.name()));
        }

        @Override
        public void done(Reading reading) {
            ends.add("done");
        }

        @Override
        public void failed(Reading reading, String failure, Optional<Duration> retryAfter) {
            ends.add(failure + retryAfter.map(wait -> " " + wait).orElse(""));
        }
    }

    @BeforeEach
    void start() throws IOException {
        whatsapp = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        whatsapp.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            asked.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            String after = query.replaceAll(".*after=([a-z0-9]*).*|.*", "$1");
            byte[] body = pages.get(after).getBytes(StandardCharsets.UTF_8);
            boolean good = pages.get(after).contains("\"data\"");
            if (!good) {
                exchange.getResponseHeaders().set("Retry-After", "90");
            }
            exchange.sendResponseHeaders(good ? 200 : 400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        whatsapp.start();
        WhatsAppSettings settings = new WhatsAppSettings(Map.of(
                WhatsAppSettings.GRAPH_URL,
                "http://127.0.0.1:" + whatsapp.getAddress().getPort(),
                WhatsAppSettings.ACCESS_TOKEN,
                "t0ken")::get);
        reader = new TemplateReader();
        reader.book = book;
        reader.accounts = new GraphAccounts(settings);
        reader.graph = new GraphCalls(settings, new GraphSight(Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        whatsapp.stop(0);
    }

    @Test
    void everyPageIsRead() {
        pages = Map.of("", page("a", "b"), "b", page("c", "d"), "d", page("e", null));
        reader.read(READING);
        assertThat(book.listed).containsExactly("a", "c", "e");
        assertThat(book.ends).containsExactly("done");
        assertThat(asked).hasSize(3).allMatch(call -> call.equals("/v26.0/4711/message_templates Bearer t0ken"));
    }

    @Test
    void aRefusalInTheMiddleEndsTheReadingWithoutAnEnd() {
        pages = Map.of("", page("a", "b"), "b", "{\"error\":{\"code\":80007,\"message\":\"too many\"}}");
        reader.read(READING);
        assertThat(book.listed).containsExactly("a");
        assertThat(book.ends).hasSize(1);
        assertThat(book.ends.get(0)).startsWith("REFUSED 80007").endsWith("PT1M30S");
    }

    @Test
    void aListThatLeadsBackToItselfIsNotFollowedForEver() {
        pages = Map.of("", page("a", "b"), "b", page("c", "b"));
        reader.read(READING);
        assertThat(book.ends).containsExactly("NOT_UNDERSTOOD a list without an end");
    }

    @Test
    void anAnswerThatIsNoListIsNoEmptyList() {
        pages = Map.of("", "{\"data\":7}");
        reader.read(READING);
        assertThat(book.ends).containsExactly("NOT_UNDERSTOOD no list of templates");
    }

    @Test
    void withoutATokenNothingIsAsked() {
        reader.accounts = new GraphAccounts(new WhatsAppSettings(name -> null));
        reader.read(READING);
        assertThat(asked).isEmpty();
        assertThat(book.ends).containsExactly("NO_TOKEN");
    }

    private static String page(String name, String after) {
        String paging = after == null
                ? "{}"
                : "{\"cursors\":{\"after\":\"" + after + "\"},\"next\":\"https://graph.example/next\"}";
        return "{\"data\":[{\"id\":\"1\",\"name\":\"" + name + "\",\"language\":\"es\",\"status\":\"APPROVED\"}],"
                + "\"paging\":" + paging + "}";
    }
}
