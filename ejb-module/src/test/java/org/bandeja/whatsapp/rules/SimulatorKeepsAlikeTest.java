package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bandeja.simulator.SimulatorCalls;
import org.bandeja.simulator.SimulatorCalls.Told;
import org.bandeja.whatsapp.rules.ManagementRequest.Call;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulator takes and refuses what Meta's description takes and refuses of requests about templates, blocked customers and
 * profiles, as of messages ({@link SimulatorAgreesTest}).
 */
class SimulatorKeepsAlikeTest {
    private static final String TOO_MANY = "80007";
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9]+)\"");
    private static final Pattern FORMAT = Pattern.compile("\"format\":\"(IMAGE|VIDEO|DOCUMENT)\"");
    private static final Pattern HANDLE = Pattern.compile("\"header_handle\":\\[\"[^\"]*\"\\]");
    private static final Pattern PICTURE = Pattern.compile("\"profile_picture_handle\":\"[^\"]*\"");
    private static final Map<String, String> MIMES =
            Map.of("IMAGE", "image/png", "VIDEO", "video/mp4", "DOCUMENT", "application/pdf");
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static SimulatorCalls simulator;

    @BeforeAll
    static void start() throws IOException {
        simulator = new SimulatorCalls();
        for (String who : new String[] {
            "\"from\":\"+573001112233\",\"userId\":\"CO.7\"",
            "\"from\":\"+573001112244\"",
            "\"userId\":\"CO.8\"",
            "\"from\":\"+16505551234\""
        }) {
            simulator.control(
                    "inbound", "{\"number\":\"" + SimulatorCalls.NUMBER + "\"," + who + ",\"text\":\"Hola\"}");
        }
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    static Stream<ManagementRequest> ours() {
        return ManagementRequest.ours();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void takesWhatWeSend(ManagementRequest request) {
        assertTaken(request);
    }

    static Stream<ManagementRequest> broken() {
        return ManagementRequest.broken();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesWhatIsBroken(ManagementRequest request) {
        assertThat(asked(request)).satisfies(told -> {
            assertThat(told.status()).as(request.json()).isEqualTo(400);
            assertThat(told.body()).contains("\"error\"").doesNotContain(TOO_MANY);
        });
    }

    /** What Meta gives as examples, or the simulator is stricter than WhatsApp. */
    @TestFactory
    Stream<DynamicTest> takesMetasOwnExamples() {
        return MetaDescription.given().stream()
                .flatMap(MetaExamples::of)
                .map(example -> dynamicTest(example.toString(), () -> assertTaken(example)));
    }

    private static void assertTaken(ManagementRequest request) {
        Told told = asked(request);
        assertThat(told.status()).as(request.json() + "\n" + told.body()).isEqualTo(200);
    }

    private static Told asked(ManagementRequest request) {
        String number = SimulatorCalls.NUMBER;
        return switch (request.call()) {
            case CREATE_TEMPLATE ->
                simulator.graph(
                        "POST", SimulatorCalls.ACCOUNT + "/message_templates", calledAnew(uploaded(request.json())));
            case EDIT_TEMPLATE -> simulator.graph("POST", toBeEdited(request), uploaded(request.json()));
            case BLOCK -> simulator.graph("POST", number + "/block_users", request.json());
            case UNBLOCK -> simulator.graph("DELETE", number + "/block_users", request.json());
            case PROFILE -> simulator.graph("POST", number + "/whatsapp_business_profile", pictured(request.json()));
        };
    }

    /** One name stands for one template only; what is refused is refused for something else. */
    private static String calledAnew(String json) {
        return json.replaceFirst("\"name\":\"[a-z0-9_]+\"", "\"name\":\"t" + NAMES.incrementAndGet() + "\"");
    }

    /** A template of the same kind that was rejected: of that everything can be changed. */
    private static String toBeEdited(ManagementRequest edit) {
        String like = edit.name().split(" ")[0];
        ManagementRequest creation = ManagementRequest.ours()
                .filter(one -> one.call() == Call.CREATE_TEMPLATE && one.name().equals(like))
                .findFirst()
                .orElseGet(() -> ManagementRequest.ours().findFirst().orElseThrow());
        Told told = asked(creation);
        Matcher id = ID.matcher(told.body());
        assertThat(id.find()).as(told.body()).isTrue();
        simulator.control("templates/" + id.group(1), "{\"status\":\"REJECTED\",\"reason\":\"INVALID_FORMAT\"}");
        return id.group(1);
    }

    /** With a handle of the simulator's own. */
    private static String pictured(String json) {
        return PICTURE.matcher(json).find()
                ? PICTURE.matcher(json)
                        .replaceAll(Matcher.quoteReplacement(
                                "\"profile_picture_handle\":\"" + simulator.handle("image/jpeg") + "\""))
                : json;
    }

    /** Likewise. */
    private static String uploaded(String json) {
        Matcher format = FORMAT.matcher(json);
        if (!format.find()) {
            return json;
        }
        String handle = simulator.handle(MIMES.get(format.group(1)));
        return HANDLE.matcher(json).replaceAll(Matcher.quoteReplacement("\"header_handle\":[\"" + handle + "\"]"));
    }
}
