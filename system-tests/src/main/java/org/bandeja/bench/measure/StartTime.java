package org.bandeja.bench.measure;

import org.bandeja.bench.report.Figure;

/** How long it takes from the launcher to a server that is ready, with the data that are there: database, WildFly, application. */
public final class StartTime implements Measurement {
    private static final double BUDGET_SECONDS = 20;

    @Override
    public void run(Setting setting) {
        if (!setting.instance().isOurs()) {
            setting.report().say("  (one that runs already is not stopped)");
            return;
        }
        setting.instance().stop();
        long begin = System.nanoTime();
        setting.instance().startAgain();
        double seconds = (System.nanoTime() - begin) / 1e9;
        setting.report()
                .add(Figure.against(
                        "Start, database and server, %s messages"
                                .formatted(Texts.count(setting.rows().number("select count(*) from message"))),
                        "%.1f s".formatted(seconds),
                        "ready in 20 s",
                        seconds < BUDGET_SECONDS));
    }
}
