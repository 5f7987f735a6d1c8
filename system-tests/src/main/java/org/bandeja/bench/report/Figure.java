package org.bandeja.bench.report;

/**
 * One line of the table.
 *
 * @param budget what was aimed at; empty: nothing
 * @param verdict empty where there is no budget
 */
public record Figure(String what, String value, String budget, String verdict) {
    public static Figure plain(String what, String value) {
        return new Figure(what, value, "", "");
    }

    public static Figure against(String what, String value, String budget, boolean met) {
        return new Figure(what, value, budget, met ? "met" : "NOT MET");
    }

    /** It could not be measured. */
    public static Figure failed(String what, String why) {
        return new Figure(what, why, "", "FAILED");
    }
}
