package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing serious for those who cannot see, point or tell colours apart. */
@OnSharedInstallation
class AccessibilityIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theLoginHasNothingSerious(ColorScheme scheme) {
        Window window = BROWSER.open();
        window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertNothingSerious(window);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theInboxWithAnOpenConversationHasNothingSerious(ColorScheme scheme) {
        Customer customer = Customer.unknown("Accessible " + System.nanoTime());
        bandeja.simulator().reset();
        bandeja.webhook().writes(customer, bandeja.number(), "hello https://example.org");
        String id = ana.awaitConversation(customer);
        ana.act(id, "claim").require(200);
        ana.reply(id, "an answer").require(201);
        Window window = BROWSER.open(ana.person());
        window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        assertThat(window.messages()).hasCount(2);
        assertThat(window.byTestId("composer")).isVisible();
        assertNothingSerious(window);
    }

    static void assertNothingSerious(Window window) {
        List<String> serious = new AxeBuilder(window.page())
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(found -> List.of("serious", "critical").contains(found.getImpact()))
                        .map(found -> found.getId() + ": " + found.getHelp() + " at "
                                + found.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                                        .toList())
                        .toList();
        assertThat(serious).isEmpty();
    }
}
