package org.bandeja.simulator.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.MessageIds;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.media.Downloads;
import org.bandeja.simulator.media.MediaStore;
import org.bandeja.simulator.media.Medium;
import org.bandeja.simulator.media.SampleFiles;

/**
 * Fills in the places of a sample: {@code $FROM}, {@code $USER}, {@code $NUMBER} (its id), {@code $DISPLAY}, {@code $ACCOUNT}, {@code $NOW},
 * {@code $AT(seconds)}, {@code $INT(seconds)} (a number), {@code $ID} (new each time), {@code $RANDOM}, {@code $OTHER}
 * (another phone), {@code $THEIRS} and {@code $OWN} (the last message of the business and of the customer), and
 * {@code $MEDIA(kind)}, {@code $SHA(kind)}, {@code $MIME(kind)} of a new small file.
 */
final class SampleFiller {
    private static final Pattern PLACE = Pattern.compile("\\$([A-Z]+)(?:\\(([^)]*)\\))?");
    private static final Set<String> NEW_FIELDS = Set.of(
            "user_id",
            "from_user_id",
            "to_user_id",
            "parent_user_id",
            "from_parent_user_id",
            "to_parent_user_id",
            "previous_user_id",
            "recipient_user_id",
            "parent_recipient_user_id",
            "username");
    private static final Set<String> PHONES = Set.of("from", "wa_id", "recipient_id");

    private final Network network;
    private final MediaStore media;
    private final Customer customer;
    private final String number;
    private final Shape shape;
    private final Map<String, Medium> files = new HashMap<>();

    /**
     * Which of WhatsApp's forms the webhooks have.
     *
     * @param old as before 2026: without user ids
     * @param phone whether the customer's phone number is told
     */
    record Shape(boolean old, boolean phone) {}

    SampleFiller(Network network, MediaStore media, Customer customer, String number, Shape shape) {
        this.network = network;
        this.media = media;
        this.customer = customer;
        this.number = number;
        this.shape = shape;
    }

    JsonObject filled(JsonObject from) {
        JsonObjectBuilder to = JsonText.object();
        from.forEach((name, value) -> {
            if (!isLeftOut(name, value)) {
                to.add(name, filled(value));
            }
        });
        return to.build();
    }

    private boolean isLeftOut(String name, JsonValue value) {
        if (shape.old() && NEW_FIELDS.contains(name)) {
            return true;
        }
        boolean customersPhone =
                value instanceof JsonString text && text.getString().equals("$FROM");
        return !shape.phone() && PHONES.contains(name) && customersPhone;
    }

    private JsonValue filled(JsonValue value) {
        if (value instanceof JsonObject object) {
            return filled(object);
        }
        if (value instanceof JsonArray array) {
            return JsonText.array(array.stream().map(this::filled));
        }
        return value instanceof JsonString text ? filled(text.getString()) : value;
    }

    private JsonValue filled(String text) {
        Matcher whole = PLACE.matcher(text);
        if (whole.matches() && whole.group(1).equals("INT")) {
            return JsonText.number(second(whole.group(2)));
        }
        return JsonText.text(
                PLACE.matcher(text).replaceAll((MatchResult place) -> Matcher.quoteReplacement(place(place))));
    }

    private String place(MatchResult place) {
        return switch (place.group(1)) {
            case "FROM" -> phone();
            case "USER" -> customer.userId().orElse("CO." + phone());
            case "NAME" -> customer.name();
            case "DISPLAY" -> network.number(number).map(BusinessNumber::digits).orElse(number);
            case "NUMBER" -> number;
            case "ACCOUNT" -> network.accountOf(number).id();
            case "NOW" -> Long.toString(second("0"));
            case "AT" -> Long.toString(second(place.group(2)));
            case "ID" -> MessageIds.next();
            case "RANDOM" -> UUID.randomUUID().toString().replace("-", "");
            case "OTHER" -> "57" + Math.floorMod(phone().hashCode() + 7_919L, 9_000_000_000L) / 10 + "0";
            case "THEIRS" -> last(Message.Author.BUSINESS);
            case "OWN" -> last(Message.Author.CUSTOMER);
            case "MEDIA" -> file(place.group(2)).id();
            case "SHA" -> Downloads.base64(file(place.group(2)).sha256());
            case "MIME" -> file(place.group(2)).mime();
            default -> place.group();
        };
    }

    private String phone() {
        return customer.phone().orElse("573000000000");
    }

    private long second(String seconds) {
        Instant now = network.clock().instant();
        return now.getEpochSecond() + Long.parseLong(seconds);
    }

    /** The last one that can be quoted; one that is not known anywhere if there is none. */
    private String last(Message.Author author) {
        return network
                .messages()
                .of(
                        customer,
                        message -> message.isFrom(author)
                                && !Set.of("reaction", "edit", "revoke", "system")
                                        .contains(message.content().type()),
                        1)
                .stream()
                .map(Message::id)
                .findFirst()
                .orElse("wamid.unknown");
    }

    private Medium file(String kind) {
        return files.computeIfAbsent(kind, this::keep);
    }

    private Medium keep(String kind) {
        SampleFiles.Sample sample = SampleFiles.of(kind, (int) (second("0") % 97));
        try (MediaStore.Draft draft = media.draft(Integer.MAX_VALUE)) {
            new ByteArrayInputStream(sample.bytes()).transferTo(draft.out());
            return draft.keep(new MediaStore.About(
                    network.accountOf(number).id(),
                    Optional.of(number),
                    Medium.Origin.CUSTOMER,
                    sample.mime(),
                    sample.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
