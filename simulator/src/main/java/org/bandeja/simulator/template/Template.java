package org.bandeja.simulator.template;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One message template in one language. */
public final class Template {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int MOST_EDITS = 10;

    private final Key key;
    private final String id;
    private final boolean named;
    private final List<Instant> edits = new ArrayList<>();
    private volatile String category;
    private volatile JsonArray components;
    private volatile String status;
    private volatile String reason = "NONE";
    private volatile String quality = "UNKNOWN";
    private volatile Instant judgedAt;
    private volatile Optional<String> previousCategory = Optional.empty();

    /** What is unique about it. */
    public record Key(String account, String name, String language) {}

    /**
     * @param id digits
     * @param named whether its places have names instead of numbers
     * @param status as the Graph API spells it
     */
    public Template(
            Key key, String id, String category, boolean named, JsonArray components, String status, Instant now) {
        this.key = key;
        this.id = id;
        this.category = category;
        this.named = named;
        this.components = components;
        this.status = status;
        this.judgedAt = now;
    }

    public Key key() {
        return key;
    }

    public String id() {
        return id;
    }

    public boolean isNamed() {
        return named;
    }

    public String category() {
        return category;
    }

    public Optional<String> previousCategory() {
        return previousCategory;
    }

    public JsonArray components() {
        return components;
    }

    public String status() {
        return status;
    }

    /** Why it was rejected; {@code NONE} if it was not. */
    public String reason() {
        return reason;
    }

    /** GREEN, YELLOW, RED or UNKNOWN. */
    public String quality() {
        return quality;
    }

    public Instant judgedAt() {
        return judgedAt;
    }

    public void judge(String newStatus, String newReason, Instant now) {
        status = newStatus;
        reason = newReason;
        judgedAt = now;
    }

    public void rate(String newQuality) {
        quality = newQuality;
    }

    public void recategorise(String newCategory) {
        previousCategory = Optional.of(category);
        category = newCategory;
    }

    /** One that is approved may be changed once a day and ten times in 30 days. */
    public synchronized boolean mayBeEdited(Instant now) {
        edits.removeIf(edit -> edit.plus(MONTH).isBefore(now));
        boolean today = edits.stream().anyMatch(edit -> edit.plus(DAY).isAfter(now));
        return !status.equals("APPROVED") || !today && edits.size() < MOST_EDITS;
    }

    /** WhatsApp itself changes what the template says. */
    public void replace(JsonArray newComponents) {
        components = newComponents;
    }

    public synchronized void edit(JsonArray newComponents, Instant now) {
        components = newComponents;
        if (status.equals("APPROVED")) {
            edits.add(now);
        }
    }

    /** The component of that type, in whatever case it was written. */
    public Optional<JsonObject> component(String type) {
        return component(components, type);
    }

    /** As {@link #component(String)}, of a carousel's card. */
    public static Optional<JsonObject> component(JsonArray components, String type) {
        return components.stream()
                .map(JsonValue::asJsonObject)
                .filter(component ->
                        component.getString("type", "").toUpperCase(Locale.ROOT).equals(type))
                .findFirst();
    }
}
