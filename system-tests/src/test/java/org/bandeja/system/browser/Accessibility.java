package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What axe finds on a page, by the rules of WCAG 2.2 AA. */
final class Accessibility {
    private static final String PAGE = "html";

    /** Everything, and of what differs between light and dark the colours. */
    private static final Map<String, Object> ALL =
            Map.of("type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));

    private static final Map<String, Object> COLOURS = Map.of("type", "rule", "values", List.of("color-contrast"));

    /** Of what is the same row by row, as many as show how they are. */
    private static final List<String> MORE_OF_THE_SAME = List.of(
            ".row-place:nth-child(n+9)", ".contact-row:nth-child(n+9)", ".ui-datatable-data > tr:nth-child(n+9)");

    /**
     * A page is given the script once: to be read again for each look takes most of the time. Nor is what is right told part by part.
     * What comes and goes in a corner has half a colour meanwhile: it is shown whole, until it has been looked at. A theme is looked
     * at once it is drawn so: colours go over, element by element, however quickly.
     */
    private static final String LOOK = """
            async ([part, rest, looks]) => {
                const root = document.documentElement;
                const drawn = () => new Promise(requestAnimationFrame);
                const settled = async () => {
                    for (let still = 0, i = 0; still < 2 && i < 300; i++) {
                        await drawn();
                        still = document.getAnimations().length === 0 ? still + 1 : 0;
                    }
                };
                const toasts = () => window.jQuery?.('.ui-growl-item-container');
                toasts()?.each((i, toast) => clearTimeout(jQuery(toast).data('timeout'))).finish().show();
                const theme = root.dataset.theme ?? '';
                const all = [];
                for (const { shown, rules } of looks) {
                    root.dataset.theme = shown;
                    await settled();
                    const found = await axe.run({ include: [[part]], exclude: rest.map((one) => [one]) },
                        { runOnly: rules, resultTypes: ['violations'] });
                    all.push(...found.violations
                        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                        .map(({ id, help, nodes }) => `${shown}: ${id}: ${help} at ${nodes.map((node) =>
                            `${node.target.join(' ')} ${node.failureSummary}`).join('; ')}`));
                }
                toasts()?.remove();
                root.dataset.theme = theme;
                return all;
            }""";

    private static final String AXE = script();

    private Accessibility() {}

    /** In light and in dark, at the width that the page has. Leaves the page as it was. */
    static void assertNothingSerious(Page page) {
        assertThat(lookAt(page, "")).isEmpty();
    }

    /**
     * On a desk and on a phone, in light and in dark. Leaves the page on a desk.
     *
     * @param state what is seen there, for whoever reads what was found
     */
    static List<String> everywhere(Window window, String state) {
        window.onPhone();
        List<String> found = new ArrayList<>(lookAt(window.page(), state + ", on a phone"));
        window.onDesk();
        found.addAll(lookAt(window.page(), state));
        return found;
    }

    /**
     * Likewise; on a phone in light alone, since its colours are those of the desk.
     *
     * @param part what is new on a page that has been looked at, or all of it: html
     */
    static List<String> everywhere(Window window, String state, String part) {
        List<String> found = new ArrayList<>();
        window.onPhone();
        found.addAll(lookAt(window.page(), state + ", on a phone", part, List.of("light")));
        window.onDesk();
        found.addAll(lookAt(window.page(), state, part));
        return found;
    }

    /** @return what is serious: where, in which theme, what it is */
    static List<String> lookAt(Page page, String state) {
        return lookAt(page, state, PAGE);
    }

    /**
     * Likewise.
     *
     * @param part what is new on a page that has been looked at
     */
    static List<String> lookAt(Page page, String state, String part) {
        return lookAt(page, state, part, List.of("dark", "light"));
    }

    private static List<String> lookAt(Page page, String state, String part, List<String> themes) {
        assertThat(page.locator(part).first()).isVisible();
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AXE);
        }
        List<Map<String, Object>> looks = themes.stream()
                .<Map<String, Object>>map(
                        shown -> Map.of("shown", shown, "rules", shown.equals("dark") ? COLOURS : ALL))
                .toList();
        return ((List<?>) page.evaluate(LOOK, List.of(part, MORE_OF_THE_SAME, looks)))
                .stream().map(found -> page.url() + " " + state + ", " + found).toList();
    }

    private static String script() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
