package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.routing.model.NumberFacts;
import org.junit.jupiter.api.Test;

class AccountAnswersTest {
    @Test
    void numbersAreReadPageByPageAndNonsenseIsLeftOut() {
        AccountAnswers.Numbers page = AccountAnswers.numbers(json("""
                {"data":[{"verified_name":"Sol \\u2600","display_phone_number":"+1 631-555-5555","id":"1906385232743451",
                "quality_rating":"GREEN","status":"CONNECTED","name_status":"APPROVED","throughput":{"level":"STANDARD"},
                "whatsapp_business_manager_messaging_limit":"TIER_250"},
                {"display_phone_number":"no id"}, 7, {"id":"2","quality_rating":"<b>","throughput":"HIGH"}],
                "paging":{"cursors":{"before":"a","after":"b"},"next":"https://graph.example/next"}}"""));
        assertThat(page.next()).contains("b");
        assertThat(page.numbers())
                .containsExactly(
                        new NumberFacts(
                                "1906385232743451",
                                Optional.of("+1 631-555-5555"),
                                Optional.of("Sol ☀"),
                                Optional.of("APPROVED"),
                                Optional.of("CONNECTED"),
                                Optional.of("GREEN"),
                                Optional.of("TIER_250"),
                                Optional.of("STANDARD")),
                        new NumberFacts(
                                "2",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("HIGH")));
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(AccountAnswers.numbers(json("{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"b\"}}}"))
                        .next())
                .isEmpty();
        assertThat(AccountAnswers.numbers(json("{}")).numbers()).isEmpty();
    }

    @Test
    void whoGetsTheWebhooks() {
        JsonObject ours =
                json("{\"data\":[{\"whatsapp_business_api_data\":{\"id\":\"67084\",\"name\":\"Jaspers Market\"}}]}");
        assertThat(AccountAnswers.isSubscribed(ours, Optional.empty())).isTrue();
        assertThat(AccountAnswers.isSubscribed(ours, Optional.of("67084"))).isTrue();
        assertThat(AccountAnswers.isSubscribed(ours, Optional.of("1"))).isFalse();
        assertThat(AccountAnswers.isSubscribed(json("{\"data\":[]}"), Optional.empty()))
                .isFalse();
    }

    @Test
    void whereTheWebhooksGo() {
        JsonObject apps = json("""
                {"data":[{"whatsapp_business_api_data":{"id":"1"},"override_callback_uri":"https://one.example/"},
                {"whatsapp_business_api_data":{"id":"2"}}]}""");
        assertThat(AccountAnswers.override(apps, Optional.empty())).contains("https://one.example/");
        assertThat(AccountAnswers.override(apps, Optional.of("1"))).contains("https://one.example/");
        assertThat(AccountAnswers.override(apps, Optional.of("2"))).isEmpty();
        assertThat(AccountAnswers.numbers(json("""
                        {"data":[{"id":"1","webhook_configuration":{"application":"https://a.example/","whatsapp_business_account":"",
                        "phone_number":"https://n.example/"}},{"id":"2"}]}""")).callbacks())
                .containsExactly(
                        new Callback(
                                Optional.of("https://n.example/"), Optional.empty(), Optional.of("https://a.example/")),
                        new Callback(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void whatATokenIsGoodFor() {
        AccountAnswers.Token token = AccountAnswers.token(json("""
                {"data":{"app_id":"67084","is_valid":true,"expires_at":1795860000,"scopes":["whatsapp_business_messaging"],
                "granular_scopes":[{"scope":"whatsapp_business_management","target_ids":["1"]}]}}""")).orElseThrow();
        assertThat(token.valid()).isTrue();
        assertThat(token.expiresAt()).contains(Instant.ofEpochSecond(1795860000));
        assertThat(token.may("whatsapp_business_messaging")).isTrue();
        assertThat(token.may("whatsapp_business_management")).isTrue();
        assertThat(token.may("ads_read")).isFalse();
        assertThat(token.appId()).contains("67084");
        assertThat(AccountAnswers.token(json("{\"data\":{\"is_valid\":true,\"expires_at\":0}}"))
                        .orElseThrow()
                        .expiresAt())
                .isEmpty();
        assertThat(AccountAnswers.token(json("{\"error\":{}}"))).isEmpty();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
