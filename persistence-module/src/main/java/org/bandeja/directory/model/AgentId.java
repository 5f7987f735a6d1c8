package org.bandeja.directory.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names an agent. */
public record AgentId(long value) {
    /** A new one. */
    public static AgentId next() {
        return new AgentId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<AgentId> parse(String text) {
        return Tsid.parse(text).map(AgentId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
