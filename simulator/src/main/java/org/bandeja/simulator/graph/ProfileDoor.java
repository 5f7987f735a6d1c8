package org.bandeja.simulator.graph;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.template.UploadHandles;

/** Business profiles of numbers, by the Graph API. */
final class ProfileDoor {
    private static final Map<String, Integer> LONGEST =
            Map.of("about", 139, "address", 256, "description", 512, "email", 128);
    private static final int MOST_WEBSITES = 2;
    private static final int LONGEST_WEBSITE = 256;
    private static final Set<String> VERTICALS = Set.of(
            "OTHER",
            "AUTO",
            "BEAUTY",
            "APPAREL",
            "EDU",
            "ENTERTAIN",
            "EVENT_PLAN",
            "FINANCE",
            "GROCERY",
            "GOVT",
            "HOTEL",
            "HEALTH",
            "NONPROFIT",
            "PROF_SERVICES",
            "RETAIL",
            "TRAVEL",
            "RESTAURANT",
            "ALCOHOL",
            "ONLINE_GAMBLING",
            "PHYSICAL_GAMBLING",
            "OTC_DRUGS");
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png");
    private static final long LARGEST_PICTURE = 5 << 20;
    private static final String HANDLE = "profile_picture_handle";

    private final Access access;
    private final States states;
    private final UploadHandles handles;

    ProfileDoor(Access access, States states, UploadHandles handles) {
        this.access = access;
        this.states = states;
        this.handles = handles;
    }

    /** Only the fields that were asked for. */
    Response show(Request request) {
        String number = access.number(request, request.place("number")).phoneNumberId();
        Set<String> asked =
                Arrays.stream(request.query("fields").orElse("").split(",")).collect(Collectors.toSet());
        var shown = JsonText.object();
        states.profile(number).forEach((name, value) -> {
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
                .only("messaging_product", "about", "address", "description", "email", "websites", "vertical", HANDLE);
        params.oneOf("messaging_product", "whatsapp");
        LONGEST.forEach((name, longest) -> params.text(name)
                .filter(text -> text.length() > longest || name.equals("about") && text.isBlank())
                .ifPresent(text -> {
                    throw params.invalid(name, "length invalid. Max length: " + longest);
                }));
        requireWebsites(params);
        params.text("vertical").filter(name -> !VERTICALS.contains(name)).ifPresent(name -> {
            throw params.invalid("vertical", "must be one of " + VERTICALS);
        });
        params.text(HANDLE).filter(handle -> !isPicture(handle)).ifPresent(handle -> {
            throw params.invalid(HANDLE, "must stand for a JPEG or PNG of at most 5 MB that was uploaded");
        });
        var changed = JsonText.object();
        states.profile(number).forEach(changed::add);
        params.json().forEach((name, value) -> {
            if (!name.equals("messaging_product") && !name.equals(HANDLE)) {
                changed.add(name, value);
            }
        });
        params.text(HANDLE)
                .ifPresent(handle -> changed.add(
                        "profile_picture_url", "https://pps.whatsapp.net/v/" + Integer.toHexString(handle.hashCode())));
        states.profile(number, changed.build());
        return Response.metaJson(200, JsonText.object().add("success", true).build());
    }

    private boolean isPicture(String handle) {
        return handles.file(handle)
                .filter(file -> PICTURES.contains(file.mime()) && file.length() <= LARGEST_PICTURE)
                .isPresent();
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
}
