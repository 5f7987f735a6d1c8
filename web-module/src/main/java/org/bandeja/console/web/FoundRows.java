package org.bandeja.console.web;

/** A table that can be narrowed, for what is said above it. */
public interface FoundRows {
    /** What is looked for. */
    String getWords();

    void setWords(String typed);

    /** What was looked for has changed: begins with the first page of what is left. @param table its id on the page */
    void toFirst(String table);

    /** How many rows are left, on all pages. */
    int getLeft();

    /** How many there are. */
    int getTotal();

    /** Whether something has been looked for. */
    boolean isNarrowed();

    /** Whether so few that one sees them all: nobody has to look for one. */
    boolean isFew();
}
