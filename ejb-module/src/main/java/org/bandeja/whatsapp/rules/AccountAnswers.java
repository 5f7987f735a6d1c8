package org.bandeja.whatsapp.rules;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bandeja.routing.model.NumberFacts;

/** What WhatsApp answers about an account: its numbers, who gets its webhooks, what a token may (management calls, 2026-09). */
public final class AccountAnswers {
    /** Of a number: what {@link #numbers} reads. */
    public static final String NUMBER_FIELDS =
            "id,display_phone_number,verified_name,name_status,status,quality_rating,"
                    + "whatsapp_business_manager_messaging_limit,throughput,webhook_configuration";

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_ .-]{1,40}");
    private static final int LONGEST_DISPLAY_NUMBER = 64;
    private static final int LONGEST_NAME = 255;

    private AccountAnswers() {}

    /**
     * A page of the numbers of an account.
     *
     * @param callbacks where what customers write to them goes
     * @param next where the next page begins; empty: this is the last one
     */
    public record Numbers(List<NumberFacts> numbers, List<Callback> callbacks, Optional<String> next) {}

    /**
     * What a token is good for.
     *
     * @param expiresAt empty: never, or not said
     * @param permissions by WhatsApp's names
     */
    public record Token(boolean valid, Optional<Instant> expiresAt, List<String> permissions, Optional<String> appId) {
        public boolean may(String permission) {
            return permissions.contains(permission);
        }
    }

    /** Those that make no sense are left out. */
    public static Numbers numbers(JsonObject answer) {
        Optional<JsonObject> paging = JsonParts.object(answer, "paging");
        Optional<String> next = paging.filter(
                        page -> JsonParts.word(page, "next").isPresent())
                .flatMap(page -> JsonParts.object(page, "cursors"))
                .flatMap(cursors -> JsonParts.word(cursors, "after"));
        return new Numbers(
                objects(answer, "data").flatMap(item -> number(item).stream()).toList(),
                objects(answer, "data").map(AccountAnswers::callback).toList(),
                next);
    }

    private static Callback callback(JsonObject number) {
        JsonObject told = JsonParts.object(number, "webhook_configuration").orElse(JsonObject.EMPTY_JSON_OBJECT);
        return new Callback(
                JsonParts.word(told, "phone_number"),
                JsonParts.word(told, "whatsapp_business_account"),
                JsonParts.word(told, "application"));
    }

    private static Optional<NumberFacts> number(JsonObject item) {
        Optional<String> speed = JsonParts.object(item, "throughput")
                .flatMap(throughput -> word(throughput, "level"))
                .or(() -> word(item, "throughput"));
        return JsonParts.word(item, "id")
                .filter(WhatsappIds::isPhoneNumberId)
                .map(id -> new NumberFacts(
                        id,
                        line(item, "display_phone_number", LONGEST_DISPLAY_NUMBER),
                        line(item, "verified_name", LONGEST_NAME),
                        word(item, "name_status"),
                        word(item, "status"),
                        word(item, "quality_rating"),
                        word(item, "whatsapp_business_manager_messaging_limit")
                                .or(() -> word(item, "messaging_limit_tier")),
                        speed));
    }

    /** Whether any app gets the webhooks of the account; of several apps one is named by its id. */
    public static boolean isSubscribed(JsonObject answer, Optional<String> appId) {
        return apps(answer, appId).findAny().isPresent();
    }

    /** Where the webhooks of the account go instead of where the app gets its others. */
    public static Optional<String> override(JsonObject answer, Optional<String> appId) {
        return apps(answer, appId)
                .flatMap(app -> JsonParts.word(app, "override_callback_uri").stream())
                .findFirst();
    }

    private static Stream<JsonObject> apps(JsonObject answer, Optional<String> appId) {
        return objects(answer, "data")
                .filter(app -> appId.isEmpty()
                        || JsonParts.object(app, "whatsapp_business_api_data")
                                .flatMap(data -> JsonParts.word(data, "id"))
                                .equals(appId));
    }

    /** Empty: WhatsApp says nothing that makes sense. */
    public static Optional<Token> token(JsonObject answer) {
        return JsonParts.object(answer, "data")
                .map(data -> new Token(
                        JsonParts.isTrue(data, "is_valid"),
                        Optional.of(Timestamps.of(JsonParts.word(data, "expires_at")))
                                .filter(at -> !at.equals(Timestamps.UNKNOWN)),
                        permissions(data),
                        JsonParts.word(data, "app_id").filter(WhatsappIds::isAccountId)));
    }

    private static List<String> permissions(JsonObject data) {
        Stream<String> plain = JsonParts.items(data, "scopes").stream()
                .filter(JsonString.class::isInstance)
                .map(scope -> ((JsonString) scope).getString());
        Stream<String> granular =
                objects(data, "granular_scopes").flatMap(scope -> JsonParts.word(scope, "scope").stream());
        return Stream.concat(plain, granular).distinct().toList();
    }

    private static Stream<JsonObject> objects(JsonObject parent, String name) {
        return JsonParts.items(parent, name).stream().flatMap(item -> JsonParts.object(item).stream());
    }

    private static Optional<String> line(JsonObject item, String name, int longest) {
        return JsonParts.word(item, name)
                .map(text -> CleanText.line(text, longest))
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> word(JsonObject item, String name) {
        return JsonParts.word(item, name).filter(text -> WORD.matcher(text).matches());
    }
}
