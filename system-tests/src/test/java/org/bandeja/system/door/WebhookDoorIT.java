package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may deliver, and what is kept of it. */
@OnSharedInstallation
class WebhookDoorIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());

    @Test
    void theHandshakeGivesTheChallengeBackAsItCame() {
        Answer answer = bandeja.webhook().verify(handshake("subscribe", token(), "11584/%2B%C3%A1"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("11584/+á");
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
    }

    @Test
    void theOrderOfTheHandshakesParametersDoesNotMatter() {
        String query = "hub.challenge=77&hub.verify_token=" + token() + "&hub.mode=subscribe";
        assertThat(bandeja.webhook().verify(query).body()).isEqualTo("77");
    }

    @ParameterizedTest
    @CsvSource({"subscribe, wrong, 5", "unsubscribe, TOKEN, 5", "subscribe, '', 5", "'', TOKEN, 5"})
    void aWrongHandshakeIsRefusedWithoutTheChallenge(String mode, String token, String challenge) {
        Answer answer = bandeja.webhook().verify(handshake(mode, token.replace("TOKEN", token()), challenge));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain(challenge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hub.mode=subscribe", "hub.challenge=1", "hub.verify_token=x"})
    void anIncompleteHandshakeIsRefused(String query) {
        assertThat(bandeja.webhook().verify(query).status()).isEqualTo(403);
    }

    @Test
    void withoutASignatureNothingIsKept() {
        refused(null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256",
                "sha256=zz",
                "sha1=da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "sha256=0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000000"
            })
    void aWrongOrMalformedSignatureKeepsNothing(String signature) {
        refused(signature);
    }

    @Test
    void theSignatureIsThatOfExactlyTheseBytes() {
        byte[] body = bytes(someMessage());
        String right = bandeja.webhook().signature(body);
        refused(bandeja.webhook().signature(bytes(someMessage() + " ")));
        refused(right.replace("sha256=", ""));
        refused(right.substring(0, right.length() - 2));
        refused(right + "00");
        byte[] other = body.clone();
        other[body.length - 1] = ' ';
        assertThat(bandeja.webhook().post(other, right).status()).isEqualTo(401);
        assertThat(keptOfNobody()).isZero();
    }

    private void refused(String signature) {
        Answer answer = bandeja.webhook().post(bytes(someMessage()), signature);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(keptOfNobody()).isZero();
    }

    private long keptOfNobody() {
        return bandeja.rows().count("SELECT COUNT(*) FROM delivery WHERE body LIKE '%wamid.never%'");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 12})
    void aBodyOfSeveralMegabytesIsTooLargeAndKeepsNothing(int megabytes) {
        byte[] body = bytes("{\"x\": \"" + "x".repeat(megabytes * 1024 * 1024) + "\"}");
        Answer answer = bandeja.webhook().post(body, bandeja.webhook().signature(body));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(bandeja.rows().count("SELECT COUNT(*) FROM delivery WHERE LENGTH(body) > 5000000"))
                .isZero();
    }

    @Test
    void aBodyOfThreeMegabytesIsKept() {
        Customer customer = Customer.unknown("Large");
        String text = "l".repeat(60_000);
        List<JsonObject> messages = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> Envelope.text(customer, Envelope.newId(), Instant.now(), text))
                .toList();
        String body = new Envelope()
                .change(Envelope.messages(bandeja.number(), List.of(customer), messages))
                .text();
        assertThat(body.length()).isGreaterThan(3_000_000);
        assertThat(bandeja.webhook().deliver(body).status()).isEqualTo(200);
        String id = bandeja.agents().get(0).awaitConversation(customer);
        Eventually.holds(
                "all 50 are there", () -> bandeja.agents().get(0).messages(id).size() == 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"this is no JSON", "{\"object\": ", "\u0000\u0001", "[1, 2"})
    void whatIsSignedButNoJsonIsKeptAndParked(String body) {
        JsonObject seen = parked(body);
        assertThat(seen.getString("reason")).isNotBlank();
        assertThat(seen.toString()).doesNotContain("this is no JSON");
    }

    @Test
    void anAdministratorCanReplayAParkedDelivery() {
        JsonObject seen = parked("replay me, I am no JSON either");
        String id = seen.getString("id");
        int attempts = seen.getInt("attempts");
        bandeja.administrator().post("/api/deliveries/" + id + "/replay").require(204);
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM audit_record r JOIN agent a ON a.id = r.actor_id"
                                        + " WHERE r.action = 'DELIVERY_REPLAYED' AND r.object_id = ? AND a.login = ?",
                                id,
                                bandeja.administrator().person().login()))
                .isOne();
        Eventually.holds(
                "it is parked again",
                () -> parked().stream()
                        .anyMatch(item -> item.getString("id").equals(id) && item.getInt("attempts") <= attempts + 1));
    }

    @Test
    void forWhoIsNoAdministratorThereAreNoDeliveries() {
        String id = parked("nobody but administrators").getString("id");
        for (var agent : List.of(bandeja.agents().get(0), bandeja.departmentAdmin())) {
            assertThat(agent.get("/api/deliveries?state=PARKED").status()).isEqualTo(404);
            assertThat(agent.post("/api/deliveries/" + id + "/replay").status()).isEqualTo(404);
        }
        assertThat(bandeja.administrator()
                        .post("/api/deliveries/999999999/replay")
                        .status())
                .isEqualTo(404);
    }

    /** The delivery of this body, when it is parked. */
    private JsonObject parked(String body) {
        long before = bandeja.rows().count("SELECT COALESCE(MAX(id), 0) FROM delivery");
        assertThat(bandeja.webhook().deliver(body).status()).isEqualTo(200);
        return Eventually.found(
                "it is parked",
                () -> parked().stream()
                        .filter(item -> Long.parseLong(item.getString("id")) > before)
                        .findFirst());
    }

    private List<JsonObject> parked() {
        return bandeja.administrator()
                .get("/api/deliveries?state=PARKED")
                .require(200)
                .items();
    }

    private String someMessage() {
        Customer customer = new Customer(java.util.Optional.of("+573009999999"), java.util.Optional.empty(), "Nobody");
        return Envelope.of(
                bandeja.number(), customer, Envelope.text(customer, "wamid.never", Instant.EPOCH, "never kept"));
    }

    private String token() {
        return bandeja.demo().webhook().verifyToken();
    }

    private static String handshake(String mode, String token, String challenge) {
        return "hub.mode=" + mode + "&hub.verify_token=" + token + "&hub.challenge=" + challenge;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
