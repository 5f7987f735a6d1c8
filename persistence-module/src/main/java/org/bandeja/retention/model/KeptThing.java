package org.bandeja.retention.model;

/** What is kept for a time only, where an administrator wants it so. */
public enum KeptThing {
    /** What was said in conversations; counted from when a conversation was completed. */
    MESSAGES(30),
    /** Files; counted from when they came. */
    MEDIA(7),
    /** What WhatsApp posted, as it came: to look into when something was not understood. */
    DELIVERIES(1),
    /** Records of deeds. */
    AUDIT(90);

    /** A hundred years: longer is for ever. */
    private static final int MOST = 36_500;

    private final int least;

    KeptThing(int least) {
        this.least = least;
    }

    /** The fewest days that make sense: work that goes on needs it, or those who look into what went wrong do. */
    public int least() {
        return least;
    }

    /** @throws RetentionNotUsable if it is too short, or longer than anybody lives */
    public int checked(int days) {
        if (days < least || days > MOST) {
            throw new RetentionNotUsable(this);
        }
        return days;
    }
}
