package org.bandeja.console.web;

/** A table that can be narrowed, for what is said above it. */
public interface FoundRows {
    /** How many rows are left, on all pages. */
    int getShown();

    /** How many there are. */
    int getTotal();

    /** Whether something has been looked for. */
    boolean isNarrowed();

    /** Whether so few that one sees them all: nobody has to look for one. */
    boolean isFew();
}
