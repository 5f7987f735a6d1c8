package org.bandeja.label.model;

/** A label as screens show it on a conversation. */
public record LabelShown(LabelId id, String name, LabelColour colour, boolean archived) {}
