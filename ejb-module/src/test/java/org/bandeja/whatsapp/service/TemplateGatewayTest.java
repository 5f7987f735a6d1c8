package org.bandeja.whatsapp.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bandeja.health.service.GraphSight;
import org.bandeja.template.rules.TemplateAnswer;
import org.bandeja.template.rules.TemplateAnswer.Accepted;
import org.bandeja.template.rules.TemplateAnswer.NotReached;
import org.bandeja.template.rules.TemplateAnswer.Refused;
import org.bandeja.template.rules.TemplateAnswer.Unknown;
import org.bandeja.template.rules.TemplateDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What leaves when templates are submitted, changed and deleted, and what WhatsApp's answers mean. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TemplateGatewayTest {
    private static final TemplateDraft DRAFT = TemplateDraft.empty("es").called("welcome", "es");
    private static final String DONE = "{\"success\":true}";

    /** What arrived, as "METHOD path?query". */
    private final List<String> arrived = Collections.synchronizedList(new ArrayList<>());

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> headers = Collections.synchronizedList(new ArrayList<>());
    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        arrived.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        headers.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestHeaders().getFirst("file_offset"));
        String answer = answers.removeFirst();
        if (answer.isEmpty()) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.contains("\"error\"") ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private TemplateGateway gateway() {
        return gateway("http://127.0.0.1:" + server.getAddress().getPort(), "the-token");
    }

    private static TemplateGateway gateway(String url, String token) {
        Map<String, String> properties = token.isEmpty()
                ? Map.of(WhatsAppSettings.GRAPH_URL, url)
                : Map.of(WhatsAppSettings.GRAPH_URL, url, WhatsAppSettings.ACCESS_TOKEN, token);
        WhatsAppSettings settings = new WhatsAppSettings(properties::get);
        return new TemplateGateway(
                new GraphCalls(settings, new GraphSight(Clock.systemUTC())), new GraphAccounts(settings));
    }

    @Test
    void submitsToTheAccountAndReadsWhatBecameOfIt() {
        answers.add("{\"id\":\"594425479261596\",\"status\":\"PENDING\",\"category\":\"MARKETING\"}");
        assertThat(gateway().submit("102290", DRAFT))
                .isEqualTo(
                        new Accepted(Optional.of("594425479261596"), Optional.of("PENDING"), Optional.of("MARKETING")));
        assertThat(arrived).containsExactly("POST /v26.0/102290/message_templates");
        assertThat(bodies.get(0)).startsWith("{\"name\":\"welcome\",\"language\":\"es\"");
        assertThat(headers).containsExactly("Bearer the-token null");
    }

    @Test
    void editsTheTemplateItself() {
        answers.add(DONE);
        assertThat(gateway().edit("102290", "594", DRAFT, false))
                .isEqualTo(new Accepted(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(arrived).containsExactly("POST /v26.0/594");
        assertThat(bodies.get(0)).startsWith("{\"components\"");
    }

    @Test
    void deletesOneLanguageOrAll() {
        answers.addAll(List.of(DONE, DONE));
        gateway().delete("102290", "welcome", Optional.of("594"));
        gateway().delete("102290", "welcome", Optional.empty());
        assertThat(arrived)
                .containsExactly(
                        "DELETE /v26.0/102290/message_templates?hsm_id=594&name=welcome",
                        "DELETE /v26.0/102290/message_templates?name=welcome");
    }

    @Test
    void unpauses() {
        answers.add(DONE);
        assertThat(gateway().unpause("102290", "594")).isInstanceOf(Accepted.class);
        assertThat(arrived).containsExactly("POST /v26.0/594/unpause");
    }

    @Test
    void aRefusalKeepsItsCodesAndItsWordsForPeople() {
        answers.add("{\"error\":{\"message\":\"Invalid parameter\",\"code\":100,\"error_subcode\":2388024,"
                + "\"error_user_title\":\"Exists\",\"error_user_msg\":\"There is already Spanish content.\"}}");
        assertThat(gateway().submit("102290", DRAFT))
                .isEqualTo(new Refused(100, 2388024, "There is already Spanish content."));
    }

    @Test
    void anAnswerThatNeverCameLeavesItUnknown() {
        answers.addAll(List.of("", "", ""));
        assertThat(gateway().submit("102290", DRAFT)).isInstanceOf(Unknown.class);
    }

    @Test
    void whatReachedNobodyIsKnownNotToHaveLeft() {
        server.stop(0);
        assertThat(gateway().submit("102290", DRAFT)).isInstanceOf(NotReached.class);
        assertThat(gateway("http://127.0.0.1:1", "").submit("102290", DRAFT)).isEqualTo(new Refused(190, 0, ""));
    }

    @Test
    void anExampleFileIsUploadedInTwoSteps() {
        answers.addAll(List.of("{\"id\":\"upload:MTphdHRh==?sig=ARZqkGCA_uQMxC8nHKI\"}", "{\"h\":\"4::aW1h:e\"}"));
        assertThat(gateway().upload("102290", "5511", "a b.png", "image/png", new byte[] {65, 66}))
                .isEqualTo(new Accepted(Optional.of("4::aW1h:e"), Optional.empty(), Optional.empty()));
        assertThat(arrived)
                .containsExactly(
                        "POST /v26.0/5511/uploads?file_length=2&file_name=a+b.png&file_type=image%2Fpng",
                        "POST /v26.0/upload:MTphdHRh==?sig=ARZqkGCA_uQMxC8nHKI");
        assertThat(bodies).containsExactly("", "AB");
        assertThat(headers).containsExactly("Bearer the-token null", "OAuth the-token 0");
    }

    @Test
    void aSessionThatLeadsElsewhereIsNotFollowed() {
        for (String id : List.of("upload:../../me", "http://127.0.0.1:1/x", "upload:x?sig=a&b=c", "other:1")) {
            answers.add("{\"id\":\"" + id + "\"}");
            TemplateAnswer answer = gateway().upload("102290", "5511", "a.png", "image/png", new byte[1]);
            assertThat(answer).as(id).isEqualTo(new Refused(0, 0, ""));
        }
        assertThat(arrived).hasSize(4);
    }
}
