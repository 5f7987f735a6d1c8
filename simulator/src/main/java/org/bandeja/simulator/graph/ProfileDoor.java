package org.bandeja.simulator.graph;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.json.JsonText;

/** Business profiles of numbers, by the Graph API. */
final class ProfileDoor {
    private static final Map<String, Integer> LONGEST =
            Map.of("about", 139, "address", 256, "description", 512, "email", 128);
    private static final int MOST_WEBSITES = 2;
    private static final int LONGEST_WEBSITE = 256;

    private final Access access;
    private final Map<String, JsonObject> profiles = new ConcurrentHashMap<>();

    ProfileDoor(Access access) {
        this.access = access;
    }

    /** Only the fields that were asked for. */
    Response show(Request request) {
        String number = access.number(request, request.place("number")).phoneNumberId();
        Set<String> asked =
                Arrays.stream(request.query("fields").orElse("").split(",")).collect(Collectors.toSet());
        var shown = JsonText.object();
        profile(number).forEach((name, value) -> {
            if (asked.contains(name)) {
                shown.add(name, value);
            }
        });
        shown.add("messaging_product", "whatsapp");
        return Response.metaJson(
                200, JsonText.object().add("data", JsonText.array().add(shown)).build());
    }

    /** What is absent stays. */
    Response change(Request request) {
        String number = access.number(request, request.place("number")).phoneNumberId();
        Params params = Params.of(request.jsonOrEmpty(), "root")
                .only(
                        "messaging_product",
                        "about",
                        "address",
                        "description",
                        "email",
                        "websites",
                        "vertical",
                        "profile_picture_handle");
        params.oneOf("messaging_product", "whatsapp");
        LONGEST.forEach((name, longest) -> params.text(name)
                .filter(text -> text.length() > longest || name.equals("about") && text.isBlank())
                .ifPresent(text -> {
                    throw params.invalid(name, "length invalid. Max length: " + longest);
                }));
        requireWebsites(params);
        var changed = JsonText.object();
        profile(number).forEach(changed::add);
        params.json().forEach((name, value) -> {
            if (!name.equals("messaging_product")) {
                changed.add(name, value);
            }
        });
        profiles.put(number, changed.build());
        return Response.metaJson(200, JsonText.object().add("success", true).build());
    }

    private static void requireWebsites(Params params) {
        if (!params.has("websites")) {
            return;
        }
        JsonValue websites = params.json().get("websites");
        boolean good = websites instanceof JsonArray list
                && list.size() <= MOST_WEBSITES
                && list.stream()
                        .allMatch(site -> site instanceof JsonString text
                                && text.getString().length() <= LONGEST_WEBSITE
                                && text.getString().matches("https?://.+"));
        if (!good) {
            throw params.invalid("websites", "must be at most 2 addresses that begin with http:// or https://");
        }
    }

    private JsonObject profile(String number) {
        return profiles.getOrDefault(
                number,
                JsonText.object()
                        .add("about", "Hey there! I am using WhatsApp.")
                        .build());
    }
}
