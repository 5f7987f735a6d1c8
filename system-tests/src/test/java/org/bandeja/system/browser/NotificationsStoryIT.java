package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.Newcomer;
import org.bandeja.system.client.PushedBrowser;
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
                const around = (window.around = { shown: new Map(), windows: [], done: [], times: 0, badge: null, userAgent: navigator.userAgent });
                const notification = (made) => ({ ...made, close: () => around.shown.delete(made.tag) });
                const self = {
                    skipWaiting() {},
                    addEventListener: (type, listener) => listeners.push([type, listener]),
                    Notification: { permission: 'granted' },
                    navigator: {
                        get userAgent() { return around.userAgent; },
                        setAppBadge: async (count) => (around.badge = count),
                        clearAppBadge: async () => (around.badge = 'none'),
                    },
                    clients: { claim() {}, matchAll: async () => around.windows, openWindow: async (url) => around.done.push(`opened ${url}`) },
                    registration: {
                        showNotification: async (title, options) => {
                            around.times += 1;
                            around.shown.set(options.tag, { title, ...options });
                        },
                        getNotifications: async ({ tag } = {}) => [...around.shown.values()].filter((made) => !tag || made.tag === tag).map(notification),
                    },
                };
                window.happens = async (type, event) => {
                    const work = [];
                    const whole = { ...event, waitUntil: (promise) => work.push(promise) };
                    listeners.filter(([name]) => name === type).forEach(([, listener]) => listener(whole));
                    await Promise.all(work);
                };
                window.tap = (tag) => window.happens('notificationclick', { notification: notification(around.shown.get(tag)) });
                window.inbox = (focused, isAwake = true, path = '/inbox.xhtml#/') => ({
                    url: location.origin + path,
                    focused,
                    visibilityState: 'visible',
                    focus: async () => around.done.push('focused'),
                    postMessage: ({ type, conversation }, ports) => {
                        around.done.push(`told ${type} ${conversation}`);
                        if (isAwake) ports?.[0].postMessage(true);
                    },
                });
                WORKER
            }
            """;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Newcomer me = new Newcomer(bandeja);

    /** Signed in by the form, as a member of the department, who has touched the page. */
    private Window signedIn() {
        return signedIn("");
    }

    /** @param script that each page begins with */
    private Window signedIn(String script) {
        bandeja.rows().forgetFailedSignIns();
        bandeja.rows()
                .change(
                        "INSERT INTO membership (agent_id, department_id, role, joined_at) SELECT ?, d.id, 'AGENT', NOW(3)"
                                + " FROM department d WHERE d.name = ?",
                        String.valueOf(me.id()),
                        bandeja.department());
        Window window = BROWSER.openWithBackground();
        if (!script.isEmpty()) {
            window.beforeEachPage(script);
        }
        window.page().locator("#login").fill(me.login());
        window.page().locator("#password").fill(Newcomer.PASSWORD);
        window.byTestId("login-submit").click();
        window.page().waitForURL("**/inbox.xhtml**");
        window.isReady();
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
        assertThat(page.locator(".ui-growl-error")).containsText("The server is busy");
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
        assertThat(page.locator(".ui-growl")).containsText("Saved.");
        assertThat(page.locator(".ui-growl-error")).hasCount(0);
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
        window.assertFits();
    }

    /** Chromium without a screen shows no notifications: the worker's own code runs with a browser around it that notes what it does. */
    @Test
    void whatIsPushedIsShownLeadsToItsConversationAndIsClosedWhenItIsRead() {
        Window window = signedIn();
        Page page = window.page();
        // The words come from the page once the true worker runs.
        holds(page, "async () => !!(await caches.match('/service-worker.js?words'))");
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

        page.evaluate("() => { around.shown.clear(); around.windows = [inbox(true, true, '/')]; around.done = []; }");
        push(page, "{\"kind\": \"NEW\", \"conversation\": \"c4\", \"department\": \"Sales\"}");
        assertThat(shown(page)).as("who looks at the inbox is not called").isEqualTo("[]");
        whoLooksAtTheInboxIsNotCalled(page);
        theIconHasItsNumber(page);
    }

    private static void whoLooksAtTheInboxIsNotCalled(Page page) {
        String fresh = "{\"kind\": \"NEW\", \"conversation\": \"c4\", \"department\": \"Sales\"}";
        page.evaluate(
                "() => { around.shown.clear(); around.windows = [inbox(true)]; around.done = []; around.times = 0; }");
        push(page, fresh);
        assertThat(shown(page)).isEqualTo("[]");
        assertThat(page.evaluate("around.times"))
                .as("Chromium lets it pass in silence")
                .isEqualTo(0);
        page.evaluate(
                "() => (around.userAgent = 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/18.5 Safari/604.1')");
        push(page, fresh);
        assertThat(page.evaluate("around.times")).as("Safari wants to see each").isEqualTo(1);
        assertThat(shown(page)).as("and it is closed at once").isEqualTo("[]");
        page.evaluate("() => (around.windows = [inbox(true, false)])");
        push(page, fresh);
        assertThat(shown(page)).as("a page that was put to sleep tells nobody").contains("New in Sales");
        page.evaluate("() => (around.windows = [inbox(true)])");
        push(page, "{\"kind\": \"TEST\"}");
        assertThat(shown(page)).contains("Notifications arrive in this browser.");
    }

    private static void theIconHasItsNumber(Page page) {
        page.evaluate("() => { around.shown.clear(); around.windows = []; }");
        String answer =
                "{\"kind\": \"ANSWER\", \"conversation\": \"c5\", \"waiting\": 7, \"name\": \"Ana\", \"text\": \"hello\"}";
        push(page, answer);
        assertThat(page.evaluate("around.badge")).isEqualTo(7);
        push(page, "{\"kind\": \"ASSIGNED\", \"conversation\": \"c6\", \"waiting\": 0}");
        assertThat(page.evaluate("around.badge")).isEqualTo("none");
        push(page, answer);
        page.evaluate("() => happens('message', { data: { type: 'left' } })");
        assertThat(shown(page)).as("nothing of it stays").isEqualTo("[]");
        push(page, answer);
        assertThat(shown(page)).isEqualTo("[[\"SIGNED_OUT\",\"Bandeja\",\"Log in to see what is new.\",true]]");
        page.evaluate("() => { around.shown.clear(); return happens('message', { data: { type: 'here' } }); }");
        push(page, answer);
        assertThat(shown(page)).contains("hello");
        page.evaluate(
                "push => happens('message', { data: { type: 'show', push } })",
                Map.of("kind", "MENTION", "conversation", "c7"));
        assertThat(shown(page)).contains("You were mentioned in a note");
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
        holds(page, "async () => !!(await navigator.serviceWorker.getRegistration())?.active");
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

    /** Chromium without a screen has no push service: the stand-in is that of the page, too. */
    private static final String PUSHED = """
            if ('PushManager' in window) {
                const address = ADDRESS;
                const kept = 'test.subscribed';
                const made = { toJSON: () => address, unsubscribe: async () => localStorage.removeItem(kept) };
                PushManager.prototype.subscribe = async () => (localStorage.setItem(kept, 'yes'), made);
                PushManager.prototype.getSubscription = async () => (localStorage.getItem(kept) ? made : null);
                ALLOWED
            }
            """;

    private static final String ALLOWED = """
            Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
            Notification.requestPermission = async () => 'granted';
            """;

    @Test
    void itIsTurnedOnTriedAndStaysOnWithTheNextLogin() {
        Newcomer elsewhere = me.atAnotherBrowser();
        elsewhere.signIn(Newcomer.PASSWORD).require(204);
        PushedBrowser browser = PushedBrowser.of(bandeja, elsewhere);
        Window window = signedIn(
                PUSHED.replace("ADDRESS", browser.subscription().toString()).replace("ALLOWED", ALLOWED));
        window.forgiveRefusals();
        Page page = window.page();
        page.navigate(bandeja.demo().app() + "/account.xhtml#notifications");
        assertThat(page.getByTestId("notify-state"))
                .hasText("As long as the inbox is open here, it tells you. When it is closed, nothing comes.");
        assertThat(page.getByTestId("notify-test")).isHidden();
        page.getByTestId("notify-here").click();
        assertThat(page.getByTestId("notify-state")).hasText("This browser tells you.");
        page.getByTestId("notify-test").click();
        assertThat(page.locator(".ui-growl")).containsText("Sent. It should appear in a moment");
        browser.await("the test", text -> text.getString("kind").equals("TEST"));

        page.navigate(bandeja.demo().app() + "/inbox.xhtml");
        window.isReady();
        me.change("revoked_at = UTC_TIMESTAMP(3)");
        bandeja.rows().change("DELETE FROM push_subscription WHERE agent_id = ?", String.valueOf(me.id()));
        Window.pressAnyway(window.byTestId("status-completed"));
        window.byTestId("again-password").fill(Newcomer.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(window.byTestId("login-again")).hasCount(0);
        Eventually.holds("who logs in again in place is told again", () -> browsers() == 1);

        page.evaluate("localStorage.removeItem('test.subscribed')");
        bandeja.rows().change("DELETE FROM push_subscription WHERE agent_id = ?", String.valueOf(me.id()));
        page.reload();
        Eventually.holds("what the browser has dropped is subscribed anew", () -> browsers() == 1);

        window.byTestId("person-menu").click();
        window.byTestId("logout").click();
        page.waitForURL("**/login.xhtml");
        assertThat(browsers()).isZero();
        holds(page, "async () => !!(await caches.match('/service-worker.js?nobody'))");
        page.locator("#login").fill(me.login());
        page.locator("#password").fill(Newcomer.PASSWORD);
        window.byTestId("login-submit").click();
        page.waitForURL("**/inbox.xhtml**");
        Eventually.holds("and is told again after the next login", () -> browsers() == 1);
        holds(page, "async () => !(await caches.match('/service-worker.js?nobody'))");

        page.navigate(bandeja.demo().app() + "/account.xhtml#notifications");
        page.getByTestId("notify-here").click();
        assertThat(page.getByTestId("notify-state")).hasText("This browser does not tell you yet.");
        assertThat(browsers()).isZero();
        page.reload();
        assertThat(page.getByTestId("notify-state")).hasText("This browser does not tell you yet.");
    }

    private long browsers() {
        return bandeja.rows()
                .count("SELECT COUNT(*) FROM push_subscription WHERE agent_id = ?", String.valueOf(me.id()));
    }

    /** What the page itself knows: its own file, not another copy of it. */
    private static final String STORE =
            "async () => (await import(document.querySelector('link[href$=\"/store.js\"]').href)).store.%s";

    /** Notes what the page asks of its worker, and can be as if nobody saw it. */
    private static final String UNSEEN = """
            window.posted = [];
            Object.defineProperty(document, 'hidden', { get: () => window.unseen === true });
            if ('ServiceWorker' in window) {
                const post = ServiceWorker.prototype.postMessage;
                ServiceWorker.prototype.postMessage = function (message, ...more) {
                    window.posted.push(message);
                    return post.call(this, message, ...more);
                };
                ALLOWED
            }
            """;

    @Test
    void aPageThatNobodySeesShowsWhatWouldBePushedByTheSameChoices() {
        Newcomer elsewhere = me.atAnotherBrowser();
        elsewhere.signIn(Newcomer.PASSWORD).require(204);
        Window window = signedIn(UNSEEN.replace("ALLOWED", ALLOWED));
        Page page = window.page();
        Customer customer = Customer.unknown("Unseen");
        assertThat(shownBy(page, customer, "a secret"))
                .contains("\"kind\":\"NEW\"", "\"department\":\"" + bandeja.department() + "\"", "\"silent\":true")
                .doesNotContain("secret", customer.name(), "actor");

        choose(elsewhere, "{\"kinds\": [\"NEW\"], \"showText\": true, \"sound\": false}");
        page.reload();
        assertThat(shownBy(page, customer, "x".repeat(119) + "😀 and more"))
                .contains(
                        "\"name\":\"" + customer.name() + "\"",
                        "\"text\":\"" + "x".repeat(119) + "…\"",
                        "\"silent\":false");

        choose(elsewhere, "{\"kinds\": [], \"showText\": true, \"sound\": false}");
        page.reload();
        seenOnline(window);
        page.evaluate("window.unseen = true");
        bandeja.webhook().writes(customer, bandeja.number(), "not wanted");
        holds(page, STORE.formatted("counters.unassigned > 0"));
        assertThat((String) page.evaluate("JSON.stringify(posted.filter(({ type }) => type === 'show'))"))
                .isEqualTo("[]");
        assertThat(
                        page.evaluate(
                                "async () => { const { kindOf } = await import('/app/alert-rules.js');"
                                        + " const event = { type: 'message.received', conversation: { status: 'OPEN', assignee: null, department: { id: 'd' } } };"
                                        + " return [true, false].map((administrator) => kindOf(event, { id: 'me', departments: [], administrator })).join(); }"))
                .as("an administrator who is member nowhere works everywhere")
                .isEqualTo("NEW,");
    }

    private void choose(Newcomer person, String json) {
        person.sendJson(
                        "PUT",
                        "/api/me/notifications",
                        Json.createReader(new StringReader(json)).readObject())
                .require(204);
    }

    /** It knows what is wanted, and its line is up. */
    private static void seenOnline(Window window) {
        Page page = window.page();
        assertThat(window.byTestId("status-open")).isVisible();
        page.waitForFunction("() => window.posted.some(({ type }) => type === 'here')");
        holds(page, STORE.formatted("connection === 'online'"));
    }

    /** @return what the worker is asked to show, as JSON */
    private String shownBy(Page page, Customer customer, String text) {
        page.waitForFunction("() => window.posted.some(({ type }) => type === 'here')");
        holds(page, STORE.formatted("connection === 'online'"));
        page.evaluate("window.unseen = true");
        bandeja.webhook().writes(customer, bandeja.number(), text);
        String id = ana.awaitConversation(customer);
        String ofIt = "posted.filter(({ type, push }) => type === 'show' && push.conversation === '" + id + "')";
        page.waitForFunction("() => " + ofIt + ".length > 0");
        return (String) page.evaluate("JSON.stringify(" + ofIt + ".at(-1).push)");
    }

    /** Waits for what a promise says. */
    private static void holds(Page page, String script) {
        Eventually.holds(script, () -> Boolean.TRUE.equals(page.evaluate(script)));
    }
}
