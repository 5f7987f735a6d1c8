package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SampleFile;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An agent sends a place, a person, questions and a reaction, by pointer and by keyboard, on a wide screen and on a phone. */
@OnSharedInstallation
class AlsoSentStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Where are you " + System.nanoTime());
    private String id;
    private Window window;
    private Page page;

    @BeforeEach
    void anAgentHasAConversation() {
        simulator.reset();
        id = bandeja.taken(ana, customer);
        window = BROWSER.open(ana.person());
        page = window.page();
        window.openConversation(customer);
    }

    @AfterEach
    void asUsual() {
        simulator.reset();
    }

    @Test
    void everyKindIsPutTogetherSeenBeforeAndSent() {
        page.setViewportSize(1440, 900);
        sendPlace();
        sendPerson();
        askByButtons();
        askByList();
        sendLink();
        Eventually.holds("all have arrived", () -> simulator.received(customer).size() == 5);
        for (String text : List.of("Sede Norte", "Luis Paz", "Sí, mañana", "Planes", "Una falla", "Abrir")) {
            assertThat(window.byTestId("thread")).containsText(text);
        }
        keep("also-sent");
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
        keep("also-sent-dark");
        Page customers = page.context().newPage();
        window.allow(bandeja.demo().simulator());
        customers.navigate(bandeja.demo().simulator() + "/");
        customers.getByText(customer.name()).first().click();
        Pictures.keep(customers, "also-sent-customer");
        customers.close();
    }

    private void sendPlace() {
        open("location", "location-dialog");
        Locator send = window.byTestId("draft-send");
        assertThat(send).isDisabled();
        page.context().grantPermissions(List.of("geolocation"));
        page.context().setGeolocation(new com.microsoft.playwright.options.Geolocation(4.5, -74.25));
        window.byTestId("location-here").click();
        assertThat(window.byTestId("location-where")).hasValue("4.500000, -74.250000");
        window.byTestId("location-where")
                .fill("https://maps.example.com/place/X/@4.1,-74.2,17z/data=!3d4.60971!4d-74.08175");
        window.byTestId("location-name").fill("Sede Norte");
        assertThat(window.byTestId("location-dialog")).containsText("4.60971, -74.08175");
        window.byTestId("location-name").fill("x".repeat(257));
        assertThat(send).isDisabled();
        window.byTestId("location-name").fill("Sede Norte");
        keep("draft-location");
        send.click();
        assertThat(window.messages()).hasCount(2);
    }

    private void sendPerson() {
        open("contact", "contact-card-dialog");
        window.byTestId("card-name").fill("Luis Paz");
        assertThat(window.byTestId("draft-send")).isDisabled();
        window.byTestId("card-phone-field").fill("+57 300 111 22 33");
        window.byTestId("card-phone-add").click();
        assertThat(window.byTestId("card-phone-field").nth(1)).isFocused();
        page.keyboard().type("+57 601 555");
        window.byTestId("card-email").fill("luis@example.com");
        keep("draft-contact");
        page.keyboard().press("Enter");
        assertThat(window.messages()).hasCount(3);
    }

    /** By keyboard alone, from the menu to the end. */
    private void askByButtons() {
        window.byTestId("composer-more").focus();
        page.keyboard().press("Enter");
        Locator way = window.byTestId("way-buttons");
        for (int i = 0; i < 12 && !(boolean) way.evaluate("way => way === document.activeElement"); i++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
        assertThat(window.byTestId("question-body")).isFocused();
        page.keyboard().type("¿Nos vemos?");
        page.keyboard().press("Tab");
        page.keyboard().type("Sí, mañana");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().type("No");
        keep("draft-buttons");
        page.keyboard().press("Control+Enter");
        assertThat(window.messages()).hasCount(4);
        assertThat(window.byTestId("composer-more")).isFocused();
    }

    private void askByList() {
        open("list", "list-dialog");
        window.byTestId("question-body").fill("¿Qué desea?");
        window.byTestId("question-row-title").fill("Planes");
        window.byTestId("question-row-description").fill("Para empresas");
        window.byTestId("question-section-add").click();
        window.byTestId("question-section-title").first().fill("Ventas");
        assertThat(window.byTestId("draft-send")).isDisabled();
        window.byTestId("question-section-title").nth(1).fill("Soporte");
        window.byTestId("question-row-title").nth(1).fill("Una falla");
        assertThat(window.byTestId("question-rows")).containsText("2");
        keep("draft-list");
        Accessibility.assertNothingSerious(window.page());
        window.byTestId("draft-send").click();
        assertThat(window.messages()).hasCount(5);
    }

    private void sendLink() {
        open("link", "link-dialog");
        window.byTestId("question-body").fill("Su factura está lista");
        window.byTestId("question-label").fill("Abrir");
        window.byTestId("question-url").fill("javascript:alert(1)");
        assertThat(window.byTestId("draft-send")).isDisabled();
        window.byTestId("question-url").fill("https://example.com/f/1");
        window.byTestId("draft-send").click();
        assertThat(window.messages()).hasCount(6);
    }

    @Test
    void whatIsMadeForACustomerGoesToNoOther() {
        Customer other = another();
        window.openConversation(other);
        open("location", "location-dialog");
        window.byTestId("location-where").fill("4.5, -74.25");
        page.goBack();
        assertThat(window.byTestId("conversation-head")).containsText(customer.name());
        assertThat(window.byTestId("location-dialog")).containsText(other.name());
        window.byTestId("draft-send").click();
        Eventually.holds(
                "who it was made for has it", () -> simulator.received(other).size() == 1);
        org.assertj.core.api.Assertions.assertThat(simulator.received(customer)).isEmpty();

        window.byTestId("composer-more").click();
        FileChooser chooser =
                page.waitForFileChooser(() -> window.byTestId("way-photo").click());
        page.goForward();
        assertThat(window.byTestId("conversation-head")).containsText(other.name());
        SampleFile picture = SampleFile.jpeg("mar.jpg");
        chooser.setFiles(new FilePayload(picture.name(), picture.mime(), picture.bytes()));
        page.goBack();
        assertThat(window.byTestId("tray-item")).hasCount(1);
        page.goForward();
        assertThat(window.byTestId("conversation-head")).containsText(other.name());
        assertThat(window.byTestId("tray-item")).hasCount(0);
    }

    /** The page was asked for before the reaction, and is answered after it. */
    @Test
    void whatIsNewerThanAPageStays() {
        simulator.writes(customer, bandeja.number(), "in a hurry");
        assertThat(window.messages()).hasCount(2);
        window.openConversation(another());
        AtomicReference<Route> asked = new AtomicReference<>();
        AtomicReference<APIResponse> older = new AtomicReference<>();
        page.route("**/api/conversations/" + id + "/messages?*", route -> {
            older.set(route.fetch());
            asked.set(route);
        });
        window.openConversation(customer);
        page.waitForCondition(() -> asked.get() != null);
        ana.react(ana.messages(id).get(0).getString("id"), "👍").require(200);
        Locator reactions = window.messages().first().getByTestId("reactions");
        assertThat(reactions).containsText("👍");
        asked.get()
                .fulfill(new Route.FulfillOptions()
                        .setResponse(older.get())
                        .setBody(older.get().text().replace("in a hurry", "in a hurry, as the page tells it")));
        assertThat(window.messages().nth(1)).containsText("as the page tells it");
        assertThat(reactions).containsText("👍");
    }

    @Test
    void whatWasComposedStaysUntilItIsSentOrCleared() {
        open("list", "list-dialog");
        assertThat(window.byTestId("draft-clear")).isHidden();
        window.byTestId("question-body").fill("¿Qué desea?");
        window.byTestId("question-row-title").fill("Planes");
        window.byTestId("question-row-add").click();
        window.byTestId("question-row-title").nth(1).fill("Una falla");
        window.byTestId("question-row-description").nth(1).fill("Algo no funciona");
        page.keyboard().press("Escape");
        assertThat(window.byTestId("list-dialog")).hasCount(0);
        // It is kept: the browser would let the page go without a question.
        page.waitForFunction("() => dispatchEvent(new Event('beforeunload', { cancelable: true }))");
        page.reload();
        window.openConversation(customer);
        open("buttons", "buttons-dialog");
        assertThat(window.byTestId("question-body")).hasValue("");
        page.keyboard().press("Escape");
        open("list", "list-dialog");
        assertThat(window.byTestId("question-body")).hasValue("¿Qué desea?");
        assertThat(window.byTestId("question-row-title")).hasCount(2);
        assertThat(window.byTestId("question-row-title").nth(1)).hasValue("Una falla");
        assertThat(window.byTestId("question-row-description").nth(1)).hasValue("Algo no funciona");
        assertThat(window.byTestId("question-rows")).containsText("2");
        keep("draft-kept");
        Accessibility.assertNothingSerious(page);
        window.byTestId("draft-clear").click();
        assertThat(window.byTestId("question-row-title")).hasCount(1);
        assertThat(window.byTestId("question-body")).hasValue("");
        assertThat(window.byTestId("question-body")).isFocused();
        assertThat(window.byTestId("question-label")).not().hasValue("");
        window.byTestId("question-body").fill("¿Algo más?");
        window.byTestId("question-row-title").fill("Nada");
        window.byTestId("draft-send").click();
        assertThat(window.messages()).hasCount(2);

        open("contact", "contact-card-dialog");
        window.byTestId("card-name").fill("Luis Paz");
        window.byTestId("card-phone-field").fill("+57 300 111 22 33");
        page.keyboard().press("Escape");
        window.openConversation(another());
        open("contact", "contact-card-dialog");
        assertThat(window.byTestId("card-name")).hasValue("");
        page.keyboard().press("Escape");
        window.openConversation(customer);
        open("list", "list-dialog");
        assertThat(window.byTestId("question-body")).hasValue("");
        page.keyboard().press("Escape");
        open("contact", "contact-card-dialog");
        assertThat(window.byTestId("card-phone-field")).hasValue("+57 300 111 22 33");
        assertThat(window.byTestId("draft-send")).isEnabled();
    }

    /** By keyboard, of one's own conversation and of a colleague's; and by hand where the browser does not let the page. */
    @Test
    void theTextOfAMessageIsCopied() {
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Locator message = window.messages().first();
        String said = message.getByTestId("message-text").textContent();
        message.getByTestId("react").press("Enter");
        assertThat(window.byTestId("message-menu")).isVisible();
        Accessibility.assertNothingSerious(page);
        page.keyboard().press("ArrowDown");
        assertThat(window.byTestId("menu-answer")).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        window.tells("Text copied");
        assertThat(window.byTestId("message-menu")).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(page.evaluate("() => navigator.clipboard.readText()"))
                .isEqualTo(said);
        message.getByTestId("react").press("Enter");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(window.byTestId("composer-quote")).isVisible();

        ana.act(id, "return").require(200);
        window.isHeld("NONE");
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('denied')); }");
        message.hover();
        message.getByTestId("message-menu-open").click();
        assertThat(window.byTestId("message-menu").locator("button")).hasCount(1);
        keep("message-menu-of-others");
        window.byTestId("menu-copy").click();
        assertThat(window.byTestId("copy-text")).hasValue(said);
        org.assertj.core.api.Assertions.assertThat(
                        window.byTestId("copy-text").evaluate("field => field.selectionEnd - field.selectionStart"))
                .isEqualTo(said.length());
        page.keyboard().press("Escape");
        assertThat(window.byTestId("copy-by-hand")).hasCount(0);
    }

    private Customer another() {
        Customer other = Customer.unknown("Somebody else " + System.nanoTime());
        bandeja.taken(ana, other);
        return other;
    }

    @Test
    void aReactionIsSetChangedAndTakenBack() {
        Locator message = window.messages().first();
        message.hover();
        message.getByTestId("react").click();
        keep("react-row");
        Accessibility.assertNothingSerious(window.page());
        page.getByRole(com.microsoft.playwright.options.AriaRole.MENUITEMRADIO)
                .nth(1)
                .click();
        assertReacted(message, "❤️");
        message.getByTestId("react").press("Enter");
        assertThat(window.byTestId("react-row")).isVisible();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Enter");
        assertReacted(message, "❤️", "👍");
        message.getByTestId("react").press("Enter");
        assertThat(window.byTestId("react-row")).isVisible();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Enter");
        assertThat(window.byTestId("react-dialog")).isVisible();
        window.byTestId("react-dialog").getByText("🤓").click();
        assertReacted(message, "❤️", "👍", "🤓");
        keep("reacted");
        message.getByTestId("react").press("Enter");
        assertThat(window.byTestId("react-row")).isVisible();
        page.keyboard().press("Enter");
        assertThat(message.getByTestId("reactions")).hasCount(0);
        assertThat(window.messages()).hasCount(1);
        Eventually.holds(
                "all have arrived", () -> simulator.receivedTexts(customer).equals(List.of("❤️", "👍", "🤓", "")));
    }

    /** Seen here, and by the customer: then nothing more comes that draws the message anew. */
    private void assertReacted(Locator message, String... all) {
        assertThat(message.getByTestId("reactions")).containsText(all[all.length - 1]);
        Eventually.holds(
                "the customer has it", () -> simulator.receivedTexts(customer).equals(List.of(all)));
    }

    @Test
    void escapeDropsTheQuoteAndTypingIsSeen() {
        Locator message = window.messages().first();
        message.hover();
        message.getByTestId("quote-answer").click();
        assertThat(window.byTestId("composer-quote")).isVisible();
        page.keyboard().press("Escape");
        assertThat(window.byTestId("composer-quote")).isHidden();
        assertThat(window.byTestId("composer")).isFocused();
        page.keyboard().type("I am");
        Eventually.holds("the customer sees it", () -> simulator.seesTyping(customer));
        Eventually.holds(
                "and that it was read", () -> simulator.sent(customer).get(0).getBoolean("read"));
    }

    @Test
    void onAPhone() {
        Window phone = BROWSER.open(390, 844, true);
        phone.logIn(ana.person());
        phone.openConversation(customer);
        phone.byTestId("composer-more").click();
        Pictures.keep(phone.page(), "ways-phone");
        phone.byTestId("way-list").click();
        phone.byTestId("question-body").fill("¿Qué desea?");
        phone.byTestId("question-row-title").fill("Planes");
        Pictures.keep(phone.page(), "draft-list-phone");
        boolean fits = (boolean) phone.page()
                .evaluate("document.querySelector('dialog.draft .draft-columns').scrollWidth <= innerWidth");
        org.assertj.core.api.Assertions.assertThat(fits).isTrue();
        phone.byTestId("draft-send").click();
        assertThat(phone.messages()).hasCount(2);
        Locator message = phone.messages().first();
        message.evaluate("item => item.querySelector('.bubble').dispatchEvent(new PointerEvent('pointerdown',"
                + " {bubbles: true, pointerType: 'touch'}))");
        assertThat(phone.byTestId("react-row")).isVisible();
        Pictures.keep(phone.page(), "react-row-phone");
        phone.page()
                .getByRole(com.microsoft.playwright.options.AriaRole.MENUITEMRADIO)
                .first()
                .click();
        assertThat(message.getByTestId("reactions")).containsText("👍");
    }

    private void open(String way, String dialog) {
        window.byTestId("composer-more").click();
        window.byTestId("way-" + way).click();
        assertThat(window.byTestId(dialog)).isVisible();
    }

    private void keep(String name) {
        Pictures.keep(window.page(), name);
    }
}
