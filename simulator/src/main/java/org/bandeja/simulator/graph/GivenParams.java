package org.bandeja.simulator.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a template message gives, by the component's type; buttons by their index. */
final class GivenParams {
    private final Map<String, Params> byType = new HashMap<>();

    static GivenParams of(List<Params> components) {
        GivenParams given = new GivenParams();
        for (Params component : components) {
            String type = component.required("type", 30).toLowerCase(Locale.ROOT);
            switch (type) {
                case "header", "body" -> component.only("type", "parameters");
                case "limited_time_offer" -> offer(component.only("type", "parameters"));
                case "carousel" -> component.only("type", "cards");
                case "button" -> component.only("type", "sub_type", "index", "parameters");
                default -> throw component.invalid("type", "is unknown: " + type);
            }
            String key = type.equals("button") ? "button " + component.number("index", 0, 9) : type;
            if (given.byType.put(key, component) != null) {
                throw component.invalid("type", "is there twice: " + key);
            }
        }
        given.byType.remove("limited_time_offer");
        return given;
    }

    private static void offer(Params component) {
        for (Params parameter : component.requiredObjects("parameters", 1)) {
            parameter.only("type", "limited_time_offer").oneOf("type", "limited_time_offer");
            parameter
                    .object("limited_time_offer")
                    .only("expiration_time_ms")
                    .number("expiration_time_ms", 1, Long.MAX_VALUE);
        }
    }

    Optional<Params> take(String key) {
        return Optional.ofNullable(byType.remove(key));
    }

    List<Params> parameters(String key) {
        return take(key).map(component -> component.objects("parameters", 100)).orElse(List.of());
    }

    void requireAllUsed() {
        if (!byType.isEmpty()) {
            throw GraphError.of(
                    132012, "the template has no " + byType.keySet().iterator().next());
        }
    }
}
