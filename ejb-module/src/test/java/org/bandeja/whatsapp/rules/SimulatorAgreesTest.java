package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bandeja.simulator.graph.SimulatorChecks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulator takes and refuses the requests that Meta's description takes and refuses ({@link OpenApiCheckTest}): tests of the
 * whole prove as much as the simulator is right.
 */
class SimulatorAgreesTest {
    /** The simulator keeps templates as WhatsApp lists them: a code's own text is written out there. */
    private static final String ONLY_SUBMITTED = "template-code-submitted";

    /** WhatsApp takes a request with both addresses, and to wins; we send one of them, and the overlay holds us to that. */
    private static final String ONLY_OURS = "two to send to";

    /** By the ids in the golden files. */
    private static final Map<String, String> FILES = Map.of(
            "9001", "image/png",
            "9002", "video/mp4",
            "9003", "application/pdf",
            "9004", "audio/mpeg",
            "9005", "audio/ogg",
            "9006", "image/webp");

    @TempDir
    static Path directory;

    private static final Map<String, String> IDS = new LinkedHashMap<>();

    private static SimulatorChecks simulator;

    @BeforeAll
    static void keepFiles() throws IOException {
        simulator = new SimulatorChecks(directory);
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            IDS.put(file.getKey(), simulator.upload(file.getValue()));
        }
    }

    static Stream<GoldenFile> taken() {
        return GoldenFile.all()
                .filter(golden -> !golden.isMark() && !golden.name().equals(ONLY_SUBMITTED));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void takesWhatWeSend(GoldenFile golden) {
        know(golden);
        assertThat(simulator.refusal(uploaded(golden.made()))).isEmpty();
    }

    static Stream<BrokenRequest> broken() {
        return BrokenRequest.all().filter(broken -> !broken.name().equals(ONLY_OURS));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesWhatIsBroken(BrokenRequest broken) {
        know(GoldenFile.named(broken.of()));
        assertThat(simulator.refusal(uploaded(broken.json()))).as(broken.json()).isPresent();
    }

    private static void know(GoldenFile golden) {
        golden.template().ifPresent(template -> {
            JsonObject sent = golden.request().getJsonObject("template");
            simulator.approve(
                    sent.getString("name"),
                    sent.getJsonObject("language").getString("code"),
                    template.category(),
                    template.isNamed(),
                    template.content().getJsonArray("components"));
        });
    }

    /** With the simulator's own names of the files. */
    private static JsonObject uploaded(String json) {
        String named = json;
        for (Map.Entry<String, String> id : IDS.entrySet()) {
            named = named.replace("\"id\":\"" + id.getKey() + "\"", "\"id\":\"" + id.getValue() + "\"");
        }
        try (JsonReader reader = Json.createReader(new StringReader(named))) {
            return reader.readObject();
        }
    }
}
