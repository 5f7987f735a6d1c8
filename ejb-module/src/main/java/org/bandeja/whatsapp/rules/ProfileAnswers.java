package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.regex.Pattern;
import org.bandeja.routing.model.NumberProfile;

/** The business profile of a number, as Graph tells and takes it ({@code /{phone-number-id}/whatsapp_business_profile}, 2026-09). */
public final class ProfileAnswers {
    /** What {@link #profile} reads. */
    public static final String FIELDS = "about,address,description,email,websites";

    private static final int LONGEST = 600;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

    private ProfileAnswers() {}

    /** What is not told is empty. */
    public static NumberProfile profile(JsonObject answer) {
        JsonObject told = JsonParts.items(answer, "data").stream()
                .flatMap(item -> JsonParts.object(item).stream())
                .findFirst()
                .orElse(JsonObject.EMPTY_JSON_OBJECT);
        List<String> websites = JsonParts.items(told, "websites").stream()
                .filter(JsonString.class::isInstance)
                .map(site -> CleanText.line(((JsonString) site).getString(), LONGEST))
                .filter(site -> !site.isEmpty())
                .limit(NumberProfile.MOST_WEBSITES)
                .toList();
        return new NumberProfile(
                line(told, "about"), line(told, "address"), lines(told, "description"), line(told, "email"), websites);
    }

    /** WhatsApp keeps what is absent; so all of it is there, also what is to be empty, except about, which may not be. */
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
        return request.build();
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
