package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.Newcomer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Notifications as a person sees and hears them: chosen in the account, shown by the service worker, heard in the open page. */
@OnSharedInstallation
class NotificationsStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String AROUND = """
            () => {
                const listeners = [];
                const around = (window.around = { shown: new Map(), windows: [], done: [] });
                const notification = (made) => ({ ...made, close: () => around.shown.delete(made.tag) });
                const self = {
                    skipWaiting() {},
                    addEventListener: (type, listener) => listeners.push([type, listener]),
                    clients: { claim() {}, matchAll: async () => around.windows, openWindow: async (url) => around.done.push(`opened ${url}`) },
                    registration: {
                        showNotification: async (title, options) => around.shown.set(options.tag, { title, ...options }),
                        getNotifications: async ({ tag }) => [...around.shown.values()].filter((made) => made.tag === tag).map(notification),
                    },
                };
                window.happens = async (type, event) => {
                    const work = [];
                    const whole = { ...event, waitUntil: (promise) => work.push(promise) };
                    listeners.filter(([name]) => name === type).forEach(([, listener]) => listener(whole));
                    await Promise.all(work);
                };
                window.tap = (tag) => window.happens('notificationclick', { notification: notification(around.shown.get(tag)) });
                window.inbox = (focused, path = '/inbox.xhtml#/') => ({
                    url: location.origin + path,
                    focused,
                    visibilityState: 'visible',
                    focus: async () => around.done.push('focused'),
                    postMessage: ({ type, conversation }) => around.done.push(`told ${type} ${conversation}`),
                });
                WORKER
            }
            """;

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

    /** Other tests know who belongs to this department. */
    @AfterEach
    void leave() {
        bandeja.rows().change("DELETE FROM membership WHERE agent_id = ?", String.valueOf(me.id()));
    }

    @Test
    void whatIsWantedIsChosenInTheAccount() {
        Newcomer elsewhere = me.atAnotherBrowser();
        elsewhere.signIn(Newcomer.PASSWORD).require(204);
        Window window = signedIn();
        Page page = window.page();
        page.navigate(bandeja.demo().app() + "/account.xhtml#notifications");
        assertThat(page.getByTestId("notify-state")).not().hasText("");
        assertThat(page.locator("#kind-new")).isChecked();
        assertThat(page.locator("#show-text")).not().isChecked();
        assertThat(page.getByTestId("notified-departments")).containsText(bandeja.department());

        window.forgiveOffline();
        page.route(
                "**/api/me/notifications",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(503)),
                new Page.RouteOptions().setTimes(1));
        page.locator("#kind-new").click();
        assertThat(page.getByTestId("notify-note")).containsText("The server is busy");
        assertThat(page.locator("#kind-new")).isChecked();

        // Changed again while the first change is on its way: the newest is what is kept.
        List<Route> saving = new ArrayList<>();
        page.route("**/api/me/notifications", saving::add, new Page.RouteOptions().setTimes(1));
        page.locator("#kind-new").uncheck();
        page.locator("#kind-mention").uncheck();
        page.waitForCondition(() -> !saving.isEmpty());
        saving.get(0).resume();
        Eventually.holds("both are kept", () -> {
            String kinds = elsewhere
                    .get("/api/me/notifications")
                    .json()
                    .getJsonArray("kinds")
                    .toString();
            return !kinds.contains("NEW") && !kinds.contains("MENTION");
        });
        assertThat(page.getByTestId("notify-note")).hasText("Saved.");
        page.getByTestId("notified-departments").locator("input").first().uncheck();
        page.locator("#quiet").check();
        page.locator("#quiet-from").fill("21:30");
        assertThat(page.locator("#quiet-zone")).containsText("America/Bogota");
        page.locator("#sound").uncheck();
        Eventually.holds("all of it is kept", () -> {
            jakarta.json.JsonObject kept =
                    elsewhere.get("/api/me/notifications").json();
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

    /** Chromium without a screen shows no notifications: the worker's own code runs with a browser around it that notes what it does. */
    @Test
    void whatIsPushedIsShownLeadsToItsConversationAndIsClosedWhenItIsRead() {
        Window window = signedIn();
        Page page = window.page();
        // The words come from the page once the true worker runs.
        page.waitForFunction("async () => !!(await caches.match('/service-worker.js?words'))");
        String worker = Http.send(Http.to(bandeja.demo().app(), "/service-worker.js"))
                .require(200)
                .body();
        page.evaluate(AROUND.replace("WORKER", worker));

        push(page, "{\"kind\": \"NEW\", \"conversation\": \"c1\", \"department\": \"Sales <b>\"}");
        assertThat(shown(page)).isEqualTo("[[\"c1\",\"Bandeja\",\"New in Sales <b>\",false]]");
        push(
                page,
                "{\"kind\": \"ASSIGNED\", \"conversation\": \"c2\", \"actor\": \"Luis\", \"name\": \"Ana\", \"text\": \"hello\"}");
        push(page, "{\"kind\": \"ANSWER\", \"conversation\": \"c1\"}");
        assertThat(shown(page))
                .isEqualTo("[[\"c1\",\"Bandeja\",\"New message in one of your conversations\",true],"
                        + "[\"c2\",\"Ana\",\"Luis gave you a conversation\\nhello\",true]]");

        page.evaluate("() => happens('message', { data: { type: 'read', conversation: 'c1' } })");
        assertThat(shown(page)).startsWith("[[\"c2\"");
        page.evaluate("() => { around.windows = [inbox(false)]; return tap('c2'); }");
        assertThat(page.evaluate("JSON.stringify(around.done)")).isEqualTo("[\"told open c2\",\"focused\"]");
        assertThat(shown(page)).isEqualTo("[]");

        push(page, "not JSON");
        assertThat(shown(page)).isEqualTo("[[\"bandeja\",\"Bandeja\",\"\",true]]");
        page.evaluate("() => { around.shown.clear(); around.windows = []; around.done = []; }");
        push(page, "{\"kind\": \"MENTION\", \"conversation\": \"c/3\"}");
        page.evaluate("() => tap('c/3')");
        assertThat(page.evaluate("JSON.stringify(around.done)")).isEqualTo("[\"opened /inbox.xhtml#/c/c%2F3\"]");

        page.evaluate("() => { around.windows = [inbox(true, '/')]; around.done = []; }");
        push(page, "{\"kind\": \"NEW\", \"conversation\": \"c4\", \"department\": \"Sales\"}");
        assertThat(shown(page)).as("who looks at the inbox is not called").isEqualTo("[]");
        push(page, "{\"kind\": \"TEST\"}");
        assertThat(shown(page)).contains("Notifications arrive in this browser.");
    }

    private static void push(Page page, String text) {
        page.evaluate("text => happens('push', { data: { json: () => JSON.parse(text) } })", text);
    }

    private static String shown(Page page) {
        return (String) page.evaluate("JSON.stringify([...around.shown.values()]"
                + ".map(({ tag, title, body, renotify }) => [tag, title, body, renotify]).sort())");
    }

    @Test
    void theOpenPageIsHeardFollowsATapAndSaysWhenThereIsNoNetwork() {
        Window window = signedIn();
        Page page = window.page();
        page.evaluate(
                "() => { window.rings = 0; const Plain = OscillatorNode;"
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

        window.forgiveOffline();
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
}
