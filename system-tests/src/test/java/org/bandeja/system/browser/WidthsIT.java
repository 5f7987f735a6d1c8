package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On every screen between a phone and a large desk, and on one whose letters are twice as large, everything is there and in sight. */
@OnSharedInstallation
class WidthsIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final List<Screen> SCREENS =
            List.of(new Screen(1024, 768), new Screen(1920, 1080), new Screen(768, 1024));

    /** Laptops of 1280 by 800 and 1024 by 768 at 200 %. */
    private static final List<Screen> ENLARGED = List.of(new Screen(640, 400), new Screen(512, 384));

    /** Narrower ones show one thing at a time. */
    private static final int PHONE = 720;

    /** What WCAG 2.2 asks for: 1280 at 400 %. */
    private static final Screen NARROWEST = new Screen(320, 640);

    private static final List<String> CONSOLE = List.of("people", "templates", "audit");

    /** What goes beyond an edge, and is not in a part that is scrolled or cut on purpose. */
    private static final String BEYOND = """
            async () => {
                // A window that has just become narrower is laid out with the next frame.
                for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
                return [...document.body.querySelectorAll('*')].filter((one) => {
                    const { left, right, width, height } = one.getBoundingClientRect();
                    if (width < 2 || height < 2 || (right <= innerWidth + 1 && left >= -1)) return false;
                    if (!one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
                    for (let over = one.parentElement; over && over !== document.body; over = over.parentElement) {
                        if (getComputedStyle(over).overflowX !== 'visible') return false;
                    }
                    return true;
                }).map((one) => one.outerHTML.slice(0, 120));
            }""";

    private static final String MESSAGES_IN_SIGHT = """
            () => {
                const { top, bottom } = document.querySelector('.thread-scroller').getBoundingClientRect();
                return [...document.querySelectorAll('[data-testid=message]')]
                    .map((one) => one.getBoundingClientRect())
                    .filter((one) => one.top >= top - 1 && one.bottom <= bottom + 1).length;
            }""";

    /** Where one would press it, it is it that is pressed. */
    private static final String ON_TOP = """
            (one) => {
                const { left, top, width, height } = one.getBoundingClientRect();
                const hit = document.elementFromPoint(left + width / 2, top + height / 2);
                return one === hit || one.contains(hit);
            }""";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Alejandra de los Ángeles Wide " + System.nanoTime());
    private String id;

    @BeforeEach
    void aConversation() {
        bandeja.simulator().reset();
        id = bandeja.taken(ana, customer);
        bandeja.webhook().writes(customer, bandeja.number(), "Is anybody there? I wait since the morning.");
        ana.reply(id, "A moment, please.").require(201);
    }

    @Test
    void theInboxFitsOnEveryScreen() {
        Window window = open("/inbox.xhtml#/c/" + id);
        Page page = window.page();
        for (Screen screen : SCREENS) {
            screen.of(page);
            // There is room for list and conversation, side by side.
            for (String control : List.of("status-open", "search", "person-menu", "conversation-head", "composer")) {
                inSight(window.byTestId(control));
            }
            inSight(window.row(customer));
            window.byTestId("composer").fill("something");
            inSight(window.byTestId("send"));
            window.byTestId("composer").fill("");
            inSight(window.action("transfer"));
            fits(window, screen);

            if (!window.byTestId("details").isVisible()) {
                page.locator(".details-toggle").click();
            }
            inSight(window.byTestId("contact-open"));
            fits(window, screen);
            page.locator(".details-close").click();
            assertThat(window.byTestId("details")).isHidden();

            templates(window, screen);
        }
    }

    @Test
    void theOtherPagesFitOnEveryScreenAndOnTheNarrowest() {
        Window window = open("/contacts.xhtml");
        for (String path : List.of("/contacts.xhtml", "/account.xhtml")) {
            everyScreen(window, path, path.contains("contacts") ? ".contact-row a" : "#language");
        }
        Window console = BROWSER.open(bandeja.administrator().person(), "/console/start.xhtml");
        for (String name : CONSOLE) {
            everyScreen(console, "/console/" + name + ".xhtml", "main h1");
        }
    }

    private void everyScreen(Window window, String path, String important) {
        window.page().navigate(bandeja.demo().app() + path);
        for (Screen screen : SCREENS) {
            screen.of(window.page());
            inSight(window.page().locator(important).first());
            fits(window, screen);
        }
        NARROWEST.of(window.page());
        fits(window, NARROWEST);
    }

    @Test
    void oneWritesWithLettersOfTwiceTheSize() {
        Window window = open("/inbox.xhtml#/c/" + id);
        Page page = window.page();
        for (Screen screen : ENLARGED) {
            screen.of(page);
            window.byTestId("composer").fill("half a sentence");
            inSight(window.byTestId("composer"));
            inSight(window.byTestId("send"));
            page.waitForFunction("least => (" + MESSAGES_IN_SIGHT + ")() >= least", 2);
            fits(window, screen);
            assertThat(Accessibility.lookAt(page, "enlarged")).isEmpty();

            templates(window, screen);
            page.locator(".sheet-toggle").click();
            Locator last = window.byTestId("action-sheet").locator("button").last();
            last.scrollIntoViewIfNeeded();
            inSight(last);
            assertThat(Accessibility.lookAt(page, "the sheet, enlarged", "[data-testid=action-sheet]"))
                    .isEmpty();
            window.byTestId("action-sheet").getByTestId("action-transfer").click();
            within(window, screen, window.page().locator("dialog[open]"));
            inSight(window.options().first());
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog")).hasCount(0);
        }
        window.byTestId("composer").fill("sent with letters of twice the size");
        window.byTestId("send").click();
        assertThat(window.messages().last()).containsText("twice the size");
    }

    @Test
    void theNarrowestScreenNeedsOneDirectionOfScrolling() {
        Window window = open("/inbox.xhtml");
        NARROWEST.of(window.page());
        inSight(window.byTestId("status-open"));
        inSight(window.row(customer));
        fits(window, NARROWEST);
        window.openConversation(customer);
        inSight(window.byTestId("composer"));
        inSight(window.byTestId("back"));
        fits(window, NARROWEST);
        templates(window, NARROWEST);
    }

    /** A template is chosen, and can be sent or left: what does not fit is scrolled inside. */
    private void templates(Window window, Screen screen) {
        Page page = window.page();
        page.locator(".thread-scroller").focus();
        page.keyboard().press("p");
        Locator dialog = page.locator("dialog[open]");
        window.byTestId("template-option").first().click();
        within(window, screen, dialog);
        Locator send = dialog.locator(".templates-foot .primary");
        send.scrollIntoViewIfNeeded();
        inSight(send);
        fits(window, screen);
        page.keyboard().press("Escape");
        if (screen.wide() < PHONE) {
            assertThat(window.byTestId("template-option").first()).isVisible();
            page.keyboard().press("Escape");
        }
        assertThat(page.locator("dialog")).hasCount(0);
    }

    private Window open(String path) {
        Window window = BROWSER.open(ana.person(), path);
        window.forgiveRefusals();
        return window;
    }

    private static void within(Window window, Screen screen, Locator dialog) {
        assertThat(dialog).isVisible();
        Eventually.passes(() -> {
            var box = Window.boxOf(dialog);
            assertThat(box.x).isGreaterThanOrEqualTo(0);
            assertThat(box.y).isGreaterThanOrEqualTo(0);
            assertThat(box.x + box.width).isLessThanOrEqualTo(screen.wide());
            assertThat(box.y + box.height).isLessThanOrEqualTo(screen.high());
        });
    }

    private static void inSight(Locator control) {
        assertThat(control).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.99));
        // What has just been closed or told is out of the way in a moment.
        Eventually.passes(() -> assertThat((Boolean) control.evaluate(ON_TOP))
                .as("%s is covered", control)
                .isTrue());
    }

    private static void fits(Window window, Screen screen) {
        // Counters come, and what is beside them moves.
        Eventually.holds(
                window.page().url() + " fits " + screen,
                () -> ((List<?>) window.page().evaluate(BEYOND)).isEmpty());
        window.assertFits();
    }

    private record Screen(int wide, int high) {
        void of(Page page) {
            page.setViewportSize(wide, high);
        }
    }
}
