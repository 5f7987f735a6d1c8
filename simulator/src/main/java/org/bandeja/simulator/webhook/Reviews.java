package org.bandeja.simulator.webhook;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bandeja.simulator.template.Template;
import org.bandeja.simulator.template.Templates;

/** Decides on new and changed templates, after a while and as it is told to. */
public final class Reviews {
    private final Templates templates;
    private final TemplateNews news;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private volatile Settings settings = Settings.usual();
    private final AtomicInteger generation = new AtomicInteger();

    /**
     * How reviews go.
     *
     * @param auto whether they end by themselves
     * @param verdict APPROVED or REJECTED
     * @param reason of rejections
     */
    public record Settings(boolean auto, long delayMillis, String verdict, String reason) {
        public Settings {
            if (delayMillis < 0 || delayMillis > 86_400_000) {
                throw new IllegalArgumentException("delayMillis must be from 0 to 86400000");
            }
            if (!verdict.equals("APPROVED") && !verdict.equals("REJECTED")) {
                throw new IllegalArgumentException("verdict must be APPROVED or REJECTED");
            }
        }

        static Settings usual() {
            return new Settings(true, 3_000, "APPROVED", "INVALID_FORMAT");
        }
    }

    public Reviews(Templates templates, TemplateNews news, Clock clock, ScheduledExecutorService scheduler) {
        this.templates = templates;
        this.news = news;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    public Settings settings() {
        return settings;
    }

    public void settle(Settings newSettings) {
        settings = newSettings;
    }

    /** What was sent in waits for the verdict. */
    public void begin(Template template) {
        template.judge("PENDING", "NONE", clock.instant());
        Settings present = settings;
        int current = generation.get();
        if (present.auto()) {
            scheduler.schedule(() -> end(template, present, current), present.delayMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void end(Template template, Settings as, int current) {
        boolean stillThere = templates.find(template.id()).isPresent();
        if (current == generation.get() && stillThere && template.status().equals("PENDING")) {
            boolean rejected = as.verdict().equals("REJECTED");
            judge(template, as.verdict(), rejected ? as.reason() : "NONE");
        }
    }

    /** A verdict, told by webhook. */
    public void judge(Template template, String status, String reason) {
        template.judge(status, reason, clock.instant());
        news.status(template, status);
    }

    public void reset() {
        settings = Settings.usual();
        generation.incrementAndGet();
    }
}
