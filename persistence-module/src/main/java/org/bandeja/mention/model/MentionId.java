package org.bandeja.mention.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a mention; later ones are greater. */
public record MentionId(long value) {
    /** A new one. */
    public static MentionId next() {
        return new MentionId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<MentionId> parse(String text) {
        return Tsid.parse(text).map(MentionId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
