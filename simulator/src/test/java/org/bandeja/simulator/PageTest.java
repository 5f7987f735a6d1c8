package org.bandeja.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest extends SimulatorTestBase {
    private static final Pattern REFERENCE =
            Pattern.compile("(?:from \"\\./|src=\"|href=\")([a-z]+\\.(?:js|css|svg))\"");

    @Test
    void servesEverythingThatThePageRefersTo() throws Exception {
        Set<String> seen = new HashSet<>(List.of(""));
        Deque<String> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            HttpResponse<String> file = call(request("/" + next.remove()));
            assertThat(file.statusCode()).as(file.uri().getPath()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            Matcher reference = REFERENCE.matcher(file.body());
            while (reference.find()) {
                if (seen.add(reference.group(1))) {
                    next.add(reference.group(1));
                }
            }
        }
        assertThat(seen).contains("thread.js", "bubbles.js", "says.js", "simulator.css", "icon.svg");
    }

    @Test
    void thePageGetsSmallFilesToSend() throws Exception {
        String id = control("media?sample=voice&seed=3", "{}").getString("id");
        HttpResponse<String> file = call(request("/control/media/" + id));
        assertThat(file.headers().firstValue("Content-Type")).contains("audio/ogg; codecs=opus");
        assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        assertThat(call(request("/control/media/1")).statusCode()).isEqualTo(404);
    }
}
