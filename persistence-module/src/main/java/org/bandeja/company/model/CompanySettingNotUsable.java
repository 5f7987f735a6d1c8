package org.bandeja.company.model;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** A setting of the company that cannot be used as what it is to be. */
public class CompanySettingNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    /** Which one. */
    public enum Field {
        NAME,
        TEXT,
        PHONE,
        EMAIL,
        LINK,
        LANGUAGE
    }

    private final Field field;

    public CompanySettingNotUsable(Field field) {
        super(Kind.BEYOND_LIMITS, field.name());
        this.field = field;
    }

    @Override
    public String text() {
        return rule() + "." + field;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("field", field.name());
    }
}
