package org.bandeja.system.browser;

/** The two screens on which everything is shown that is required. */
enum Width {
    DESK(1440, 900, false),
    PHONE(390, 844, true);

    private final int wide;
    private final int high;
    private final boolean touch;

    Width(int wide, int high, boolean touch) {
        this.wide = wide;
        this.high = high;
        this.touch = touch;
    }

    int wide() {
        return wide;
    }

    int high() {
        return high;
    }

    boolean isTouched() {
        return touch;
    }
}
