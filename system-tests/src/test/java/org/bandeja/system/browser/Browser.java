package org.bandeja.system.browser;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.installation.Demo;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One Chromium for all browser tests; a window is a person's own, as if on a computer of their own. */
public final class Browser implements BeforeAllCallback, AfterEachCallback {
    private static com.microsoft.playwright.Browser running;

    /** What was used by somebody before, and shows nothing of it. */
    private static final Map<Kind, Deque<Tab>> LEFT = new HashMap<>();

    private final Map<Window, Kind> windows = new LinkedHashMap<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    /** A window of 1280 by 800 in English, at the login. */
    Window open() {
        return open(1280, 800, false).atLogin();
    }

    Window open(int width, int height, boolean touch) {
        return open(width, height, touch, "en-US");
    }

    /** @param locale what the browser speaks */
    Window open(int width, int height, boolean touch, String locale) {
        return open(width, height, touch, locale, false);
    }

    /** @param withoutPolicy the browser ignores the pages' Content-Security-Policy */
    Window open(boolean withoutPolicy) {
        return open(1280, 800, false, "en-US", withoutPolicy);
    }

    private Window open(int width, int height, boolean touch, String locale, boolean withoutPolicy) {
        return open(demo(), width, height, touch, locale, withoutPolicy);
    }

    /** A window as wide as a phone, in which somebody is logged in and sees that page. */
    Window open(Demo.Person person, String path, String locale) {
        Window window = open(390, 844, false, locale);
        window.logIn(person, path);
        return window;
    }

    /** A window whose pages work in the background, too, at the login. All others have no service worker: what tests keep from the net is kept from it. */
    Window openWithBackground() {
        return open(demo(), 1280, 800, "en-US", new Kind(false, "en-US", false, true))
                .atLogin();
    }

    /** A window in Spanish in which somebody is logged in and sees the inbox. */
    Window open(Width width, Demo.Person person) {
        Window window = open(width);
        window.logIn(person);
        return window;
    }

    /** A window in Spanish in which somebody is logged in and sees that page. */
    Window open(Width width, Demo.Person person, String path) {
        Window window = open(width);
        window.logIn(person, path);
        return window;
    }

    /** A window in Spanish, empty yet. */
    Window open(Width width) {
        return open(width.wide(), width.high(), width.isTouched(), "es-CO");
    }

    /** On another Bandeja than the shared one. */
    Window open(Demo demo, int width, int height, boolean touch, String locale) {
        return open(demo, width, height, touch, locale, false);
    }

    private Window open(Demo demo, int width, int height, boolean touch, String locale, boolean withoutPolicy) {
        return open(demo, width, height, locale, new Kind(touch, locale, withoutPolicy, false));
    }

    private Window open(Demo demo, int width, int height, String locale, Kind kind) {
        Deque<Tab> left = LEFT.computeIfAbsent(kind, key -> new ArrayDeque<>());
        Tab tab = left.isEmpty() ? new Tab(running.newContext(kind.options())) : left.pop();
        tab.page().setViewportSize(width, height);
        Window window = new Window(tab, demo, locale);
        windows.put(window, kind);
        return window;
    }

    /** A window in which somebody is logged in and sees the inbox. */
    Window open(Demo.Person person) {
        Window window = open(1280, 800, false);
        window.logIn(person);
        return window;
    }

    /** A window in which somebody is logged in and sees that page. */
    Window open(Demo.Person person, String path) {
        Window window = open(1280, 800, false);
        window.logIn(person, path);
        return window;
    }

    private static Demo demo() {
        return new Bandeja(SharedInstallation.get()).demo();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean failed = context.getExecutionException().isPresent();
        List<String> complaints = new ArrayList<>();
        if (failed) {
            keepPictures(context);
        }
        windows.forEach((window, kind) -> {
            complaints.addAll(window.complaints());
            if (!failed && window.isWiped()) {
                LEFT.get(kind).push(window.tab());
            } else {
                window.close();
            }
        });
        windows.clear();
        if (!failed && !complaints.isEmpty()) {
            throw new AssertionError("the browser complained: " + complaints);
        }
    }

    private void keepPictures(ExtensionContext context) {
        int number = 0;
        for (Window window : windows.keySet()) {
            window.screenshot(screenshots()
                    .resolve(context.getRequiredTestClass().getSimpleName()
                            + "-"
                            + context.getRequiredTestMethod().getName() + "-" + ++number + ".png"));
        }
    }

    private static Path screenshots() {
        return Path.of(System.getProperty("bandeja.test.files"), "screenshots");
    }

    /** Tests run each class by itself: what they share belongs to the process. */
    private static synchronized void start() {
        if (running != null) {
            return;
        }
        // What is late on a busy machine is late, not wrong.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        running = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("bandeja.chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                // A microphone that beeps, and a person who allows it.
                                "--use-fake-device-for-media-stream",
                                "--use-fake-ui-for-media-stream")));
    }

    /** What of a window cannot be changed afterwards. */
    private record Kind(boolean touch, String locale, boolean withoutPolicy, boolean background) {
        com.microsoft.playwright.Browser.NewContextOptions options() {
            return new com.microsoft.playwright.Browser.NewContextOptions()
                    .setBypassCSP(withoutPolicy)
                    .setServiceWorkers(background ? ServiceWorkerPolicy.ALLOW : ServiceWorkerPolicy.BLOCK)
                    .setHasTouch(touch)
                    .setIsMobile(touch)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setLocale(locale)
                    .setTimezoneId("America/Bogota");
        }
    }
}
