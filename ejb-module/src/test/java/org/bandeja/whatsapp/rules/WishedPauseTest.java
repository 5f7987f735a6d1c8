package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishedPauseTest {
    private static final String ACCOUNTS = "X-Business-Use-Case-Usage";
    private static final String APP = "X-App-Usage";

    @Test
    void anAccountSaysInHowManyMinutesItHasAccessAgain() {
        assertThat(wished(Map.of(ACCOUNTS, usage("19")))).contains(Duration.ofMinutes(19));
        assertThat(wished(Map.of(ACCOUNTS, usage("0")))).isEmpty();
    }

    @Test
    void ofSeveralTheLongestCounts() {
        String two = "{\"1\":[{\"estimated_time_to_regain_access\":3},{\"estimated_time_to_regain_access\":7}],"
                + "\"2\":[{\"estimated_time_to_regain_access\":5}]}";
        assertThat(wished(Map.of(ACCOUNTS, two, "Retry-After", "30"))).contains(Duration.ofMinutes(7));
        assertThat(wished(Map.of(ACCOUNTS, usage("1"), "Retry-After", "90"))).contains(Duration.ofSeconds(90));
    }

    @Test
    void anAppThatIsUsedUpWaitsForSomeMinutes() {
        assertThat(wished(Map.of(APP, "{\"call_count\":100,\"total_time\":25,\"total_cputime\":25}")))
                .contains(Duration.ofMinutes(5));
        assertThat(wished(Map.of(APP, "{\"call_count\":99,\"total_time\":25,\"total_cputime\":25}")))
                .isEmpty();
    }

    @Test
    void moreThanADayIsADay() {
        assertThat(wished(Map.of(ACCOUNTS, usage("9999999999")))).contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{\"1\":3}",
                "{\"1\":[3]}",
                "{\"1\":[{\"estimated_time_to_regain_access\":\"x\"}]}",
                "null"
            })
    void nonsenseIsNoWish(String header) {
        assertThat(wished(Map.of(ACCOUNTS, header, APP, header))).isEmpty();
    }

    @Test
    void withoutHeadersThereIsNoWish() {
        assertThat(wished(Map.of())).isEmpty();
    }

    private static String usage(String minutes) {
        return "{\"102290129340398\":[{\"type\":\"whatsapp\",\"call_count\":100,\"total_cputime\":25,\"total_time\":25,"
                + "\"estimated_time_to_regain_access\":" + minutes + "}]}";
    }

    private static Optional<Duration> wished(Map<String, String> headers) {
        return WishedPause.of(name -> Optional.ofNullable(headers.get(name)));
    }
}
