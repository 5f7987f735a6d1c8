package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.regex.Pattern;
import org.bandeja.routing.model.Industry;
import org.bandeja.routing.model.NumberProfile;

/** The business profile of a number, as Graph tells and takes it ({@code /{phone-number-id}/whatsapp_business_profile}, 2026-09). */
public final class ProfileAnswers {
    /** What {@link #profile} reads. */
    public static final String FIELDS = "about,address,description,email,websites,vertical,profile_picture_url";

    private static final int LONGEST = 600;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

    private ProfileAnswers() {}

    /** What is not told is empty. */
    public static NumberProfile profile(JsonObject answer) {
        JsonObject told = told(answer);
        List<String> websites = JsonParts.items(told, "websites").stream()
                .filter(JsonString.class::isInstance)
                .map(site -> CleanText.line(((JsonString) site).getString(), LONGEST))
                .filter(site -> !site.isEmpty())
                .limit(NumberProfile.MOST_WEBSITES)
                .toList();
        return new NumberProfile(
                line(told, "about"),
                line(told, "address"),
                lines(told, "description"),
                line(told, "email"),
                websites,
                JsonParts.word(told, "vertical").flatMap(Industry::named));
    }

    /** Whether customers see a picture. */
    public static boolean isPictured(JsonObject answer) {
        return JsonParts.word(told(answer), "profile_picture_url").isPresent();
    }

    private static JsonObject told(JsonObject answer) {
        return JsonParts.items(answer, "data").stream()
                .flatMap(item -> JsonParts.object(item).stream())
                .findFirst()
                .orElse(JsonObject.EMPTY_JSON_OBJECT);
    }

    /** WhatsApp keeps what is absent; so all of it is there, also what is to be empty, except what may not be: about and the industry. */
    public static JsonObject request(NumberProfile profile) {
        JsonArrayBuilder websites = JsonParts.builders().createArrayBuilder(profile.websites());
        var request = JsonParts.builders()
                .createObjectBuilder()
                .add("messaging_product", "whatsapp")
                .add("address", profile.address())
                .add("description", profile.description())
                .add("email", profile.email())
                .add("websites", websites);
        if (!profile.about().isEmpty()) {
            request.add("about", profile.about());
        }
        profile.industry().ifPresent(industry -> request.add("vertical", industry.name()));
        return request.build();
    }

    /** @param handle of a file that was given to WhatsApp */
    public static JsonObject picture(String handle) {
        return JsonParts.builders()
                .createObjectBuilder()
                .add("messaging_product", "whatsapp")
                .add("profile_picture_handle", handle)
                .build();
    }

    private static String lines(JsonObject told, String name) {
        return JsonParts.text(told, name)
                .map(text -> text.codePointCount(0, text.length()) > LONGEST ? "" : text)
                .map(text -> UNSEEN.matcher(text).replaceAll(""))
                .orElse("");
    }

    private static String line(JsonObject told, String name) {
        return JsonParts.word(told, name)
                .map(text -> CleanText.line(text, LONGEST))
                .orElse("");
    }
}
