package org.bandeja.template.model;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** WhatsApp does not take this template now, or Bandeja cannot send it. */
public class TemplateNotSendable extends Refusal {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** WhatsApp has paused it. */
        PAUSED,
        /** Rejected, disabled, still under review, deleted: not approved. */
        NOT_APPROVED,
        /** It has parts that cannot be sent from here. */
        NOT_YET,
        /** It needs the customer's phone number, which is not known. */
        NEEDS_PHONE
    }

    private final Reason reason;

    public TemplateNotSendable(Reason reason) {
        super(Kind.NOT_POSSIBLE_NOW, "template not sendable: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String text() {
        return rule() + "." + reason;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("reason", reason.name());
    }
}
