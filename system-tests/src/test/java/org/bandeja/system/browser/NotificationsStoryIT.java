package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Newcomer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Notifications as a person sees and hears them: chosen in the account, shown by the service worker, heard in the open page. */
@OnSharedInstallation
class NotificationsStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Newcomer me = new Newcomer(bandeja);

    /** Signed in by the form, as a member of the department, who has touched the page. */
    private Window signedIn() {
        bandeja.rows().forgetFailedSignIns();
        bandeja.rows()
                .change(
                        "INSERT INTO membership (agent_id, department_id, role, joined_at) SELECT ?, d.id, 'AGENT', NOW(3)"
                                + " FROM department d WHERE d.name = ?",
                        String.valueOf(me.id()),
                        bandeja.department());
        Window window = BROWSER.openWithBackground();
        window.page().locator("#login").fill(me.login());
        window.page().locator("#password").fill(Newcomer.PASSWORD);
        window.byTestId("login-submit").click();
        window.page().waitForURL("**/inbox.xhtml**");
        assertThat(window.byTestId("status-open")).isVisible();
        return window;
    }

    @Test
    void whatIsWantedIsChosenInTheAccount() {
        Newcomer elsewhere = me.atAnotherBrowser();
        elsewhere.signIn(Newcomer.PASSWORD).require(200);
        Window window = signedIn();
        Page page = window.page();
        page.navigate(bandeja.demo().app() + "/account.xhtml#notifications");
        assertThat(page.getByTestId("notify-state")).not().hasText("");
        assertThat(page.locator("#kind-new")).isChecked();
        assertThat(page.locator("#show-text")).not().isChecked();
        assertThat(page.getByTestId("notified-departments")).containsText(bandeja.department());

        page.locator("#kind-new").uncheck();
        assertThat(page.getByTestId("notify-note")).hasText("Saved.");
        page.getByTestId("notified-departments").locator("input").first().uncheck();
        page.locator("#quiet").check();
        page.locator("#quiet-from").fill("21:30");
        assertThat(page.locator("#quiet-zone")).containsText("America/Bogota");
        page.locator("#sound").uncheck();
        Eventually.holds("all of it is kept", () -> {
            jakarta.json.JsonObject kept = elsewhere.get("/api/me/notifications").json();
            return !kept.getJsonArray("kinds").toString().contains("NEW")
                    && kept.getJsonArray("muted").size() == 1
                    && !kept.isNull("quiet")
                    && kept.getJsonObject("quiet").getString("from").equals("21:30")
                    && kept.getJsonObject("quiet").getString("zone").equals("America/Bogota")
                    && !kept.getBoolean("sound");
        });
        page.reload();
        assertThat(page.locator("#quiet-from")).hasValue("21:30");
        assertThat(page.locator("#kind-new")).not().isChecked();
        assertThat(page.locator("#kind-answer")).isChecked();
        Accessibility.assertNothingSerious(page);
        window.onPhone();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isLessThanOrEqualTo(0);
    }

    @Test
    void whatIsPushedIsShownAndClosedWhenItIsRead() {
        Window window = signedIn();
        Page page = window.page();
        page.context().grantPermissions(List.of("notifications"));
        page.navigate(bandeja.demo().app() + "/account.xhtml");
        assertThat(page.locator("#kind-new")).isChecked();
        Worker worker = worker(page);
        worker.push("{\"kind\": \"NEW\", \"conversation\": \"c1\", \"department\": \"Sales <b>\"}");
        worker.push("{\"kind\": \"ASSIGNED\", \"conversation\": \"c2\", \"actor\": \"Luis\", \"name\": \"Ana\", \"text\": \"hello\"}");
        worker.push("{\"kind\": \"ANSWER\", \"conversation\": \"c1\"}");
        Eventually.holds(
                "one a conversation, the latest, in words",
                () -> shown(page)
                        .equals("[[\"Ana\",\"Luis gave you a conversation\\nhello\",\"c2\"],"
                                + "[\"Bandeja\",\"New message in one of your conversations\",\"c1\"]]"));
        page.evaluate("async () => (await navigator.serviceWorker.ready).active.postMessage({type: 'read', conversation: 'c1'})");
        Eventually.holds("what was read is closed", () -> shown(page).contains("c2") && !shown(page).contains("c1"));
    }

    private static String shown(Page page) {
        return (String) page.evaluate("async () => JSON.stringify((await (await navigator.serviceWorker.ready).getNotifications())"
                + ".map(({title, body, tag}) => [title, body, tag]).sort())");
    }

    @Test
    void theOpenPageIsHeardFollowsATapAndSaysWhenThereIsNoNetwork() {
        Window window = signedIn();
        Page page = window.page();
        page.evaluate("() => { window.rings = 0; const Plain = OscillatorNode;"
                + " window.OscillatorNode = class extends Plain { constructor(...all) { super(...all); window.rings += 1; } }; }");
        page.waitForFunction("async () => !!(await navigator.serviceWorker.getRegistration())?.active");
        window.byTestId("status-open").click();
        Customer customer = Customer.unknown("Heard");
        bandeja.webhook().writes(customer, bandeja.number(), "ring");
        String id = ana.awaitConversation(customer);
        page.waitForFunction("() => window.rings > 0");
        assertThat(page.locator("link[rel=icon]")).hasAttribute("href", Pattern.compile("data:image/svg.*"));
        assertThat(page).hasTitle(Pattern.compile("\\(\\d+\\+?\\) .*"));

        page.evaluate(
                "id => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { type: 'open', conversation: id } }))",
                id);
        assertThat(page.getByTestId("conversation-head")).containsText(customer.name());

        window.forgiveRefusals();
        page.context().setOffline(true);
        page.reload();
        assertThat(page.locator("h1")).hasText("No connection");
        page.context().setOffline(false);
        page.locator("a").click();
        assertThat(window.byTestId("status-open")).isVisible();
        // Nothing of the company is kept.
        assertThat((String) page.evaluate("async () => { const kept = []; for (const name of await caches.keys())"
                        + " for (const { url } of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname);"
                        + " return kept.join(); }"))
                .isEqualTo("/service-worker.js");
    }

    /** The service worker of a page, to which the browser delivers what is pushed. */
    private record Worker(CDPSession session, String origin, String registration) {
        void push(String text) {
            JsonObject what = new JsonObject();
            what.addProperty("origin", origin);
            what.addProperty("registrationId", registration);
            what.addProperty("data", text);
            session.send("ServiceWorker.deliverPushMessage", what);
        }
    }

    private Worker worker(Page page) {
        page.waitForFunction("async () => !!(await navigator.serviceWorker.getRegistration())?.active");
        // The words come from the page once the worker runs.
        page.waitForFunction("async () => !!(await caches.match('/service-worker.js?words'))");
        CDPSession session = page.context().newCDPSession(page);
        AtomicReference<String> id = new AtomicReference<>();
        session.on("ServiceWorker.workerRegistrationUpdated", event -> {
            JsonArray registrations = event.getAsJsonArray("registrations");
            registrations.forEach(one ->
                    id.set(one.getAsJsonObject().get("registrationId").getAsString()));
        });
        session.send("ServiceWorker.enable");
        page.waitForCondition(() -> id.get() != null);
        return new Worker(session, bandeja.demo().app().toString(), id.get());
    }
}
