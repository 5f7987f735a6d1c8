package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agents with many conversations: several at once, views that they save, words in a conversation, and a login that ends. */
@OnSharedInstallation
class ManyAtOnceStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String FIRST_IN_SIGHT = """
            () => {
                const list = document.querySelector('conversation-list');
                const edge = list.getBoundingClientRect().top;
                const rows = [...list.querySelectorAll('.row')]
                    .map((row) => ({ name: row.querySelector('.row-name').textContent, box: row.getBoundingClientRect() }))
                    .filter(({ box }) => box.bottom > edge + 30)
                    .toSorted((one, other) => one.box.top - other.box.top);
                return { scrolled: list.scrollTop, name: rows[0]?.name, top: rows[0] ? rows[0].box.top - edge : -1 };
            }""";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(1);
    private final AgentDoor luis = bandeja.agents().get(2);
    private final String mark = "Many" + System.nanoTime();

    private List<Customer> customers(int count) {
        List<Customer> customers = IntStream.range(0, count)
                .mapToObj(i -> Customer.unknown(mark + " " + (char) ('A' + i)))
                .toList();
        // WhatsApp's times have whole seconds: within one of them nobody stands above anybody.
        Instant now = Instant.now();
        customers.forEach(customer -> bandeja.webhook()
                .writes(customer, bandeja.number(), "hello", now.minusSeconds(count - customers.indexOf(customer))));
        return customers;
    }

    private static void isChosen(Window window, Customer customer, boolean chosen) {
        Locator box = window.page()
                .locator(".row-place", new Page.LocatorOptions().setHasText(customer.name()))
                .getByTestId("row-choice");
        if (chosen) {
            assertThat(box).isChecked();
        } else {
            assertThat(box).not().isChecked();
        }
    }

    @Test
    void severalAreTakenCompletedAndTakenBackByKeyboardWhileAColleagueIsFaster() {
        List<Customer> customers = customers(3);
        List<String> ids = customers.stream().map(ana::awaitConversation).toList();
        Window window = BROWSER.open(ana.person());
        Window colleague = BROWSER.open(luis.person());
        Page page = window.page();
        window.byTestId("search").fill(mark);
        assertThat(window.byTestId("conversation-row")).hasCount(3);
        window.row(customers.get(2)).focus();
        page.keyboard().press("x");
        page.keyboard().press("Shift+J");
        page.keyboard().press("Shift+ArrowDown");
        customers.forEach(customer -> isChosen(window, customer, true));
        page.keyboard().press("Shift+K");
        isChosen(window, customers.get(0), false);
        page.keyboard().press("Shift+J");
        assertThat(page.locator(".chosen-count")).hasText("3 chosen");
        Locator deeds = page.locator(".chosen-deeds button");
        String[] words = {"Assign to me", "Transfer…", "Return", "Completed", "Labels", "Read", "Unread"};
        assertThat(deeds).hasText(words);
        Locator complete = window.byTestId("complete-chosen");
        assertThat(complete).hasAttribute("aria-disabled", "true");
        assertThat(complete)
                .hasAttribute("title", "Mark as completed: Nobody has this conversation. Assign it to yourself first.");
        Object place = complete.evaluate("button => JSON.stringify(button.getBoundingClientRect())");

        luis.act(ids.get(0), "claim").require(200);
        assertThat(window.byTestId("claim-chosen")).hasAttribute("title", Pattern.compile("2 of 3"));
        page.keyboard().press("c");
        window.tells("2 conversations are yours now. 1 not: " + luis.name() + " already has this conversation.");
        for (Customer customer : customers.subList(1, 3)) {
            assertThat(window.row(customer)).hasAttribute("data-flag", "MINE");
            assertThat(colleague.row(customer)).hasCount(0);
        }
        page.keyboard().press("Escape");
        assertThat(page.locator("chosen-tools")).isHidden();

        window.row(customers.get(2)).focus();
        page.keyboard().press("x");
        page.keyboard().press("Shift+J");
        assertThat(page.locator(".chosen-count")).hasText("2 chosen");
        assertThat(deeds).hasText(words);
        assertThat(complete).not().hasAttribute("aria-disabled", "true");
        assertThat(complete.evaluate("button => JSON.stringify(button.getBoundingClientRect())"))
                .as("where it stood before")
                .isEqualTo(place);
        page.keyboard().press("e");
        assertThat(window.byTestId("undo-toast")).containsText("2 conversations completed");
        page.keyboard().press("z");
        window.tells("2 taken back");
        for (Customer customer : customers.subList(1, 3)) {
            assertThat(window.row(customer)).hasAttribute("data-flag", "MINE");
        }
        marksAndLabels(window, customers.subList(1, 3));
        ids.subList(1, 3).forEach(id -> ana.act(id, "complete").require(200));
        luis.act(ids.get(0), "complete").require(200);
    }

    /** With the mouse: a range with Shift, then read marks. */
    private void marksAndLabels(Window window, List<Customer> customers) {
        Page page = window.page();
        Locator first = page.locator(
                        ".row-place",
                        new Page.LocatorOptions().setHasText(customers.get(1).name()))
                .getByTestId("row-choice");
        Locator last = page.locator(
                        ".row-place",
                        new Page.LocatorOptions().setHasText(customers.get(0).name()))
                .getByTestId("row-choice");
        first.check();
        page.keyboard().down("Shift");
        last.check();
        page.keyboard().up("Shift");
        assertThat(page.locator(".chosen-count")).hasText("2 chosen");
        window.byTestId("read-chosen").click();
        Locator offer = window.byTestId("undo-toast");
        assertThat(offer).containsText("2 conversations marked as read");
        customers.forEach(customer -> assertThat(window.row(customer)).not().hasAttribute("data-new", "true"));
        page.keyboard().press("z");
        window.tells("2 taken back");
        customers.forEach(customer -> assertThat(window.row(customer)).hasAttribute("data-new", "true"));
        window.row(customers.get(1)).focus();
        page.keyboard().press("Shift+U");
        assertThat(offer).containsText("1 conversation marked as read");
        page.keyboard().press("u");
        assertThat(offer).containsText("1 conversation marked as unread");
        assertThat(window.row(customers.get(1))).hasAttribute("data-unread", "1");
        page.keyboard().press("z");
        assertThat(window.row(customers.get(1))).hasAttribute("data-unread", "0");
    }

    @Test
    void eachOfSeveralDeedsIsOfferedUntilItsOwnTimeIsOver() {
        List<Customer> customers = customers(5);
        List<String> ids = customers.stream().map(ana::awaitConversation).toList();
        ids.forEach(id -> ana.act(id, "claim").require(200));
        Window window = BROWSER.open(ana.person());
        Page page = window.page();
        leavingTimeToUndo(page);
        window.byTestId("search").fill(mark);
        assertThat(window.byTestId("conversation-row")).hasCount(5);
        for (Customer customer : customers.subList(0, 2)) {
            window.openConversation(customer);
            window.act("complete");
            assertThat(offer(window, customer.name())).isVisible();
        }
        assertThat(offer(window, customers.get(0).name())).isVisible();
        window.row(customers.get(3)).focus();
        page.keyboard().press("x");
        page.keyboard().press("Shift+J");
        assertThat(page.locator(".chosen-count")).hasText("2 chosen");
        page.keyboard().press("e");
        assertThat(offer(window, "2 conversations completed")).isVisible();
        window.openConversation(customers.get(4));
        window.act("complete");
        assertThat(offer(window, customers.get(4).name())).isVisible();

        assertThat(offer(window, customers.get(0).name())).isHidden();
        window.byTestId("undo-older").click();
        assertThat(offer(window, customers.get(0).name()).getByTestId("undo")).isFocused();
        assertThat(window.byTestId("undo-older")).isHidden();
        offer(window, customers.get(0).name()).getByTestId("undo").click();
        isTakenBack(window, customers.get(0));
        page.keyboard().press("z");
        isTakenBack(window, customers.get(4));
        page.keyboard().press("z");
        isTakenBack(window, customers.get(2));
        isTakenBack(window, customers.get(3));
        assertThat(window.byTestId("undo-toast")).hasCount(1);

        // Somebody goes on with it: then it cannot be taken back any more.
        luis.act(ids.get(1), "reopen").require(200);
        assertThat(window.byTestId("undo-toast")).hasCount(0);
        assertThat(window.row(customers.get(1))).hasAttribute("data-flag", "NONE");
        ids.subList(2, 5).forEach(id -> ana.act(id, "complete").require(200));
        ana.act(ids.get(0), "complete").require(200);
        luis.act(ids.get(1), "claim").require(200);
        luis.act(ids.get(1), "complete").require(200);
    }

    @Test
    void twoPressesOfOneButtonTakeBackOneDeed() {
        List<Customer> customers = customers(2);
        List<String> ids = customers.stream().map(ana::awaitConversation).toList();
        ids.forEach(id -> ana.act(id, "claim").require(200));
        Window window = BROWSER.open(ana.person());
        leavingTimeToUndo(window.page());
        for (Customer customer : customers) {
            window.openConversation(customer);
            window.act("complete");
            assertThat(offer(window, customer.name())).isVisible();
        }
        offer(window, customers.get(1).name()).getByTestId("undo").dblclick();
        // First of all: it goes by itself.
        window.tells("Undone");
        isTakenBack(window, customers.get(1));
        assertThat(offer(window, customers.get(0).name())).isVisible();
        ana.act(ids.get(1), "complete").require(200);
    }

    private static Locator offer(Window window, String words) {
        return window.byTestId("undo-toast").filter(new Locator.FilterOptions().setHasText(words));
    }

    private static void isTakenBack(Window window, Customer customer) {
        assertThat(offer(window, customer.name())).hasCount(0);
        assertThat(window.row(customer)).hasAttribute("data-flag", "MINE");
    }

    /** What is completed can be taken back for ten seconds; a busy machine may need longer for several of them. */
    private void leavingTimeToUndo(Page page) {
        Pattern completion = Pattern.compile("/api/conversations/([^/]+)/complete");
        page.route(completion, route -> {
            APIResponse completed = route.fetch();
            Matcher its = completion.matcher(route.request().url());
            its.find();
            bandeja.rows().leaveTimeToUndo(its.group(1));
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(completed)
                    .setBody(completed
                            .text()
                            .replaceFirst(
                                    "\"until\":\\s*\"[^\"]+\"",
                                    "\"until\": \"" + Instant.now().plusSeconds(300) + "\"")));
        });
    }

    @Test
    void whatAColleagueHasTakenMeanwhileIsNotTakenFromHim() {
        AgentDoor admin = bandeja.departmentAdmin();
        List<Customer> customers = customers(5);
        List<String> ids = customers.stream().map(ana::awaitConversation).toList();
        ids.forEach(id -> luis.act(id, "claim").require(200));
        Window window = BROWSER.open(admin.person());
        window.forgiveRefusals();
        Page page = window.page();
        window.byTestId("search").fill(mark);
        assertThat(window.byTestId("conversation-row")).hasCount(5);
        window.row(customers.get(0)).focus();
        page.keyboard().press("x");
        page.keyboard().press("Control+a");
        assertThat(page.locator(".chosen-count")).hasText("5 chosen");

        // Four at a time: the fifth has to wait.
        List<Route> held = new CopyOnWriteArrayList<>();
        Pattern takeOver = Pattern.compile("/takeover");
        page.route(takeOver, held::add);
        page.keyboard().press("Shift+C");
        page.waitForCondition(() -> held.size() == 4);
        int last = IntStream.range(0, 5)
                .filter(i ->
                        held.stream().noneMatch(route -> route.request().url().contains(ids.get(i))))
                .findFirst()
                .orElseThrow();
        luis.act(ids.get(last), "return").require(200);
        ana.act(ids.get(last), "claim").require(200);
        assertThat(window.row(customers.get(last))).containsText(ana.name());
        page.unroute(takeOver);
        held.forEach(Route::resume);
        window.tells("4 conversations are yours now. 1 not: " + ana.name() + " already has this conversation.");
        assertThat(window.row(customers.get(last))).hasAttribute("data-flag", "OTHER");
        for (int i = 0; i < 5; i++) {
            (i == last ? ana : admin).act(ids.get(i), "complete").require(200);
        }
    }

    @Test
    void theKeysThatAreShownAreThoseThatWorkAndTheFocusComesBack() {
        Customer customer = customers(1).get(0);
        ana.awaitConversation(customer);
        Window window = BROWSER.open(ana.person());
        Page page = window.page();
        window.row(customer).focus();
        page.keyboard().press("?");
        Locator keys = window.byTestId("keys");
        assertThat(keys.locator("section")).hasCount(5);
        assertThat(keys).containsText("Choose on, downwards");
        assertThat(keys.locator("dd").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^keys\\."))))
                .hasCount(0);
        page.keyboard().press("Escape");
        assertThat(keys).hasCount(0);
        assertThat(window.row(customer)).isFocused();
        page.keyboard().press("Enter");
        assertThat(window.byTestId("conversation-head")).containsText(customer.name());
        assertThat(window.byTestId("details")).isVisible();
        // As when what one has pressed goes away by that.
        page.locator(".details-pane button:visible").last().evaluate("button => { button.focus(); button.remove(); }");
        assertThat(page.locator(".details-pane :focus")).isVisible();
        window.byTestId("person-menu").click();
        window.byTestId("menu-help").click();
        window.byTestId("help").locator("h3").first().click();
        page.keyboard().press("c");
        page.locator(".help-dialog .ui-dialog-titlebar-close").click();
        assertThat(window.byTestId("help")).isHidden();
        window.byTestId("person-menu").click();
        window.byTestId("density-compact").click();
        page.reload();
        assertThat(page.locator("html[data-density=compact]")).hasCount(1);
        assertThat(window.byTestId("conversation-head")).containsText(customer.name());
        window.isHeld("NONE");
    }

    /** On a laptop and on a phone: two lines in place of three, with the same signs, and a head that leaves room for rows. */
    @Test
    void compactRowsAreLowAndTellWhoseTheyAreAndWhatWaits() {
        Customer customer = Customer.unknown(mark);
        Instant closing = Instant.now().minus(Duration.ofHours(22));
        bandeja.webhook().writes(customer, bandeja.number(), "hello", closing);
        ana.act(ana.awaitConversation(customer), "claim").require(200);
        bandeja.webhook().writes(customer, bandeja.number(), "and one more", closing.plusSeconds(9));
        Window desk = BROWSER.open(1366, 768, false);
        desk.logIn(ana.person());
        Locator head = desk.page().locator("list-head");
        double low = Window.boxOf(head).height;
        desk.page().setViewportSize(1366, 900);
        Eventually.passes(() -> assertThat(Window.boxOf(head).height).isGreaterThan(low + 30));
        desk.page().setViewportSize(1366, 768);
        becomesCompact(desk, customer, "desk");
        Window phone = BROWSER.open(360, 640, true);
        phone.logIn(ana.person());
        becomesCompact(phone, customer, "phone");
    }

    private static void becomesCompact(Window window, Customer customer, String where) {
        window.byTestId("search").fill(customer.name());
        Locator row = window.row(customer);
        assertThat(row).hasAttribute("data-flag", "MINE");
        assertThat(row).containsText("and one more");
        double before = Window.boxOf(row).height;
        assertThat(before).isBetween(60.0, 90.0);
        Pictures.keep(window.page(), "rows-comfortable-" + where);
        window.byTestId("person-menu").click();
        window.byTestId("density-compact").click();
        Eventually.passes(() -> {
            double after = Window.boxOf(row).height;
            assertThat(after).isBetween(44.0, 54.0);
            assertThat(after).isLessThan(before * 0.72);
        });
        assertThat(row.getByTestId("flag").locator(".icon")).isVisible();
        assertThat(row.getByTestId("row-badge")).isVisible();
        assertThat(row.getByTestId("row-window")).isVisible();
        assertThat(row.locator(".row-time")).isVisible();
        Accessibility.assertNothingSerious(window.page());
        window.assertFits();
        window.byTestId("search").fill("");
        assertThat(window.byTestId("conversation-row").first()).isVisible();
        Pictures.keep(window.page(), "rows-compact-" + where);
    }

    @Test
    void whoComesBackFromAContactFindsTheListAsItWas() {
        List<Customer> customers = customers(8);
        customers.forEach(ana::awaitConversation);
        Window window = BROWSER.open(1280, 500, false);
        window.logIn(ana.person());
        Page page = window.page();
        window.byTestId("search").fill(mark);
        assertThat(window.byTestId("conversation-row")).hasCount(8);
        window.row(customers.get(1)).focus();
        page.keyboard().press("x");
        isChosen(window, customers.get(1), true);
        window.openConversation(customers.get(2));
        // At rest: neither the focus nor the pointer holds a row.
        window.byTestId("contact-open").hover();
        page.evaluate(
                "() => { document.activeElement.blur(); document.querySelector('conversation-list').scrollTop = 230; }");
        page.waitForFunction("() => (" + FIRST_IN_SIGHT + ")().scrolled > 100");
        Map<?, ?> before = (Map<?, ?>) page.evaluate(FIRST_IN_SIGHT);
        assertThat((String) page.evaluate("() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }])"))
                .as("the words are sealed")
                .contains("bandeja.view")
                .contains(".search.")
                .doesNotContain(mark);
        window.byTestId("contact-open").click();
        page.waitForURL("**/contacts.xhtml**");
        window.isReady();
        // Behind a contact to which one has come directly there are the contacts.
        page.goBack();
        page.goBack();
        page.waitForURL("**/inbox.xhtml**");
        window.isReady();
        assertThat(window.byTestId("search")).hasValue(mark);
        assertThat(window.byTestId("conversation-row")).hasCount(8);
        isChosen(window, customers.get(1), true);
        assertThat(page.locator(".chosen-count")).hasText("1 chosen");
        Eventually.passes(() -> {
            Map<?, ?> now = (Map<?, ?>) page.evaluate(FIRST_IN_SIGHT);
            assertThat(now.get("name")).isEqualTo(before.get("name"));
            assertThat(((Number) now.get("top")).doubleValue())
                    .isCloseTo(((Number) before.get("top")).doubleValue(), within(3.0));
        });
    }

    @Test
    void aViewIsSavedOpensByItsKeyAndIsThereOnAnotherDevice() {
        Newcomer member = new Company(bandeja).hire("AGENT");
        Window window = BROWSER.open(member.person());
        Page page = window.page();
        assertThat(page.locator("saved-views")).isHidden();
        // Nothing is narrowed by what one looks at, and in which order.
        window.turnOthers();
        window.byTestId("status-completed").click();
        window.byTestId("status-open").click();
        window.byTestId("sort").selectOption("waiting");
        assertThat(page.locator("saved-views")).isHidden();
        window.turnOthers();
        window.byTestId("filter-unread").click();
        window.byTestId("sort").selectOption("waiting");
        window.byTestId("view-save").click();
        window.byTestId("view-submit").click();
        assertThat(window.byTestId("view-dialog")).containsText("A name needs 1 to 120 characters in one line.");
        window.byTestId("view-name").fill("<b>Longest</b>");
        window.byTestId("view-at-start").check();
        window.byTestId("view-submit").click();
        Locator chip = window.byTestId("view-chip");
        assertThat(chip).hasText("<b>Longest</b>");
        assertThat(chip).hasAttribute("aria-pressed", "true");
        window.byTestId("filter-unread").click();
        assertThat(chip).hasAttribute("aria-pressed", "false");
        page.locator("#inbox-heading").click();
        page.keyboard().press("1");
        assertThat(window.byTestId("filter-unread")).hasAttribute("aria-pressed", "true");
        assertThat(chip).hasAttribute("aria-pressed", "true");
        assertThat(window.byTestId("without-unread")).hasText("With new activity");
        // Of one filter one way out.
        assertThat(window.byTestId("filters-clear")).hasCount(0);
        window.byTestId("filter-window").selectOption("closed");
        window.byTestId("filters-clear").click();
        assertThat(window.byTestId("without-unread")).isHidden();
        assertThat(window.byTestId("filter-unread")).hasAttribute("aria-pressed", "false");
        assertThat(window.byTestId("sort")).hasValue("waiting");
        chip.click();
        assertThat(chip).hasAttribute("aria-pressed", "true");
        chip.click();
        assertThat(chip).hasAttribute("aria-pressed", "false");
        assertThat(window.byTestId("filter-unread")).hasAttribute("aria-pressed", "false");
        assertThat(window.byTestId("sort")).hasValue("newest");
        page.keyboard().press("1");
        assertThat(chip).hasAttribute("aria-pressed", "true");

        // As it was kept when there was one kind of window to look for.
        member.call(
                        "POST",
                        "/api/me/views",
                        Json.createObjectBuilder()
                                .add("name", "Hurry")
                                .add("query", Json.createObjectBuilder().add("closing", "true"))
                                .add("atStart", false)
                                .build())
                .require(201);
        page.reload();
        window.isReady();
        chip.nth(1).click();
        assertThat(chip.nth(1)).hasAttribute("aria-pressed", "true");
        assertThat(window.byTestId("filter-window")).hasValue("closing");
        chip.nth(1).click();
        window.byTestId("views-manage").click();
        window.byTestId("view-delete").nth(1).click();
        assertThat(window.byTestId("view-row")).hasCount(1);
        window.byTestId("views-close").click();
        assertThat(chip).hasCount(1);
        chip.click();
        window.byTestId("search").fill("said by nobody");
        window.byTestId("view-save").click();
        window.byTestId("view-name").fill("With words");
        window.byTestId("view-submit").click();
        assertThat(chip).hasCount(2);
        // Of two timers as long as each other the one set first ends first.
        String words = (String) page.evaluate("""
                async () => {
                    const search = document.querySelector('list-head input[type=search]');
                    search.value = 'half a wo';
                    search.dispatchEvent(new Event('input', { bubbles: true }));
                    document.querySelector('.view-chip').click();
                    await new Promise(ended => setTimeout(ended, 250));
                    return search.value + document.querySelector('conversation-list').model.words;
                }""");
        assertThat(words)
                .as("what was being typed when a view was opened is searched for no more")
                .isEmpty();

        Window phone = BROWSER.open(member.person(), "/inbox.xhtml", "es-ES");
        assertThat(phone.byTestId("filter-unread")).hasAttribute("aria-pressed", "true");
        assertThat(phone.byTestId("view-chip")).hasText(new String[] {"<b>Longest</b>", "With words"});
        phone.byTestId("view-chip").last().click();
        assertThat(phone.byTestId("search")).hasValue("said by nobody");
        phone.page().waitForFunction("() => history.state?.search === true");
        phone.page().goBack();
        assertThat(phone.byTestId("search")).hasValue("");
        phone.byTestId("views-manage").click();
        phone.byTestId("view-delete").first().click();
        assertThat(phone.byTestId("view-chip")).hasCount(1);
        assertThat(phone.byTestId("view-delete")).hasCount(1);
        phone.byTestId("view-delete").click();
        assertThat(phone.byTestId("view-chip")).hasCount(0);
        window.forgiveRefusals();
    }

    @Test
    void whatASavedViewNamesAndIsGoneNarrowsNothingAndIsTold() {
        Newcomer member = new Company(bandeja).hire("AGENT");
        for (String gone : List.of("{\"through\": \"group:1\"}", "{\"reason\": \"RENAMED\", \"unread\": \"true\"}")) {
            JsonObject query = Json.createReader(new StringReader(gone)).readObject();
            member.call(
                            "POST",
                            "/api/me/views",
                            Json.createObjectBuilder()
                                    .add("name", "Old " + query.size())
                                    .add("query", query)
                                    .add("atStart", query.containsKey("through"))
                                    .build())
                    .require(201);
        }
        Window window = BROWSER.open(member.person());
        Locator told = window.page().locator("#announcer");
        assertThat(told).containsText("Something that “Old 1” filters by does not exist any more");
        assertThat(window.byTestId("filter-through")).hasValue("");
        window.byTestId("view-chip").last().click();
        assertThat(told).containsText("Something that “Old 2” filters by does not exist any more");
        assertThat(window.byTestId("filter-reason")).hasValue("");
        assertThat(window.byTestId("filter-unread")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void wordsAreFoundInTheConversationAndAJumpToAQuoteLeadsBack() {
        String word = "carambola" + System.nanoTime();
        Customer customer = customers(1).get(0);
        bandeja.webhook().writes(customer, bandeja.number(), "First papaya " + word);
        for (int i = 0; i < 25; i++) {
            bandeja.webhook().writes(customer, bandeja.number(), "early line " + i);
        }
        bandeja.webhook().writes(customer, bandeja.number(), "Next guayaba " + word);
        for (int i = 0; i < 60; i++) {
            bandeja.webhook().writes(customer, bandeja.number(), "line " + i);
        }
        bandeja.webhook().writes(customer, bandeja.number(), "Again curuba " + word);
        String id = ana.awaitConversation(customer);
        bandeja.rows().awaitProcessed();
        Window window = BROWSER.open(ana.person());
        Page page = window.page();
        window.openConversation(customer);
        assertThat(window.messages().last()).containsText("Again");
        page.keyboard().press("Control+f");
        window.byTestId("find").fill(word);
        assertThat(window.byTestId("find-state")).hasText("1 of 3");
        // Twice, the second time while the messages for the first are being fetched.
        window.byTestId("find-older").evaluate("older => { older.click(); older.click(); }");
        assertThat(window.byTestId("find-state")).hasText("3 of 3");
        Locator first = window.messages()
                .filter(new Locator.FilterOptions().setHasText("First papaya").setHasNot(page.getByTestId("quote")));
        assertThat(first).isInViewport();
        assertThat(page.evaluate("CSS.highlights.get('found-here').size")).isEqualTo(1);
        page.keyboard().press("Escape");
        assertThat(page.locator("find-bar")).isHidden();
        assertThat(first).isInViewport();

        window.byTestId("search").fill(word);
        window.row(customer).getByTestId("row-found").click();
        assertThat(window.byTestId("find-older")).isVisible();
        assertThat(window.byTestId("find-state")).hasText(Pattern.compile("[123] of 3"));
        int place = window.byTestId("find-state").textContent().charAt(0) - '0';
        window.byTestId("find-older").click();
        assertThat(window.byTestId("find-state")).hasText(place % 3 + 1 + " of 3");

        // Words of one's own stay, also when they lead to the message that the search has led to.
        String own = List.of("curuba", "guayaba", "papaya").get(place - 1);
        window.byTestId("find").fill(own);
        assertThat(window.byTestId("find-state")).hasText("1 of 1");
        assertThat(window.byTestId("find")).hasValue(own);
        window.byTestId("find-older").click();
        page.keyboard().press("Escape");
        assertThat(page.locator("find-bar")).isHidden();
        assertThat(window.byTestId("conversation-head")).containsText(customer.name());
        jumpsAndComesBack(window, id, first);
    }

    /** Sixty messages up, and down again. */
    private void jumpsAndComesBack(Window window, String id, Locator first) {
        String quoted = ana.get("/api/conversations/" + id + "/messages?limit=200").items().stream()
                .filter(message -> message.getString("text").startsWith("First"))
                .findFirst()
                .orElseThrow()
                .getString("id");
        ana.act(id, "claim").require(200);
        ana.send(id, "{\"type\":\"text\",\"text\":\"An answer\",\"quotes\":\"" + quoted + "\"}")
                .require(201);
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml?anew#/c/" + id);
        Locator answer = window.messages().filter(new Locator.FilterOptions().setHasText("An answer"));
        assertThat(answer).isInViewport();
        window.byTestId("quote").click();
        assertThat(first).isInViewport();
        window.byTestId("quote-back").click();
        assertThat(answer).isInViewport();
        assertThat(window.byTestId("quote-back")).isHidden();
        ana.act(id, "complete").require(200);
    }

    @Test
    void aLoginThatHasEndedIsOpenedAgainInPlaceAndNothingIsLost() {
        Customer customer = customers(1).get(0);
        String id = ana.awaitConversation(customer);
        ana.act(id, "claim").require(200);
        Window window = BROWSER.open(ana.person());
        window.forgiveRefusals();
        Page page = window.page();
        window.openConversation(customer);
        window.byTestId("note-mode").click();
        window.byTestId("composer").fill("for colleagues");
        Locator draft = window.row(customer).getByTestId("row-draft");
        assertThat(draft).hasText("Note draft:");
        window.byTestId("note-leave").click();
        window.byTestId("composer").fill("half a sent");
        assertThat(draft).hasText("Draft:");
        page.keyboard().type("ence");
        page.evaluate("window.same = true");
        endLogins();
        Window.pressAnyway(window.byTestId("send"));
        Locator again = window.byTestId("login-again");
        assertThat(again).isVisible();
        bandeja.webhook().writes(customer, bandeja.number(), "said meanwhile");
        page.keyboard().press("Escape");
        window.byTestId("again-submit").click();
        assertThat(window.byTestId("again-error")).not().isEmpty();
        window.byTestId("again-password").fill("not the password at all");
        window.byTestId("again-submit").click();
        assertThat(window.byTestId("again-error")).hasText("Login or password is not right.");
        window.byTestId("again-password").fill(ana.person().password());
        page.keyboard().press("Enter");
        assertThat(again).hasCount(0);
        assertThat(window.messages().filter(new Locator.FilterOptions().setHasText("said meanwhile")))
                .isVisible();
        assertThat(window.messages().filter(new Locator.FilterOptions().setHasText("half a sentence")))
                .hasAttribute("data-status", Pattern.compile("QUEUED|SENDING|SENT|DELIVERED|READ"));
        assertThat(page.evaluate("window.same")).isEqualTo(true);
        ana.act(id, "complete").require(200);
    }

    private void endLogins() {
        bandeja.rows()
                .change(
                        "UPDATE access_token SET revoked_at = UTC_TIMESTAMP(3) WHERE agent_id = (SELECT id FROM agent WHERE login = ?)"
                                + " AND kind = 'SESSION'",
                        ana.person().login());
    }

    @Test
    void theContactsAskInPlaceToo() {
        Customer customer = customers(1).get(0);
        String contact = ana.conversation(ana.awaitConversation(customer))
                .getJsonObject("contact")
                .getString("id");
        Window window = BROWSER.open(ana.person(), "/contacts.xhtml#/" + contact);
        window.forgiveRefusals();
        Locator note = window.byTestId("contact-note-text");
        note.fill("rather in the morning");
        endLogins();
        Window.pressAnyway(window.byTestId("save-contact-note"));
        assertThat(window.byTestId("login-again")).isVisible();
        Accessibility.assertNothingSerious(window.page());
        window.byTestId("again-password").fill(ana.person().password());
        window.page().keyboard().press("Enter");
        assertThat(window.byTestId("login-again")).hasCount(0);
        assertThat(note).hasValue("rather in the morning");
        window.byTestId("save-contact-note").click();
        assertThat(window.byTestId("contact-notes")).containsText("rather in the morning");
    }

    @Test
    void nothingGoesOutInTheNameOfWhoeverLogsInAfterwards() {
        Customer customer = customers(1).get(0);
        String id = ana.awaitConversation(customer);
        Window window = BROWSER.open(ana.person());
        window.forgiveRefusals();
        Page page = window.page();
        window.openConversation(customer);
        window.byTestId("note-mode").first().click();
        window.byTestId("composer").fill("only between us");
        page.evaluate("window.same = true");
        window.logInQuietly(luis.person());
        Window.pressAnyway(window.byTestId("send"));
        Locator again = window.byTestId("login-again");
        assertThat(again).containsText("Somebody else is logged in");
        assertThat(again).containsText(luis.name() + " is logged in in this browser now.");
        Page beside = page.context().newPage();
        beside.navigate(bandeja.demo().app() + "/contacts.xhtml");
        assertThat(beside.locator("#app[data-ready=true]")).isVisible();
        org.assertj.core.api.Assertions.assertThat(ana.texts(id)).containsExactly("hello");

        window.byTestId("again-password").fill(ana.person().password());
        page.keyboard().press("Enter");
        assertThat(again).hasCount(0);
        Locator note = window.messages().filter(new Locator.FilterOptions().setHasText("only between us"));
        assertThat(note).hasAttribute("data-status", "NOTED");
        org.assertj.core.api.Assertions.assertThat(page.evaluate("window.same")).isEqualTo(true);
        Eventually.holds(
                "it is Ana's",
                () -> ana.get("/api/conversations/" + id + "/messages").items().stream()
                        .filter(message -> message.getString("text").equals("only between us"))
                        .allMatch(message ->
                                message.getJsonObject("author").getString("id").equals(ana.id())));
        assertThat(beside.getByTestId("login-again")).containsText("Somebody else is logged in");

        // What another window tells is enough: nobody has to do anything first.
        window.logInQuietly(luis.person());
        beside.reload();
        assertThat(again).containsText("Somebody else is logged in");
        window.byTestId("again-other").click();
        assertThat(again).hasCount(0);
        assertThat(window.byTestId("person-menu"))
                .hasAttribute("aria-label", Pattern.compile(".*" + luis.name() + ".*"));
        beside.close();
    }

    @Test
    void aColleagueWhoWritesIsSeenAndAnEmojiIsFoundByItsWord() {
        Customer customer = customers(1).get(0);
        ana.act(ana.awaitConversation(customer), "claim").require(200);
        Window window = BROWSER.open(ana.person());
        Window colleague = BROWSER.open(luis.person());
        window.openConversation(customer);
        colleague.byTestId("search").fill(customer.name());
        colleague.openConversation(customer);
        areTold(customer, window, colleague);
        window.byTestId("composer").pressSequentially("We");
        assertThat(colleague.byTestId("colleagues-typing")).hasText(ana.name() + " is writing…");
        window.byTestId("composer").fill("");
        assertThat(colleague.byTestId("colleagues-typing")).isHidden();
        colleague.byTestId("note-mode").first().click();
        colleague.byTestId("composer").pressSequentially("he");
        assertThat(window.byTestId("colleagues-typing")).hasText(luis.name() + " is writing…");
        colleague.byTestId("send").click();
        assertThat(window.byTestId("colleagues-typing")).isHidden();

        window.page().locator("button[aria-label=Emoji]").click();
        window.byTestId("emoji-search").fill("thumbs u");
        window.page().keyboard().press("Enter");
        window.page().keyboard().press("Escape");
        assertThat(window.byTestId("composer")).hasValue("👍");
        assertThat(window.byTestId("composer")).isFocused();
        window.page().locator("button[aria-label=Emoji]").click();
        assertThat(window.byTestId("emoji-grid").locator("button")).hasText(new String[] {"👍"});
    }

    /** Their lines are up: that somebody writes nobody is told later. Each has the customer's conversation open. */
    private void areTold(Customer customer, Window... windows) {
        for (Window each : windows) {
            assertThat(each.messages()).hasCount(1);
        }
        bandeja.webhook().writes(customer, bandeja.number(), "are you there?");
        for (Window each : windows) {
            assertThat(each.messages()).hasCount(2);
        }
    }
}
