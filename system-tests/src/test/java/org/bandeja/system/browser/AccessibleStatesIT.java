package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing serious in what comes and goes on the pages that {@link AccessibilityIT} visits: each on a desk and on a phone. */
@OnSharedInstallation
class AccessibleStatesIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String MODULE = "await import(document.querySelector('link[href$=\"/%s.js\"]').href)";

    /** More than are in sight at once. */
    private static final int OFFERS = 5;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final Company.Newcomer agent = company.hire("AGENT");
    private final List<String> found = new ArrayList<>();

    @Test
    void whatStandsInPlaceOfTheComposerAndWhatIsPutIntoItHaveNothingSerious() {
        String free = company.conversation(Customer.unknown("Free"));
        String done = company.conversation(Customer.unknown("Done"));
        act(agent, done, "claim");
        act(agent, done, "complete");
        String others = company.conversation(Customer.unknown("Others"));
        act(company.hire("AGENT"), others, "claim");
        Window window = BROWSER.open(agent.person());

        notice(window, free, "unassigned");
        notice(window, done, "completed");
        notice(window, others, "other");

        act(agent, free, "claim");
        open(window, free);
        assertThat(window.byTestId("composer")).isVisible();
        window.byTestId("note-mode").click();
        window.byTestId("composer").fill("only for us");
        window.byTestId("send").click();
        assertThat(window.byTestId("note-hint")).hasText("Note saved. The customer does not get it.");
        look(window, "a note is saved", "message-composer");
        window.byTestId("note-leave").click();
        tray(window);
        Page page = window.page();
        window.byTestId("voice-record").click();
        assertThat(window.byTestId("voice")).isVisible();
        look(window, "a voice is recorded", "message-composer");
        window.byTestId("voice-cancel").click();

        page.locator("button[aria-label=Emoji]").click();
        assertThat(window.byTestId("emoji-grid").locator("button").first()).isVisible();
        look(window, "emoji", ".emoji-picker");
        page.keyboard().press("Escape");

        page.keyboard().press("Control+f");
        window.byTestId("find").fill("hello");
        assertThat(window.byTestId("find-state")).hasText("1 of 1");
        look(window, "words are found", ".conversation-frame");
        page.keyboard().press("Escape");
        assertThat(page.locator("find-bar")).isHidden();
        assertThat(found).isEmpty();
    }

    @Test
    void whatIsDoneWithManyInTheListHasNothingSerious() {
        List<Customer> customers = List.of(Customer.unknown("One"), Customer.unknown("Two"));
        customers.forEach(company::conversation);
        Window window = BROWSER.open(agent.person());
        Page page = window.page();
        window.row(customers.get(0)).focus();
        page.keyboard().press("x");
        assertThat(page.locator(".chosen-count")).hasText("1 chosen");
        look(window, "one is chosen", ".list-pane");
        page.keyboard().press("Escape");
        assertThat(page.locator("chosen-tools")).isHidden();

        window.byTestId("filter-unread").click();
        window.byTestId("view-save").click();
        window.byTestId("view-submit").click();
        assertThat(page.locator("[data-testid=view-dialog] .failure")).not().isEmpty();
        look(window, "a view without a name", "[data-testid=view-dialog]");
        window.byTestId("view-name").fill("Unread");
        window.byTestId("view-submit").click();
        assertThat(window.byTestId("view-chip")).hasText("Unread");
        look(window, "a saved view", "list-head");
        window.byTestId("views-manage").click();
        look(window, "all views", "[data-testid=views-dialog]");
        page.keyboard().press("Escape");
        window.forgiveRefusals();
        assertThat(found).isEmpty();
    }

    @Test
    void whatComesOverAPageHasNothingSerious() {
        Window window = BROWSER.open(agent.person());
        Page page = window.page();
        for (int deed = 1; deed <= OFFERS; deed++) {
            page.evaluate(
                    "async (about) => (" + MODULE.formatted("toast") + ").offer('Completed',"
                            + " { about, conversations: [], label: 'Undo', until: Date.now() + 3600000, run: () => {} })",
                    "Customer " + deed);
        }
        look(window, "several deeds can be undone", ".toasts");
        window.byTestId("undo-older").click();
        look(window, "all that can be undone", ".toasts");
        for (int deed = 1; deed <= OFFERS; deed++) {
            page.keyboard().press("z");
        }
        assertThat(window.byTestId("undo-toast")).hasCount(0);

        page.evaluate("async () => (" + MODULE.formatted("install") + ").install.start()");
        look(window, "how it comes to the home screen", "[data-testid=install-how]");
        page.keyboard().press("Escape");

        page.evaluate("() => document.dispatchEvent(new Event('bandeja:login-ended'))");
        window.byTestId("again-submit").click();
        assertThat(window.byTestId("again-error")).not().isEmpty();
        look(window, "the login has ended", "[data-testid=login-again]");
        window.byTestId("again-password").fill(Company.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(window.byTestId("login-again")).hasCount(0);

        window.forgiveMissing();
        page.navigate(bandeja.demo().app() + "/console/settings.xhtml");
        assertThat(page.locator("h1")).isVisible();
        look(window, "not for agents", "body");

        window.forgiveAnswers(503);
        page.route("**/api/me", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.navigate(bandeja.demo().app() + "/inbox.xhtml");
        look(window, "it cannot begin", "#start-failure");
        assertThat(found).isEmpty();
    }

    @Test
    void whatIsSetAndWhatIsAskedHasNothingSerious() {
        Window window = BROWSER.open(agent.person(), "/account.xhtml");
        Page page = window.page();
        // What is set is there with its departments.
        assertThat(page.locator("[data-testid=notified-departments] input")).hasCount(1);
        page.locator("#quiet").check();
        assertThat(page.locator("#quiet-from")).isVisible();
        look(window, "notifications", "#notifications");

        String name = "Accessible " + System.nanoTime();
        company.call(
                        "POST",
                        "/api/labels",
                        Json.createObjectBuilder()
                                .add("name", name)
                                .add("colour", "BLUE")
                                .build())
                .require(201);
        Window console = BROWSER.open(bandeja.administrator().person(), "/console/labels.xhtml");
        Locator row = console.page().locator("tr", new Page.LocatorOptions().setHasText(name));
        row.getByTestId("edit-label").click();
        dialog(console, "a label");
        console.page().keyboard().press("Escape");
        assertThat(console.page().locator(".ui-dialog:visible")).hasCount(0);
        row.getByTestId("delete-label").click();
        dialog(console, "is it to be deleted");
        console.byTestId("confirm-yes").click();
        assertThat(row).hasCount(0);
        assertThat(found).isEmpty();
    }

    private void dialog(Window window, String state) {
        Locator dialog = window.page().locator(".ui-dialog:visible");
        assertThat(dialog).isVisible();
        look(window, state, "[id='" + dialog.getAttribute("id") + "']");
    }

    private void notice(Window window, String id, String state) {
        open(window, id);
        assertThat(window.byTestId("composer-notice")).hasAttribute("data-state", state);
        look(window, state, ".conversation-frame");
    }

    private void tray(Window window) {
        window.byTestId("composer-more").click();
        window.page()
                .waitForFileChooser(() -> window.byTestId("way-document").click())
                .setFiles(new FilePayload("copia.zip", "application/zip", new byte[10]));
        assertThat(window.byTestId("tray-complaint")).hasText(Pattern.compile(".+"));
        look(window, "a file that WhatsApp does not take", "message-composer");
        window.byTestId("tray-remove").click();
        assertThat(window.byTestId("tray-item")).hasCount(0);
    }

    private void open(Window window, String id) {
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
    }

    private void act(Company.Newcomer who, String id, String deed) {
        who.post("/api/conversations/" + id + "/" + deed).require(200);
    }

    private void look(Window window, String state, String part) {
        found.addAll(Accessibility.everywhere(window, state, part));
    }
}
