package org.bandeja.trace.model;

import java.util.Optional;
import java.util.function.Supplier;
import org.bandeja.conversation.model.MessageId;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * The id under which the log tells one thing from its beginning to its end, whatever thread or node it is on: what WhatsApp posted, by
 * its delivery; what the company says, by its message. It is a field of every line that is logged meanwhile. The steps themselves are told
 * at DEBUG by the category {@value #CATEGORY}, which is off until somebody looks for something. None says who or what it is about.
 */
public final class Trace {
    /** Whose level says whether steps are told. */
    public static final String CATEGORY = "org.bandeja.trace";

    /** What the field of each line is called. */
    public static final String FIELD = "trace";

    private static final Logger STEPS = Logger.getLogger(CATEGORY);

    private Trace() {}

    /** Of all that comes of a delivery. */
    public static String ofDelivery(long id) {
        return "d" + id;
    }

    /** Of a message of the company, until WhatsApp has told the last of it. */
    public static String ofMessage(MessageId id) {
        return "m" + id.text();
    }

    /** Under which this thread works now. */
    public static Optional<String> current() {
        return Optional.ofNullable((String) MDC.get(FIELD));
    }

    /** Works under this id, and then again under that of before. */
    public static void during(String trace, Runnable work) {
        during(trace, () -> {
            work.run();
            return null;
        });
    }

    /** Likewise, with what comes of it. */
    public static <T> T during(String trace, Supplier<T> work) {
        Object before = MDC.get(FIELD);
        MDC.put(FIELD, trace);
        try {
            return work.get();
        } finally {
            if (before == null) {
                MDC.remove(FIELD);
            } else {
                MDC.put(FIELD, before);
            }
        }
    }

    /** Likewise where it is known; else as before. */
    public static void during(Optional<String> trace, Runnable work) {
        trace.ifPresentOrElse(known -> during(known, work), work);
    }

    /** Whether anybody wants to know steps. */
    public static boolean isTold() {
        return STEPS.isDebugEnabled();
    }

    /** A step, if anybody wants to know. */
    public static void tell(String step, Object... about) {
        if (isTold()) {
            STEPS.debugf(step, about);
        }
    }
}
