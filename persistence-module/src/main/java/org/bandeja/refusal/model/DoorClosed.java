package org.bandeja.refusal.model;

/**
 * Something that is only for who administrates. Nobody can tell it from what is missing; the audit can, since people who look for such
 * doors are worth knowing of.
 */
public class DoorClosed extends NotFound {
    private static final long serialVersionUID = 1L;

    /** What the audit calls it. */
    public static final String RECORDED_AS = DoorClosed.class.getSimpleName();

    @Override
    public String rule() {
        return NotFound.class.getSimpleName();
    }
}
