package org.bandeja.bench.measure;

import static org.bandeja.bench.measure.Texts.count;
import static org.bandeja.bench.measure.Texts.millis;
import static org.bandeja.bench.measure.Texts.p50And;

import com.github.f4b6a3.tsid.Tsid;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.Chromium;
import org.bandeja.bench.client.ChromiumPage;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.client.Customers.Post;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.InstanceFile;
import org.bandeja.bench.load.Latencies;
import org.bandeja.bench.load.Load;
import org.bandeja.bench.report.Figure;
import org.bandeja.bench.report.Report;

/**
 * What an agent feels in the browser, with 5,000 open conversations and one of 10,000 messages: from login to list, opening,
 * keys, scrolling, what moves by itself. The data stay.
 */
public final class ScreenTimes implements Measurement {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final int LOGINS = 3;
    private static final int OPENINGS = 60;
    private static final int STEPS = 100;
    private static final int LETTERS = 100;
    private static final int LETTER_MILLIS = 100;
    private static final int PER_SECOND = 50;
    private static final int WRITERS = 100;
    /** Pixels in each frame: some 18,000 a second, faster than a wheel goes. */
    private static final int FAST = 300;

    private static final int ROUND_TRIP_MILLIS = 40;
    private static final int TEN_MEGABITS = 1_250_000;

    private static final double USABLE_MILLIS = 1_000;
    private static final double OPENED_MILLIS = 200;
    private static final double FELT_MILLIS = 100;
    private static final double FRAME_MILLIS = 50;
    private static final double LATE_SHARE = 0.01;
    private static final double STILL = 0.01;
    private static final int MOST_ELEMENTS = 10_000;
    private static final int MOST_MEGABYTES = 100;
    private static final double MEGABYTE = 1 << 20;

    private static final String LIST = "conversation-list";
    private static final String THREAD = ".thread-scroller";

    @Override
    public void run(Setting setting) {
        Path program = Chromium.find()
                .orElseThrow(() -> new IllegalStateException(
                        "there is no Chromium: install chromium-headless-shell, or name one by the variable CHROMIUM"));
        InstanceFile.Person agent = ScreenData.agent(setting);
        ScreenData.fill(setting.rows(), agent.login());
        try (Chromium chromium = Chromium.start(program)) {
            new Session(setting, agent, chromium).measure();
        } finally {
            ScreenData.leave(setting.rows(), agent.login());
        }
    }

    private record Session(Setting setting, InstanceFile.Person agent, Chromium chromium) {
        void measure() {
            warmUp();
            logins("", 0, 0);
            logins(", %d ms round trip, 10 Mbit/s".formatted(ROUND_TRIP_MILLIS), ROUND_TRIP_MILLIS, TEN_MEGABITS);
            try (ChromiumPage page = open()) {
                logIn(page);
                new ScreenBytes(page, setting.file().app()).report(report());
                page.evaluate("bench.usable()");
                report().add(still("Moved by itself while the inbox came", page, 0));
                openings(page);
                keys(page);
                typing(page);
                list(page);
                thread(page);
            }
        }

        private Report report() {
            return setting.report();
        }

        private ChromiumPage open() {
            ChromiumPage page = chromium.open(WIDTH, HEIGHT);
            page.beforeEachPage(ScreenData.text("screen.js"));
            return page;
        }

        /** What a server and a browser do for the first time is no measure of them. */
        private void warmUp() {
            for (int i = 0; i < LOGINS; i++) {
                try (ChromiumPage page = open()) {
                    logIn(page);
                    for (String id : ScreenData.conversations(2 + i * 10, 10)) {
                        page.evaluate("bench.open('" + id + "')");
                    }
                }
            }
        }

        /** @return milliseconds from the click to a list that can be used */
        private double logIn(ChromiumPage page) {
            page.navigate(setting.file().app() + "/login.xhtml");
            // As long as nobody can type: whatever the page gets ready meanwhile.
            page.evaluate("new Promise(resolve => setTimeout(resolve, 2000))");
            page.evaluate("document.getElementById('login').value = '" + agent.login() + "'");
            page.evaluate("document.getElementById('password').value = '" + agent.password() + "'");
            double from = page.number("(document.querySelector('[data-testid=login-submit]').click(), bench.now())");
            Eventually.require("the inbox", Duration.ofMinutes(1), () -> arrived(page));
            return page.number("bench.usable()") - from;
        }

