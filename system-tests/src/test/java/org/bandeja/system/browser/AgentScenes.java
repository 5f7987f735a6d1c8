package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;

/** What agents see. */
final class AgentScenes {
    /** Of two departments. */
    private static final String AGENT = "bruno";

    private static final String SELLER = "valentina";

    /** It came through an auto attendant and a call group, and the seller has it. */
    private static final String WITH_ITS_WAY = "Lisandro Peralta";

    /** He has written to somebody who has not answered since yesterday. */
    private static final String WHO_WROTE_FIRST = "mateo";

    private static final String ABOUT_TO_CLOSE = "Iván";
    private static final String OF_ALL_KINDS = "Lola Marín";
    private static final List<String> LOCALES = List.of("es-CO", "en-US");

    private final Studio studio;

    AgentScenes(Studio studio) {
        this.studio = studio;
    }

    void addTo(Map<String, Runnable> scenes) {
        scenes.put("login", this::login);
        scenes.put("doors", this::doors);
        scenes.put("inbox", this::inbox);
        scenes.put("kinds", this::kinds);
        scenes.put("phone", this::phone);
        scenes.put("search", this::search);
        scenes.put("template", this::template);
        scenes.put("viewer", this::viewer);
        scenes.put("notes", this::notes);
        scenes.put("contacts", this::contacts);
        scenes.put("account", this::account);
        scenes.put("keys", this::keys);
        scenes.put("guide-agents", this::guide);
    }

    private void login() {
        for (boolean narrow : List.of(false, true)) {
            studio.camera(studio.atLogin("es-CO", narrow)).both("login");
        }
    }

    /** What people see before they are in, and when something does not go on. */
    private void doors() {
        for (boolean narrow : List.of(false, true)) {
            Window window = studio.atLogin("es-CO", narrow);
            window.page()
                    .route(
                            "**/api/invitation",
                            route -> route.fulfill(
                                    new Route.FulfillOptions()
                                            .setContentType("application/json")
                                            .setBody(
                                                    "{\"login\": \"ines\", \"purpose\": \"INVITE\", \"name\": \"Inés Robledo\"}")));
            Camera camera = studio.camera(window);
            studio.go(window, "/setup.xhtml?token=once");
            camera.both("setup");
            studio.go(window, "/password.xhtml#once");
            assertThat(window.page().locator("#login")).hasValue("ines");
            camera.both("password");
            for (String error : List.of("failure", "not-found", "ended")) {
                studio.go(window, "/error/" + error + ".xhtml");
                camera.both("error-" + error);
            }
        }
        studio.everywhere(AGENT, "guide", reader -> studio.go(reader, "/guide.xhtml"));
        studio.everywhere("elena", "console-guide", chief -> studio.go(chief, "/console/guide.xhtml"));
        studio.everywhere("elena", "login-again", chief -> {
            studio.go(chief, "/console/people.xhtml");
            assertThat(chief.page().locator("[data-person][title]")).isVisible();
            chief.page().evaluate("document.dispatchEvent(new CustomEvent('bandeja:login-ended'))");
            assertThat(chief.byTestId("login-again")).isVisible();
        });
    }

    private void inbox() {
        for (String locale : LOCALES) {
            Window window = studio.desk(SELLER, locale);
            open(window, WITH_ITS_WAY);
            assertThat(window.byTestId("composer")).isVisible();
            studio.camera(window).both("inbox");
        }
        Window chief = studio.desk("elena", "es-CO");
        open(chief, "Sebastián Alejandro Villanueva y Arce");
        studio.camera(chief).both("inbox-administrator");
        Window tablet = studio.tablet(SELLER, "es-CO");
        open(tablet, WITH_ITS_WAY);
        studio.camera(tablet).both("inbox");
        Window small = studio.smallest(SELLER, "es-CO");
        list(small);
        studio.camera(small).both("list");
    }

