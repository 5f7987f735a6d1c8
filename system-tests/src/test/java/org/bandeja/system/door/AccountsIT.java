package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.client.SampleFile;
import org.bandeja.system.client.SecondAccount;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several accounts of WhatsApp, each with token, secret and numbers of its own. */
@OnSharedInstallation
class AccountsIT {
    private static final String NOTHING = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}";
    private static final int INVALID_TOKEN = 190;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor agent = bandeja.agents().get(0);
    private final SecondAccount accounts = new SecondAccount(bandeja);

    @AfterEach
    void asUsual() {
        simulator.reset();
        accounts.seenToAll();
    }

    @Test
    void theSettingsHaveAnAccountLikeAnyOtherWithTheNumbersOfTheInstallation() {
        JsonObject first = accounts.call("GET", "/api/accounts", "").require(200).items().stream()
                .filter(item ->
                        item.getJsonObject("accessToken").getString("source").equals("SETTINGS"))
                .findFirst()
                .orElseThrow();
        assertThat(first.getBoolean("settings")).isTrue();
        assertThat(first.getInt("numbers")).isGreaterThanOrEqualTo(3);
        assertThat(accounts.number(bandeja.number()).getString("account")).isEqualTo(first.getString("id"));
        List<JsonObject> found = check(first.getString("id"));
        assertThat(found)
                .extracting(finding -> finding.getString("matter"))
                .containsExactly(
                        "REACHED",
                        "VERSION",
                        "TOKEN",
                        "PERMISSIONS",
                        "SUBSCRIPTION",
                        "CALLBACK",
                        "WEBHOOK",
                        "NUMBERS",
                        "STATE");
        assertThat(found.subList(0, 6))
                .extracting(finding -> finding.getString("verdict"))
                .containsOnly("GOOD");
    }

    private List<JsonObject> check(String account) {
        return accounts.call("POST", "/api/accounts/" + account + "/check", "")
                .require(200)
                .json()
                .getJsonArray("findings")
                .getValuesAs(JsonObject.class);
    }

    /** Matter, verdict and detail of each. */
    private Map<String, String> findings(String account) {
        Map<String, String> findings = new LinkedHashMap<>();
        check(account)
                .forEach(finding -> findings.put(
                        finding.getString("matter"),
                        (finding.getString("verdict") + " " + finding.getString("detail")).strip()));
        return findings;
    }

    @Test
    void whatIsWrongWithAConnectionIsFoundAndNothingElse() {
        String account = accounts.entered();
        accounts.breakConnection();
        assertThat(findings(account))
                .containsEntry("REACHED", "GOOD")
                .containsEntry("VERSION", "GOOD v26.0")
                .containsEntry("TOKEN", "GOOD")
                .containsEntry("PERMISSIONS", "BAD whatsapp_business_management")
                .containsEntry("SUBSCRIPTION", "BAD")
                .containsEntry("NUMBERS", "GOOD 1")
                .containsEntry("STATE", "BAD " + SecondAccount.NUMBER + " (DISCONNECTED)");

        accounts.outliveVersion();
        Map<String, String> old = findings(account);
        assertThat(old).containsEntry("REACHED", "GOOD").containsEntry("VERSION", "BAD v26.0");
        assertThat(old.get("TOKEN")).as("it says nothing of the token").startsWith("DOUBTFUL (2635)");
        assertThat(old.get("NUMBERS")).startsWith("BAD (2635)");

        accounts.cutOff();
        assertThat(findings(account))
                .as("of what cannot be asked nothing is said")
                .containsOnlyKeys("REACHED")
                .hasEntrySatisfying("REACHED", finding -> assertThat(finding).matches("BAD .+"));

        simulator.reset();
        assertThat(findings(account))
                .containsEntry("REACHED", "GOOD")
                .containsEntry("VERSION", "GOOD v26.0")
                .containsEntry("PERMISSIONS", "GOOD")
                .containsEntry("SUBSCRIPTION", "GOOD")
                .containsEntry("STATE", "GOOD");
    }

    /** A listing can be wrong: what people do with the number goes on. */
    @Test
    void aNumberThatIsNotListedAnyMoreIsFlaggedAndGoesOnAsBefore() {
        String number = bandeja.number();
        JsonObject before = accounts.number(number);
        assertThat(before.isNull("missingSince")).isTrue();
        String account = before.getString("account");
        simulator.post("numbers/" + number, "{\"listed\": false}");
        assertThat(findings(account).get("NUMBERS")).startsWith("DOUBTFUL");
        JsonObject missing = accounts.number(number);
        assertThat(missing.isNull("missingSince")).isFalse();
        assertThat(accounts.call("GET", "/api/numbers", "").require(200).items().stream()
                        .filter(item -> !item.isNull("account")
                                && item.getString("account").equals(account)
                                && !item.isNull("missingSince"))
                        .map(item -> item.getString("phoneNumberId")))
                .as("numbers of this account that are not listed")
                .contains(number);
        assertThat(missing.getJsonObject("route")).isEqualTo(before.getJsonObject("route"));
        assertThat(missing.isNull("stopped")).isTrue();
        assertThat(missing.getString("status")).isEqualTo(before.getString("status"));

        Customer customer = Customer.unknown("Writes to a number that is missing");
        simulator.writes(customer, number, "hola");
        String id = agent.awaitConversation(customer);
        agent.act(id, "claim").require(200);
        String sent = agent.reply(id, "buenas").require(201).json().getString("id");
        agent.awaitStatus(id, sent, "DELIVERED");
        assertThat(simulator.receivedTexts(customer)).containsExactly("buenas");

        accounts.call("POST", "/api/accounts/" + account + "/numbers", "").require(200);
        assertThat(accounts.number(number).getString("missingSince"))
                .as("since the first time")
                .isEqualTo(missing.getString("missingSince"));
        simulator.post("numbers/" + number, "{\"listed\": true}");
        accounts.call("POST", "/api/accounts/" + account + "/numbers", "").require(200);
        assertThat(accounts.number(number).isNull("missingSince")).isTrue();
    }

    @Test
    void theProfileOfANumberIsReadAndWrittenAtWhatsApp() {
        accounts.entered();
        String path = "/api/numbers/" + accounts.numberId(accounts.number()) + "/profile";
        JsonObject wanted = Json.createObjectBuilder()
                .add("about", "Abierto de 8 a 5")
                .add("address", "Calle 1 # 2-3")
                .add("description", "Café\nde altura")
                .add("email", "ventas@example.com")
                .add("websites", Json.createArrayBuilder().add("https://example.com/"))
                .add("industry", "RESTAURANT")
                .add("picture", false)
                .build();
        assertThat(accounts.call("PUT", path, wanted.toString()).require(200).json())
                .isEqualTo(wanted);
        assertThat(accounts.call("GET", path, "").require(200).json()).isEqualTo(wanted);
        assertThat(accounts.call("PUT", path, "{\"websites\": [\"example.com\"]}")
                        .require(422)
                        .rule())
                .isEqualTo("ProfileNotUsable");
        JsonObject emptied = accounts.call("PUT", path, "{}").require(200).json();
        assertThat(emptied.getString("about")).as("WhatsApp keeps it").isEqualTo("Abierto de 8 a 5");
        assertThat(emptied.getString("industry")).as("this, too").isEqualTo("RESTAURANT");
        assertThat(emptied.getString("address")).isEmpty();
        accounts.call("PUT", path, "{\"industry\": \"MOON_TRAVEL\"}").require(400);
    }

    @Test
    void thePictureOfANumberIsGivenToWhatsApp() {
        accounts.entered();
        String path = "/api/numbers/" + accounts.numberId(accounts.number()) + "/profile";
        SampleFile picture = SampleFile.png("logo <b>.png", 192, 200);
        bandeja.rows().change("UPDATE whatsapp_account SET app_id = NULL WHERE waba_id = ?", accounts.wabaId());
        assertThat(give(path, picture).require(409).rule()).isEqualTo("AppUnknown");
        bandeja.connectApp(accounts.wabaId());
        for (SampleFile refused : List.of(SampleFile.png("small.png", 191, 200), SampleFile.pdf("no.png"))) {
            assertThat(give(path, refused).require(422).rule()).isEqualTo("ProfileNotUsable");
        }
        assertThat(accounts.call("GET", path, "").require(200).json().getBoolean("picture"))
                .isFalse();
        assertThat(give(path, picture).require(200).json().getBoolean("picture"))
                .isTrue();
        assertThat(accounts.call("GET", path, "").require(200).json().getBoolean("picture"))
                .isTrue();
    }

    private Answer give(String path, SampleFile picture) {
        return Http.send(bandeja.administrator()
                .request(path + "/picture?name=" + URLEncoder.encode(picture.name(), StandardCharsets.UTF_8))
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(picture.bytes())));
    }

    @Test
    void messagesComeAndGoThroughAnAccountOfItsOwn() {
        accounts.entered();
        Customer customer = Customer.unknown("Of the south");
        simulator.writes(customer, accounts.number(), "hola");
        String id = agent.awaitConversation(customer);
        assertThat(agent.conversation(id).getJsonObject("number").getString("phoneNumberId"))
                .isEqualTo(accounts.number());
        agent.act(id, "claim").require(200);
        String sent = agent.reply(id, "buenas").require(201).json().getString("id");
        agent.awaitStatus(id, sent, "DELIVERED");
        assertThat(simulator.receivedTexts(customer)).containsExactly("buenas");
        assertThat(accounts.number(accounts.number()).getString("quality")).isEqualTo("GREEN");
    }

    @Test
    void aTokenThatCountsNoMoreStopsTheNumberTellsAdministratorsAndANewOneLetsTheQueueGoOn() {
        String account = accounts.entered();
        Customer customer = Customer.unknown("Waits for a token");
        simulator.writes(customer, accounts.number(), "hola");
        String id = agent.awaitConversation(customer);
        agent.act(id, "claim").require(200);
        try (PushLine administrator = bandeja.administrator().listen();
                PushLine other = agent.listen()) {
            accounts.secret(account, "access-token", "EAA" + UUID.randomUUID()).require(200);
            String first = agent.reply(id, "first").require(201).json().getString("id");
            administrator.await("a notice", event -> PushLine.type(event).equals("notice.changed"));
            String second = agent.reply(id, "second").require(201).json().getString("id");
            JsonObject notice = Eventually.found(
                    "the notice",
                    () -> urgent().stream()
                            .filter(item -> item.getString("field").equals("number_stopped")
                                    && item.getString("number").equals(accounts.numberId(accounts.number())))
                            .findFirst());
            assertThat(notice.getString("event")).isEqualTo(String.valueOf(INVALID_TOKEN));
            assertThat(notice.getString("severity")).isEqualTo("CRITICAL");
            assertThat(notice.getString("text")).contains("token");
            assertThat(notice.getString("page"))
                    .isEqualTo("/console/number.xhtml?id=" + accounts.numberId(accounts.number()));
            JsonObject stopped = accounts.number(accounts.number()).getJsonObject("stopped");
            assertThat(stopped.getInt("code")).isEqualTo(INVALID_TOKEN);
            assertThat(stopped.getString("reason")).isNotBlank();
            assertThat(agent.message(id, first).getString("status")).isEqualTo("QUEUED");

            accounts.secret(account, "access-token", accounts.token()).require(200);
            agent.awaitStatus(id, first, "DELIVERED");
            agent.awaitStatus(id, second, "DELIVERED");
            assertThat(simulator.receivedTexts(customer)).containsExactly("first", "second");
            Eventually.holds(
                    "nobody has to see to it any more",
                    () -> urgent().stream()
                            .noneMatch(item -> item.getString("field").equals("number_stopped")
                                    && item.getString("number").equals(accounts.numberId(accounts.number()))));
            assertThat(accounts.number(accounts.number()).isNull("stopped")).isTrue();
            assertThat(other.types()).doesNotContain("notice.changed");
        }
    }

    private List<JsonObject> urgent() {
        return accounts.call("GET", "/api/notices?urgent=true", "").require(200).items();
    }

    @Test
    void anAppSecretIsRotatedUnderAStreamOfWebhooksWithoutLosingOne() {
        String account = accounts.account("9" + System.nanoTime(), "Rotates");
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        assertThat(deliver(first)).isEqualTo(401);
        accounts.secret(account, "app-secret", first).require(200);
        assertThat(deliver(first)).isEqualTo(200);
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicReference<String> newest = new AtomicReference<>(first);
        Map<Integer, Integer> answers = new ConcurrentHashMap<>();
        List<CompletableFuture<Void>> streams = IntStream.range(0, 4)
                .mapToObj(hand -> CompletableFuture.runAsync(() -> {
                    while (going.get()) {
                        answers.merge(deliver(hand % 2 == 0 ? first : newest.get()), 1, Integer::sum);
                    }
                }))
                .toList();
        accounts.secret(account, "app-secret", second).require(200);
        newest.set(second);
        int sofar = answers.values().stream().mapToInt(Integer::intValue).sum();
        Eventually.holds(
                "the stream has gone on for a while",
                () -> answers.values().stream().mapToInt(Integer::intValue).sum() > sofar + 400);
        going.set(false);
        streams.forEach(CompletableFuture::join);
        assertThat(answers).containsOnlyKeys(200);

        JsonObject shown = accounts.call("GET", "/api/accounts/" + account, "")
                .require(200)
                .json();
        assertThat(shown.isNull("overlapUntil")).isFalse();
        accounts.call("POST", "/api/accounts/" + account + "/end-overlap", "").require(200);
        Eventually.holds("the old one counts no more", () -> deliver(first) == 401);
        assertThat(deliver(second)).isEqualTo(200);
        accounts.call("DELETE", "/api/accounts/" + account + "/secrets/app-secret", "")
                .require(200);
        Eventually.holds("none counts any more", () -> deliver(second) == 401);
    }

    private int deliver(String appSecret) {
        return bandeja.webhook().deliver(NOTHING, appSecret).status();
    }

    @Test
    void theVerifyTokenOfAnAccountCountsInTheHandshake() {
        String account = accounts.account("9" + System.nanoTime(), "Shakes hands");
        String token = UUID.randomUUID().toString();
        String question = "hub.mode=subscribe&hub.challenge=77&hub.verify_token=" + token;
        assertThat(bandeja.webhook().verify(question).status()).isEqualTo(403);
        accounts.secret(account, "verify-token", token).require(200);
        Eventually.holds("it counts", () -> bandeja.webhook().verify(question).status() == 200);
        assertThat(bandeja.webhook().verify(question).body()).isEqualTo("77");
    }

    @Test
    void secretsComeOutNowhere() {
        String account = accounts.account("9" + System.nanoTime(), "Keeps still");
        List<String> kinds = List.of("access-token", "app-secret", "verify-token");
        List<String> secrets =
                kinds.stream().map(kind -> "hush-" + UUID.randomUUID()).toList();
        List<Answer> answers = new java.util.ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            answers.add(accounts.secret(account, kinds.get(i), secrets.get(i)).require(200));
        }
        answers.add(accounts.secret(account, "access-token", "two words " + secrets.get(0)));
        answers.add(accounts.call("POST", "/api/accounts/" + account + "/check", ""));
        answers.add(accounts.call("GET", "/api/accounts", ""));
        answers.add(accounts.call("GET", "/api/accounts/" + account, ""));
        answers.add(accounts.call("GET", "/api/audit?objectId=" + account, ""));
        answers.add(accounts.call("GET", "/api/audit/export?objectId=" + account, ""));
        assertThat(answers.get(3).status()).isEqualTo(422);
        assertThat(answers.get(7).items())
                .extracting(item -> item.getString("action"))
                .contains("ACCOUNT_SECRET_SET", "ACCOUNT_CREATED");
        JsonObject token = answers.get(6).json().getJsonObject("accessToken");
        assertThat(token.getString("source")).isEqualTo("HERE");
        assertThat(token.getString("setBy")).isEqualTo(bandeja.administrator().name());
        String log = bandeja.installation().log();
        List<String> kept = bandeja.rows()
                .all(
                        "SELECT CONCAT_WS(' ', access_token, app_secret, verify_token) FROM whatsapp_account WHERE access_token IS NOT NULL");
        for (String secret : secrets) {
            assertThat(answers).noneMatch(answer -> answer.body().contains(secret));
            assertThat(log).doesNotContain(secret);
            assertThat(kept).noneMatch(row -> row.contains(secret));
        }
        kinds.forEach(kind -> accounts.call("DELETE", "/api/accounts/" + account + "/secrets/" + kind, "")
                .require(200));
    }
}
