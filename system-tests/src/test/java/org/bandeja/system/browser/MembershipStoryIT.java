package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody loses a department, and gets it back, while the page stays open. */
@OnSharedInstallation
class MembershipStoryIT {
    private static final LocatorAssertions.ContainsTextOptions SEEN =
            new LocatorAssertions.ContainsTextOptions().setUseInnerText(true);

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);

    @Test
    void whoLosesADepartmentSeesNothingOfItUntilItIsBack() {
        Newcomer nora = company.hire("AGENT");
        Customer customer = Customer.unknown("Of a team " + System.nanoTime());
        bandeja.webhook().writes(customer, company.number(), "a secret of the team");
        Window window = BROWSER.open(Width.DESK.wide(), Width.DESK.high(), false);
        window.forgiveAnswers(404);
        window.logIn(nora.person());
        window.openConversation(customer);
        assertThat(window.byTestId("details")).containsText(customer.name());
        assertThat(window.messages()).containsText(new String[] {"a secret of the team"});

        // All rows are to be drawn anew whenever it happens.
        window.page()
                .evaluate("() => setInterval(() => document.dispatchEvent(new CustomEvent('bandeja:density')), 1)");
        company.call("DELETE", company.memberPath(nora), null).require(200);
        Locator page = window.page().locator("body");
        assertThat(page).containsText("This conversation is not here");
        // The pointer is still on its row.
        assertThat(page).not().containsText(customer.name(), SEEN);
        assertThat(page).not().containsText("a secret of the team", SEEN);

        company.call("PUT", company.memberPath(nora), Company.role("AGENT")).require(204);
        assertThat(window.row(customer)).isVisible();
        window.openConversation(customer);
        assertThat(window.messages()).containsText(new String[] {"a secret of the team"});
    }
}
