package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody has begun and not sent, on a computer that others use too: it comes back to its person, and is nothing to anybody else. */
@OnSharedInstallation
class KeptInBrowserIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String WORDS = "the sum that we agreed upon";
    private static final String FILE = "Salaries of 2026.pdf";
    private static final String SAYS = "%PDF-1.4 nobody else is to read this";

    /** Everything is written. */
    private static final String LEAVES_UNASKED = "() => dispatchEvent(new Event('beforeunload', { cancelable: true }))";

    /** All that the browser keeps of us, as one text. */
    private static final String STORED = """
            async () => {
                const all = [localStorage, sessionStorage].flatMap((place) => Object.entries(place).flat());
                const database = await new Promise((resolve, reject) => {
                    const request = indexedDB.open('bandeja-files');
                    request.onsuccess = () => resolve(request.result);
                    request.onerror = () => reject(request.error);
                });
                const files = database.transaction('files').objectStore('files');
                const read = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
                const [keys, records] = await Promise.all([read(files.getAllKeys()), read(files.getAll())]);
                database.close();
                const latin = (bytes) => String.fromCharCode(...new Uint8Array(bytes));
                for (const { at, head, pieces } of records) {
                    all.push(String(at), latin(head));
                    for (const piece of pieces) all.push(latin(await piece.arrayBuffer()));
                }
                return [...keys, ...all].join('\\n');
            }""";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor luis = bandeja.agents().get(1);
    private final Customer customer = Customer.unknown("Kept " + System.nanoTime());
    private String id;

    @BeforeEach
    void anAgentHasAConversation() {
        simulator.reset();
        id = bandeja.taken(ana, customer);
    }

    private Window open(Window window, AgentDoor agent) {
        window.logIn(agent.person());
        return show(window, id);
    }

    private Window show(Window window, String conversation) {
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + conversation);
        assertThat(window.byTestId("conversation-head")).isVisible();
        return window;
    }

    private static void begin(Window window) {
        window.byTestId("composer").fill(WORDS);
        window.byTestId("composer-more").click();
        window.page()
                .waitForFileChooser(() -> window.byTestId("way-document").click())
                .setFiles(new FilePayload(FILE, "application/pdf", SAYS.getBytes(StandardCharsets.UTF_8)));
        assertThat(window.byTestId("tray-item")).hasCount(1);
        window.page().waitForFunction(LEAVES_UNASKED);
    }

    private static void isThere(Window window) {
        assertThat(window.byTestId("composer")).hasValue(WORDS);
        assertThat(window.byTestId("tray-item")).hasCount(1);
        assertThat(window.byTestId("tray-item")).containsText(FILE);
    }

    private static String stored(Window window) {
        return (String) window.page().evaluate(STORED);
    }

    private static List<?> names(Window window) {
        return (List<?>) window.page().evaluate("() => Object.keys(localStorage)");
    }

    private static Map<String, String> entries(Window window) {
        Map<String, String> all = new HashMap<>();
        ((Map<?, ?>) window.page().evaluate("() => ({ ...localStorage })"))
                .forEach((name, value) -> all.put((String) name, (String) value));
        return all;
    }

    private static void put(Window window, String name, String value) {
        window.page().evaluate("([name, value]) => localStorage.setItem(name, value)", List.of(name, value));
    }

    @Test
    void whatIsBegunIsSealedAndComesBackToItsPersonOnly() {
        Window window = open(BROWSER.open(1280, 800, false), ana);
        begin(window);
        assertThat(stored(window))
                .contains("bandeja.kept." + ana.id() + ".draft." + id, "bandeja.kept." + ana.id() + ".tray." + id)
                .doesNotContain(WORDS, FILE, "nobody else");
        window.page().reload();
        isThere(window);

        // The next one at this computer, and then the first one again.
        window.forgiveRefusals();
        open(window, luis);
        assertThat(window.byTestId("tray-item")).hasCount(0);
        assertThat(window.row(customer).filter(new Locator.FilterOptions().setHasText("Draft:")))
                .hasCount(0);
        assertThat(stored(window)).contains(ana.id()).doesNotContain(WORDS, FILE, "nobody else");
        open(window, ana);
        isThere(window);
        window.byTestId("send").click();
        Eventually.holds("both have arrived", () -> simulator.received(customer).size() == 2);
        // The customer may have them before the page hears that the server has.
        Eventually.passes(() -> assertThat(stored(window)).doesNotContain(".draft.", ".tray.", ".outgoing."));
        window.page().waitForFunction(LEAVES_UNASKED);
    }

    @Test
    void whatSomebodyElseHasPutThereIsDropped() {
        Customer other = Customer.unknown("Kept too " + System.nanoTime());
        String elsewhere = bandeja.taken(ana, other);
        Window window = open(BROWSER.open(1280, 800, false), ana);
        begin(window);
        String kept = "bandeja.kept." + ana.id();
        String draft = kept + ".draft.";
        String sealed = entries(window).get(draft + id);
        String outgoing =
                "{\"id\":\"k1\",\"conversation\":\"%s\",\"type\":\"text\",\"text\":\"give it to me\",\"status\":\"WAITING\",\"at\":\"%s\"}"
                        .formatted(elsewhere, ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ISO_INSTANT));
        // Moved to another conversation, in the words of before, made up, made younger, of a time to come.
        put(window, draft + elsewhere, sealed);
        put(window, "bandeja.draft." + ana.id() + "." + elsewhere, "give it to me");
        put(window, "bandeja.outgoing." + ana.id() + ".k1", outgoing);
        put(window, kept + ".outgoing.k1", System.currentTimeMillis() + "." + outgoing);
        put(window, kept + ".outgoing.k2", System.currentTimeMillis() + ".AAAA");
        put(window, kept + ".note." + id, "nonsense");
        put(window, kept + ".quote." + id, sealed.replaceFirst("^\\d+", String.valueOf(System.currentTimeMillis())));
        put(window, kept + ".draft.k3", "99999999999999." + sealed.split("\\.")[1]);
        // Another window hears of it at once, and of a file that nobody has closed.
        window.page().evaluate("""
                async () => {
                    const request = indexedDB.open('bandeja-files');
                    await new Promise((resolve) => (request.onsuccess = resolve));
                    const change = request.result.transaction('files', 'readwrite');
                    const files = change.objectStore('files');
                    const keys = await new Promise((resolve) => (files.getAllKeys().onsuccess = ({ target }) => resolve(target.result)));
                    for (const key of keys) files.put({ at: Date.now(), head: new Uint8Array(40), pieces: [new Blob(['mine'])] }, key);
                    files.put(new File(['mine'], 'mine.txt'), 'somebody.else');
                    await new Promise((resolve) => (change.oncomplete = resolve));
                    request.result.close();
                }""");
        window.page().reload();
        assertThat(window.byTestId("composer")).hasValue(WORDS);
        window.tells("no longer in this browser");
        assertThat(window.byTestId("tray-item")).hasCount(0);
        Eventually.holds(
                "only what is ours is there",
                () -> names(window).stream()
                        .filter(name -> ((String) name).matches("bandeja\\.(kept|draft|outgoing)\\..*"))
                        .toList()
                        .equals(List.of(draft + id)));
        show(window, elsewhere);
        assertThat(window.byTestId("composer")).hasValue("");
        window.write("from myself");
        Eventually.holds("it has arrived", () -> !simulator.received(other).isEmpty());
        assertThat(simulator.received(other)).hasSize(1);
        assertThat(window.messages().filter(new Locator.FilterOptions().setHasText("give it")))
                .hasCount(0);

        // In a window that is open it is dropped as it comes.
        Page next = window.page().context().newPage();
        next.navigate(bandeja.demo().app() + "/app/favicon.svg");
        next.evaluate("([name, value]) => localStorage.setItem(name, value)", List.of(draft + elsewhere, sealed));
        Eventually.holds("it has gone", () -> !names(window).contains(draft + elsewhere));
        assertThat(window.byTestId("composer")).hasValue("");
        next.close();
    }

    @Test
    void anotherWindowOfThePersonGoesOnWithWhatIsTypedHere() {
        Window window = open(BROWSER.open(1280, 800, false), ana);
        Page other = window.page().context().newPage();
        other.navigate(window.page().url());
        assertThat(other.getByTestId("composer")).isVisible();
        window.page().bringToFront();
        window.byTestId("composer").pressSequentially(WORDS);
        assertThat(other.getByTestId("composer")).hasValue(WORDS);
        other.close();
    }

    @Test
    void afterThirtyDaysItIsGone() {
        Window window = open(BROWSER.open(1280, 800, false), ana);
        window.byTestId("composer").fill(WORDS);
        window.page().waitForFunction(LEAVES_UNASKED);
        window.beginsLater(Duration.ofDays(29));
        assertThat(window.row(customer)).containsText("Draft: " + WORDS);
        window.beginsLater(Duration.ofDays(31));
        assertThat(window.row(customer).filter(new Locator.FilterOptions().setHasText("Draft:")))
                .hasCount(0);
        assertThat(stored(window)).doesNotContain(".draft.");
    }

    @Test
    void ofWhoIsGoneTheNextPersonsPageLeavesNothing() {
        Company company = new Company(bandeja);
        Company.Newcomer leaver = company.hire("ADMIN");
        Customer theirs = Customer.unknown("Left " + System.nanoTime());
        String conversation = company.conversation(theirs);
        leaver.post("/api/conversations/" + conversation + "/claim").require(200);
        Window window = BROWSER.open(1280, 800, false);
        window.forgiveRefusals();
        window.logIn(leaver.person());
        begin(show(window, conversation));
        assertThat(stored(window)).contains(leaver.id());

        window.logIn(luis.person());
        assertThat(stored(window)).as("somebody who may come back").contains(leaver.id());
        company.call("POST", "/api/agents/" + leaver.id() + "/disable", null).require(200);
        window.page().reload();
        assertThat(window.byTestId("conversation-list")).isVisible();
        Eventually.holds("nothing of it is left", () -> !stored(window).contains(leaver.id()));
    }

    @Test
    void whereTheBrowserCannotSealItStaysInItsWindow() {
        Window window = BROWSER.open(1280, 800, false);
        window.beforeEachPage("Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });");
        open(window, ana);
        window.byTestId("composer").fill(WORDS);
        window.page().waitForFunction(LEAVES_UNASKED);
        assertThat(names(window)).noneMatch(name -> ((String) name).startsWith("bandeja.kept."));
        window.page().reload();
        assertThat(window.byTestId("composer")).hasValue(WORDS);

        Page other = window.page().context().newPage();
        other.navigate(window.page().url());
        assertThat(other.getByTestId("composer")).isVisible();
        assertThat(other.getByTestId("composer")).hasValue("");
        other.close();
        window.forgiveRefusals();
        window.logIn(luis.person());
        assertThat(stored(window)).doesNotContain(WORDS);
    }

    @Test
    void withoutItsKeyThePageComesAndLeavesAloneWhatIsKept() {
        Window window = open(BROWSER.open(1280, 800, false), ana);
        begin(window);
        window.forgiveAnswers(500);
        Page page = window.page();
        Pattern key = Pattern.compile("/api/me/browser-key$");
        page.route(key, route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
        page.reload();
        assertThat(window.byTestId("conversation-head")).isVisible();
        assertThat(window.byTestId("composer")).hasValue("");
        page.unroute(key);
        page.reload();
        isThere(window);
    }

    @Test
    void whatTheServerMayHaveGoesAgainUnderTheSameKey() {
        Window window = open(BROWSER.open(1280, 800, false), ana);
        window.forgiveAnswers(500);
        Page page = window.page();
        Pattern said = Pattern.compile("/api/conversations/[^/]+/messages$");
        page.route(said, route -> {
            route.fetch();
            route.fulfill(new Route.FulfillOptions().setStatus(500));
        });
        window.write(WORDS);
        assertThat(window.byTestId("message-retry")).isVisible();
        page.unroute(said);
        page.reload();
        window.byTestId("message-retry").click();
        assertThat(window.byTestId("message-retry")).hasCount(0);
        Eventually.holds("it has left", () -> !simulator.received(customer).isEmpty());
        assertThat(window.messages().filter(new Locator.FilterOptions().setHasText(WORDS)))
                .hasCount(1);
        assertThat(ana.texts(id)).containsOnlyOnce(WORDS);
        page.waitForFunction(LEAVES_UNASKED);
        assertThat(stored(window)).doesNotContain(".outgoing.");
    }
}
