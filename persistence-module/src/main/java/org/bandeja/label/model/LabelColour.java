package org.bandeja.label.model;

import org.bandeja.identifier.model.Known;

/** The palette of labels. Each stands for a pair of our own colours, readable on light and dark; never the only sign. */
public enum LabelColour {
    GREY,
    RED,
    ORANGE,
    YELLOW,
    GREEN,
    TEAL,
    BLUE,
    VIOLET,
    PINK;

    /** As it is shown: what this version has no pair for is grey. */
    static LabelColour shown(String word) {
        return Known.word(LabelColour.class, word).orElse(GREY);
    }
}
