package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing serious for those who cannot see, point or tell colours apart. */
@OnSharedInstallation
class AccessibilityIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);

    @Test
    void theLoginHasNothingSerious() {
        Window window = BROWSER.open();
        Accessibility.assertNothingSerious(window.page());
    }

    @Test
    void theInboxWithAnOpenConversationHasNothingSerious() {
        Customer customer = Customer.unknown("Accessible " + System.nanoTime());
        bandeja.simulator().reset();
        bandeja.webhook().writes(customer, bandeja.number(), "hello https://example.org");
        String id = ana.awaitConversation(customer);
        ana.act(id, "claim").require(200);
        ana.reply(id, "an answer").require(201);
        Window window = BROWSER.open(ana.person());
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        assertThat(window.messages()).hasCount(2);
        assertThat(window.byTestId("composer")).isVisible();
        Accessibility.assertNothingSerious(window.page());
    }
}
