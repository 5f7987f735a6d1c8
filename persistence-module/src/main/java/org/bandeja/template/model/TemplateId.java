package org.bandeja.template.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a template. */
public record TemplateId(long value) {
    /** A new one. */
    public static TemplateId next() {
        return new TemplateId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<TemplateId> parse(String text) {
        return Tsid.parse(text).map(TemplateId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
