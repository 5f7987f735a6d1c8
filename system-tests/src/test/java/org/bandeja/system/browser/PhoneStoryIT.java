package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An agent works with the phone in one hand: back closes what is open, everything is in reach, nothing is wider than the screen. */
@OnSharedInstallation
class PhoneStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final int LEAST = 44;
    private static final String ICON = "an icon of the app's manifest";
    private static final String LARGEST = "يوسف عبد الرحمن الخطيب الفرناندي دي لا توري من مدينة بعيدة جدا";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Pocket " + System.nanoTime());
    private String id;

    @BeforeEach
    void aCustomerHasWritten() {
        simulator.reset();
        simulator.writes(customer, bandeja.number(), "from the bus");
        id = ana.awaitConversation(customer);
    }

    private Window phone(String path) {
        Window phone = BROWSER.open(390, 844, true);
        phone.logIn(ana.person(), path);
        return phone;
    }

    // --- back

    @Test
    void backClosesTheTopmostThingThenTheConversationAndThenLeaves() {
        ana.post("/api/conversations/" + id + "/claim").require(200);
        new CustomerFiles(bandeja)
                .send(customer, "image", CustomerFiles.picture(300, 200, 1, "png"), "image/png", Optional.empty());
        Window phone = phone("/account.xhtml");
        Page page = phone.page();
        page.navigate(bandeja.demo().app() + "/inbox.xhtml");
        phone.isReady();

        phone.byTestId("person-menu").tap();
        assertThat(page.locator("#personMenu")).isVisible();
        page.goBack();
        assertThat(page.locator("#personMenu")).isHidden();

        phone.byTestId("search").fill(customer.name());
        assertThat(phone.byTestId("conversation-row")).hasCount(1);
        phone.row(customer).tap();
        assertThat(phone.byTestId("conversation-head")).containsText(customer.name());
        assertThat(phone.messages()).hasCount(2);

        closesByBack(phone, "action-sheet", () -> page.locator(".sheet-toggle").tap());
        closesByBack(phone, "ways-sheet", () -> phone.byTestId("composer-more").tap());
        closesByBack(phone, "viewer", () -> {
            page.locator(".media-picture").tap();
            isMadeLargerByTwoFingers(phone);
        });
        // So soon after two fingers, sooner than a hand could, the browser makes no click of a touch.
        phone.byTestId("composer-more").click();
        phone.byTestId("way-template").click();
        phone.byTestId("template-option").first().click();
        isAStep(phone, 2);
        page.goBack();
        assertThat(phone.byTestId("template-option").first()).isVisible();
        closesByBack(phone, "templates", () -> {});
        page.locator(".sheet-toggle").tap();
        phone.byTestId("sheet-find").tap();
        // The sheet was a step as well.
        assertThat(phone.byTestId("find")).isVisible();
        isAStep(phone, 1);
        page.goBack();
        assertThat(phone.byTestId("find")).isHidden();
        isAStep(phone, 0);
        press(phone, phone.messages().first());
        assertThat(phone.byTestId("react-row")).isVisible();
        isLargeEnough(phone.byTestId("menu-copy"));
        isLargeEnough(phone.byTestId("menu-copy-part"));
        Pictures.keep(page, "phone-message-menu");
        isAStep(phone, 1);
        page.goBack();
        assertThat(phone.byTestId("react-row")).hasCount(0);
        isAStep(phone, 0);
        page.locator(".sheet-toggle").tap();
        closesByBack(
                phone,
                "picker",
                () -> phone.byTestId("action-sheet")
                        .getByTestId("action-transfer")
                        .tap());

        page.locator(".sheet-toggle").tap();
        phone.byTestId("action-sheet").locator(".icon-info").tap();
        assertThat(phone.byTestId("details")).isVisible();
        closesByBack(phone, "labels", () -> phone.byTestId("label-add").tap());
        assertThat(phone.byTestId("details")).isVisible();
        page.goBack();
        assertThat(phone.byTestId("details")).isHidden();
        page.goForward();
        assertThat(phone.byTestId("details")).isVisible();
        page.goBack();
        assertThat(phone.byTestId("composer")).isVisible();

        page.goBack();
        assertThat(phone.row(customer)).isVisible();
        assertThat(phone.byTestId("search")).hasValue(customer.name());
        page.goForward();
        assertThat(phone.byTestId("composer")).isVisible();
        phone.byTestId("back").tap();
        assertThat(phone.row(customer)).isVisible();
        page.goBack();
        assertThat(phone.byTestId("search")).hasValue("");
        assertThat(phone.byTestId("conversation-list")).isVisible();
        page.goBack();
        page.waitForURL("**/account.xhtml");
    }

    @Test
    void backClosesTheListOfQuickRepliesAndLeavesANoteBeforeItLeadsOut() {
        ana.post("/api/conversations/" + id + "/claim").require(200);
        Window phone = phone("/inbox.xhtml");
        Page page = phone.page();
        phone.row(customer).tap();
        Locator composer = phone.byTestId("composer");
        composer.fill("Dear");
        phone.byTestId("composer-more").tap();
        phone.byTestId("way-note").tap();
        Locator leave = phone.byTestId("note-leave");
        assertThat(leave).isVisible();
        isAStep(phone, 1);
        // What one steps into from a note lies above it.
        page.locator(".sheet-toggle").tap();
        isAStep(phone, 2);
        phone.byTestId("action-sheet").locator(".icon-info").tap();
        assertThat(phone.byTestId("details")).isVisible();
        isAStep(phone, 1);
        page.goBack();
        assertThat(phone.byTestId("details")).isHidden();
        assertThat(leave).isVisible();

        composer.fill("ask Luis ");
        composer.pressSequentially("@");
        assertThat(phone.byTestId("suggestions")).isVisible();
        isAStep(phone, 2);
        page.goBack();
        assertThat(phone.byTestId("suggestions")).isHidden();
        assertThat(leave).isVisible();
        isAStep(phone, 1);
        page.goBack();
        assertThat(leave).isHidden();
        isAStep(phone, 0);
        assertThat(composer).hasValue("Dear");
        phone.byTestId("composer-more").tap();
        phone.byTestId("way-note").tap();
        assertThat(composer).hasValue("ask Luis @");
        leave.tap();
        assertThat(leave).isHidden();
        isAStep(phone, 0);

        composer.fill("Dear ");
        composer.pressSequentially("/");
        assertThat(phone.byTestId("suggestions")).isVisible();
        isAStep(phone, 1);
        page.goBack();
        assertThat(phone.byTestId("suggestions")).isHidden();
        isAStep(phone, 0);
        assertThat(composer).hasValue("Dear /");
        page.goBack();
        assertThat(phone.row(customer)).isVisible();
    }

    /** A finger on it, until something happens. */
    private static void press(Window phone, Locator what) {
        BoundingBox box = Window.boxOf(what);
        CDPSession glass = phone.page().context().newCDPSession(phone.page());
        touch(glass, "touchStart", box.x + box.width / 3, box.y + 12);
        isAStep(phone, 1);
        touch(glass, "touchEnd");
        glass.detach();
    }

    private static void isMadeLargerByTwoFingers(Window phone) {
        Locator picture = phone.page().locator(".viewer-picture");
        // Before it has come there is nothing to put fingers on.
        Eventually.holds("the picture is drawn", () ->
                (Boolean) picture.evaluate("p => p.complete && p.naturalWidth > 0 && p.clientHeight > 0"));
        BoundingBox before = Window.boxOf(picture);
        double y = before.y + before.height / 2;
        CDPSession glass = phone.page().context().newCDPSession(phone.page());
        touch(glass, "touchStart", 170, y);
        touch(glass, "touchStart", 170, y, 220, y);
        touch(glass, "touchMove", 120, y, 270, y);
        touch(glass, "touchMove", 95, y, 295, y);
        touch(glass, "touchEnd");
        glass.detach();
        assertThat(picture).hasClass(Pattern.compile("enlarged"));
        assertThat(Window.boxOf(picture).width).isGreaterThan(before.width * 2);
    }

    /** @param places of each finger, across and down */
    private static void touch(CDPSession glass, String type, double... places) {
        JsonArray fingers = new JsonArray();
        for (int i = 0; i < places.length; i += 2) {
            com.google.gson.JsonObject finger = new com.google.gson.JsonObject();
            finger.addProperty("id", i);
            finger.addProperty("x", places[i]);
            finger.addProperty("y", places[i + 1]);
            fingers.add(finger);
        }
        com.google.gson.JsonObject event = new com.google.gson.JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", fingers);
        glass.send("Input.dispatchTouchEvent", event);
    }

    private static void closesByBack(Window phone, String what, Runnable opening) {
        opening.run();
        Locator opened = what.equals("labels") ? phone.page().locator("dialog.pick") : phone.byTestId(what);
        assertThat(opened).isVisible();
        assertThat(phone.page().locator("dialog")).hasCount(1);
        isAStep(phone, 1);
        phone.page().goBack();
        assertThat(opened).hasCount(0);
        isAStep(phone, 0);
    }

    private static void isAStep(Window phone, int covers) {
        phone.page().waitForFunction("wanted => (history.state?.covers ?? 0) === wanted", covers);
    }

    @Test
    void whatIsClosedByItselfLeavesNoDeadStepAndAReloadStaysWhereOneWas() {
        Window phone = phone("/account.xhtml");
        Page page = phone.page();
        page.navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        assertThat(phone.byTestId("conversation-head")).containsText(customer.name());

        page.locator(".sheet-toggle").tap();
        isAStep(phone, 1);
        page.reload();
        assertThat(phone.byTestId("conversation-head")).containsText(customer.name());
        assertThat(phone.byTestId("action-sheet")).hasCount(0);
        isAStep(phone, 0);

        page.locator(".sheet-toggle").tap();
        isAStep(phone, 1);
        page.keyboard().press("Escape");
        assertThat(phone.byTestId("action-sheet")).hasCount(0);
        isAStep(phone, 0);
        page.goForward();
        isAStep(phone, 0);

        page.goBack();
        assertThat(phone.byTestId("conversation-list")).isVisible();
        page.goBack();
        page.waitForURL("**/account.xhtml");
    }

    @Test
    void theArrowOfThePageLeadsBackToTheListThatLiesBehind() {
        Window phone = phone("/inbox.xhtml");
        Page page = phone.page();
        phone.row(customer).tap();
        assertThat(phone.byTestId("conversation-head")).containsText(customer.name());
        page.locator(".sheet-toggle").tap();
        isAStep(phone, 1);
        page.locator(".sheet .icon-unread").tap();
        assertThat(phone.row(customer)).isVisible();
        assertThat(page.locator("#app")).hasAttribute("data-pane", "list");
        page.waitForFunction("() => history.state?.depth === 0");
        phone.row(customer).tap();
        // The head of before still has the name.
        assertThat(page.locator("#app")).hasAttribute("data-pane", "conversation");
        assertThat(phone.byTestId("conversation-head")).containsText(customer.name());
        page.reload();
        phone.byTestId("back").tap();
        assertThat(page.locator("#app")).hasAttribute("data-pane", "list");
        page.waitForFunction("() => history.state?.depth === 0");
    }

    @Test
    void backEndsTheChoosingOfSeveralBeforeItLeaves() {
        Window phone = phone("/inbox.xhtml");
        Page page = phone.page();
        assertThat(phone.row(customer)).isVisible();
        press(phone, phone.row(customer));
        assertThat(page.locator(".row-place[data-chosen]")).hasCount(1);
        page.goBack();
        isAStep(phone, 0);
        assertThat(page.locator(".row-place[data-chosen]")).hasCount(0);
        assertThat(page.locator("#app")).hasAttribute("data-pane", "list");
    }

    @Test
    void aLoginThatHasEndedStaysBeforeThePageAndALinkOutOfAMenuIsNotTakenBack() {
        Window phone = phone("/inbox.xhtml");
        phone.forgiveRefusals();
        Page page = phone.page();
        phone.row(customer).tap();
        assertThat(phone.byTestId("conversation-head")).containsText(customer.name());

        page.locator(".sheet-toggle").tap();
        phone.byTestId("action-sheet").locator(".icon-info").tap();
        assertThat(phone.byTestId("details")).isVisible();
        page.evaluate(
                "() => { for (let i = 0; i < 2; i += 1) document.querySelector('conversation-details .head-back').click(); }");
        assertThat(phone.byTestId("details")).isHidden();
        page.waitForFunction("() => history.state?.depth === 1");
        assertThat(phone.byTestId("conversation-head")).isVisible();

        // Led elsewhere while something is open: it stays open, and back still closes it.
        page.locator(".sheet-toggle").tap();
        isAStep(phone, 1);
        page.evaluate("id => document.querySelector(`a.row[href*='${id}']`).click()", id);
        isAStep(phone, 1);
        page.goBack();
        assertThat(phone.byTestId("action-sheet")).hasCount(0);
        isAStep(phone, 0);

        bandeja.rows()
                .change(
                        "UPDATE access_token SET revoked_at = NOW(3) WHERE agent_id = (SELECT id FROM agent WHERE login = ?)"
                                + " AND kind = 'SESSION'",
                        ana.person().login());
        Window.pressAnyway(phone.byTestId("composer-notice").getByTestId("action-claim"));
        Locator again = phone.byTestId("login-again");
        assertThat(again).isVisible();
        for (int i = 0; i < 2; i++) {
            isAStep(phone, 1);
            page.goBack();
            isAStep(phone, 1);
            assertThat(again).isVisible();
        }
        phone.byTestId("again-password").fill(ana.person().password());
        phone.byTestId("again-submit").tap();
        assertThat(again).hasCount(0);
        isAStep(phone, 0);
        assertThat(phone.byTestId("conversation-head")).containsText(customer.name());

        phone.byTestId("back").tap();
        phone.byTestId("person-menu").tap();
        isAStep(phone, 1);
        AtomicReference<Route> account = new AtomicReference<>();
        page.route("**/account.xhtml", account::set);
        // By itself, a tap would wait for the page that is held up here.
        phone.byTestId("menu-account").evaluate("link => void setTimeout(() => link.click())");
        page.waitForCondition(() -> account.get() != null);
        account.get().resume();
        page.waitForURL("**/account.xhtml");
    }

    // --- in one hand

    @Test
    void everythingIsInReachOfAThumb() {
        ana.post("/api/conversations/" + id + "/claim").require(200);
        Window phone = phone("/inbox.xhtml");
        Page page = phone.page();
        page.setViewportSize(360, 740);
        assertThat(phone.row(customer)).isVisible();
        isLargeEnough(page.locator(".list-title button:visible, .rail-item:visible, .rail-person button"));
        for (String language : List.of("en", "es", "pt-BR")) {
            page.context()
                    .addCookies(List.of(new Cookie("bandeja-language", language)
                            .setUrl(bandeja.demo().app().toString())));
            for (String path : List.of("/contacts.xhtml", "/inbox.xhtml")) {
                page.navigate(bandeja.demo().app() + path);
                assertThat(page.locator("html")).hasAttribute("lang", language);
                assertThat(page.locator(".rail .badge:visible").first()).isVisible();
                assertThat((Boolean) page.locator(".rail-word:visible").evaluate("""
                        word => {
                            const { left, right } = word.getBoundingClientRect();
                            return word.scrollWidth <= word.clientWidth + 1 && left >= 0 && right <= innerWidth;
                        }"""))
                        .as("the word of the bar is whole")
                        .isTrue();
            }
        }
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("bandeja-language"));
        page.reload();
        phone.isReady();
        phone.byTestId("person-menu").tap();
        isLargeEnough(page.locator("#personMenu a[role^=menuitem]:visible"));
        for (String what : List.of("presence-away", "menu-account", "menu-help", "logout", "menu-keys")) {
            assertThat(phone.byTestId(what)).isVisible();
        }
        assertThat(page.locator("#personMenu [data-command=theme]")).hasCount(3);
        assertThat(page.locator("#personMenu [data-command=language]").first()).isVisible();
        page.keyboard().press("Escape");
        isAStep(phone, 0);

        phone.openConversation(customer);
        isLargeEnough(page.locator("message-composer button:visible, .conversation-head button:visible"));
        isLargeEnough(phone.byTestId("quote-answer"));
        isLargeEnough(phone.messages());
        assertThat(phone.byTestId("composer")).hasAttribute("placeholder", "Message");
        assertThat(fits(phone.byTestId("composer")))
                .as("the invitation is not cut")
                .isTrue();
        phone.byTestId("composer").fill("something longer than a few words, so that it needs the room of the others");
        assertThat(phone.byTestId("note-mode")).isHidden();
        assertThat(phone.byTestId("template")).isHidden();
        phone.byTestId("composer-more").tap();
        isLargeEnough(phone.byTestId("ways-sheet").getByRole(AriaRole.MENUITEM));
        phone.byTestId("way-note").tap();
        assertThat(phone.byTestId("note-leave")).isVisible();
        phone.byTestId("composer").fill("only for us");
        phone.byTestId("send").tap();
        assertThat(phone.messages().last()).containsText("only for us");
        phone.byTestId("note-leave").tap();
        assertThat(phone.byTestId("composer")).hasValue(Pattern.compile("something longer.*"));

        phone.byTestId("composer-more").tap();
        phone.byTestId("way-template").tap();
        assertThat(phone.byTestId("templates")).isVisible();
        page.goBack();
        assertThat(page.locator("dialog")).hasCount(0);
        isAStep(phone, 0);

        page.locator(".sheet-toggle").tap();
        Locator sheet = phone.byTestId("action-sheet");
        isLargeEnough(sheet.locator("button:visible"));
        for (String action : List.of("transfer", "return", "complete")) {
            assertThat(sheet.getByTestId("action-" + action)).isVisible();
        }
        sheet.getByTestId("action-complete").tap();
        assertThat(sheet).hasCount(0);
        Eventually.passes(() -> {
            BoundingBox toast = Window.boxOf(phone.byTestId("undo-toast"));
            assertThat(toast.y + toast.height)
                    .as("it covers neither what was said last nor where one writes")
                    .isLessThan(Window.boxOf(phone.messages().last()).y);
        });
        phone.byTestId("undo").tap();
        assertThat(phone.byTestId("composer")).isVisible();
        page.navigate(bandeja.demo().app() + "/account.xhtml");
        isLargeEnough(page.locator(".check label:visible"));
    }

    private static void isLargeEnough(Locator controls) {
        assertThat(controls.first()).isVisible();
        for (Locator control : controls.all()) {
            BoundingBox box = Window.boxOf(control);
            assertThat(Math.min(box.width, box.height))
                    .as("%s %s x %s", control.evaluate("c => c.outerHTML.slice(0, 120)"), box.width, box.height)
                    .isGreaterThanOrEqualTo(LEAST - 0.5);
        }
    }

    private static boolean fits(Locator field) {
        return (Boolean) field.evaluate("""
                f => {
                    const style = getComputedStyle(f);
                    const pen = document.createElement('canvas').getContext('2d');
                    pen.font = style.font;
                    const room = f.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
                    return parseFloat(style.fontSize) >= 16 && pen.measureText(f.placeholder).width <= room;
                }""");
    }

    @Test
    void aPhoneOffersItsCameraItsPicturesAndItsFiles() {
        ana.post("/api/conversations/" + id + "/claim").require(200);
        Window phone = phone("/inbox.xhtml#/c/" + id);
        assertThat(chosen(phone, "way-camera")).isEqualTo("image/*|environment|false");
        assertThat(chosen(phone, "way-photo")).startsWith("image/*,video/").endsWith("|null|true");
        assertThat(chosen(phone, "way-document")).isEqualTo("null|null|true");
    }

    /** What the field asks the phone for: types, camera, several. */
    private static String chosen(Window phone, String way) {
        phone.byTestId("composer-more").tap();
        FileChooser chooser =
                phone.page().waitForFileChooser(() -> phone.byTestId(way).tap());
        return (String) chooser.element()
                .evaluate("f => `${f.getAttribute('accept')}|${f.getAttribute('capture')}|${f.multiple}`");
    }

    @Test
    void noPageIsWiderThanASmallPhoneHoweverLongTheNames() {
        Customer far = Customer.unknown(LARGEST + System.nanoTime());
        simulator.writes(far, bandeja.number(), "https://example.com/" + "a".repeat(200) + " " + "😀".repeat(40));
        String his = ana.awaitConversation(far);
        String contact = ana.get("/api/conversations/" + his)
                .json()
                .getJsonObject("contact")
                .getString("id");
        Window phone = phone("/inbox.xhtml");
        Page page = phone.page();
        for (int[] size : new int[][] {{360, 740}, {844, 390}}) {
            page.setViewportSize(size[0], size[1]);
            for (String path : List.of(
                    "/inbox.xhtml",
                    "/inbox.xhtml#/c/" + his,
                    "/contacts.xhtml",
                    "/contacts.xhtml#/" + contact,
                    "/account.xhtml",
                    "/none.xhtml",
                    "/error/failure.xhtml",
                    "/error/ended.xhtml")) {
                page.navigate(bandeja.demo().app() + path);
                assertThat(page.locator(
                                        path.contains("contacts") && path.contains("#")
                                                ? ".contact-cards h3, .contact-cards h2"
                                                : path.contains("#") ? "[data-testid=message]" : "h1, h2")
                                .first())
                        .isAttached();
                phone.assertFits();
            }
        }
        phone.forgiveMissing();
    }

    /** Only iPhones do so: what their browser tells is told by the test. */
    @Test
    void whoWritesSeesTheTextAboveTheKeyboard() {
        ana.post("/api/conversations/" + id + "/claim").require(200);
        Window phone = BROWSER.open(390, 844, true);
        phone.beforeEachPage("""
                const seen = Object.assign(new EventTarget(), { height: 844, scale: 1 });
                Object.defineProperty(window, 'visualViewport', { value: seen });
                """);
        phone.logIn(ana.person(), "/inbox.xhtml#/c/" + id);
        assertThat(phone.byTestId("composer")).isVisible();
        for (int height : new int[] {480, 844}) {
            phone.page()
                    .evaluate(
                            "height => { visualViewport.height = height; visualViewport.dispatchEvent(new Event('resize')); }",
                            height);
            Eventually.passes(() -> {
                BoundingBox box = Window.boxOf(phone.byTestId("composer"));
                assertThat(box.y + box.height).isBetween(height - 40.0, (double) height);
            });
        }
    }

    @Test
    void withFilesALongTextAndTheKeyboardOneStillSends() {
        ana.post("/api/conversations/" + id + "/claim").require(200);
        Window phone = BROWSER.open(360, 640, true);
        phone.beforeEachPage("""
                const seen = Object.assign(new EventTarget(), { height: 640, scale: 1 });
                Object.defineProperty(window, 'visualViewport', { value: seen });
                """);
        phone.logIn(ana.person(), "/inbox.xhtml#/c/" + id);
        phone.byTestId("composer-more").tap();
        FileChooser chooser = phone.page()
                .waitForFileChooser(() -> phone.byTestId("way-document").tap());
        chooser.setFiles(IntStream.range(0, 5)
                .mapToObj(i ->
                        new FilePayload("papel" + i + ".txt", "text/plain", "hola".getBytes(StandardCharsets.UTF_8)))
                .toArray(FilePayload[]::new));
        assertThat(phone.byTestId("tray-item")).hasCount(5);
        phone.byTestId("composer").fill("one line\n".repeat(9));
        int seen = 340;
        phone.page()
                .evaluate(
                        "height => { visualViewport.height = height; visualViewport.dispatchEvent(new Event('resize')); }",
                        seen);
        Eventually.passes(() -> {
            for (String part : List.of("send", "composer")) {
                BoundingBox box = Window.boxOf(phone.byTestId(part));
                assertThat(box.y).as(part).isGreaterThan(0);
                assertThat(box.y + box.height).as(part).isLessThanOrEqualTo(seen);
            }
        });
        Pictures.keep(phone.page(), "phone-files-and-keyboard");
    }

    @Test
    void whatWaitsStandsAtTheWayBackToTheList() {
        ana.post("/api/conversations/" + id + "/claim").require(200);
        Window phone = phone("/inbox.xhtml#/c/" + id);
        phone.isReady();
        Customer next = Customer.unknown("Next " + System.nanoTime());
        simulator.writes(next, bandeja.number(), "is anybody there?");
        Locator back = phone.byTestId("back");
        assertThat(back.locator("[data-waits=unassigned]")).isVisible();
        assertThat(back)
                .hasAttribute("aria-label", Pattern.compile("Back to the list\\. \\d+ unassigned conversation.*"));
        String his = ana.awaitConversation(next);
        ana.post("/api/conversations/" + his + "/claim").require(200);
        simulator.writes(next, bandeja.number(), "still there?");
        assertThat(back.locator("[data-waits=mine]")).isVisible();
        assertThat(back).hasAttribute("aria-label", Pattern.compile(".*of my conversations with new activity"));
        isLargeEnough(back);
        phone.assertFits();
        Pictures.keep(phone.page(), "phone-what-waits");
    }

    // --- the app

    @Test
    void itIsAnAppInEveryLanguageWithIconsThatAreThere() {
        Window phone = BROWSER.open(390, 844, true, "es-CO").atLogin();
        Page page = phone.page();
        String manifest = page.locator("link[rel=manifest]").getAttribute("href");
        assertThat(manifest).endsWith("language=es");
        JsonObject spanish = manifest(manifest);
        JsonObject english = manifest("/manifest.webmanifest?language=en");
        assertThat(spanish.getString("lang")).isEqualTo("es");
        assertThat(english.getString("lang")).isEqualTo("en");
        assertThat(spanish.getString("description")).isNotEqualTo(english.getString("description"));
        assertThat(manifest("/manifest.webmanifest?language=%3Cscript%3E").getString("lang"))
                .isIn("en", "es");
        for (JsonObject icon : spanish.getJsonArray("icons").getValuesAs(JsonObject.class)) {
            assertThat(sizeOf(page, icon.getString("src"))).as(ICON).isEqualTo(icon.getString("sizes"));
        }
        assertThat(sizeOf(page, page.locator("link[rel=apple-touch-icon]").getAttribute("href")))
                .isEqualTo("180x180");
        assertThat((String) page.evaluate("async () => (await (await fetch('" + manifest + "')).json()).start_url"))
                .isEqualTo("/inbox.xhtml");
    }

    private JsonObject manifest(String path) {
        Answer answer = Http.send(Http.to(bandeja.demo().app(), path));
        assertThat(answer.require(200).header("Content-Type")).startsWith("application/manifest+json");
        return answer.json();
    }

    private static String sizeOf(Page page, String address) {
        return (String) page.evaluate(
                "async (address) => { const i = new Image(); i.src = address; await i.decode(); return `${i.naturalWidth}x${i.naturalHeight}`; }",
                address);
    }

    @Test
    void theBrowsersColourFollowsTheTheme() {
        Window phone = phone("/inbox.xhtml");
        Page page = phone.page();
        String medium = "s => document.querySelector(`meta[name=theme-color][data-scheme=${s}]`).media";
        assertThat((String) page.evaluate(medium, "dark")).isEqualTo("(prefers-color-scheme: dark)");
        phone.byTestId("person-menu").tap();
        page.locator("#personMenu [data-command=theme][data-value=dark]").tap();
        page.waitForFunction(
                "s => document.querySelector(`meta[name=theme-color][data-scheme=${s}]`).media === 'all'", "dark");
        assertThat((String) page.evaluate(medium, "light")).isEqualTo("not all");
        page.reload();
        assertThat((String) page.evaluate(medium, "dark")).isEqualTo("all");
        assertThat((String) page.evaluate(medium, "light")).isEqualTo("not all");
    }

    @Test
    void theIconSaysWhatWaitsUntilOneLogsOutAndTheMenuOffersToInstall() {
        Window phone = BROWSER.open(390, 844, true);
        phone.beforeEachPage("""
                const tell = (n) => sessionStorage.setItem('badge', String(n));
                navigator.setAppBadge = async (n) => tell(n);
                navigator.clearAppBadge = async () => tell('none');
                """);
        phone.logIn(ana.person(), "/inbox.xhtml");
        Page page = phone.page();
        Locator unassigned = phone.byTestId("badge-unassigned");
        assertThat(unassigned).isVisible();
        Eventually.holds(
                "what waits is on the icon",
                () -> String.valueOf(waiting(phone)).equals(page.evaluate("sessionStorage.getItem('badge')")));

        phone.byTestId("person-menu").tap();
        assertThat(phone.byTestId("logout")).isVisible();
        assertThat(phone.byTestId("menu-install")).isHidden();
        page.keyboard().press("Escape");
        page.evaluate("""
                () => {
                    const event = new Event('beforeinstallprompt', { cancelable: true });
                    event.prompt = async () => (document.body.dataset.prompted = 'yes');
                    dispatchEvent(event);
                }""");
        phone.byTestId("person-menu").tap();
        phone.byTestId("menu-install").tap();
        assertThat(page.locator("body")).hasAttribute("data-prompted", "yes");
        assertThat(page.locator("#personMenu")).isHidden();
        isAStep(phone, 0);

        phone.byTestId("person-menu").tap();
        assertThat(phone.byTestId("menu-install")).isHidden();
        phone.byTestId("logout").tap();
        page.waitForURL("**/login.xhtml**");
        page.waitForFunction("() => sessionStorage.getItem('badge') === 'none'");
        phone.forgiveRefusals();
    }

    private static int waiting(Window phone) {
        return List.of("badge-unassigned", "badge-mine").stream()
                .mapToInt(badge -> Integer.parseInt(phone.byTestId(badge).getAttribute("data-count")))
                .sum();
    }

    @Test
    void anIPhoneIsToldHowToInstall() {
        Window phone = BROWSER.open(390, 844, true, "es-CO");
        phone.beforeEachPage("Object.defineProperty(navigator, 'standalone', { value: false });");
        phone.logIn(ana.person(), "/inbox.xhtml");
        phone.byTestId("person-menu").tap();
        phone.byTestId("menu-install").tap();
        assertThat(phone.byTestId("install-how")).containsText("Agregar a inicio");
        isAStep(phone, 1);
        phone.page().goBack();
        assertThat(phone.byTestId("install-how")).hasCount(0);
    }

    @Test
    void fromTheContactsOneComesToWhereOneWasNamed() {
        Window phone = phone("/contacts.xhtml");
        phone.byTestId("mentions").tap();
        assertThat(phone.byTestId("mentions-dialog")).isVisible();
        assertThat(phone.page().locator("#app")).hasAttribute("data-pane", "list");
        isAStep(phone, 1);
        phone.page().goBack();
        assertThat(phone.byTestId("mentions-dialog")).hasCount(0);
    }
}