        private static boolean arrived(ChromiumPage page) {
            try {
                return page.evaluate("location.pathname").toString().contains("inbox");
            } catch (IllegalStateException e) {
                return false; // between two pages
            }
        }

        private void logins(String how, int roundTrip, int bytesPerSecond) {
            Latencies first = new Latencies();
            Latencies again = new Latencies();
            for (int i = 0; i < LOGINS; i++) {
                try (ChromiumPage page = open()) {
                    page.network(roundTrip, bytesPerSecond);
                    first.add(nanos(logIn(page)));
                    page.call("Network.clearBrowserCookies", Map.of());
                    again.add(nanos(logIn(page)));
                }
            }
            report().add(within("Login to list, first visit" + how, first, 50, USABLE_MILLIS));
            report().add(within("Login to list, files known" + how, again, 50, USABLE_MILLIS));
        }

        private void openings(ChromiumPage page) {
            double from = page.number("performance.now()");
            Latencies latencies = new Latencies();
            for (String id : ScreenData.conversations(2, OPENINGS)) {
                latencies.add(nanos(page.number("bench.open('" + id + "')")));
            }
            report().add(within(
                    "Click to messages, %d conversations".formatted(OPENINGS), latencies, 95, OPENED_MILLIS));
            report().add(still("Moved by itself while these were opened", page, from));
        }

        private void keys(ChromiumPage page) {
            page.evaluate("document.activeElement.blur(); bench.keys.length = 0");
            for (int i = 0; i < STEPS; i++) {
                page.press("j");
            }
            for (int i = 0; i < STEPS; i++) {
                page.press("k");
            }
            report().add(within("j or k to the next row", pressed(page, 2 * STEPS), 95, FELT_MILLIS));
        }

        private void typing(ChromiumPage page) {
            String conversation = conversationOf(0);
            page.evaluate("location.hash = '#/c/" + conversation + "'");
            page.evaluate("bench.until(() => document.querySelector('[data-testid=composer]'))");
            page.evaluate("document.querySelector('[data-testid=composer]').focus()");
            page.evaluate("bench.keys.length = 0");
            double from = page.number("performance.now()");
            int posts = LETTERS * LETTER_MILLIS * PER_SECOND / 1000;
            List<byte[]> requests = Customers.requests(LongStream.range(0, posts)
                    // Every fifth of the open conversation.
                    .mapToObj(i -> setting.customers().post(List.of(i % 5 == 0 ? 0 : 1 + i % WRITERS)))
                    .toList());
            Thread load = new Thread(
                    () -> new Load(setting.file().webhook(), 4, PER_SECOND, Duration.ofMinutes(1)).send(requests),
                    "customers");
            load.start();
            Latencies latencies = type(page);
            Eventually.require("the customers' end", Duration.ofMinutes(1), () -> !load.isAlive());
            String when = " while %d messages a second arrive".formatted(PER_SECOND);
            report().add(within("Letter to its place in the composer" + when, latencies, 95, FELT_MILLIS));
            double longest = page.number("bench.longest(" + from + ")");
            report().add(Figure.against(
                    "Longest task" + when, millis(longest), "below " + millis(FELT_MILLIS), longest < FELT_MILLIS));
            report().add(still("Moved by itself" + when, page, from));
            page.evaluate("document.querySelector('[data-testid=composer]').value = ''");
        }

        private static Latencies type(ChromiumPage page) {
            long begin = System.nanoTime();
            for (int i = 0; i < LETTERS; i++) {
                long due = begin + i * LETTER_MILLIS * 1_000_000L;
                Eventually.holds(Duration.ofSeconds(1), () -> System.nanoTime() >= due);
                page.press(i % 6 == 5 ? " " : "a");
            }
            return pressed(page, LETTERS);
        }

        /** The conversation of a customer who writes now, taken by the agent. */
        private String conversationOf(long customer) {
            Post post = setting.customers().post(List.of(customer));
            new Load(setting.file().webhook(), 1, 0, Duration.ofMinutes(1)).send(List.of(post.request()));
            setting.rows().awaitProcessed(Duration.ofMinutes(1));
            String id = Tsid.from(setting.rows()
                            .number(
                                    "select conversation_id from message where whatsapp_id = ?",
                                    post.ids().get(0)))
                    .toLowerCase();
            try (Api api = new Api(setting.file().app(), agent.token())) {
                api.claim(id);
            }
            return id;
        }

