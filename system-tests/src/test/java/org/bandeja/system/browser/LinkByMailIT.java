package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.MailServer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the server has a mail session, links go to whom they are for, and nobody else sees them. */
@OnSharedInstallation
class LinkByMailIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private MailServer mail;

    @BeforeEach
    void thereIsAMailServer() {
        mail = new MailServer(SharedInstallation.get());
    }

    @AfterEach
    void itGoes() {
        mail.close();
    }

    @Test
    void whoseAddressIsKnownGetsTheLinkAndWhoAskedDoesNot() {
        Newcomer agent = company.hire("AGENT");
        String address = addressOf(agent);
        JsonObject told = ask(agent);
        assertThat(told.getString("sentTo", null)).isEqualTo(address);
        assertThat(told.getString("url", null)).isNull();
        assertThat(told.getString("failure", null)).isNull();
        assertThat(told.toString()).doesNotContain("bdj_", "#");
        assertThat(mail.lettersTo(address)).singleElement().satisfies(letter -> {
            assertThat(letter).contains(agent.login(), bandeja.demo().app() + "/password.xhtml#");
            company.use(letter.replaceAll("(?s).*/password\\.xhtml#(\\S+).*", "$1"), "another long secret")
                    .require(200);
        });
        assertThat(company.logIn(agent.login(), "another long secret").status()).isEqualTo(204);
    }

    @Test
    void whatNobodyCanSendIsHandedOver() {
        Newcomer unknown = company.hire("AGENT");
        Newcomer unlucky = company.hire("AGENT");
        String address = addressOf(unlucky);
        JsonObject toUnknown = ask(unknown);
        assertThat(toUnknown.getString("url")).contains("/password.xhtml#");
        assertThat(toUnknown.getString("sentTo", null)).isNull();
        assertThat(toUnknown.getString("failure", null)).isNull();
        mail.breakDown();
        JsonObject toUnlucky = ask(unlucky);
        assertThat(toUnlucky.getString("failure")).contains(address);
        assertThat(toUnlucky.getString("sentTo", null)).isNull();
        String url = toUnlucky.getString("url");
        company.use(url.substring(url.indexOf('#') + 1), "another long secret").require(200);
    }

    @Test
    void theConsoleTellsWhereItWasSentAndShowsItOnlyWhereItWasNot() {
        Newcomer agent = company.hire("AGENT");
        String address = addressOf(agent);
        Window window =
                BROWSER.open(bandeja.administrator().person(), "/console/person.xhtml?id=" + agent.id(), "es-ES");
        window.byTestId("reset").click();
        window.onDeskAndPhone(() -> assertThat(window.byTestId("link-sent")).containsText(address));
        assertThat(window.byTestId("link-url")).hasCount(0);

        window.page().navigate(bandeja.demo().app() + "/console/people.xhtml");
        String login = "m" + System.nanoTime();
        window.byTestId("new-person").click();
        window.page().locator("[id='new:name']").fill("Mailed");
        window.page().locator("[id='new:login']").fill(login);
        window.page().locator("[id='new:email']").fill(login + "@example.com");
        window.byTestId("invite-person").click();
        assertThat(window.byTestId("link-sent")).containsText(login + "@example.com");
        assertThat(window.byTestId("link-url")).hasCount(0);
        assertThat(mail.lettersTo(login + "@example.com")).hasSize(1);

        mail.breakDown();
        window.page().navigate(bandeja.demo().app() + "/console/person.xhtml?id=" + agent.id());
        window.byTestId("reset").click();
        assertThat(window.page().locator("[id='link'] .failure")).containsText(address);
        assertThat(window.byTestId("link-sent")).hasCount(0);
        assertThat(window.byTestId("link-url")).isVisible();
    }

    private JsonObject ask(Newcomer agent) {
        return company.call("POST", "/api/agents/" + agent.id() + "/reset", null)
                .require(200)
                .json();
    }

    private String addressOf(Newcomer agent) {
        String address = agent.login() + "@example.com";
        company.call("PATCH", "/api/agents/" + agent.id(), AgentDoor.field("email", address))
                .require(200);
        return address;
    }
}
