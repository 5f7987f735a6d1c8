package org.bandeja.whatsapp.rules;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** A place on earth. */
final class LocationBody {
    private static final double NORTH = 90;
    private static final double EAST = 180;

    private LocationBody() {}

    /** Empty when it names no place. */
    static Optional<MessageBody> of(JsonObject body) {
        Optional<Double> latitude = degrees(body, "latitude", NORTH);
        Optional<Double> longitude = degrees(body, "longitude", EAST);
        if (latitude.isEmpty() || longitude.isEmpty()) return Optional.empty();
        JsonObjectBuilder content =
                MessageBody.parts().add("latitude", latitude.get()).add("longitude", longitude.get());
        CommonParts.put(content, "name", body, "name");
        CommonParts.put(content, "address", body, "address");
        CommonParts.put(content, "url", body, "url");
        return Optional.of(MessageBody.of(
                "location", JsonParts.word(body, "name").or(() -> JsonParts.word(body, "address")), content));
    }

    private static Optional<Double> degrees(JsonObject body, String name, double most) {
        try {
            return JsonParts.word(body, name).map(Double::valueOf).filter(value -> Math.abs(value) <= most);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
