package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The guides under help: who finds which, in which language, on which screen. */
@OnSharedInstallation
class GuideIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String DRAWN = "() => [...document.images].every((one) => one.complete && one.naturalWidth > 0"
            + " && one.naturalWidth === Number(one.getAttribute('width')) && one.naturalHeight === Number(one.getAttribute('height')))";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);

    @Test
    void anAgentReadsTheGuideOfAgentsAndNoOther() {
        Window window = BROWSER.open(ana.person());
        help(window);
        assertThat(window.byTestId("guide-for-admins")).isHidden();
        window.byTestId("guide-for-agents").click();
        assertThat(window.page().locator("h1")).hasText("Guide for agents");
        assertThat(window.byTestId("guide")).hasAttribute("lang", "en");
        allIsThere(window, 11);
        window.page().locator(".guide-contents a").nth(4).click();
        assertThat(window.page().locator("#window h2")).isInViewport();

        Response closed = window.page().navigate(bandeja.demo().app() + "/console/guide.xhtml");
        assertThat(closed.status()).isEqualTo(404);
        window.forgiveMissing();
    }

    @Test
    void anAdministratorReadsBothInSpanishOnANarrowScreen() {
        Window window = BROWSER.open(bandeja.administrator().person(), "/console/start.xhtml", "es-CO");
        window.onDesk();
        help(window);
        window.byTestId("guide-for-admins").click();
        assertThat(window.page().locator("h1")).hasText("Guía para administradores");
        assertThat(window.byTestId("guide")).hasAttribute("lang", "es");
        allIsThere(window, 9);
        fitsOn360(window);

        window.byTestId("guide-agents").click();
        assertThat(window.page().locator("h1")).hasText("Guía para agentes");
        allIsThere(window, 11);
        fitsOn360(window);
        window.byTestId("guide-back").click();
        assertThat(window.byTestId("status-open")).isVisible();
    }

    private static void help(Window window) {
        // The page knows by now who works there, and what is chosen in its menus.
        assertThat(window.page().locator("[data-person][title]").first()).isVisible();
        window.byTestId("person-menu").click();
        window.byTestId("menu-help").click();
        assertThat(window.byTestId("help")).isVisible();
    }

    private static void allIsThere(Window window, int sections) {
        Locator shown = window.byTestId("guide-section");
        assertThat(shown).hasCount(sections);
        assertThat(shown.locator("img")).hasCount(sections);
        window.page().waitForFunction(DRAWN);
    }

    private static void fitsOn360(Window window) {
        window.page().setViewportSize(360, 740);
        window.assertFits();
    }
}