    private void kinds() {
        studio.everywhere(AGENT, "kinds", window -> mine(window, OF_ALL_KINDS));
        studio.everywhere("diego", "pictures", window -> open(window, "Rigoberto Almeida"));
    }

    private void phone() {
        for (String locale : LOCALES) {
            Window window = studio.phone(SELLER, locale);
            list(window);
            studio.camera(window).both("list");
            open(window, WITH_ITS_WAY);
            studio.camera(window).both("conversation");
        }
        Window window = studio.phone(SELLER, "es-CO");
        open(window, WITH_ITS_WAY);
        window.page().locator(".sheet-toggle").click();
        assertThat(window.byTestId("action-sheet").locator("[data-action]").first())
                .isVisible();
        studio.camera(window).both("sheet");
        window.page().keyboard().press("Escape");
    }

    private void search() {
        studio.everywhere(AGENT, "search", window -> find(window, "pedido"));
    }

    private void template() {
        studio.everywhere(WHO_WROTE_FIRST, "template", this::chooseTemplate);
    }

    private void viewer() {
        studio.everywhere("diego", "viewer", window -> {
            open(window, "Rigoberto Almeida");
            window.page()
                    .locator("[data-testid=media] img, [data-testid=media] button")
                    .first()
                    .click();
            assertThat(window.byTestId("viewer")).isVisible();
            assertThat(window.byTestId("viewer-picture")).isVisible();
        });
    }

    private void notes() {
        studio.everywhere("ramon", "notes", window -> open(window, "Sebastián Alejandro Villanueva y Arce"));
        Window window = studio.desk("ramon", "es-CO");
        window.byTestId("mentions").click();
        assertThat(window.byTestId("mentions-dialog")).isVisible();
        studio.camera(window).both("mentions");
        window.page().keyboard().press("Escape");
    }

    private void contacts() {
        Window tablet = studio.tablet("sofia", "es-CO");
        contact(tablet);
        studio.camera(tablet).both("contact");
        studio.everywhere("sofia", "contact", this::contact);
        Window narrow = studio.phone("sofia", "es-CO");
        studio.go(narrow, "/contacts.xhtml");
        assertThat(narrow.byTestId("contact-row").first()).isVisible();
        studio.camera(narrow).both("contacts");
    }

    private void account() {
        studio.everywhere("sofia", "account", window -> {
            studio.go(window, "/account.xhtml");
            assertThat(window.byTestId("account-who")).not().isEmpty();
        });
    }

    private void keys() {
        Window window = studio.desk("sofia", "es-CO");
        list(window);
        showKeys(window);
        studio.camera(window).both("keys");
        window.page().keyboard().press("Escape");
    }

    /** Parts of what is seen, where the guide tells of them. */
    private void guide() {
        for (String locale : LOCALES) {
            ofOneWhoAnswers(studio.desk(AGENT, locale));
            Window chief = small(studio.desk("elena", locale));
            open(chief, "Brígida Sanmiguel");
            bottom(studio.guides(chief), "agents-assign", chief, 330);
            Window writer = studio.desk(WHO_WROTE_FIRST, locale);
            chooseTemplate(writer);
            studio.guides(writer).part("agents-templates", writer.byTestId("templates"), 900, 620);
            writer.page().keyboard().press("Escape");
            Window seller = small(studio.desk(SELLER, locale));
            open(seller, WITH_ITS_WAY);
            seller.byTestId("note-mode").first().click();
            assertThat(seller.byTestId("note-hint")).isVisible();
            bottom(studio.guides(seller), "agents-notes", seller, 560);
            seller.byTestId("note-leave").click();
            whatColleaguesHave(seller);
            Window narrow = studio.phone(AGENT, locale);
            list(narrow);
            studio.guides(narrow).part("agents-phone", 0, 0, 390, 844);
        }
    }

