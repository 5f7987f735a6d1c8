package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.Instant;
import java.util.List;
import org.bandeja.login.rules.TotpCodes;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Base32;
import org.bandeja.system.client.Newcomer;
import org.bandeja.system.installation.Demo;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** My account, as a person sees it. */
@OnSharedInstallation
class AccountStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final int SECONDS_TO_LOOK = 3;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Newcomer me = new Newcomer(bandeja);

    @BeforeEach
    void nobodyHasFailed() {
        bandeja.rows().forgetFailedSignIns();
    }

    @Test
    void theSecondStepIsSetUpUsedAndTurnedOff() {
        Window window = account();
        Page page = window.page();
        page.locator("#begin-password").fill(Newcomer.PASSWORD);
        page.getByTestId("two-step-begin").click();
        assertThat(page.locator("[data-testid=two-step-qr] svg")).isVisible();
        byte[] secret =
                Base32.bytes(page.getByTestId("two-step-secret").textContent().replace(" ", ""));
        page.locator("#first-code").fill(code(secret));
        page.getByTestId("two-step-confirm").click();
        assertThat(page.locator("[data-testid=recovery-codes] li")).hasCount(10);
        String recovery =
                page.locator("[data-testid=recovery-codes] li").first().textContent();
        String second = page.locator("[data-testid=recovery-codes] li").nth(1).textContent();

        Window other = BROWSER.open();
        other.forgiveRefusals();
        type(other, Newcomer.PASSWORD);
        assertThat(other.page().locator("#code")).isFocused();
        other.page().locator("#code").fill("000000");
        other.byTestId("login-submit").click();
        assertThat(other.byTestId("login-error")).isVisible();
        // As if the code that turned it on had been of long ago: each counts once.
        bandeja.rows().change("UPDATE two_step SET last_step = 0 WHERE agent_id = ?", String.valueOf(me.id()));
        other.page().locator("#code").fill(code(secret));
        other.byTestId("login-submit").click();
        other.page().waitForURL("**/inbox.xhtml**");
        other.isReady();

        Window third = BROWSER.open();
        third.forgiveRefusals();
        type(third, Newcomer.PASSWORD);
        third.page().locator("#code").fill(recovery);
        third.byTestId("login-submit").click();
        third.page().waitForURL("**/inbox.xhtml**");
        third.isReady();

        // Both logins end: one goes on in place with password and code, at the other somebody else logs in.
        page.reload();
        assertThat(page.locator("[data-testid=devices] li")).hasCount(3);
        page.getByTestId("end-others").click();
        assertThat(page.locator(".ui-growl-item")).containsText("All other logins have ended");
        Page again = other.page();
        again.evaluate("window.same = true");
        other.byTestId("again-password").fill(Newcomer.PASSWORD);
        other.byTestId("again-submit").click();
        assertThat(other.byTestId("again-code")).isFocused();
        other.byTestId("again-code").fill("000000");
        other.byTestId("again-submit").click();
        assertThat(other.byTestId("again-error")).containsText("code");
        bandeja.rows().change("UPDATE two_step SET last_step = 0 WHERE agent_id = ?", String.valueOf(me.id()));
        other.byTestId("again-code").fill(code(secret));
        other.byTestId("again-submit").click();
        assertThat(other.byTestId("login-again")).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(again.evaluate("window.same"))
                .isEqualTo(true);

        Newcomer colleague = new Newcomer(bandeja);
        third.byTestId("again-other").click();
        third.page().waitForURL("**/login.xhtml**");
        third.page().locator("#login").fill(colleague.login());
        third.page().locator("#password").fill(Newcomer.PASSWORD);
        third.byTestId("login-submit").click();
        third.page().waitForURL("**/inbox.xhtml**");
        third.page().navigate(bandeja.demo().app() + "/account.xhtml");
        assertThat(third.byTestId("account-who")).containsText(colleague.login());

        page.locator("#prove-password").fill(Newcomer.PASSWORD);
        page.locator("#prove-code").fill(second);
        page.getByTestId("two-step-off").click();
        assertThat(page.getByTestId("two-step-begin")).isVisible();
    }

    /** What was chosen waits for its person as well. */
    @Test
    void theAccountAsksInPlaceAndKeepsWhatWasTyped() {
        Window window = account();
        window.forgiveRefusals();
        Page page = window.page();
        assertThat(page.locator("#kind-new")).isChecked();
        page.locator("#token-name").fill("a report");
        page.locator("#token-password").fill(Newcomer.PASSWORD);
        endLogins();
        Window.pressAnyway(page.getByTestId("token-submit"));
        assertThat(window.byTestId("login-again")).isVisible();
        assertThat(page.locator("form[data-account=token] .failure")).isHidden();
        Accessibility.assertNothingSerious(page);
        window.byTestId("again-password").fill(Newcomer.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(window.byTestId("login-again")).hasCount(0);
        assertThat(page.locator("#token-name")).hasValue("a report");
        page.getByTestId("token-submit").click();
        assertThat(page.locator("[data-testid=tokens] li")).containsText("a report");

        assertThat(page.locator("#kind-mention")).isChecked();
        endLogins();
        Window.pressAnyway(page.locator("#kind-mention"));
        window.byTestId("again-password").fill(Newcomer.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator(".ui-growl")).containsText("Saved.");
        page.reload();
        assertThat(page.locator("#kind-new")).isChecked();
        assertThat(page.locator("#kind-mention")).not().isChecked();
    }

    @Test
    void anotherDeviceIsLoggedOut() {
        Window window = account();
        Window other = BROWSER.open();
        other.forgiveRefusals();
        type(other, Newcomer.PASSWORD);
        other.page().waitForURL("**/inbox.xhtml**");
        other.isReady();
        window.page().reload();
        assertThat(window.page().locator("[data-testid=devices] li")).hasCount(2);
        window.byTestId("end-others").click();
        assertThat(window.page().locator("[data-testid=devices] li")).hasCount(1);
        assertThat(other.byTestId("login-again")).isVisible();
    }

    @Test
    void whoseNewPasswordIsRefusedTypesAnotherOne() {
        Window window = account();
        window.forgiveRefusals();
        Page page = window.page();
        page.locator("#present").fill(Newcomer.PASSWORD);
        page.locator("#wanted").fill("short");
        page.locator("#again").fill("short");
        page.getByTestId("password-submit").click();
        assertThat(page.locator("form[data-account=password] .failure")).isVisible();
        assertThat(page.locator("#wanted")).isFocused();
    }

    @Test
    void aTokenIsMadeAndRevoked() {
        Window window = account();
        Page page = window.page();
        page.locator("#token-name").fill("<b>a report</b>");
        page.locator("#token-password").fill(Newcomer.PASSWORD);
        page.getByTestId("token-submit").click();
        assertThat(page.locator("[data-testid=fresh-token] code")).containsText("bandeja_pat_");
        assertThat(page.locator("[data-testid=tokens] li")).containsText("<b>a report</b>");
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('denied')); }");
        page.locator("[data-copy=token]").click();
        assertThat(page.locator("[data-testid=fresh-token] .failure"))
                .containsText("The browser did not allow copying.");
        assertThat(page.locator(".ui-growl-item")).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(page.evaluate("String(getSelection())"))
                .isEqualTo(page.locator("[data-testid=fresh-token] code").textContent());
        page.locator("[data-testid=tokens] li").getByTestId("end").click();
        assertThat(page.locator("[data-testid=tokens] li")).hasCount(0);
    }

    @Test
    void anotherPasswordTakesTheTokensAlongIfThatIsWanted() {
        Window window = account();
        Page page = window.page();
        page.locator("#token-name").fill("a report");
        page.locator("#token-password").fill(Newcomer.PASSWORD);
        page.getByTestId("token-submit").click();
        assertThat(page.locator("[data-testid=tokens] li")).hasCount(1);
        page.locator("#present").fill(Newcomer.PASSWORD);
        page.locator("#wanted").fill("eleven loud geese");
        page.locator("#again").fill("eleven loud geese");
        page.getByTestId("revoke-tokens").check();
        page.getByTestId("password-submit").click();
        assertThat(page.locator(".ui-growl-item")).containsText("Your password was changed");
        assertThat(page.locator("[data-testid=tokens] li")).hasCount(0);
        assertThat(page.getByTestId("fresh-token")).isHidden();
        assertThat(page.getByTestId("revoke-tokens")).not().isChecked();
    }

    @Test
    void whoGuessesIsToldHowLongToWait() {
        Window window = BROWSER.open();
        window.forgiveRefusals();
        for (int i = 0; i < 5; i++) {
            type(window, "a wrong guess");
            assertThat(window.byTestId("login-error")).isVisible();
            assertThat(window.byTestId("login-submit")).isEnabled();
        }
        // On a slow machine the first wait may be over before the next guess, or before one looks.
        while (guessed(window) < SECONDS_TO_LOOK) {
            assertThat(window.byTestId("login-submit")).isEnabled();
        }
        assertThat(window.byTestId("login-submit")).isDisabled();
        assertThat(window.byTestId("login-error")).containsText("0:0");
        assertThat(window.byTestId("login-submit")).isEnabled();
    }

    private void endLogins() {
        bandeja.rows()
                .change(
                        "UPDATE access_token SET revoked_at = UTC_TIMESTAMP(3) WHERE agent_id = ? AND kind = 'SESSION'",
                        String.valueOf(me.id()));
    }

    /** @return how many seconds one is told to wait; 0: none */
    private int guessed(Window window) {
        Response answer = window.page().waitForResponse("**/api/login", () -> type(window, "a wrong guess"));
        return answer.status() == 429 ? Integer.parseInt(answer.headerValue("retry-after")) : 0;
    }

    /** Without the second that checking a password costs. */
    private Window account() {
        Demo.Person person = new Demo.Person("Newcomer", me.login(), Newcomer.PASSWORD, "", false, List.of());
        Window window = BROWSER.open(person, "/account.xhtml");
        assertThat(window.byTestId("account-who")).containsText(me.login());
        assertThat(window.page().locator("[data-testid=devices] li")).not().hasCount(0);
        return window;
    }

    private void type(Window window, String password) {
        window.page().locator("#login").fill(me.login());
        window.page().locator("#password").fill(password);
        window.byTestId("login-submit").click();
    }

    private static String code(byte[] secret) {
        return TotpCodes.code(secret, Instant.now().getEpochSecond() / TotpCodes.STEP.toSeconds());
    }
}
