package org.bandeja.conversation.model;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** Something is longer, or more, than WhatsApp takes. */
public class TooMuchForWhatsApp extends Refusal {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final int most;

    /**
     * @param field as the API names it
     * @param most characters, or items
     */
    public TooMuchForWhatsApp(String field, int most) {
        super(Kind.BEYOND_LIMITS, field + " (" + most + ")");
        this.field = field;
        this.most = most;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("field", field, "most", Integer.toString(most));
    }
}
