package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every door has in common. */
@OnSharedInstallation
class ApiIT {
    private static final List<String> PATHS = List.of(
            "/api/login",
            "/api/logout",
            "/api/me",
            "/api/me/language",
            "/api/conversations",
            "/api/conversations/{id}",
            "/api/conversations/{id}/messages",
            "/api/conversations/{id}/timeline",
            "/api/conversations/{id}/claim",
            "/api/conversations/{id}/return",
            "/api/conversations/{id}/complete",
            "/api/conversations/{id}/reopen",
            "/api/conversations/{id}/read",
            "/api/messages/{id}/retry",
            "/api/messages/{id}/dismiss",
            "/api/events",
            "/api/deliveries",
            "/api/deliveries/{id}/replay",
            "/api/texts");

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor agent = bandeja.agents().get(0);

    @Test
    void theDescriptionListsEveryPath() {
        JsonObject description = agent.get("/api/openapi.json").require(200).json();
        Set<String> described = description.getJsonObject("paths").keySet();
        assertThat(described).containsAll(PATHS);
        assertThat(description.getString("openapi")).startsWith("3.");
    }

    @Test
    void whatALinkAnswersIsDescribed() {
        String schema = agent.get("/api/openapi.json")
                .require(200)
                .json()
                .getValue("/paths/~1api~1invitation~1password/post/responses/200/content/application~1json/schema")
                .toString();
        assertThat(schema).contains("LoginJson");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login.xhtml", "/inbox.xhtml", "/api/me", "/api/none", "/app/main.js", "/ready", "/nothing-here"
            })
    void everyAnswerProtectsTheBrowserAndSaysNothingOfTheServer(String path) {
        for (Answer answer :
                List.of(agent.get(path), Http.send(Http.to(bandeja.demo().app(), path)))) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "Server", "X-Powered-By");
            if (answer.status() / 100 == 3) {
                continue;
            }
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'self'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe-eval")
                    .doesNotContainPattern("script-src[^;]*unsafe-inline");
            assertThat(answer.header("Referrer-Policy")).isNotEmpty();
            if (!answer.header("Content-Type").contains("html")) {
                assertSaysNothing(answer);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/conversations?status=HALF, 400",
        "/api/conversations?scope=everything, 400",
        "/api/conversations?route=some, 400",
        "/api/conversations?sort=random, 400",
        "/api/conversations?cursor=%00%FF, 400",
        "/api/conversations?limit=many, 400",
        "/api/conversations/..%2f..%2fetc, 404",
        "/api/conversations/%F0%9F%98%80, 404",
        "/api/conversations/1e99/messages, 404",
        "/api/none, 404",
        "/api/conversations/zzzzzzzzzzzzzzzzzzzzzzzzzzz, 404"
    })
    void whatIsWrongIsAProblemThatSaysSo(String path, int status) {
        Answer answer = agent.get(path);
        assertThat(answer.status()).isIn(status, status == 404 ? 400 : status);
        assertSaysNothing(answer);
        if (answer.header("Content-Type").contains("json")) {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().getString("type")).startsWith("urn:bandeja:");
            assertThat(answer.json().getInt("status")).isEqualTo(answer.status());
        }
    }

    @Test
    void tooMuchJsonIsRefused() {
        Answer answer = Http.send(agent.request("/api/login")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"login\": \"" + "x".repeat(2_000_000) + "\"}")));
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void theListComesInPagesWithoutGapsOrRepetitions() {
        Company company = new Company(bandeja);
        for (int i = 0; i < 16; i++) {
            bandeja.webhook().writes(Customer.unknown("Listed " + i), company.number(), "hello");
        }
        String ours = "scope=all&department=" + company.department();
        Eventually.holds(
                "all are there", () -> company.administrator().list(ours).size() == 16);
        List<String> whole = bandeja.administrator().list(ours).stream()
                .map(item -> item.getString("id"))
                .toList();
        List<String> paged = new java.util.ArrayList<>();
        String cursor = "";
        do {
            JsonObject page = bandeja.administrator()
                    .get("/api/conversations?limit=7&" + ours + cursor)
                    .require(200)
                    .json();
            page.getJsonArray("items").getValuesAs(JsonObject.class).forEach(item -> paged.add(item.getString("id")));
            cursor = page.isNull("next") ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        assertThat(paged).containsExactlyElementsOf(whole).doesNotHaveDuplicates();
    }

    @Test
    void aThreadComesInPagesBackwardsAndForwards() {
        Customer customer = Customer.unknown("Pages");
        for (int i = 0; i < 12; i++) {
            bandeja.webhook().writes(customer, bandeja.number(), "page " + i);
        }
        String id = agent.awaitConversation(customer);
        Eventually.holds("all", () -> agent.messages(id).size() == 12);
        List<String> whole = texts(agent.get("/api/conversations/" + id + "/messages"));
        JsonObject latest =
                agent.get("/api/conversations/" + id + "/messages?limit=5").json();
        JsonObject earlier = agent.get(
                        "/api/conversations/" + id + "/messages?limit=5&before=" + latest.getString("before"))
                .json();
        assertThat(texts(latest)).isEqualTo(whole.subList(7, 12));
        assertThat(texts(earlier)).isEqualTo(whole.subList(2, 7));
        JsonObject later = agent.get(
                        "/api/conversations/" + id + "/messages?limit=5&after=" + earlier.getString("after"))
                .json();
        assertThat(texts(later)).isEqualTo(whole.subList(7, 12));
        assertIsInTheMiddle(id, whole);
    }

    private void assertIsInTheMiddle(String id, List<String> whole) {
        String messages = "/api/conversations/" + id + "/messages?limit=5&around=";
        List<String> ids = agent.messages(id).stream()
                .map(message -> message.getString("id"))
                .toList();
        JsonObject middle = agent.get(messages + ids.get(4)).require(200).json();
        assertThat(texts(middle)).isEqualTo(whole.subList(2, 7));
        JsonObject older = agent.get(messages.replace("around", "before") + middle.getString("before"))
                .json();
        JsonObject newer = agent.get(messages.replace("around", "after") + middle.getString("after"))
                .json();
        assertThat(texts(older)).isEqualTo(whole.subList(0, 2));
        assertThat(texts(newer)).isEqualTo(whole.subList(7, 12));
        JsonObject first = agent.get(messages + ids.get(0)).require(200).json();
        assertThat(texts(first)).isEqualTo(whole.subList(0, 5));
        assertThat(first.isNull("before")).isTrue();
        JsonObject last = agent.get(messages + ids.get(11)).require(200).json();
        assertThat(texts(last)).isEqualTo(whole.subList(9, 12));
        assertThat(last.isNull("after")).isTrue();

        Customer somebodyElse = Customer.unknown("Elsewhere");
        bandeja.webhook().writes(somebodyElse, bandeja.number(), "not here");
        String elsewhere = agent.awaitConversation(somebodyElse);
        String foreign = agent.messages(elsewhere).get(0).getString("id");
        agent.get(messages + foreign).require(404);
        agent.get(messages + "0000000000000").require(404);
        agent.get(messages + "%00").require(404);
        agent.get(messages + ids.get(4) + "&before=" + middle.getString("before"))
                .require(400);
        new Company(bandeja).hire("AGENT").get(messages + ids.get(4)).require(404);
    }

    @Test
    void theLanguageOfAPersonIsKept() {
        Newcomer somebody = new Company(bandeja).hire("AGENT");
        for (String language : List.of("es", "pt-BR")) {
            somebody.call("PUT", "/api/me/language", AgentDoor.field("language", language))
                    .require(204);
            assertThat(somebody.get("/api/me").require(200).json().getString("language"))
                    .isEqualTo(language);
        }
        for (String language : List.of("xx", "pt", "pt_BR", "pt-PT")) {
            somebody.call("PUT", "/api/me/language", AgentDoor.field("language", language))
                    .require(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en", "pt-BR"})
    void thePagesTextsAreThereWithoutALogin(String language) {
        Answer answer = Http.send(Http.to(bandeja.demo().app(), "/api/texts?language=" + language));
        assertThat(answer.require(200).json()).hasSizeGreaterThan(50);
    }

    @Test
    void aRefusalSpeaksTheCallersLanguage() {
        Set<String> details =
                List.of("es", "en", "es-CO,en;q=0.5", "xx", "pt-BR", "pt", "fr,pt-PT;q=0.9,es;q=0.8").stream()
                        .map(language -> Http.send(
                                        agent.request("/api/conversations/0").setHeader("Accept-Language", language))
                                .require(404)
                                .json()
                                .getString("detail"))
                        .collect(Collectors.toSet());
        assertThat(details).hasSize(3);
    }

    @Test
    void readyIsReady() {
        Answer answer = Http.send(Http.to(bandeja.demo().app(), "/ready"));
        assertThat(answer.status()).isEqualTo(200);
    }

    private static List<String> texts(Answer page) {
        return texts(page.require(200).json());
    }

    private static List<String> texts(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(message -> message.getString("text"))
                .toList();
    }

    private static void assertSaysNothing(Answer answer) {
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContainIgnoringCase("wildfly")
                .doesNotContainIgnoringCase("undertow")
                .doesNotContainIgnoringCase("hibernate")
                .doesNotContain("jboss");
    }
}