    private void ofOneWhoAnswers(Window window) {
        Camera camera = studio.guides(small(window));
        mine(window, OF_ALL_KINDS);
        // The scene before may have left its search.
        window.byTestId("search").fill("");
        assertThat(window.page().locator(".row mark")).hasCount(0);
        camera.part("agents-waits", 0, 0, 404, 560);
        camera.part("agents-handing", window.page().locator(".conversation-pane"), 760, 330);
        bottom(camera, "agents-answer", window, 330);
        open(window, ABOUT_TO_CLOSE);
        camera.part("agents-window", window.page().locator(".conversation-pane"), 760, 200);
        find(window, "pedido");
        camera.part("agents-search", 64, 0, 340, 560);
        list(window);
        showKeys(window);
        camera.part("agents-keys", window.page().locator(".keys-dialog"), 900, 700);
        window.page().keyboard().press("Escape");
    }

    /** The list as it is with the conversations of others in it. */
    private void whatColleaguesHave(Window window) {
        turnOthers(window);
        assertThat(window.page().locator("conversation-list [data-flag=OTHER]").first())
                .isVisible();
        studio.guides(window).part("agents-whose", window.page().locator("conversation-list"), 400, 400);
        turnOthers(window);
    }

    private static void turnOthers(Window window) {
        window.byTestId("more-menu").click();
        window.byTestId("menu-others").click();
    }

    private static Window small(Window window) {
        window.page().setViewportSize(1180, 720);
        return window;
    }

    private static void bottom(Camera camera, String name, Window window, int height) {
        BoundingBox box = Window.boxOf(window.page().locator(".conversation-pane"));
        camera.part(name, box.x, box.y + box.height - height, Math.min(box.width, 760), height);
    }

    // --- where things are

    private void list(Window window) {
        studio.go(window, "/inbox.xhtml");
        assertThat(window.byTestId("conversation-row").first()).isVisible();
    }

    private void open(Window window, String contact) {
        studio.go(window, "/inbox.xhtml#/c/" + studio.conversation(contact));
        assertThat(window.byTestId("conversation-head")).containsText(contact);
        assertThat(window.messages().first()).isVisible();
        if (window.page().viewportSize().width > 720) {
            assertThat(window.byTestId("conversation-row").first()).isVisible();
        }
    }

    /** Whoever looks has it, and has answered. */
    private void mine(Window window, String contact) {
        open(window, contact);
        Locator claim = window.action("claim");
        assertThat(claim.or(window.byTestId("composer")).first()).isVisible();
        if (claim.isVisible()) {
            claim.click();
            window.write("¡Recibido todo, Lola! Hoy le confirmo el día de la entrega con la directora.");
        }
        assertThat(window.byTestId("composer")).isVisible();
        assertThat(window.messages().last()).containsText("¡Recibido todo");
    }

    private void find(Window window, String words) {
        list(window);
        window.byTestId("search").fill(words);
        assertThat(window.byTestId("row-found").first()).isVisible();
    }

    private void contact(Window window) {
        studio.go(window, "/contacts.xhtml#/" + studio.id("contact", "Valeria Quintana"));
        assertThat(window.byTestId("contact-head")).containsText("Valeria Quintana");
        assertThat(window.byTestId("contact-notes")).containsText("M-4");
    }

    private void showKeys(Window window) {
        window.page().locator("body").click(new Locator.ClickOptions().setPosition(2, 2));
        window.page().keyboard().press("?");
        assertThat(window.page().locator(".keys-dialog")).isVisible();
    }

    /** The customer has not answered for more than 24 hours. */
    private void chooseTemplate(Window window) {
        open(window, "Gloria Estévez");
        window.byTestId("template")
                .filter(new Locator.FilterOptions().setVisible(true))
                .first()
                .click();
        window.byTestId("template-option")
                .filter(new Locator.FilterOptions().setHasText("tu pedido llega"))
                .first()
                .click();
        assertThat(window.byTestId("template-preview")).isVisible();
    }
}
