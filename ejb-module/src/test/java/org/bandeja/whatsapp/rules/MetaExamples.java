package org.bandeja.whatsapp.rules;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.bandeja.whatsapp.rules.ManagementRequest.Call;

/** The examples that Meta's description gives of requests, with something in place of what the reader is to fill in. */
final class MetaExamples {
    /** One app beside the button, its hash escaped for an address: the form before there could be several. */
    private static final String ONE_APP_OF_OLD = "\"autofill_text\"";

    private static final Map<String, String> FILLED_IN = Map.of(
            "<TEMPLATE_NAME>", "some_name",
            "<SCREEN_ID>", "SCREEN",
            "{{Flow-ID}}", "1234567890",
            "{{Flow-Name}}", "some flow");

    private MetaExamples() {}

    static Stream<ManagementRequest> of(MetaDescription description) {
        return Arrays.stream(Call.values())
                .flatMap(call -> description.examplesOfBody(call.method(), call.path()).entrySet().stream()
                        .filter(example -> !example.getValue().contains(ONE_APP_OF_OLD))
                        .map(example -> new ManagementRequest(example.getKey(), call, filledIn(example.getValue()))));
    }

    private static String filledIn(String json) {
        String filled = json;
        for (Map.Entry<String, String> place : FILLED_IN.entrySet()) {
            filled = filled.replace(place.getKey(), place.getValue());
        }
        return filled;
    }
}
