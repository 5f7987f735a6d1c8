package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.bandeja.identifier.model.Tsid;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SecondAccount;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing serious on the pages of the console, and in what they ask ({@link AccessibilityIT}). */
@OnSharedInstallation
class AccessibleConsoleIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    /** The pages of the console, and what is asked of each. */
    static final Map<String, Function<AccessibleConsoleIT, String>> CONSOLE = Map.ofEntries(
            entry("start", it -> ""),
            entry("departments", it -> ""),
            entry("department", it -> "?id=" + it.company.department()),
            entry("people", it -> ""),
            entry("person", it -> "?id=" + it.colleague.id()),
            entry("whatsapp", it -> ""),
            entry("whatsapp-account", it -> "?id=" + it.account().getString("id")),
            entry("number", it -> "?id=" + new SecondAccount(it.bandeja).numberId(it.bandeja.number())),
            entry("auto-texts", it -> "?department=" + it.company.department()),
            entry("attendants", it -> ""),
            entry("attendant", it -> "?id=" + it.made("/api/attendants", it.attendant())),
            entry("call-groups", it -> ""),
            entry("call-group", it -> "?id=" + it.made("/api/call-groups", it.group())),
            entry("calendars", it -> ""),
            entry("calendar", it -> "?id=" + it.made("/api/calendars", it.calendar())),
            entry("templates", it -> ""),
            entry("template", it -> "?id=" + it.template()),
            entry("template-draft", it -> "?id=" + it.made("/api/template-drafts", it.draft())),
            entry("labels", it -> ""),
            entry("quick-replies", it -> ""),
            entry("contact-fields", it -> ""),
            entry("failed", it -> ""),
            entry("deliveries", it -> ""),
            entry("delivery", it -> "?id=" + it.first("/api/deliveries").getString("id")),
            entry("retention", it -> ""),
            entry("audit", it -> ""),
            entry("settings", it -> ""),
            entry("guide", it -> ""));

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final Company.Newcomer colleague = company.hire("AGENT");
    private final AgentDoor administrator = bandeja.administrator();
    private final List<String> found = new ArrayList<>();
    private final List<String> madeHere = new ArrayList<>();

    /** Others count what waits for somebody. */
    @AfterEach
    void leaveNothing() {
        madeHere.forEach(path -> company.call("DELETE", path, null).require(204));
        bandeja.rows().forgetParked();
        bandeja.rows().seeToNotices();
    }

    @Test
    void theConsoleHasNothingSerious() {
        bandeja.webhook().deliver("no JSON <b>").require(200);
        bandeja.rows().awaitProcessed();
        company.conversation(Customer.unknown("Has not got it"));
        Window window = BROWSER.open(administrator.person(), "/console/start.xhtml");
        new TreeMap<>(CONSOLE).forEach((page, query) -> {
            window.page().navigate(bandeja.demo().app() + "/console/" + page + ".xhtml" + query.apply(this));
            assertThat(window.page().locator("main h1")).isVisible();
            assertThat(window.page().locator("[data-person]:not([title])")).hasCount(0);
            look(window, "", "html");
            dialogsOf(window);
        });
        assertThat(found).isEmpty();
    }

    /** What a page of the console asks in a dialog, opened by its button; and what it says when that is left empty. */
    private void dialogsOf(Window window) {
        Page page = window.page();
        for (Locator opener : page.locator(".console-head [data-dialog]").all()) {
            opener.click();
            Locator dialog = page.locator(".ui-dialog:visible");
            Locator needed = dialog.locator("[aria-required=true]");
            assertThat(dialog.locator(".ui-button.primary")).isVisible();
            if (needed.count() > 0) {
                dialog.locator(".ui-button.primary").click();
                assertThat(dialog.locator("[aria-invalid=true]").first()).isFocused();
            }
            look(window, "its dialog", "[id='" + dialog.getAttribute("id") + "']");
            page.keyboard().press("Escape");
            assertThat(dialog).isHidden();
            assertThat(opener).isFocused();
        }
    }

    private void look(Window window, String state, String part) {
        found.addAll(Accessibility.everywhere(window, state, part));
    }

    // --- what the pages are about

    private JsonObject first(String path) {
        return administrator.get(path).require(200).items().get(0);
    }

    /** That of the demo: others have left theirs, too. */
    private JsonObject account() {
        String waba = bandeja.simulator()
                .get("accounts")
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        return administrator.get("/api/accounts").require(200).items().stream()
                .filter(account -> account.getString("wabaId").equals(waba))
                .findFirst()
                .orElseThrow();
    }

    /** @return the id of something that is gone after the test */
    private String made(String path, JsonObject body) {
        String id = company.call("POST", path, body).require(201).json().getString("id");
        madeHere.add(path + "/" + id);
        return id;
    }

    private JsonObject attendant() {
        return Json.createObjectBuilder()
                .add("name", "Attendant of " + company.departmentName())
                .add("language", "es")
                .build();
    }

    private JsonObject calendar() {
        return Json.createObjectBuilder()
                .add("name", "Calendar of " + company.departmentName())
                .add("zone", "America/Bogota")
                .add("week", Json.createObjectBuilder())
                .build();
    }

    private JsonObject group() {
        return Json.createObjectBuilder()
                .add("name", "Group of " + company.departmentName())
                .add("department", company.department())
                .add("strategy", "ROUND_ROBIN")
                .add(
                        "steps",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add(
                                                "members",
                                                Json.createArrayBuilder().add("department:" + company.department()))))
                .build();
    }

    private JsonObject draft() {
        return Json.createObjectBuilder()
                .add("account", account().getString("wabaId"))
                .build();
    }

    /** One that WhatsApp has and keeps: what another test has made may be gone at any time. */
    private String template() {
        return Eventually.found(
                "the template",
                () -> bandeja
                        .rows()
                        .all(
                                "SELECT id FROM template WHERE name = 'hello_world' AND gone_at IS NULL AND account_id = ?",
                                account().getString("wabaId"))
                        .stream()
                        .findFirst()
                        .map(id -> Tsid.text(Long.parseLong(id))));
    }
}
