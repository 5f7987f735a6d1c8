package org.bandeja.soak;

import java.util.ArrayList;
import java.util.List;
import org.bandeja.bench.report.Figure;
import org.bandeja.bench.report.Report;

/** What held and what did not, and the figures beside it. Any thread may check. */
public final class Checks {
    private static final int MOST_SHOWN = 50;
    private static final int MOST_LETTERS = 1_000;

    private final Report report;
    private final List<String> failures = new ArrayList<>();
    private int passed;
    private int notProved;

    Checks(Report report) {
        this.report = report;
    }

    /** @param otherwise what was seen instead */
    public synchronized boolean check(boolean holds, String claim, String otherwise) {
        if (holds) {
            passed++;
        } else {
            String failure = claim + ": " + shortened(otherwise);
            failures.add(failure);
            if (failures.size() <= MOST_SHOWN) {
                report.say("  FAILED " + failure);
            }
        }
        return holds;
    }

    private static String shortened(String seen) {
        return seen.length() <= MOST_LETTERS ? seen : seen.substring(0, MOST_LETTERS) + " …";
    }

    /** What this machine lacks something for: neither passed nor failed. */
    public synchronized void notProved(String claim, String why) {
        notProved++;
        report.say("  NOT PROVED " + claim + ": " + why);
    }

    public <T> boolean same(T expected, T found, String claim) {
        return check(expected.equals(found), claim, found + " instead of " + expected);
    }

    public void figure(String what, String value) {
        report.add(Figure.plain(what, value));
    }

    public void say(String line) {
        report.say(line);
    }

    synchronized int passed() {
        return passed;
    }

    synchronized int failed() {
        return failures.size();
    }

    @Override
    public synchronized String toString() {
        return passed + " passed, " + failures.size() + " failed"
                + (notProved == 0 ? "" : ", " + notProved + " not proved");
    }
}
