package org.bandeja.conversation.service;

import java.util.Optional;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;
import org.bandeja.refusal.model.Malformed;

/**
 * A place on earth.
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 * @param name at most {@link #LONGEST} characters in one line, likewise the address: WhatsApp names no limit, this is ours
 */
public record LocationReply(
        double latitude, double longitude, Optional<String> name, Optional<String> address, Optional<MessageId> quotes)
        implements Reply {
    public static final int LONGEST = 256;

    /** @throws Malformed if there is no such place */
    public LocationReply {
        requireDegrees("latitude", latitude, 90);
        requireDegrees("longitude", longitude, 180);
        name = Limits.line("name", name, LONGEST);
        address = Limits.line("address", address, LONGEST);
    }

    private static void requireDegrees(String field, double value, double most) {
        if (!(Math.abs(value) <= most)) {
            throw new Malformed(field);
        }
    }

    @Override
    public Said said() {
        return new Said(
                Said.LOCATION,
                name.or(() -> address),
                new ContentJson()
                        .with("latitude", latitude)
                        .with("longitude", longitude)
                        .with("name", name)
                        .with("address", address)
                        .done(),
                Optional.empty());
    }
}
