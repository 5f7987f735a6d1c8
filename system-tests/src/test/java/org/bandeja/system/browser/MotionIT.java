package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows move where somebody wants to see them move, and nothing moves where not. All other tests are without motion. */
@OnSharedInstallation
class MotionIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    /** Notes what is set in motion by a script. */
    private static final String NOTED = """
            () => {
                const usual = Element.prototype.animate;
                window.moved = [];
                Element.prototype.animate = function (frames, options) {
                    moved.push(this.textContent);
                    return usual.call(this, frames, options);
                };
            }""";

    /** Longer than what stands for none at all. */
    private static final String RUNNING =
            "() => document.getAnimations().filter((one) => one.effect.getComputedTiming().activeDuration > 1).length";

    /** From above, with how far each lies below the end of the one before. */
    private static final String GAPS = """
            () => [...document.querySelectorAll('.row-place')]
                .map((row) => row.getBoundingClientRect())
                .toSorted((one, other) => one.top - other.top)
                .map((box, at, all) => at === 0 ? 0 : box.top - all[at - 1].bottom)""";

    private static final String IN_ORDER = """
            () => [...document.querySelectorAll('.row-place')]
                .toSorted((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
                .map((row) => Number(row.getAttribute('aria-posinset')))""";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final Company.Newcomer agent = company.hire("AGENT");
    private final List<Customer> customers =
            Stream.of("Alma", "Bruno", "Carla").map(Customer::unknown).toList();

    private Window window(ReducedMotion motion) {
        List<String> ids = customers.stream().map(this::wroteBefore).toList();
        agent.post("/api/conversations/" + ids.get(2) + "/claim").require(200);
        Window window = BROWSER.open(agent.person());
        Page page = window.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(motion));
        window.openConversation(customers.get(2));
        window.byTestId("composer").fill("half a sentence");
        assertThat(window.byTestId("conversation-row")).hasCount(3);
        page.evaluate(NOTED);
        return window;
    }

    /** WhatsApp's times have whole seconds: what comes within the same one as another stands where it stood. */
    private String wroteBefore(Customer customer) {
        Instant before = Instant.now().minusSeconds(60 - customers.indexOf(customer));
        bandeja.webhook().writes(customer, company.number(), "hello", before);
        return company.administrator().awaitConversation(customer);
    }

    private void theOldestWritesAndComesToTheTop(Window window) {
        bandeja.webhook().writes(customers.get(0), company.number(), "and again");
        assertThat(window.page().locator(".row-place[aria-posinset='1']"))
                .containsText(customers.get(0).name());
    }

    private void allAreAtTheirPlaces(Window window) {
        Page page = window.page();
        assertThat((List<?>) page.evaluate(IN_ORDER)).isEqualTo(List.of(1, 2, 3));
        assertThat((List<?>) page.evaluate(GAPS))
                .allSatisfy(gap -> assertThat(((Number) gap).doubleValue()).isBetween(-0.5, 8.0));
        assertThat(window.byTestId("composer")).isFocused();
        assertThat(window.byTestId("composer")).hasValue("half a sentence");
    }

    @Test
    void aRowThatMovesEndsAtItsPlaceWhileSomebodyWrites() {
        Window window = window(ReducedMotion.NO_PREFERENCE);
        theOldestWritesAndComesToTheTop(window);
        window.page().waitForFunction("() => moved.some((text) => text.includes('Alma'))");
        window.page().waitForFunction(RUNNING.replace("() =>", "() => 0 ==="));
        allAreAtTheirPlaces(window);
    }

    @Test
    void nothingMovesForWhoWantsNoMotion() {
        Window window = window(ReducedMotion.REDUCE);
        theOldestWritesAndComesToTheTop(window);
        assertThat(window.page().evaluate(RUNNING)).isEqualTo(0);
        allAreAtTheirPlaces(window);
        window.byTestId("composer").fill("");
        window.act("complete");
        assertThat(window.byTestId("undo-toast")).isVisible();
        assertThat(window.page().evaluate(RUNNING)).isEqualTo(0);
        window.byTestId("undo").click();
        assertThat(window.byTestId("undo-toast")).hasCount(0);
        assertThat(moved(window)).isEmpty();
    }

    private static List<String> moved(Window window) {
        return ((List<?>) window.page().evaluate("moved"))
                .stream().map(String.class::cast).toList();
    }
}
