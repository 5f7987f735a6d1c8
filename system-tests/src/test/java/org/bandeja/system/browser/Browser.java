package org.bandeja.system.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Browser.class);

    private static com.microsoft.playwright.Browser running;

    private final List<Window> windows = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Started.class, key -> new Started());
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

    /** On another Bandeja than the shared one. */
    Window open(Demo demo, int width, int height, boolean touch, String locale) {
        return open(demo, width, height, touch, locale, false);
    }

    private Window open(Demo demo, int width, int height, boolean touch, String locale, boolean withoutPolicy) {
        BrowserContext context = running.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBypassCSP(withoutPolicy)
                .setViewportSize(width, height)
                .setHasTouch(touch)
                .setIsMobile(touch)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale(locale));
        Window window = new Window(context, demo);
        windows.add(window);
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
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            if (failed) {
                window.screenshot(screenshots()
                        .resolve(context.getRequiredTestClass().getSimpleName()
                                + "-"
                                + context.getRequiredTestMethod().getName() + "-" + (i + 1) + ".png"));
            }
            complaints.addAll(window.complaints());
            window.close();
        }
        windows.clear();
        if (!failed && !complaints.isEmpty()) {
            throw new AssertionError("the browser complained: " + complaints);
        }
    }

    private static Path screenshots() {
        return Path.of(System.getProperty("bandeja.test.files"), "screenshots");
    }

    private static final class Started implements AutoCloseable {
        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

        private Started() {
            // What is late on a busy machine is late, not wrong.
            PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
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

        @Override
        public void close() {
            running.close();
            playwright.close();
        }
    }

    /** What a page says in the console, or breaks. */
    static void listen(Page page, List<String> complaints) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
    }
}
