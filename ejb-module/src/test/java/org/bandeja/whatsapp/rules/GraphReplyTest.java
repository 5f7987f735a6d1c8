package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, files and profiles wait as long as sending does. */
class GraphReplyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            -  | -                                                        | -                  | -
            30 | -                                                        | -                  | PT30S
            -  | {"1":[{"type":"x","estimated_time_to_regain_access":19}]} | -                  | PT19M
            30 | {"1":[{"type":"x","estimated_time_to_regain_access":19}]} | -                  | PT19M
            90 | {"1":[{"type":"x","estimated_time_to_regain_access":1}]}  | -                  | PT1M30S
            -  | {"1":[{"type":"x","estimated_time_to_regain_access":0}]}  | {"call_count":100} | PT5M
            -  | {"1":[{"type":"x","estimated_time_to_regain_access":0}]}  | {"call_count":99}  | -
            """)
    void aRefusalSaysHowLongWhatsAppWantsToBeLeftAlone(String retryAfter, String accounts, String app, Duration wish) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Retry-After", retryAfter);
        headers.put("X-Business-Use-Case-Usage", accounts);
        headers.put("X-App-Usage", app);
        for (String body : new String[] {"{\"error\":{\"code\":80007,\"message\":\"m\"}}", ""}) {
            GraphReply reply = GraphReply.understand(
                    429, body.getBytes(StandardCharsets.UTF_8), name -> Optional.ofNullable(headers.get(name)));
            assertThat(reply).isInstanceOf(GraphReply.Refused.class);
            assertThat(((GraphReply.Refused) reply).retryAfter()).isEqualTo(Optional.ofNullable(wish));
        }
    }
}