        private static Latencies pressed(ChromiumPage page, int count) {
            page.evaluate("bench.until(() => bench.keys.length >= " + count + ")");
            Latencies latencies = new Latencies();
            page.evaluate("bench.keys")
                    .asJsonArray()
                    .forEach(key -> latencies.add(nanos(Double.parseDouble(key.toString()))));
            return latencies;
        }

        private void list(ChromiumPage page) {
            page.evaluate("document.querySelector('" + LIST + "').scrollTop = 0");
            String last = ScreenData.conversations(ScreenData.CONVERSATIONS, 1).get(0);
            scroll(
                    page,
                    "the list of 5,000 to its end",
                    LIST,
                    FAST,
                    "place => place.querySelector('[data-conversation-id=\"" + last
                            + "\"]') && place.scrollTop + place.clientHeight >= place.scrollHeight - 2");
            page.evaluate("document.querySelector('" + LIST + "').scrollTop = 0");
        }

        private void thread(ChromiumPage page) {
            String longest = ScreenData.conversations(1, 1).get(0);
            Latencies opened = new Latencies();
            opened.add(nanos(page.number("bench.open('" + longest + "')")));
            report().add(within("Click to messages, 10,000 of them", opened, 50, OPENED_MILLIS));
            scroll(
                    page,
                    "the thread of 10,000 to its beginning",
                    THREAD,
                    -FAST,
                    "place => place.scrollTop === 0 && place.querySelector('[data-message-id=\""
                            + ScreenData.firstMessage() + "\"]')");
        }

        private void scroll(ChromiumPage page, String what, String selector, int step, String reached) {
            JsonObject frames = page.evaluate("bench.scroll('" + selector + "', " + step + ", " + reached + ")")
                    .asJsonObject();
            double late = number(frames, "late") / number(frames, "frames");
            report().add(Figure.against(
                    "Scrolling through " + what + ", %d pixels a frame".formatted(FAST),
                    "p50 %s, p99 %s, longest %s; %.1f %% of %s frames above %s"
                            .formatted(
                                    millis(number(frames, "p50")),
                                    millis(number(frames, "p99")),
                                    millis(number(frames, "longest")),
                                    late * 100,
                                    count((long) number(frames, "frames")),
                                    millis(FRAME_MILLIS)),
                    "p99 below " + millis(FRAME_MILLIS),
                    number(frames, "p99") < FRAME_MILLIS && late <= LATE_SHARE));
            int jumps = frames.getInt("jumps");
            report().add(Figure.against(
                    "Frames in which what is read was elsewhere than scrolled to", count(jumps), "none", jumps == 0));
            double elements = page.number("document.querySelectorAll('*').length");
            double megabytes = page.metric("JSHeapUsedSize") / MEGABYTE;
            report().add(Figure.against(
                    "Elements and heap of the scripts afterwards",
                    count((long) elements) + ", " + "%.0f MB".formatted(megabytes),
                    "below %s, below %d MB".formatted(count(MOST_ELEMENTS), MOST_MEGABYTES),
                    elements < MOST_ELEMENTS && megabytes < MOST_MEGABYTES));
        }

        private static double number(JsonObject of, String name) {
            return of.getJsonNumber(name).doubleValue();
        }

        private static long nanos(double millis) {
            return (long) (millis * 1e6);
        }

        private static Figure within(String what, Latencies latencies, int percent, double budget) {
            String name = percent == 50 ? "median" : "p" + percent;
            return Figure.against(
                    what,
                    latencies.count() == 1
                            ? millis(latencies.percentile(50))
                            : p50And(95, latencies) + ", longest " + millis(latencies.percentile(100)),
                    (latencies.count() == 1 ? "" : name + " ") + "below " + millis(budget),
                    latencies.percentile(percent) < budget);
        }

        /** The sum of what the browser calls layout shifts, also of those that follow a click. */
        private static Figure still(String what, ChromiumPage page, double from) {
            double shift = page.number("bench.shift(" + from + ")");
            if (shift >= STILL) {
                System.out.println("  moved: " + page.evaluate("bench.moved(" + from + ").join('; ')"));
            }
            return Figure.against(
                    what, String.format(Locale.ROOT, "%.4f", shift), "layout shift below " + STILL, shift < STILL);
        }
    }
}
