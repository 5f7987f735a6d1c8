package org.bandeja.template.rules;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** WhatsApp would not take the template with this value. */
public class ValueNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Fault {
        /** It is missing. */
        MISSING,
        /** There is no such place in the template. */
        UNKNOWN,
        /** It holds a line break or a tab. */
        LINES,
        /** It holds more than four blanks in a row. */
        BLANKS,
        /** It holds a blank where none may be: in a link, in a code. */
        BLANK,
        /** It is too long, alone or with what stands around it. */
        LENGTH,
        /** It is another kind of file than the template wants, no place on earth, or no time. */
        KIND,
        /** The offer would be over already. */
        PAST
    }

    private final String key;
    private final Fault fault;

    /** @param key which value: as {@link Variable#key}, or {@code header}, {@code body} for all of it */
    public ValueNotUsable(String key, Fault fault) {
        super(Kind.BEYOND_LIMITS, "value " + key + ": " + fault);
        this.key = key;
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    @Override
    public String text() {
        return rule() + "." + fault;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("value", key, "fault", fault.name());
    }
}
