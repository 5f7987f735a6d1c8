package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What administrators see. */
final class ConsoleScenes {
    private static final String ADMINISTRATOR = "elena";
    private static final List<String> LOCALES = List.of("es-CO", "en-US");

    private final Studio studio;

    ConsoleScenes(Studio studio) {
        this.studio = studio;
    }

    void addTo(Map<String, Runnable> scenes) {
        for (String page : List.of(
                "start",
                "departments",
                "people",
                "whatsapp",
                "attendants",
                "call-groups",
                "calendars",
                "templates",
                "labels",
                "quick-replies",
                "contact-fields",
                "failed",
                "deliveries",
                "retention",
                "audit",
                "settings")) {
            scenes.put("console-" + page, () -> page(page, "/console/" + page + ".xhtml"));
        }
        scenes.put("console-department", () -> one("department", "department", "Soporte"));
        scenes.put("console-person", () -> one("person", "agent", "Carmen Ibáñez"));
        scenes.put("console-number", () -> one("number", "business_number", "Central"));
        scenes.put("console-attendant", () -> one("attendant", "auto_attendant", "Recepción"));
        scenes.put("console-call-group", () -> one("call-group", "call_group", "Reparto de Ventas"));
        scenes.put("console-calendar", () -> one("calendar", "opening_calendar", "Horario de la tienda"));
        scenes.put(
                "console-auto-texts",
                () -> page("auto-texts", "/console/auto-texts.xhtml?department=" + studio.id("department", "Soporte")));
        scenes.put("console-delivery", this::delivery);
        scenes.put("console-account", this::account);
        scenes.put("console-template", this::template);
        scenes.put("console-template-draft", this::draft);
        scenes.put("guide-admins", this::guide);
    }

    private void one(String page, String table, String name) {
        page(page, "/console/" + page + ".xhtml?id=" + studio.id(table, name));
    }

    private void page(String name, String path) {
        studio.everywhere(ADMINISTRATOR, "console-" + name, window -> show(window, path));
    }

    private void show(Window window, String path) {
        studio.go(window, path);
        assertThat(window.page().locator(".console-main h1").first()).isVisible();
        // What is loaded by itself has come.
        window.page().waitForLoadState(LoadState.NETWORKIDLE);
    }

    private void account() {
        Window window = studio.desk(ADMINISTRATOR, "es-CO");
        show(window, "/console/whatsapp.xhtml");
        window.page().locator("a[href*='whatsapp-account.xhtml?id=']").first().click();
        window.page().waitForURL("**/whatsapp-account.xhtml?id=*");
        page("account", path(window));
    }

    private void delivery() {
        Window window = studio.desk(ADMINISTRATOR, "es-CO");
        show(window, "/console/deliveries.xhtml");
        window.page().locator("a[href*='delivery.xhtml?id=']").first().click();
        window.page().waitForURL("**/delivery.xhtml?id=*");
        page("delivery", path(window));
    }

    private void template() {
        page("template", aTemplate());
    }

    private String aTemplate() {
        Window window = studio.desk(ADMINISTRATOR, "es-CO");
        show(window, "/console/templates.xhtml");
        window.page()
                .locator("a[href*='template.xhtml?id=']")
                .filter(new Locator.FilterOptions().setHasText("order_update"))
                .first()
                .click();
        window.page().waitForURL("**/template.xhtml?id=*");
        return path(window);
    }

    private void draft() {
        Window window = studio.desk(ADMINISTRATOR, "es-CO");
        show(window, aTemplate());
        window.byTestId("edit-template").click();
        window.page().waitForURL("**/console/template-draft.xhtml?id=*");
        page("template-draft", path(window));
    }

    private static String path(Window window) {
        URI address = URI.create(window.page().url());
        return address.getPath() + "?" + address.getQuery();
    }

    private void guide() {
        for (String locale : LOCALES) {
            Window window = studio.desk(ADMINISTRATOR, locale);
            window.page().setViewportSize(1180, 720);
            part(window, "first", "/console/start.xhtml");
            part(window, "numbers", "/console/number.xhtml?id=" + studio.id("business_number", "Central"));
            part(window, "people", "/console/department.xhtml?id=" + studio.id("department", "Soporte"));
            part(window, "groups", "/console/attendant.xhtml?id=" + studio.id("auto_attendant", "Recepción"));
            part(window, "templates", "/console/templates.xhtml");
            part(window, "failed", "/console/failed.xhtml");
            part(window, "audit", "/console/audit.xhtml");
            part(window, "help", "/console/settings.xhtml");
            studio.go(window, "/inbox.xhtml?route=none");
            assertThat(window.byTestId("conversation-row").first()).isVisible();
            studio.guides(window).part("admins-noroute", 0, 0, 620, 420);
        }
    }

    private void part(Window window, String name, String path) {
        show(window, path);
        studio.guides(window).part("admins-" + name, window.page().locator(".console-main"), 940, 560);
    }
}
