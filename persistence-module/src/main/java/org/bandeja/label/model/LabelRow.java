package org.bandeja.label.model;

/**
 * A label as administrators see it.
 *
 * @param used how many conversations have it
 */
public record LabelRow(LabelId id, String name, LabelColour colour, boolean archived, long used) {}
