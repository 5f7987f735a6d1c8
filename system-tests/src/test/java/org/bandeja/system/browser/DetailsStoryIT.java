package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Office;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an agent sees around a conversation, is told when something cannot be done, and finds again when he comes back. */
@OnSharedInstallation
class DetailsStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    /** More than the thread asks for at once. */
    private static final int MORE_THAN_A_PAGE = 55;

    /** So high, one below the other, that nobody comes near the beginning by himself. */
    private static final String LONG = "one line after the other, ".repeat(40);

    /** What has come into sight is told when the test says so. */
    private static final String TELLS_LATE = """
            window.held = [];
            window.IntersectionObserver = class extends IntersectionObserver {
                constructor(tell, options) {
                    super((...told) => (window.held ? window.held.push(() => tell(...told)) : tell(...told)), options);
                }
            };""";

    private static final String TELL = """
            () => {
                const { held } = window;
                window.held = null;
                held.forEach((tell) => tell());
                return [held.length > 0, document.querySelector('.thread-top').dataset.state];
            }""";

    private static Bandeja bandeja;
    private static Office office;

    @BeforeAll
    static void anOffice() {
        bandeja = new Bandeja(SharedInstallation.get());
        office = new Office(bandeja, "Talleres");
    }

    @AfterAll
    static void asBefore() {
        office.close();
    }

    /** So long ago that what the customer writes next is another conversation. */
    private static void longAgo(String conversation) {
        bandeja.rows()
                .change(
                        "UPDATE conversation SET completed_at = completed_at - INTERVAL 8 DAY WHERE id = ?",
                        ConversationId.parse(conversation).orElseThrow().value());
    }

    private static String theOpenOne(Customer customer) {
        return Eventually.found(
                        "an open conversation", () -> bandeja.administrator().find(customer, "scope=all&status=OPEN"))
                .getString("id");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whatWasSaidBeforeAndWhatWasNotedStandsBesideTheConversation(Width width) {
        Customer customer = Office.customer();
        longAgo(office.completed(office.ana(), customer, "Mi primer pedido"));
        bandeja.webhook().writes(customer, bandeja.number(), "Solo para otros");
        bandeja.administrator().act(theOpenOne(customer), "complete").require(200);
        bandeja.webhook().writes(customer, office.line().number(), "Otro pedido");
        String id = office.claimed(office.ana(), theOpenOne(customer));
        String contact = office.seen(office.ana(), id).getJsonObject("contact").getString("id");
        Window anas = BROWSER.open(width, office.ana().person());
        anas.openConversation(customer);
        details(anas, width);
        Locator earlier = anas.byTestId("earlier-conversation");
        assertThat(earlier).hasCount(1);
        assertThat(earlier).containsText("Mi primer pedido");
        assertThat(earlier).containsText("Completada");
        assertThat(earlier).containsText(office.department());
        assertThat(anas.byTestId("earlier-all")).hasAttribute("href", "/contacts.xhtml#/" + contact);

        anas.byTestId("contact-note-text").fill("Prefiere las mañanas");
        anas.byTestId("save-contact-note").click();
        Locator notes = anas.byTestId("details-note-list").locator("li");
        assertThat(notes).hasCount(1);
        assertThat(notes).containsText("Prefiere las mañanas");
        for (String text : List.of("Tiene dos perros", "Paga en efectivo", "Llamar antes de ir")) {
            office.luis()
                    .call(
                            "POST",
                            "/api/contacts/" + contact + "/notes",
                            Json.createObjectBuilder().add("text", text).build())
                    .require(201);
        }
        assertThat(notes.first()).containsText("Llamar antes de ir");
        assertThat(notes).hasCount(3);
        anas.byTestId("more-notes").click();
        assertThat(notes).hasCount(4);
        notes.last().getByTestId("remove-contact-note").click();
        assertThat(notes).hasCount(3);
        anas.assertFits();
        keep(anas, "details-" + width);
        anas.byTestId("details-notes").scrollIntoViewIfNeeded();
        keep(anas, "details-notes-" + width);
        if (width == Width.DESK) {
            Accessibility.assertNothingSerious(anas.page());
            anas.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            keep(anas, "details-dark");
            Accessibility.assertNothingSerious(anas.page());
        }

        if (width == Width.PHONE) {
            anas.page().goBack();
        }
        Locator before = anas.byTestId("earlier-before");
        assertThat(before).containsText("Conversación anterior, ");
        keep(anas, "earlier-" + width);
        before.click();
        assertThat(anas.messages()).hasCount(1);
        assertThat(anas.messages()).containsText("Mi primer pedido");
        details(anas, width);
        assertThat(anas.byTestId("details-note-list").locator("li")).hasCount(3);
        assertThat(earlier).hasCount(0);
        assertThat(before).hasCount(0);

        Window dianas = BROWSER.open(width, office.diana().person());
        dianas.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        assertThat(dianas.messages()).hasCount(1);
        details(dianas, width);
        assertThat(dianas.byTestId("earlier-conversation")).hasCount(2);
        dianas.byTestId("earlier-conversation").first().click();
        assertThat(dianas.messages()).containsText("Solo para otros");
    }

    private static void keep(Window window, String name) {
        Pictures.keep(window.page(), name);
    }

    private static void details(Window window, Width width) {
        if (width == Width.PHONE) {
            window.page().locator(".sheet-toggle").click();
            window.byTestId("action-sheet").getByText("Detalles").click();
        }
        assertThat(window.byTestId("details")).isVisible();
    }

    @Test
    void aRefusedKeySaysWhoOrWhatPreventsIt() {
        Customer customer = Office.customer();
        String id = office.taken(office.luis(), customer, "Is it ready?");
        Window anas = BROWSER.open(office.ana().person());
        anas.turnOthers();
        anas.openConversation(customer);
        assertThat(anas.messages()).hasCount(1);
        Page page = anas.page();
        page.locator(".head-name").focus();
        String has = office.luis().name() + " already has this conversation.";
        String admins = "Only admins of " + office.department() + " may move it to another department.";
        says(anas, Map.of("t", has, "e", has, "c", has, "a", has, "b", has, "m", admins));
        says(anas, Map.of("o", "This conversation is open already.", "Shift+C", "may take it over."));
        says(anas, Map.of("r", "only whoever has it can answer.", "p", "only whoever has it can answer."));

        anas.row(customer).focus();
        page.keyboard().press("x");
        says(anas, Map.of("m", admins, "e", has));
        page.keyboard().press("Escape");

        office.does(office.luis(), id, "complete");
        assertThat(anas.byTestId("composer-notice")).hasAttribute("data-state", "completed");
        page.locator(".head-name").focus();
        String completed = "This conversation is completed. Reopen it first.";
        says(anas, Map.of("c", completed, "t", completed, "e", "This conversation is completed already."));
        page.keyboard().press("Escape");
        assertThat(anas.byTestId("conversation-head")).isHidden();
        anas.page().evaluate("() => document.activeElement.blur()");
        String first = "Choose a conversation first.";
        says(anas, Map.of("c", first, "l", first, "u", first, "Shift+U", first, "z", "There is nothing to undo."));
    }

    private static void says(Window window, Map<String, String> keys) {
        keys.forEach((key, words) -> {
            window.page().keyboard().press(key);
            window.tells(words);
        });
    }

    @Test
    void aBegunAnswerIsThereWhenOneComesBack() {
        Customer asks = Office.customer();
        Customer other = Office.customer();
        String id = office.taken(office.ana(), asks, "Which colour is it?");
        office.taken(office.ana(), other, "Hello");
        Window anas = BROWSER.open(office.ana().person());
        anas.openConversation(asks);
        Locator message = anas.messages().first();
        message.hover();
        message.getByTestId("quote-answer").click();
        anas.byTestId("composer").fill("Green");
        Locator quote = anas.byTestId("composer-quote");
        assertThat(quote).containsText("Which colour is it?");

        anas.openConversation(other);
        assertThat(anas.byTestId("composer")).hasValue("");
        assertThat(quote).isHidden();
        anas.openConversation(asks);
        assertThat(quote).containsText("Which colour is it?");
        anas.page().reload();
        assertThat(anas.byTestId("composer")).hasValue("Green");
        assertThat(quote).containsText("Which colour is it?");
        anas.byTestId("send").click();
        assertThat(anas.messages()).hasCount(2);
        assertThat(anas.messages().last().getByTestId("quote")).containsText("Which colour is it?");
        assertThat(anas.messages().last().getByTestId("quote").locator(".quote-who"))
                .hasText(asks.name());
        office.heard(asks, "Green");
        anas.page().reload();
        assertThat(anas.messages()).hasCount(2);
        assertThat(quote).isHidden();
        assertThat(office.seen(office.ana(), id).getJsonObject("lastMessage").getString("text"))
                .isEqualTo("Green");
    }

    @Test
    void filesFurtherUpAreBroughtByAButtonAndTheListSaysOfWhichKindTheLastIs() {
        AgentDoor ana = bandeja.agents().get(0);
        Customer customer = Customer.unknown("Shared " + System.nanoTime());
        CustomerFiles files = new CustomerFiles(bandeja);
        files.send(customer, "image", CustomerFiles.picture(60, 40, 1, "png"), "image/png", Optional.empty());
        String id = ana.awaitConversation(customer);
        CustomerFiles.await(ana, id, "THERE");
        Instant now = Instant.now();
        bandeja.webhook()
                .deliver(new Envelope()
                        .change(Envelope.messages(
                                bandeja.number(),
                                List.of(customer),
                                IntStream.range(0, MORE_THAN_A_PAGE)
                                        .mapToObj(i -> Envelope.text(customer, Envelope.newId(), now, LONG + i))
                                        .toList()))
                        .text())
                .require(200);
        Eventually.holds("all are there", () -> ana.texts(id).contains(LONG + (MORE_THAN_A_PAGE - 1)));
        // Who has read all begins at the end, where older ones are far, also when a busy browser tells late what was in
        // sight before.
        ana.read(id, ana.conversation(id).getJsonNumber("seq").longValue());
        Window window = BROWSER.open(1440, 900, false);
        window.beforeEachPage(TELLS_LATE);
        window.logIn(ana.person());
        window.openConversation(customer);
        Locator shared = window.byTestId("shared-media");
        Locator more = shared.getByTestId("shared-more");
        assertThat(more).hasText("Show older ones");
        assertThat(window.page().evaluate(TELL)).isEqualTo(List.of(true, ""));
        assertThat(shared.locator("img")).hasCount(0);
        more.click();
        assertThat(shared.locator("img")).hasCount(1);
        assertThat(more).hasCount(0);

        Locator sign = window.row(customer).locator(".row-text > .icon");
        assertThat(sign).hasCount(0);
        files.send(customer, "image", CustomerFiles.picture(60, 40, 2, "png"), "image/png", Optional.empty());
        assertThat(sign).hasCount(1);
        assertThat(sign).hasClass(Pattern.compile("icon-image"));
        assertThat(shared.locator("img")).hasCount(2);
    }

    /** Names and corners go by the minute of the clock. */
    @Test
    void whatOneSaysWithinAMinuteOfTheClockStandsTogether() {
        Window window = BROWSER.open(office.ana().person());
        Object first = window.page().evaluate("""
                async () => {
                    const { entriesOf } = await import(document.querySelector('link[href$="/thread-entries.js"]').href);
                    const said = ['10:00:58', '10:01:02', '10:01:59', '10:02:00']
                        .map((time, seq) => ({ id: String(seq), seq, at: `2026-11-12T${time}Z`, type: 'text', direction: 'IN', author: null }));
                    const thread = { messages: new Map(said.map((one) => [one.id, one])), timeline: new Map(), before: null, divider: null };
                    return entriesOf(thread, []).filter(({ kind }) => kind === 'message').map(({ first }) => first);
                }""");
        assertThat(first).isEqualTo(List.of(true, true, false, true));
    }

    @Test
    void enterSendsOrBreaksTheLineAsOneWants() {
        Customer customer = Office.customer();
        office.taken(office.ana(), customer, "Good morning");
        Window anas = BROWSER.open(office.ana().person());
        anas.openConversation(customer);
        Page page = anas.page();
        Locator field = anas.byTestId("composer");
        assertThat(field).hasAttribute("enterkeyhint", "send");
        field.fill("one");
        field.press("Shift+Enter");
        page.keyboard().type("two");
        assertThat(field).hasValue("one\ntwo");
        field.press("Enter");
        assertThat(anas.messages()).hasCount(2);
        assertThat(field).hasValue("");

        anas.byTestId("person-menu").click();
        anas.byTestId("menu-enter-sends").click();
        assertThat(field).hasAttribute("enterkeyhint", "enter");
        field.fill("three");
        field.press("Enter");
        page.keyboard().type("four");
        assertThat(field).hasValue("three\nfour");
        field.press("Shift+Enter");
        assertThat(anas.messages()).hasCount(3);
        office.heard(customer, "three");

        Page account = page.context().newPage();
        account.navigate(bandeja.demo().app() + "/account.xhtml");
        assertThat(account.getByTestId("account-who")).containsText(office.ana().name());
        Locator sends = account.getByTestId("enter-sends");
        assertThat(sends).not().isChecked();
        sends.check();
        account.close();
        assertThat(field).hasAttribute("enterkeyhint", "send");
        field.fill("five");
        field.press("Enter");
        assertThat(anas.messages()).hasCount(4);

        Window phone = BROWSER.open(390, 844, true);
        phone.logIn(office.ana().person());
        phone.openConversation(customer);
        Locator small = phone.byTestId("composer");
        assertThat(small).hasAttribute("enterkeyhint", "enter");
        small.fill("six");
        small.press("Enter");
        assertThat(small).hasValue("six\n");
        assertThat(phone.messages()).hasCount(4);
        small.fill("");
    }

    @Test
    void theSheetOfAPhoneLearnsWhatComesWhileItIsOpen() {
        Customer customer = Office.customer();
        String id = office.writes(customer, "Anybody?");
        Window phone = BROWSER.open(390, 844, true);
        phone.logIn(office.ana().person());
        AtomicReference<Route> held = new AtomicReference<>();
        phone.page().route(Pattern.compile("/api/conversations/" + id + "$"), route -> {
            if (!held.compareAndSet(null, route)) {
                route.resume();
            }
        });
        phone.openConversation(customer);
        phone.page().locator(".sheet-toggle").click();
        Locator sheet = phone.byTestId("action-sheet");
        assertThat(sheet.getByTestId("action-claim")).isVisible();
        assertThat(sheet.getByTestId("route-story")).hasCount(0);
        phone.page().waitForCondition(() -> held.get() != null);
        held.get().resume();
        assertThat(sheet.getByTestId("route-story")).containsText(office.department());
        keep(phone, "sheet-PHONE");
        office.claimed(office.luis(), id);
        assertThat(sheet.getByTestId("action-claim")).hasCount(0);
        phone.page().keyboard().press("Escape");
        assertThat(sheet).hasCount(0);
        phone.isHeld("OTHER");
    }
}
