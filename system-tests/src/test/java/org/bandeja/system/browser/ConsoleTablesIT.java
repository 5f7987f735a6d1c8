package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SelectOption;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.bandeja.whatsapp.model.AccountId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tables of what is configured are put in order and narrowed, all in the same way. */
@OnSharedInstallation
class ConsoleTablesIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    /** As people look for them: neither case nor accents count, and 2 comes before 10. */
    private static final List<String> NAMES =
            List.of("árbol", "Banco", "calle 2", "calle 10", "Dado", "élite", "Faro", "grúa");

    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final AgentDoor administrator = bandeja.administrator();
    private final String mark = "Zq" + NEXT.incrementAndGet();
    private final List<Runnable> leaving = new ArrayList<>();

    @AfterEach
    void leaveNothing() {
        Collections.reverse(leaving);
        leaving.forEach(Runnable::run);
    }

    @Test
    void everyTableIsReadInOrderAndNarrowedByTheWordsInIt() {
        Newcomer placed = company.hire("AGENT");
        long account =
                made("whatsapp_account (id, waba_id, name, created_at)", "(?, CONCAT('9', ?), ?, NOW(3))", NAMES);
        made(
                "business_number (id, phone_number_id, display_phone_number, name, account_id)",
                "(?, ?, '+573001', ?, " + account + ")",
                NAMES);
        made("department (id, name)", "(?, ?)", NAMES);
        made("label (id, name, colour)", "(?, ?, 'RED')", NAMES);
        made("opening_calendar (id, name, zone, week)", "(?, ?, 'America/Bogota', ';;;;;;')", NAMES);
        made("contact_field (id, name, kind, position, created_at)", "(?, ?, 'TEXT', 900, NOW(3))", NAMES);
        members();
        places(placed);
        NAMES.forEach(this::groupAndAttendant);

        Window window = BROWSER.open(administrator.person(), "/console/departments.xhtml");
        inOrder(window, "departments", "departments", "find");
        inOrder(window, "labels", "labels", "find");
        inOrder(window, "calendars", "calendars", "find");
        inOrder(window, "call-groups", "groups", "find");
        inOrder(window, "attendants", "attendants", "find");
        inOrder(window, "contact-fields", "fields", "find");
        inOrder(window, "department.xhtml?id=" + company.department(), "members", "find");
        inOrder(window, "person.xhtml?id=" + placed.id(), "places", "find");
        inOrder(window, "whatsapp", "accounts", "findAccount");
        inOrder(window, "whatsapp", "numbers", "findNumber");
        inOrder(window, "whatsapp-account.xhtml?id=" + new AccountId(account).text(), "numbers", "find");
    }

    private void inOrder(Window window, String page, String table, String form) {
        window.page().navigate(bandeja.demo().app() + "/console/" + page + (page.contains(".") ? "" : ".xhtml"));
        Locator rows = window.byTestId(table).locator("tbody tr");
        Locator field = window.page().locator("[id='" + form + ":words']");
        Locator found = window.page().locator("[id='" + form + "-found']").getByTestId("found");
        field.fill(mark);
        assertThat(found).containsText(NAMES.size() + " of ");
        assertThat(rows).hasCount(NAMES.size());
        Locator head = window.byTestId(table).locator("th").first();
        if (table.equals("fields")) {
            assertThat(head).not().hasAttribute("aria-sort", "ascending");
            head.click();
        }
        assertThat(head).hasAttribute("aria-sort", "ascending");
        assertThat(rows.locator("td:first-child")).containsText(marked(NAMES));
        head.click();
        assertThat(head).hasAttribute("aria-sort", "descending");
        assertThat(rows.locator("td:first-child")).containsText(marked(reversed(NAMES)));
        field.fill("ARBOL " + mark);
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("árbol");
        assertThat(found).containsText("1 of ");
        assertThat(field).isFocused();
        assertThat(head).hasAttribute("aria-sort", "descending");
        field.fill(mark + " nobody-is-called-so");
        assertThat(window.byTestId(table)).containsText("Nothing here has these words");
        assertThat(found).containsText("0 of ");
        window.page()
                .locator("[id='" + form + "-found']")
                .getByTestId("find-all")
                .click();
        assertThat(field).hasValue("");
        assertThat(field).isFocused();
        assertThat(found).isHidden();
        assertThat(rows.filter(new Locator.FilterOptions().setHasText(mark))).hasCount(NAMES.size());
    }

    /** By keyboard alone, while the answer redraws the table again and again. */
    @Test
    void whoTypesStaysInTheFieldAndNumbersAreNumbers() {
        made("department (id, name)", "(?, ?)", NAMES);
        withMembers("Banco", 2);
        withMembers("Dado", 10);
        Window window = BROWSER.open(administrator.person(), "/console/departments.xhtml");
        Page page = window.page();
        Locator rows = window.byTestId("departments").locator("tbody tr");
        Locator field = window.byTestId("find");
        assertThat(field).hasAccessibleName("Find in this table");
        field.fill("o " + mark);
        assertThat(rows).hasCount(4);
        field.evaluate("field => field.setSelectionRange(1, 1)");
        page.keyboard().press("Backspace");
        page.keyboard().type("ad");
        assertThat(rows).hasCount(1);
        assertThat(field).isFocused();
        assertThat(field).hasValue("ad " + mark);
        assertThat(field.evaluate("field => field.selectionStart")).isEqualTo(2);
        assertThat(page.locator("#announcer")).containsText("1 of ");
        page.keyboard().press("Enter");
        assertThat(field).hasValue("ad " + mark);
        page.keyboard().press("Escape");
        assertThat(field).hasValue("");
        assertThat(window.byTestId("found")).isHidden();
        assertThat(page.locator("#announcer")).hasText("All are shown");

        // At once, before the answer has drawn the heads anew.
        field.fill(mark);
        Locator members = window.byTestId("departments").locator("th").nth(1);
        members.click();
        assertThat(members).hasAttribute("aria-sort", "ascending");
        assertThat(rows.locator("td:first-child").nth(6)).containsText("Banco");
        assertThat(rows.locator("td:first-child").nth(7)).containsText("Dado");
        members.click();
        assertThat(rows.locator("td:first-child").nth(0)).containsText("Dado");
        assertThat(rows.locator("td:first-child").nth(1)).containsText("Banco");
        assertThat(window.byTestId("departments").locator("th:not(.ui-sortable-column)"))
                .hasText("Settings");
        Pictures.keep(page, "tables-find");
        Accessibility.assertNothingSerious(page);
    }

    /** A button acts on the row in which it stands, in any order; a dialog does not draw the table anew under it. */
    @Test
    void aButtonActsOnItsRowInAnyOrder() {
        made("label (id, name, colour)", "(?, ?, 'RED')", NAMES);
        Window window = BROWSER.open(administrator.person(), "/console/labels.xhtml");
        window.narrow(mark);
        Locator rows = window.byTestId("labels").locator("tbody tr");
        window.byTestId("labels").locator("th").first().click();
        assertThat(rows.first()).containsText("grúa");
        rows.nth(1).evaluate("row => (row.dataset.drawn = 'before')");
        rows.nth(1).getByTestId("edit-label").click();
        assertThat(window.page().locator("[id='edit:name']")).hasValue(mark + " Faro");
        window.page().locator("[id='edit:name']").fill("");
        window.byTestId("save-label").click();
        assertThat(window.page().locator("[id='edit:name']")).hasAttribute("aria-invalid", "true");
        assertThat(window.page().locator("[data-drawn]")).hasCount(1);
        window.page().locator("[id='edit:name']").fill(mark + " zeta");
        window.byTestId("save-label").click();
        assertThat(rows.first()).containsText("zeta");
        assertThat(rows).hasCount(NAMES.size());
        rows.nth(2).getByTestId("archive-label").click();
        assertThat(rows.nth(2)).containsText("élite");
        assertThat(rows.nth(2)).containsText("archived");
        window.byTestId("find").fill(mark + " ARCHIVED");
        assertThat(rows).hasCount(1);
    }

    /** Where an answer was lost the browser shows an older drawing: what is pressed in it touches nobody else. */
    @Test
    void aButtonOfAnOlderDrawingTouchesNobodyElse() {
        members();
        Window window = BROWSER.open(administrator.person(), "/console/department.xhtml?id=" + company.department());
        Locator rows = window.byTestId("members").locator("tbody tr");
        window.narrow(mark);
        assertThat(rows).hasCount(NAMES.size());

        loseTheNextAnswer(window);
        remove(window, rows.first());
        window.byTestId("toast-close").click();
        assertThat(rows.first()).containsText("árbol");
        assertThat(membersLeft()).isEqualTo(NAMES.size() - 1);

        // Banco is the first one by now.
        remove(window, rows.first());
        window.tells("The table has changed");
        assertThat(rows).hasCount(NAMES.size() - 1);
        assertThat(rows.first()).containsText("Banco");
        assertThat(membersLeft()).isEqualTo(NAMES.size() - 1);

        // Of those that the server shows now none stands where the button that is pressed stands.
        loseTheNextAnswer(window);
        window.byTestId("find").fill("grua " + mark);
        window.byTestId("toast-close").click();
        assertThat(rows).hasCount(NAMES.size() - 1);
        remove(window, rows.nth(3));
        window.tells("The table has changed");
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("grúa");
        assertThat(membersLeft()).isEqualTo(NAMES.size() - 1);

        // And where it is there, it acts on the row that was seen.
        loseTheNextAnswer(window);
        window.byTestId("find").fill(mark);
        window.byTestId("toast-close").click();
        remove(window, rows.first());
        window.tells("grúa");
        assertThat(rows).hasCount(NAMES.size() - 2);
        assertThat(rows.last()).containsText("Faro");
    }

    /** Whoever is no ADMIN of it any more does not look through the members from memory. */
    @Test
    void membersAreNarrowedOnlyByWhoMayStillSeeThem() {
        members();
        Company elsewhere = new Company(bandeja);
        Newcomer admin = elsewhere.hire("ADMIN");
        company.call("PUT", company.departmentPath() + "/members/" + admin.id(), Company.role("ADMIN"))
                .require(204);
        Window window = BROWSER.open(admin.person(), "/console/department.xhtml?id=" + company.department());
        window.narrow(mark);
        assertThat(window.byTestId("members").locator("tbody tr")).hasCount(NAMES.size());
        company.call("PUT", company.departmentPath() + "/members/" + admin.id(), Company.role("AGENT"))
                .require(204);
        window.forgiveMissing();
        window.byTestId("find").fill("elite " + mark);
        assertThat(window.byTestId("members")).hasCount(0);
        assertThat(window.page().locator("body")).not().containsText(mark);
    }

    /** What is asked is done; the browser does not hear of it. */
    private static void loseTheNextAnswer(Window window) {
        window.forgiveAnswers(500);
        window.page()
                .route(
                        "**/console/department.xhtml*",
                        route -> {
                            route.fetch();
                            route.fulfill(new Route.FulfillOptions().setStatus(500));
                        },
                        new Page.RouteOptions().setTimes(1));
    }

    private static void remove(Window window, Locator row) {
        row.getByTestId("remove-member").click();
        window.byTestId("confirm-yes").click();
    }

    private long membersLeft() {
        return bandeja.rows()
                .count(
                        "SELECT COUNT(*) FROM membership m JOIN agent a ON a.id = m.agent_id WHERE a.name LIKE ?",
                        mark + "%");
    }

    @Test
    void onAPhoneTheSameFieldNarrowsAndNothingIsWiderThanTheScreen() {
        made("department (id, name)", "(?, ?)", NAMES);
        Window window = BROWSER.open(390, 844, true);
        window.logInQuietly(administrator.person());
        window.page().navigate(bandeja.demo().app() + "/console/departments.xhtml");
        Locator rows = window.byTestId("departments").locator("tbody tr");
        double before = Window.boxOf(window.byTestId("departments")).y;
        window.byTestId("find").fill("élite " + mark);
        assertThat(rows).hasCount(1);
        assertThat(window.byTestId("found")).isVisible();
        Locator all = window.byTestId("find-all");
        assertThat(Window.boxOf(all).x)
                .isGreaterThan(Window.boxOf(window.byTestId("found")).x + Window.boxOf(window.byTestId("found")).width);
        assertThat(Window.boxOf(all).x + Window.boxOf(all).width).isLessThanOrEqualTo(390 - 12);
        window.assertFits();
        assertThat(Window.boxOf(window.byTestId("departments")).y).isEqualTo(before);
        Pictures.keep(window.page(), "tables-find-phone");
        Accessibility.assertNothingSerious(window.page());
        window.byTestId("find-all").tap();
        assertThat(window.byTestId("found")).isHidden();
        window.page()
                .navigate(bandeja.demo().app() + "/console/person.xhtml?id="
                        + company.hire("AGENT").id());
        assertThat(window.byTestId("places")).isVisible();
        assertThat(window.byTestId("find")).isHidden();
    }

    /** People are asked of the database, and templates narrowed by choices, too: the same field, the same words. */
    @Test
    void peopleAndTemplatesAreNarrowedWhileOneTypes() {
        String person = company.hire("AGENT", mark + " Ñañez").login();
        Window window = BROWSER.open(administrator.person(), "/console/people.xhtml");
        Locator people = window.byTestId("people").locator("tbody tr");
        Locator field = window.page().locator("[id='filter:words']");
        assertThat(window.byTestId("people").locator("th").first()).hasAttribute("aria-sort", "ascending");
        field.fill("nanez " + mark);
        assertThat(people).hasCount(1);
        assertThat(people).containsText(person);
        assertThat(window.byTestId("found")).containsText("1 of ");
        window.page().locator("[id='filter:state']").selectOption("DISABLED");
        assertThat(window.byTestId("found")).containsText("0 of ");
        Pictures.keep(window.page(), "people-find");
        window.byTestId("find-all").click();
        assertThat(field).isFocused();
        assertThat(field).hasValue("");
        assertThat(window.page().locator("[id='filter:state']")).hasValue("");
        assertThat(window.byTestId("found")).isHidden();

        window.page().navigate(bandeja.demo().app() + "/console/templates.xhtml");
        field.fill("no-template-is-called-so");
        assertThat(window.byTestId("found")).containsText("0 of ");
        field.press("Escape");
        assertThat(window.byTestId("found")).isHidden();
    }

    @Test
    void quickRepliesHaveTheSameField() {
        for (String name : NAMES) {
            String reply = company.call(
                            "POST",
                            "/api/quick-replies",
                            Json.createObjectBuilder()
                                    .add("scope", "COMPANY")
                                    .add("shortcut", "zq" + NEXT.incrementAndGet())
                                    .add("title", mark + " " + name)
                                    .add("text", "Hello {{contact.name}}")
                                    .build())
                    .require(201)
                    .json()
                    .getString("id");
            leaving.add(() ->
                    company.call("DELETE", "/api/quick-replies/" + reply, null).require(204));
        }
        Window window = BROWSER.open(administrator.person(), "/console/quick-replies.xhtml");
        Locator lines = window.byTestId("reply-line");
        Locator field = window.byTestId("reply-find");
        field.fill(mark);
        assertThat(lines).hasCount(NAMES.size());
        field.fill(mark + " ELITE");
        assertThat(lines).hasCount(1);
        assertThat(lines).containsText("élite");
        assertThat(window.byTestId("reply-left")).containsText("1 of ");
        field.press("Escape");
        assertThat(field).hasValue("");
        field.fill("nothing-is-called-so");
        assertThat(lines).hasCount(0);
        assertThat(window.byTestId("reply-left")).containsText("Nothing here has these words");
        window.byTestId("reply-all").click();
        assertThat(field).isFocused();
        assertThat(window.byTestId("reply-all")).isHidden();
        field.fill(mark);
        window.onPhone();
        window.assertFits();
        Pictures.keep(window.page(), "replies-find-phone");
        Accessibility.assertNothingSerious(window.page());
    }

    @Test
    void failedMessagesAreAskedByDepartmentAndNumber() {
        Company other = new Company(bandeja);
        fails(company, "Of the one " + mark);
        fails(other, "Of the other " + mark);
        Window window = BROWSER.open(administrator.person(), "/console/failed.xhtml");
        Locator failed = window.byTestId("failed");
        window.page().locator("[id='filter:department']").selectOption(label(company.departmentName()));
        window.byTestId("filter-failed").click();
        assertThat(failed.locator("tbody tr")).hasCount(1);
        assertThat(failed).containsText("Of the one " + mark);
        window.page().locator("[id='filter:number']").selectOption(label("Number of " + other.departmentName()));
        window.byTestId("filter-failed").click();
        assertThat(failed).containsText("None of the last 30 days are like this");
        window.page().locator("[id='filter:department']").selectOption("");
        window.byTestId("filter-failed").click();
        assertThat(failed.locator("tbody tr")).hasCount(1);
        assertThat(failed).containsText("Of the other " + mark);

        Newcomer admin = company.hire("ADMIN");
        Window hers = BROWSER.open(admin.person(), "/console/failed.xhtml");
        assertThat(hers.byTestId("failed").locator("tbody tr")).hasCount(1);
        assertThat(hers.byTestId("filter-failed")).isHidden();
    }

    private static SelectOption label(String label) {
        return new SelectOption().setLabel(label);
    }

    private void fails(Company where, String customer) {
        Newcomer agent = where.hire("AGENT");
        String conversation = where.conversation(Customer.unknown(customer));
        agent.post("/api/conversations/" + conversation + "/claim").require(200);
        String id = agent.call("POST", "/api/conversations/" + conversation + "/messages", AgentDoor.draft("too late"))
                .require(201)
                .json()
                .getString("id");
        long internal = MessageId.parse(id).orElseThrow().value();
        Eventually.holds(
                "WhatsApp knows no such number: it fails",
                () -> bandeja.rows().count("SELECT COUNT(*) FROM message WHERE id = ? AND status = 'FAILED'", internal)
                        == 1);
    }

    // --- rows

    /** @return the id of the first; all are gone after the test */
    private long made(String columns, String values, List<String> names) {
        long first = NEXT.get() + 1;
        String table = columns.substring(0, columns.indexOf(' '));
        leaving.add(() -> bandeja.rows().change("DELETE FROM " + table + " WHERE name LIKE ?", mark + "%"));
        boolean twice = values.chars().filter(sign -> sign == '?').count() == 3;
        for (String name : mixed(names)) {
            long id = NEXT.incrementAndGet();
            Object[] row = twice ? new Object[] {id, id, mark + " " + name} : new Object[] {id, mark + " " + name};
            bandeja.rows().change("INSERT INTO " + columns + " VALUES " + values, row);
        }
        return first;
    }

    private static List<String> mixed(List<String> names) {
        List<String> mixed = new ArrayList<>(names);
        Collections.swap(mixed, 0, 5);
        Collections.swap(mixed, 2, 3);
        return mixed;
    }

    private static List<String> reversed(List<String> names) {
        List<String> reversed = new ArrayList<>(names);
        Collections.reverse(reversed);
        return reversed;
    }

    private String[] marked(List<String> names) {
        return names.stream().map(name -> mark + " " + name).toArray(String[]::new);
    }

    private void members() {
        made(
                "agent (id, login, name, password_hash, disabled, created_at)",
                "(?, CONCAT('zq', ?), ?, '!', FALSE, NOW(3))",
                NAMES);
        joined(DepartmentId.parse(company.department()).orElseThrow().value(), mark + "%");
    }

    private void joined(long department, String names) {
        bandeja.rows()
                .change(
                        "INSERT INTO membership (agent_id, department_id, role, joined_at)"
                                + " SELECT id, ?, 'AGENT', NOW(3) FROM agent WHERE name LIKE ?",
                        department,
                        names);
        leaving.add(() -> bandeja.rows()
                .change(
                        "DELETE m FROM membership m JOIN agent a ON a.id = m.agent_id WHERE m.department_id = ? AND a.name LIKE ?",
                        department,
                        names));
    }

    private void withMembers(String department, int count) {
        String names = "Of " + mark + " " + department;
        leaving.add(() -> bandeja.rows().change("DELETE FROM agent WHERE name = ?", names));
        for (int i = 0; i < count; i++) {
            long id = NEXT.incrementAndGet();
            bandeja.rows()
                    .change(
                            "INSERT INTO agent (id, login, name, password_hash, disabled, created_at)"
                                    + " VALUES (?, CONCAT('zq', ?), ?, '!', FALSE, NOW(3))",
                            id,
                            id,
                            names);
        }
        joined(
                Long.parseLong(bandeja.rows()
                        .all("SELECT id FROM department WHERE name = ?", mark + " " + department)
                        .get(0)),
                names);
    }

    private void places(Newcomer placed) {
        leaving.add(() -> bandeja.rows()
                .change(
                        "DELETE m FROM membership m JOIN department d ON d.id = m.department_id WHERE d.name LIKE ?",
                        mark + "%"));
        bandeja.rows()
                .change(
                        "INSERT INTO membership (agent_id, department_id, role, joined_at)"
                                + " SELECT a.id, d.id, 'AGENT', NOW(3) FROM agent a JOIN department d WHERE a.login = ? AND d.name LIKE ?",
                        placed.login(),
                        mark + "%");
    }

    private void groupAndAttendant(String name) {
        String group = company.group(mark + " " + name);
        leaving.add(
                () -> company.call("DELETE", "/api/call-groups/" + group, null).require(204));
        String attendant = company.call(
                        "POST",
                        "/api/attendants",
                        Json.createObjectBuilder()
                                .add("name", mark + " " + name)
                                .add("language", "es")
                                .build())
                .require(201)
                .json()
                .getString("id");
        leaving.add(() ->
                company.call("DELETE", "/api/attendants/" + attendant, null).require(204));
    }
}
