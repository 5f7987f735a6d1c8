package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.f4b6a3.tsid.Tsid;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Rows;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Long threads and long lists, of which only a part is in the document: nothing of that is to be noticed. */
@OnSharedInstallation
class LongListsIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final int LINES = 600;
    private static final int ROWS = 260;
    private static final double HALF_A_ROW = 40;
    private static final int FIRST_REACTION = 290;
    private static final int LAST_REACTION = 310;
    /** Far from what a search brings, and from the newest page. */
    private static final int CHANGED = 420;
    /** In sight and around it: far fewer than all. */
    private static final int MOST_IN_DOCUMENT = 200;

    private static final String MEASURED = """
            globalThis.shifts = [];
            new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
                .observe({ type: 'layout-shift', buffered: true });
            """;
    private static final String SCROLLER = "document.querySelector('.thread-scroller')";
    private static final String LIST = "document.querySelector('conversation-list')";
    private static final String STORE =
            "const { store } = await import(document.querySelector('link[href$=\"/store.js\"]').href);";
    private static final String IS_MINE =
            "async id => { " + STORE + " return store.conversations.get(id)?.flag === 'MINE'; }";
    private static final String IS_HEARD = "async text => { " + STORE
            + " return [...store.threads.get(store.openId).messages.values()].some(message => message.text === text); }";
    /** What is to be drawn is drawn in the next one. */
    private static final String NEXT_FRAMES =
            "async () => { for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame); }";

    private static final String SCROLL_TO = """
            name => {
                const list = document.querySelector('conversation-list');
                const row = [...list.querySelectorAll('.row')].find(row => row.textContent.includes(name));
                list.scrollTop += row ? row.getBoundingClientRect().top - 400 : 300;
                return Boolean(row);
            }""";
    /** How many rows do not stand right below the one before. */
    private static final String APART = """
            () => {
                const place = row => Number(row.getAttribute('aria-posinset'));
                const rows = [...document.querySelectorAll('.row-place')].sort((one, other) => place(one) - place(other));
                const box = row => row.getBoundingClientRect();
                const apart = (row, before) => place(row) === place(before) + 1 && Math.abs(box(row).top - box(before).bottom) > 1;
                return rows.filter((row, i) => i > 0 && apart(row, rows[i - 1])).length;
            }""";
    /** What is to be seen is full of rows, which follow one another as they are numbered. */
    private static final String WITHOUT_GAPS = """
            () => {
                const list = document.querySelector('conversation-list');
                const { top, bottom } = list.getBoundingClientRect();
                const rows = [...list.querySelectorAll('.row-place')]
                    .map((row) => ({ place: Number(row.getAttribute('aria-posinset')), box: row.getBoundingClientRect() }))
                    .filter(({ box }) => box.bottom > top && box.top < bottom)
                    .toSorted((one, other) => one.box.top - other.box.top);
                const follow = rows.every(({ place, box }, at) => at === 0
                    || (place === rows[at - 1].place + 1 && Math.abs(box.top - rows[at - 1].box.bottom) < 1));
                return follow && rows.length > 5 && rows[0].box.top <= top + 12 && rows.at(-1).box.bottom >= bottom - 60;
            }""";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor luis = bandeja.agents().get(1);
    private final Rows rows = bandeja.rows();
    private final String tag = "Long " + System.nanoTime();

    @AfterEach
    void withoutTheMany() {
        rows.all("select id from department where name = ?", tag).forEach(department -> {
            rows.change("delete from membership where department_id = ?", department);
            rows.change(
                    "update conversation set status = 'COMPLETED', completed_at = utc_timestamp(3) where department_id = ?",
                    department);
        });
    }

    @Test
    void aLongThreadKeepsItsPlaceWhereverOneReads() {
        Customer customer = Customer.unknown(tag);
        simulator.writes(customer, bandeja.number(), "the newest");
        String conversation = luis.awaitConversation(customer);
        long newest = write(conversation);
        Window window = BROWSER.open(luis.person());
        Page page = window.page();

        window.openConversation(customer);
        // All are unread: one begins where what was loaded begins.
        assertThat(window.byTestId("unread-divider")).isInViewport();
        window.byTestId("new-below").click();
        assertThat(window.messages().last()).containsText("the newest");
        assertThat(window.messages().last()).isInViewport();

        toTheBeginning(page);
        assertThat(line(window, 1)).isInViewport();
        assertThat(window.messages().count()).isLessThan(MOST_IN_DOCUMENT);
        assertThat(line(window, LINES)).hasCount(0);

        Locator read = line(window, 3);
        double place = Window.boxOf(read).y;
        simulator.writes(customer, bandeja.number(), "while somebody reads");
        assertThat(window.byTestId("new-below")).containsText("1");
        assertThat(Window.boxOf(read).y).isCloseTo(place, within(1.0));

        // Beyond the document, in both directions.
        seek(page, conversation, idOf(newest, LINES / 2));
        assertThat(line(window, LINES / 2)).isInViewport();
        assertThat(line(window, LINES / 2 + 1)).isVisible();
        assertThat(window.messages().count()).isLessThan(MOST_IN_DOCUMENT);
        seek(page, conversation, idOf(newest, 10));
        assertThat(line(window, 10)).isInViewport();
        dragTheScrollBar(page, 0.5);
        page.waitForFunction(
                "() => { const { top, bottom } = " + SCROLLER
                        + ".getBoundingClientRect(); return [...document.querySelectorAll('[data-testid=message]')].some(message => { const box = message.getBoundingClientRect(); return box.top < (top + bottom) / 2 && box.bottom > top; }); }");
        window.byTestId("new-below").click();
        assertThat(window.messages().last()).containsText("while somebody reads");
        assertThat(window.messages().last()).isInViewport();
    }

    @Test
    void aJumpFarUpIsOneCallAndWhatIsBetweenComesAsOneReadsOn() {
        Customer customer = Customer.unknown(tag);
        simulator.writes(customer, bandeja.number(), "the newest");
        String conversation = luis.awaitConversation(customer);
        long newest = write(conversation);
        luis.read(conversation, 1000 + LINES);
        Window window = BROWSER.open(luis.person());
        Page page = window.page();
        window.openConversation(customer);
        assertThat(window.messages().last()).isInViewport();
        List<Route> held = new CopyOnWriteArrayList<>();
        page.route(Pattern.compile("/messages\\?.*around="), held::add);
        long before = pagesAskedFor(window);

        seek(page, conversation, idOf(newest, 10));
        assertThat(page.locator("conversation-thread").getByTestId("waiting")).isInViewport();
        page.unrouteAll();
        held.forEach(Route::resume);
        assertThat(line(window, 10)).isInViewport();
        assertThat(page.locator("conversation-thread").getByTestId("waiting")).hasCount(0);
        assertThat(pagesAskedFor(window) - before).isEqualTo(1);

        // Nothing is left out on the way down.
        assertThat(leftOutToTheEnd(page)).isZero();
        assertThat(window.messages().last()).containsText("the newest");

        // Back at once; from there upwards it goes on as if one had never been away.
        page.evaluate("hash => { location.hash = hash; }", "#/c/" + conversation);
        page.reload();
        assertThat(window.messages().last()).isInViewport();
        seek(page, conversation, idOf(newest, 10));
        assertThat(line(window, 10)).isInViewport();
        window.byTestId("new-below").click();
        assertThat(window.messages().last()).containsText("the newest");
        assertThat(window.messages().last()).isInViewport();
        toTheBeginning(page);
        assertThat(line(window, 1)).isInViewport();
        assertThat(leftOutToTheEnd(page)).isZero();

        window.forgiveMissing();
        seek(page, conversation, Tsid.fast().toLowerCase());
        window.tells("no longer in this conversation");
    }

    /** Pixel by pixel past the place from which older messages are asked for, and then quickly to the upper edge. */
    private static final String SLOWLY_UP = """
            async place => {
                const frame = () => new Promise(requestAnimationFrame);
                for (let top = Math.min(1300, place.scrollTop); top > 1100; top--) {
                    place.scrollTop = top;
                    await frame();
                    if (place.scrollTop > 1300) return;
                }
                while (place.scrollTop > 0) {
                    place.scrollTop -= 300;
                    await frame();
                }
            }""";

    @Test
    void whoScrollsSlowlyGetsWhatIsOlder() {
        Customer customer = Customer.unknown(tag);
        longAndRead(customer);
        Window window = BROWSER.open(luis.person());
        window.openConversation(customer);
        assertThat(window.messages().last()).isInViewport();
        assertThat(line(window, LINES - 55)).hasCount(0);
        window.page().locator(".thread-scroller").evaluate(SLOWLY_UP);
        assertThat(line(window, LINES - 55)).hasCount(1);
    }

    /** Goes through the thread in one direction and looks at each step: what stands below one another follows one another, or the gap is between. */
    private static final String WALK = """
            async ({ down, last, hidden }) => {
                const place = document.querySelector('.thread-scroller');
                const seen = new Set();
                const wrong = [];
                const next = (line) => (line + 1 === hidden[0] ? hidden[1] + 1 : line + 1);
                const look = () => {
                    let before = null;
                    for (const element of place.querySelectorAll('[data-testid=message], [data-testid=thread-gap]')) {
                        const isGap = element.dataset.testid === 'thread-gap';
                        const line = isGap ? null : Number(/line (\\d+) \\./.exec(element.textContent)?.[1] ?? last + 1);
                        if (before !== null && line !== null && line <= last && line !== next(before)) wrong.push(`${line} below ${before}`);
                        before = line;
                        if (line !== null && line <= last) seen.add(line);
                    }
                };
                for (let step = 0; step < 3000 && wrong.length === 0; step += 1) {
                    look();
                    const end = place.scrollHeight - place.clientHeight;
                    if (down ? seen.has(last) && end - place.scrollTop < 2 : seen.has(1) && place.scrollTop === 0) {
                        const missing = [];
                        for (let line = Math.min(...seen); line <= last; line = next(line)) if (!seen.has(line)) missing.push(line);
                        return missing.length > 0 && down ? `missing: ${missing}` : 'whole';
                    }
                    // What is missing comes while one waits before it.
                    const gap = place.querySelector('[data-testid=thread-gap]')?.getBoundingClientRect();
                    const all = place.getBoundingClientRect();
                    if (!gap || gap.bottom < all.top || gap.top > all.bottom) place.scrollTop += (down ? 1 : -1) * (place.clientHeight / 2);
                    await new Promise(requestAnimationFrame);
                }
                return wrong.length > 0 ? wrong.join() : 'it never came to its end';
            }""";

    private static String walk(Page page, boolean down) {
        return (String) page.evaluate(
                WALK, Map.of("down", down, "last", LINES, "hidden", List.of(FIRST_REACTION, LAST_REACTION)));
    }

    @Test
    void piecesThatDoNotTouchGrowTogetherInBothDirectionsAndNothingIsDoubledOrMissing() {
        Customer customer = Customer.unknown(tag);
        simulator.writes(customer, bandeja.number(), "the newest");
        String conversation = luis.awaitConversation(customer);
        long newest = write(conversation);
        // What a search brings of around line 200 ends with messages that are not shown by themselves.
        rows.change(
                "update message set type = 'reaction', direction = 'OUT', text = '👍', status = 'READ'"
                        + " where conversation_id = ? and id between ? and ?",
                Tsid.from(conversation).toLong(),
                newest - (LINES + 1 - FIRST_REACTION),
                newest - (LINES + 1 - LAST_REACTION));
        rows.change(
                "update message set whatsapp_id = ? where id = ?", "wamid." + newest, newest - (LINES + 1 - CHANGED));
        luis.read(conversation, 1000 + LINES);
        luis.act(conversation, "claim").require(200);
        Window window = BROWSER.open(luis.person());
        Page page = window.page();
        window.openConversation(customer);
        assertThat(window.messages().last()).isInViewport();

        seek(page, conversation, idOf(newest, 200));
        assertThat(line(window, 200)).isInViewport();
        // In the middle of what is missing something changes; it is no piece of its own.
        luis.react(idOf(newest, CHANGED), "👍").require(200);
        simulator.writes(customer, bandeja.number(), "one more");
        assertThat(window.byTestId("new-below")).containsText("1");
        assertThat(walk(page, true)).isEqualTo("whole");
        assertThat(window.messages().last()).containsText("one more");

        // Up from the end: what was loaded below a gap, the gap, and what was loaded above it.
        page.evaluate("hash => { location.hash = hash; }", "#/c/" + conversation);
        page.reload();
        assertThat(window.messages().last()).isInViewport();
        seek(page, conversation, idOf(newest, 150));
        assertThat(line(window, 150)).isInViewport();
        seek(page, conversation, idOf(newest, LINES - 5));
        assertThat(line(window, LINES - 5)).isInViewport();
        assertThat(walk(page, false)).isEqualTo("whole");
        assertThat(walk(page, true)).isEqualTo("whole");

        // From one place to another that does not touch it, and from there to both ends.
        page.evaluate("hash => { location.hash = hash; }", "#/c/" + conversation);
        page.reload();
        assertThat(window.messages().last()).isInViewport();
        seek(page, conversation, idOf(newest, 480));
        assertThat(line(window, 480)).isInViewport();
        seek(page, conversation, idOf(newest, 120));
        assertThat(line(window, 120)).isInViewport();
        assertThat(walk(page, true)).isEqualTo("whole");
        assertThat(walk(page, false)).isEqualTo("whole");
    }

    private static long pagesAskedFor(Window window) {
        return window.tab().requests().stream()
                .filter(url -> url.contains("/messages?"))
                .count();
    }

    /** Goes down a little at a time, as somebody who reads. @return how many lines below the first one in sight were never seen */
    private static int leftOutToTheEnd(Page page) {
        return ((Number) page.evaluate("async () => { const place = " + SCROLLER + "; const seen = new Set();"
                        + " const inSight = element => { const box = element.getBoundingClientRect(); const all = place.getBoundingClientRect(); return box.bottom > all.top && box.top < all.bottom; };"
                        + " while (!(seen.has(600) && place.scrollHeight - place.scrollTop - place.clientHeight < 2)) {"
                        + " for (const message of document.querySelectorAll('[data-testid=message]')) { const line = inSight(message) && /line (\\d+) \\./.exec(message.textContent); if (line) seen.add(Number(line[1])); }"
                        + " const gap = document.querySelector('[data-testid=thread-gap]');"
                        + " if (!gap || !inSight(gap)) place.scrollTop += place.clientHeight / 2;"
                        + " await new Promise(requestAnimationFrame); }"
                        + " return 601 - Math.min(...seen) - seen.size; }"))
                .intValue();
    }

    @Test
    void olderMessagesComeAboveWhatIsReadAndNothingMoves() {
        Customer customer = Customer.unknown(tag);
        String conversation = longAndRead(customer);
        Window window = BROWSER.open(luis.person());
        Page page = window.page();
        window.beforeEachPage(MEASURED);
        page.reload();
        window.openConversation(customer);
        assertThat(window.messages().last()).isInViewport();
        simulator.writes(customer, bandeja.number(), "one more");
        assertThat(window.messages().last()).containsText("one more");
        assertThat(window.messages().last()).isInViewport();
        assertThat(shift(page))
                .as("while the inbox came, a conversation was opened, and a message came")
                .isLessThan(0.05);

        // Taken before the answer can be there.
        String first = "line " + (LINES - 48) + " .";
        double before = ((Number) page.evaluate(
                        "text => { " + SCROLLER
                                + ".scrollTop = 0; return [...document.querySelectorAll('[data-testid=message]')]"
                                + ".find(message => message.textContent.includes(text)).getBoundingClientRect().top; }",
                        first))
                .doubleValue();
        assertThat(line(window, LINES - 60)).isVisible();
        assertThat(Window.boxOf(line(window, LINES - 48)).y).isCloseTo(before, within(1.0));
    }

    @Test
    void aLongListGoesOnUnderTheKeysAndItsRowsStayWhereTheyAre() {
        fillTheList();
        Window window = BROWSER.open(luis.person());
        Page page = window.page();
        window.filter("department").selectOption(new SelectOption().setLabel(tag));
        Locator row = window.byTestId("conversation-row");
        assertThat(row.filter(new Locator.FilterOptions().setHasText(tag + " 1 .")))
                .isVisible();

        page.waitForFunction(
                "tag => [...document.querySelectorAll('.row')].every(row => row.textContent.includes(tag))", tag);
        page.evaluate("() => " + LIST + ".focusRow(null)");
        for (int i = 1; i < ROWS; i++) {
            int wanted = i + 1;
            // Whoever comes to the end of what is loaded, while it is loaded anew, presses once more.
            Eventually.holds("row " + wanted + " has the focus", () -> {
                if (focusedPlace(page) < wanted) {
                    page.keyboard().press("j");
                }
                return focusedPlace(page) == wanted;
            });
            if (i % 10 == 0) {
                assertThat(focused(page)).isInViewport();
                // The rows that come next are there before somebody comes to them.
                int next = Math.min(i + 11, ROWS);
                assertThat(window.page().locator("conversation-list [aria-posinset=\"" + next + "\"]"))
                        .hasCount(1);
            }
        }
        assertThat(focused(page)).containsText(tag + " " + ROWS + " .");
        assertThat(focused(page)).isInViewport();
        assertThat(page.locator("li:has(> :focus)")).hasAttribute("aria-posinset", String.valueOf(ROWS));
        assertThat(page.locator("li:has(> :focus)")).hasAttribute("aria-setsize", String.valueOf(ROWS));
        assertThat(row.count()).isLessThan(MOST_IN_DOCUMENT);
        assertThat(row.filter(new Locator.FilterOptions().setHasText(tag + " 1 .")))
                .hasCount(0);

        // Somebody far below writes and comes to the top: what has the focus stays where it is.
        double place = Window.boxOf(focused(page)).y;
        touch(ROWS - 3);
        assertThat(row.filter(new Locator.FilterOptions().setHasText(tag + " " + (ROWS - 3) + " .")))
                .hasCount(0);
        assertThat(focused(page)).containsText(tag + " " + ROWS + " .");
        assertThat(Window.boxOf(focused(page)).y).isCloseTo(place, within(1.0));

        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("top", Pattern.CASE_INSENSITIVE)))
                .click();
        assertThat(row.first()).containsText(tag + " " + (ROWS - 3) + " .");
        assertThat(row.first()).isInViewport();
        // The focus has not been lost on the way.
        assertThat(focused(page)).containsText(tag + " " + ROWS + " .");
        page.keyboard().press("k");
        assertThat(focused(page)).containsText(tag + " " + (ROWS - 1) + " .");
        assertThat(focused(page)).isInViewport();
        becomesDense(window);
    }

    /** Rows are lower then, and each of those in the document begins where the one before ends. */
    private void becomesDense(Window window) {
        Page page = window.page();
        double before = Window.boxOf(focused(page)).height;
        page.keyboard().press("k");
        window.byTestId("person-menu").click();
        window.byTestId("density-compact").click();
        assertThat(page.locator("html[data-density=compact]")).hasCount(1);
        page.waitForFunction(
                "before => " + LIST + ".querySelector('.row').getBoundingClientRect().height < before - 8", before);
        page.waitForFunction(WITHOUT_GAPS);
        for (double share : new double[] {0.5, 1, 0}) {
            page.evaluate("share => { const list = " + LIST + "; list.scrollTop = share * list.scrollHeight; }", share);
            page.waitForFunction(WITHOUT_GAPS);
        }
    }

    @Test
    void severalFarBelowStayChosenAndTheListStaysThereWhenTheyAreDone() {
        fillTheList();
        Window window = BROWSER.open(luis.person());
        Page page = window.page();
        window.filter("department").selectOption(new SelectOption().setLabel(tag));
        page.waitForFunction(SCROLL_TO, tag + " 130 .");
        page.evaluate("id => " + LIST + ".focusRow(id)", conversationOf(130));
        assertThat(focused(page)).containsText(tag + " 130 .");
        page.keyboard().press("x");
        page.keyboard().press("Shift+K");
        assertThat(page.locator(".chosen-count")).hasText("2 chosen");
        page.evaluate("() => " + LIST + ".model.load({ keep: true })");
        page.evaluate(NEXT_FRAMES);
        assertThat(page.locator("chosen-tools")).isVisible();
        assertThat(page.locator(".chosen-count")).hasText("2 chosen");
        assertThat(focused(page)).containsText(tag + " 129 .");

        window.byTestId("claim-chosen").focus();
        page.keyboard().press("Enter");
        window.tells("2 conversations are yours now");
        assertThat(page.locator("chosen-tools")).isHidden();
        assertThat(focused(page)).isInViewport();
        assertThat((Integer) page.evaluate("() => Number(document.activeElement.parentElement.ariaPosInSet)"))
                .isGreaterThan(100);
    }

    @Test
    void onAPhoneOneComesBackToWhereOneWas() {
        fillTheList();
        Customer customer = Customer.unknown(tag);
        simulator.writes(customer, bandeja.number(), "the newest");
        String conversation = luis.awaitConversation(customer);
        long newest = write(conversation);
        Window window = BROWSER.open(390, 844, true);
        window.logIn(luis.person());
        Page page = window.page();
        window.filter("department").selectOption(new SelectOption().setLabel(tag));
        // So long a list is not in the document as a whole.
        page.waitForFunction(SCROLL_TO, tag + " 125 .");
        page.evaluate("() => { " + LIST + ".scrollTop = 0; }");
        page.waitForFunction(SCROLL_TO, tag + " 60 .");
        page.evaluate(NEXT_FRAMES);
        Locator row = window.byTestId("conversation-row").filter(new Locator.FilterOptions().setHasText(tag + " 60 ."));
        double place = Window.boxOf(row).y;
        row.tap();
        assertThat(window.byTestId("conversation-head")).containsText(tag + " 60 .");
        touch(ROWS - 3);
        Eventually.holds("it is mine", () -> (Boolean) page.evaluate(IS_MINE, conversationOf(ROWS - 3)));
        page.evaluate(NEXT_FRAMES);
        page.goBack();
        assertThat(row).isInViewport();
        // Of another row it would be a whole row or more.
        Eventually.passes(() -> assertThat(Window.boxOf(row).y).isCloseTo(place, within(HALF_A_ROW)));
        assertThat(row.locator("xpath=..")).hasAttribute("aria-posinset", "61");
        assertThat(page.evaluate(APART)).isEqualTo(0);

        seek(page, conversation, idOf(newest, LINES / 2));
        Locator read = line(window, LINES / 2);
        assertThat(read).isInViewport();
        page.evaluate(NEXT_FRAMES);
        double there = Window.boxOf(read).y;
        page.locator(".sheet-toggle").tap();
        window.byTestId("action-sheet").locator(".icon-info").tap();
        assertThat(window.byTestId("details")).isVisible();
        simulator.writes(customer, bandeja.number(), "while somebody looks at the details");
        Eventually.holds("it is heard", () -> (Boolean) page.evaluate(IS_HEARD, "while somebody looks at the details"));
        page.evaluate(NEXT_FRAMES);
        page.goBack();
        assertThat(read).isInViewport();
        assertThat(Window.boxOf(read).y).isCloseTo(there, within(1.0));
        assertThat(window.messages().count()).isLessThan(MOST_IN_DOCUMENT);
        assertThat(window.byTestId("new-below")).containsText("1");
    }

    /** A long thread of which everything has been read: one begins at its end. */
    private String longAndRead(Customer customer) {
        simulator.writes(customer, bandeja.number(), "the newest");
        String conversation = luis.awaitConversation(customer);
        write(conversation);
        luis.read(conversation, 1000 + LINES).require(204);
        return conversation;
    }

    /** What the customer wrote before, a line a minute: lines 1 to 600. */
    private long write(String conversation) {
        long id = Tsid.from(conversation).toLong();
        long newest = Long.parseLong(rows.all("select min(id) from message where conversation_id = ?", id)
                .get(0));
        rows.change(
                "insert into message (id, conversation_id, number_id, seq, direction, type, text, at, received_at, status)"
                        + " select m.id - line.seq, m.conversation_id, m.number_id, 1000 + ? - line.seq, 'IN', 'text',"
                        + " concat('line ', ? + 1 - line.seq, ' .', if(line.seq mod 7 = 0, repeat(' and on and on', 30), '')),"
                        + " m.at - interval line.seq minute, m.received_at, 'RECEIVED'"
                        + " from message m join seq_1_to_" + LINES + " line where m.id = ?",
                LINES,
                LINES,
                newest);
        rows.change(
                "update conversation set last_seq = ?, inbound_count = inbound_count + ? where id = ?",
                1000 + LINES,
                LINES,
                id);
        return newest;
    }

    /** Conversations of a department of their own, each a minute older than the one before. */
    private void fillTheList() {
        long base = Tsid.fast().toLong() - 10_000;
        String number = rows.all("select min(id) from business_number").get(0);
        rows.change("insert into department (id, name) values (?, ?)", base, tag);
        rows.change(
                "insert into membership (agent_id, department_id, role, joined_at) select id, ?, 'AGENT', utc_timestamp(3) from agent where login = ?",
                base,
                luis.person().login());
        rows.change(
                "insert into contact (id, name, phone, created_at) select ? + seq, concat(?, ' ', seq, ' .'), concat('+1', ? mod 1000000000 + seq), utc_timestamp(3) from seq_1_to_"
                        + ROWS,
                base,
                tag,
                base);
        rows.change(
                "insert into correspondence (number_id, contact_id, last_inbound_at) select ?, ? + seq, utc_timestamp(3) - interval seq minute from seq_1_to_"
                        + ROWS,
                number,
                base);
        rows.change(
                "insert into conversation (id, number_id, contact_id, department_id, status, opened_at, activity_at, last_seq, last_message_id, inbound_count, inbound_baseline)"
                        + " select ? + seq, ?, ? + seq, ?, 'OPEN', utc_timestamp(3) - interval 1 day, utc_timestamp(3) - interval seq minute, 1, ? + seq, 1, 1 from seq_1_to_"
                        + ROWS,
                base,
                number,
                base,
                base,
                base);
        rows.change(
                "insert into message (id, conversation_id, number_id, seq, direction, type, text, at, received_at, status)"
                        + " select ? + seq, ? + seq, ?, 1, 'IN', 'text', 'is anybody there?', utc_timestamp(3) - interval seq minute, utc_timestamp(3), 'RECEIVED' from seq_1_to_"
                        + ROWS,
                base,
                base,
                number);
    }

    private String conversationOf(int number) {
        String id = rows.all(
                        "select conversation.id from conversation join contact on contact.id = contact_id where contact.name = ?",
                        tag + " " + number + " .")
                .get(0);
        return Tsid.from(Long.parseLong(id)).toLowerCase();
    }

    /** An agent says something there. */
    private static int focusedPlace(Page page) {
        return (Integer) page.evaluate("() => Number(document.activeElement.parentElement.ariaPosInSet)");
    }

    private void touch(int number) {
        String conversation = conversationOf(number);
        luis.act(conversation, "claim").require(200);
        luis.reply(conversation, "a word").require(201);
    }

    private static String idOf(long newest, int line) {
        return Tsid.from(newest - (LINES + 1 - line)).toLowerCase();
    }

    private static Locator line(Window window, int number) {
        return window.messages().filter(new Locator.FilterOptions().setHasText("line " + number + " ."));
    }

    private static Locator focused(Page page) {
        return page.locator("conversation-list :focus");
    }

    private static void toTheBeginning(Page page) {
        page.evaluate(
                "async () => { const place = " + SCROLLER
                        + "; while (!(place.scrollTop === 0 && place.textContent.includes('line 1 .'))) { place.scrollTop -= 900; await new Promise(requestAnimationFrame); } }");
    }

    private static void dragTheScrollBar(Page page, double share) {
        page.evaluate(
                "share => { const place = " + SCROLLER + "; place.scrollTop = share * place.scrollHeight; }", share);
    }

    private static void seek(Page page, String conversation, String message) {
        page.evaluate("hash => { location.hash = hash; }", "#/c/" + conversation + "?m=" + message);
    }

    /** The sum of what moved by itself. */
    private static double shift(Page page) {
        return ((Number) page.evaluate("shifts.reduce((sum, value) => sum + value, 0)")).doubleValue();
    }
}
