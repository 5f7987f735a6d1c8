package org.bandeja.contact.model;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** A value that is not of its field's kind. */
public class FieldValueNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final FieldKind kind;

    /** @param field its name */
    public FieldValueNotUsable(String field, FieldKind kind) {
        super(Kind.BEYOND_LIMITS, field);
        this.field = field;
        this.kind = kind;
    }

    @Override
    public String text() {
        return rule() + "." + kind.name();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("field", field);
    }
}
