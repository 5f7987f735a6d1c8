package org.bandeja.bench.measure;

import java.util.Locale;
import org.bandeja.bench.load.Latencies;

/** Figures as people read them. */
final class Texts {
    private Texts() {}

    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }

    static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%,.0f/s", rate);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String p50And(double percent, Latencies latencies) {
        return "p50 " + millis(latencies.percentile(50)) + ", p" + (int) percent + " "
                + millis(latencies.percentile(percent));
    }
}
