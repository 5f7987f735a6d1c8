package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** What any message may carry besides its body: where it comes from, what it is about, what went wrong with it. */
final class CommonParts {
    private static final int LONGEST = 2000;

    private CommonParts() {}

    static JsonObject of(JsonObject message) {
        JsonObjectBuilder parts = JsonParts.builders().createObjectBuilder();
        JsonParts.object(message, "context").ifPresent(context -> context(parts, context));
        JsonParts.object(message, "referral")
                .map(CommonParts::referral)
                .filter(referral -> !referral.isEmpty())
                .ifPresent(referral -> parts.add("referral", referral));
        JsonArray errors = errors(message);
        if (!errors.isEmpty()) parts.add("errors", errors);
        return parts.build();
    }

    /** WhatsApp's name of the message that this one answers. */
    static Optional<String> quotedId(JsonObject message) {
        return JsonParts.object(message, "context")
                .flatMap(context -> JsonParts.word(context, "id"))
                .filter(WhatsappIds::isMessageId);
    }

    private static void context(JsonObjectBuilder parts, JsonObject context) {
        if (JsonParts.isTrue(context, "forwarded")) parts.add("forwarded", true);
        if (JsonParts.isTrue(context, "frequently_forwarded")) parts.add("forwardedOften", true);
        JsonParts.object(context, "referred_product").ifPresent(product -> {
            JsonObjectBuilder about = JsonParts.builders().createObjectBuilder();
            put(about, "catalog", product, "catalog_id");
            put(about, "retailerId", product, "product_retailer_id");
            parts.add("product", about);
        });
    }

    private static JsonObject referral(JsonObject referral) {
        JsonObjectBuilder from = JsonParts.builders().createObjectBuilder();
        put(from, "headline", referral, "headline");
        put(from, "body", referral, "body");
        put(from, "url", referral, "source_url");
        put(from, "sourceType", referral, "source_type");
        put(from, "sourceId", referral, "source_id");
        put(from, "mediaType", referral, "media_type");
        put(from, "media", referral, referral.containsKey("video_url") ? "video_url" : "image_url");
        put(from, "thumbnail", referral, "thumbnail_url");
        put(from, "clickId", referral, "ctwa_clid");
        JsonParts.object(referral, "welcome_message").ifPresent(welcome -> put(from, "welcome", welcome, "text"));
        return from.build();
    }

    static JsonArray errors(JsonObject owner) {
        JsonArrayBuilder errors = JsonParts.builders().createArrayBuilder();
        List<JsonValue> items = JsonParts.items(owner, "errors");
        items.stream().flatMap(item -> JsonParts.object(item).stream()).forEach(error -> {
            JsonObjectBuilder told = JsonParts.builders().createObjectBuilder();
            WhatsappError.code(error).ifPresent(code -> told.add("code", code));
            put(told, "title", error, "title");
            WhatsappError.details(error).ifPresent(details -> told.add("details", details));
            errors.add(told);
        });
        return errors.build();
    }

    /** A string or number as text, if there is one that is not blank. */
    static void put(JsonObjectBuilder target, String name, JsonObject source, String sourceName) {
        JsonParts.word(source, sourceName)
                .map(text -> CleanText.text(text))
                .map(text -> text.length() > LONGEST ? text.substring(0, text.offsetByCodePoints(0, cut(text))) : text)
                .ifPresent(text -> target.add(name, text));
    }

    private static int cut(String text) {
        return Math.min(LONGEST / 2, text.codePointCount(0, text.length()));
    }
}
