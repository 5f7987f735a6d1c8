package org.bandeja.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** What axe finds on a page, by the rules of WCAG 2.2 AA. */
final class Accessibility {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> COUNTS = List.of("serious", "critical");

    private Accessibility() {}

    /** What comes and goes in a corner has half a colour meanwhile: it is shown whole, until it has been looked at. */
    private static final String HOLD_TOASTS = "() => void window.jQuery?.('.ui-growl-item-container')"
            + ".each((i, toast) => clearTimeout(jQuery(toast).data('timeout'))).finish().show()";

    private static final String DROP_TOASTS = "() => void window.jQuery?.('.ui-growl-item-container').remove()";

    /** Until it is drawn so: colours go over, element by element, however quickly. */
    private static final String SETTLED = "async () => { const drawn = () => new Promise(requestAnimationFrame);"
            + " for (let still = 0, i = 0; still < 3 && i < 300; i++) {"
            + " await drawn(); still = document.getAnimations().length === 0 ? still + 1 : 0; } }";

    /** In light and in dark: colours are all that differs there. Leaves the page light. */
    static void assertNothingSerious(Page page) {
        page.evaluate(HOLD_TOASTS);
        show(page, ColorScheme.DARK);
        assertNone(page, "dark", axe(page).withRules(List.of("color-contrast")).analyze());
        show(page, ColorScheme.LIGHT);
        assertNone(page, "light", axe(page).withTags(RULES).analyze());
        page.evaluate(DROP_TOASTS);
    }

    /** Without a second page for the sum of it: there are no frames. What is right is not told part by part, which takes most of the time. */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).setLegacyMode(true).options(options);
    }

    private static void show(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate(SETTLED);
    }

    private static void assertNone(Page page, String scheme, AxeResults results) {
        assertThat(results.getViolations().stream()
                        .filter(found -> COUNTS.contains(found.getImpact()))
                        .map(found -> found.getId() + ": " + found.getHelp() + " at "
                                + found.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                                        .toList()))
                .as(page.url() + ", " + scheme)
                .isEmpty();
    }
}
