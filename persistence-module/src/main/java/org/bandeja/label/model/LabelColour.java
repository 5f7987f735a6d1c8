package org.bandeja.label.model;

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
    PINK
}
