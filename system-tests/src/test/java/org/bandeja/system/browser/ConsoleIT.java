package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator runs the company with a browser. */
@OnSharedInstallation
class ConsoleIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String EVERY_LINE_OF_A_TABLE_HOLDS_ITS_CELLS =
            "[...document.querySelectorAll('.ui-datatable tbody tr')].every((line) => [...line.cells].every((cell) =>"
                    + " cell.getBoundingClientRect().bottom <= line.getBoundingClientRect().bottom + 1"
                    + " && cell.getBoundingClientRect().right <= innerWidth))"
                    + " && [...document.querySelectorAll('.ui-reflow-dropdown')].every((control) =>"
                    + " control.getBoundingClientRect().right <= innerWidth)";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final AgentDoor administrator = bandeja.administrator();

    /** The page has begun: it knows who is here, the zone of the browser, and what to say of a click that fails. */
    private Window open(AgentDoor who, String page) {
        Window window = BROWSER.open(who.person(), "/console/" + page);
        window.page().locator("[data-person][title]").waitFor();
        return window;
    }

    @Test
    void somebodyIsInvitedAndChoosesAPasswordWithTheLink() {
        Window window = BROWSER.open(administrator.person());
        window.byTestId("console").click();
        window.byTestId("nav-people").click();
        window.byTestId("new-person").click();
        String login = "i" + System.nanoTime();
        window.page().locator("[id='new:name']").fill("Inés <i>Invited</i>");
        window.page().locator("[id='new:login']").fill(login);
        window.page()
                .locator("[id='new:place']")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(company.departmentName()));
        window.byTestId("invite-person").click();
        assertThat(window.byTestId("link-url")).isVisible();
        String link = window.byTestId("link-url").inputValue();
        window.page().navigate(bandeja.demo().app() + "/console/people.xhtml");
        window.page().locator("[id='filter:words']").fill(login);
        assertThat(window.byTestId("people")).containsText("Inés <i>Invited</i>");

        company.conversation(Customer.unknown("Waits for Inés"));
        Window hers = BROWSER.open();
        hers.page().navigate(link);
        hers.onDeskAndPhone(() -> assertThat(hers.page().locator("#login")).hasValue(login));
        hers.page().locator("#password").fill(Company.PASSWORD);
        hers.page().locator("#again").fill(Company.PASSWORD);
        hers.byTestId("password-submit").click();
        hers.page().waitForURL("**/inbox.xhtml");
        assertThat(hers.byTestId("status-open")).isVisible();
        assertThat(hers.byTestId("console")).isHidden();

        Window again = BROWSER.open();
        again.forgiveMissing();
        again.page().navigate(link);
        assertThat(again.byTestId("password-error")).isVisible();
        assertThat(again.byTestId("password-submit")).isHidden();
        again.byTestId("to-login").click();
        assertThat(again.byTestId("login-forgotten")).isVisible();
    }

    /** As password managers do: the link is used up only when the page knows whose it is. */
    @Test
    void somebodyIsQuickerThanThePageThatTellsWhoseLinkItIs() {
        String link = company.link(company.invite(Optional.of("AGENT"), false), "invite");
        Window window = BROWSER.open();
        List<Route> held = new ArrayList<>();
        List<String> chosen = new ArrayList<>();
        window.page().route("**/api/invitation", held::add);
        window.page().route("**/api/invitation/password", route -> {
            chosen.add(route.request().url());
            route.resume();
        });
        window.page().navigate(bandeja.demo().app() + "/password.xhtml#" + link);
        window.page().locator("#password").fill(Company.PASSWORD);
        window.page().locator("#again").fill(Company.PASSWORD);
        window.byTestId("password-submit").click();
        assertThat(window.byTestId("password-submit")).hasAttribute("aria-busy", "true");
        window.page().waitForCondition(() -> !held.isEmpty());
        assertThat(chosen).isEmpty();
        held.get(0).resume();
        window.page().waitForURL("**/inbox.xhtml");
        assertThat(window.byTestId("status-open")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = "es-ES")
    void removingSomebodySaysWhatItWillDoAndIsFeltOnTheOpenPage(String locale) {
        Newcomer leaver = company.hire("AGENT");
        String id = company.conversation(Customer.unknown("Of who leaves"));
        leaver.post("/api/conversations/" + id + "/claim").require(200);
        company.call("PATCH", "/api/agents/" + leaver.id(), AgentDoor.field("name", "Ends ]]> <b>here</b>"))
                .require(200);
        Window window =
                BROWSER.open(administrator.person(), "/console/department.xhtml?id=" + company.department(), locale);
        Locator row = window.byTestId("members").locator("tbody tr");
        assertThat(row).hasCount(1);
        row.getByTestId("remove-member").click();
        window.onDeskAndPhone(() -> assertThat(window.page().locator(".ui-confirm-dialog"))
                .containsText(window.words("vuelven a la bandeja: 1", "return to the inbox: 1")));
        window.byTestId("confirm-no").click();
        assertThat(row).hasCount(1);
        row.getByTestId("remove-member").click();
        window.byTestId("confirm-yes").click();
        assertThat(window.page().locator(".ui-growl")).containsText("<b>here</b>");
        window.tells(window.words("devueltas a la bandeja: 1", "returned to the inbox: 1"));
        window.onDeskAndPhone(() -> assertThat(window.byTestId("members")).not().containsText(leaver.login()));
        assertThat(administrator.conversation(id).isNull("assignee")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = "en-US")
    void anAdminSeesTheNameOfTheDepartmentAndChangesItsSettings(String locale) {
        AgentDoor admin = bandeja.departmentAdmin();
        String id = admin.get("/api/departments").require(200).items().stream()
                .filter(department -> department.getString("name").equals(bandeja.department()))
                .findFirst()
                .orElseThrow()
                .getString("id");
        Window window = BROWSER.open(admin.person(), "/console/department.xhtml?id=" + id, locale);
        assertThat(window.byTestId("fixed-name")).containsText(bandeja.department());
        assertThat(window.page().locator("[id='settings:name']")).hasCount(0);
        assertThat(window.byTestId("nav-whatsapp")).hasCount(0);
        window.byTestId("save-department").click();
        window.tells(window.words("Guardado", "Saved"));
        window.onDeskAndPhone(() -> assertThat(window.byTestId("fixed-name")).containsText(bandeja.department()));
    }

    @Test
    void nobodyIsOfferedToDisableThemselves() {
        String me = administrator.get("/api/me").require(200).json().getString("id");
        Newcomer other = company.hire("AGENT");
        Window window = open(administrator, "person.xhtml?id=" + me);
        assertThat(window.byTestId("reset")).isVisible();
        assertThat(window.byTestId("narrows")).isVisible();
        assertThat(window.byTestId("disable")).hasCount(0);
        window.page().navigate(bandeja.demo().app() + "/console/person.xhtml?id=" + other.id());
        assertThat(window.byTestId("disable")).isVisible();
        assertThat(window.byTestId("narrows")).hasCount(0);
        window.byTestId("reset").click();
        Locator ends = window.byTestId("link-ends").locator("time");
        assertThat(ends).hasAttribute("datetime", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*Z"));
        assertThat(ends).hasText(inTheBrowser(ends, "{dateStyle: 'medium', timeStyle: 'short'}"));
        assertThat(ends).hasAttribute("title", inTheBrowser(ends, "{dateStyle: 'full', timeStyle: 'long'}"));
        window.page().navigate(bandeja.demo().app() + "/console/people.xhtml");
        window.byTestId("person-menu").click();
        window.byTestId("menu-account").click();
        assertThat(window.byTestId("account-who"))
                .containsText(administrator.person().login());
    }

    /** Its zone and the page's language. */
    private static String inTheBrowser(Locator time, String style) {
        return (String) time.evaluate("(time) => new Intl.DateTimeFormat(document.documentElement.lang, " + style
                + ").format(new Date(time.dateTime))");
    }

    @Test
    void onAPhoneThePresentSectionIsInView() {
        Window window = open(administrator, "settings.xhtml");
        window.page().setViewportSize(390, 844);
        window.page().reload();
        assertThat(window.byTestId("nav-settings")).isInViewport();
        assertThat(window.page().locator(".console-nav[data-more-before]")).isVisible();
    }

    @Test
    void theSecondStepOfWhoLostTheirPhoneIsReset() {
        Newcomer unlucky = company.hire("AGENT");
        bandeja.rows()
                .change(
                        "INSERT INTO two_step (agent_id, secret, started_at, confirmed_at)"
                                + " SELECT id, 'sealed', NOW(3), NOW(3) FROM agent WHERE login = ?",
                        unlucky.login());
        Window window = open(administrator, "person.xhtml?id=" + unlucky.id());
        window.byTestId("reset-two-step").click();
        assertThat(window.page().locator(".ui-confirm-dialog")).containsText("password alone");
        window.byTestId("confirm-yes").click();
        assertThat(window.page().locator(".ui-growl")).containsText("Two-step login was reset");
        assertThat(window.byTestId("reset-two-step")).hasCount(0);
        unlucky.logIn();
        assertThat(company.audit("action=TWO_STEP_RESET&objectId=" + unlucky.id()))
                .hasSize(1);
    }

    /** Somebody else may have the phone: all logins end, and only who gets the link is let in again. */
    @Test
    void whoIsSignedOutEverywhereComesBackByALinkToANewPassword() {
        Newcomer agent = company.hire("AGENT");
        Window theirs = BROWSER.open(agent.person());
        theirs.forgiveRefusals();
        Window window = BROWSER.open(administrator.person(), "/console/person.xhtml?id=" + agent.id(), "es-ES");
        window.byTestId("sign-out").click();
        window.byTestId("confirm-yes").click();
        window.tells("Se cerraron todas sus sesiones");
        assertThat(theirs.byTestId("login-again")).isVisible();

        window.byTestId("reset").click();
        assertThat(window.byTestId("link-url")).isVisible();
        theirs.page().navigate(window.byTestId("link-url").inputValue());
        assertThat(theirs.page().locator("#login")).hasValue(agent.login());
        String chosen = "another long secret";
        theirs.page().locator("#password").fill(chosen);
        theirs.page().locator("#again").fill(chosen);
        theirs.byTestId("password-submit").click();
        theirs.page().waitForURL("**/inbox.xhtml");
        assertThat(theirs.byTestId("status-open")).isVisible();

        Window elsewhere = BROWSER.open();
        elsewhere.forgiveRefusals();
        logIn(elsewhere, agent.login(), Company.PASSWORD);
        assertThat(elsewhere.byTestId("login-error")).isVisible();
        logIn(elsewhere, agent.login(), chosen);
        elsewhere.page().waitForURL("**/inbox.xhtml**");
    }

    private static void logIn(Window window, String login, String password) {
        window.page().locator("#login").fill(login);
        window.page().locator("#password").fill(password);
        window.byTestId("login-submit").click();
    }

    /** The page of one's own department, sent with the id of another: whoever is a member of both stays what they are there. */
    @Test
    void noFormOfAnAdminsOwnDepartmentChangesAnother() {
        Company own = new Company(bandeja);
        Newcomer chief = own.hire("ADMIN");
        Newcomer both = company.hire("AGENT");
        own.call("PUT", own.departmentPath() + "/members/" + both.id(), Company.role("AGENT"))
                .require(204);
        List<String> before = standing(company);
        Window window = BROWSER.open(chief.person(), "/console/department.xhtml?id=" + own.department());
        for (String deed : List.of("make-admin", "remove-member")) {
            sendFormsTo(window, company);
            deed(window, both, deed);
            window.tells("It is not there, or you may not see it.");
        }
        sendFormsTo(window, company);
        window.page().locator("[id='settings:transfer']").check();
        window.byTestId("save-department").click();
        window.tells("It is not there, or you may not see it.");
        assertThat(standing(company)).isEqualTo(before);

        // With its own id the same form does it all.
        window.page().reload();
        deed(window, both, "make-admin");
        window.tells("Role changed");
        assertThat(standing(own)).anyMatch(line -> line.equals(both.id() + " ADMIN"));
        deed(window, both, "remove-member");
        assertThat(window.byTestId("members")).not().containsText(both.login());
        window.page().locator("[id='settings:transfer']").check();
        window.byTestId("save-department").click();
        window.tells("Saved");
        assertThat(standing(own)).contains("onlyAdminsTransfer true").noneMatch(line -> line.startsWith(both.id()));
        assertThat(standing(company)).isEqualTo(before);
    }

    private static void sendFormsTo(Window window, Company other) {
        window.page()
                .evaluate(
                        "id => document.querySelectorAll('form').forEach(form => form.action = '?id=' + id)",
                        other.department());
    }

    private static void deed(Window window, Newcomer member, String deed) {
        window.byTestId("members")
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(member.login()))
                .getByTestId(deed)
                .click();
        window.byTestId("confirm-yes").click();
    }

    /** Settings and members of a department. */
    private static List<String> standing(Company company) {
        List<String> lines = new ArrayList<>();
        JsonObject department =
                company.call("GET", company.departmentPath(), null).require(200).json();
        for (String setting : List.of("name", "onlyAdminsTransfer", "reopenToLastAssignee")) {
            lines.add(setting + " " + department.get(setting));
        }
        company.call("GET", company.departmentPath() + "/members", null)
                .require(200)
                .items()
                .forEach(member -> lines.add(member.getString("id") + " " + member.getString("role")));
        return lines;
    }

    @Test
    void theRailSaysWhatWaitsInTheInboxToo() {
        Newcomer admin = company.hire("ADMIN");
        company.conversation(Customer.unknown("Waits before somebody configures"));
        Window window = BROWSER.open(admin.person(), "/console/departments.xhtml");
        assertThat(window.byTestId("badge-unassigned")).hasAttribute("data-count", "1");
        company.conversation(Customer.unknown("Waits while somebody configures"));
        assertThat(window.byTestId("badge-unassigned")).hasAttribute("data-count", "2");
    }

    @Test
    void whatIsNotTurnedIntoPagesIsSortedTooAndAClickThatFailsSaysSo() {
        String mark = "Sorted " + System.nanoTime();
        for (String name : List.of("b", "a", "c")) {
            company.call(
                    "POST",
                    "/api/departments",
                    Json.createObjectBuilder().add("name", mark + " " + name).build());
        }
        Window window = open(administrator, "departments.xhtml");
        Locator head = window.byTestId("departments").locator("th").first();
        Locator ours = window.byTestId("departments")
                .locator("tbody tr td:first-child")
                .filter(new Locator.FilterOptions().setHasText(mark));
        assertThat(head).hasAttribute("aria-sort", "ascending");
        head.click();
        assertThat(head).hasAttribute("aria-sort", "descending");
        assertThat(ours.nth(0)).containsText(mark + " c");
        assertThat(ours.nth(1)).containsText(mark + " b");
        assertThat(ours.nth(2)).containsText(mark + " a");

        window.forgiveOffline();
        window.tab().context().setOffline(true);
        head.click();
        window.tells("The server cannot be reached");
        window.tab().context().setOffline(false);
    }

    @Test
    void whatAColleagueHasTakenAwaySinceDoesNotComeBack() {
        Newcomer person = company.hireAdministrator();
        Window window = open(administrator, "person.xhtml?id=" + person.id());
        Locator mark = window.page().locator("#marks");
        assertThat(mark).containsText("Administrator");
        company.call(
                        "PATCH",
                        "/api/agents/" + person.id(),
                        Json.createObjectBuilder().add("administrator", false).build())
                .require(200);
        window.page().locator("[id='about:name']").fill("Renamed " + person.login());
        window.byTestId("save-person").click();
        window.tells("Saved");
        assertThat(window.page().locator("h1")).hasText("Renamed " + person.login());
        assertThat(mark).not().containsText("Administrator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remove-member", "make-agent"})
    void whoTakesOneselfOutOfADepartmentIsLedOutOfIt(String deed) {
        Newcomer admin = company.hire("ADMIN");
        Window window = BROWSER.open(admin.person(), "/console/department.xhtml?id=" + company.department());
        window.byTestId("members")
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(admin.name()))
                .getByTestId(deed)
                .click();
        window.byTestId("confirm-yes").click();
        assertThat(window.page()).hasURL(Pattern.compile(".*/inbox.xhtml.*"));
    }

    @ParameterizedTest
    @CsvSource({"seen, false", "seen, true", "login, true"})
    void turningPagesShowsEverybodyOnceInAnyOrder(String column, boolean descending) {
        String prefix = "paged" + System.nanoTime() + "-";
        for (int i = 0; i < 30; i++) {
            bandeja.rows()
                    .change(
                            "INSERT INTO agent (id, login, name, password_hash, disabled, created_at)"
                                    + " VALUES (?, ?, 'Paged', '!', TRUE, NOW(3))",
                            System.nanoTime(),
                            prefix + i);
        }
        try {
            Window window = open(administrator, "people.xhtml");
            Locator logins = window.byTestId("people").locator("tbody tr td:nth-child(2)");
            window.page().locator("[id='filter:words']").fill(prefix);
            assertThat(logins.first()).containsText(prefix);
            assertThat(logins).hasCount(25);
            Locator head = window.byTestId("people").locator("th").nth(column.equals("seen") ? 3 : 1);
            head.click();
            assertThat(head).hasAttribute("aria-sort", "ascending");
            if (descending) {
                head.click();
                assertThat(head).hasAttribute("aria-sort", "descending");
            }
            assertThat(logins).hasCount(25);
            Set<String> seen = new TreeSet<>(logins.allInnerTexts());
            window.byTestId("people").locator(".ui-paginator-next").click();
            assertThat(logins).hasCount(5);
            seen.addAll(logins.allInnerTexts());
            assertThat(seen).hasSize(30);
            window.byTestId("people").locator(".ui-paginator-prev").click();
            assertThat(logins).hasCount(25);
        } finally {
            bandeja.rows().change("DELETE FROM agent WHERE login LIKE ?", prefix + "%");
        }
    }

    @Test
    void whatIsRefusedIsSaidInWords() {
        Window window = open(administrator, "department.xhtml?id=" + company.department());
        window.byTestId("archive").click();
        window.byTestId("confirm-yes").click();
        assertThat(window.page().locator(".ui-growl")).containsText("Number of " + company.departmentName());
        assertThat(company.audit("outcome=REFUSED&object=department&objectId=" + company.department() + "&department="
                        + company.department()))
                .extracting(record -> record.getString("detail"))
                .containsExactly("StillInUse POST /console/department.xhtml");
    }

    @Test
    void theAuditIsFilteredByWhoAndWhat() {
        Newcomer agent = company.join("AGENT");
        Window window = open(administrator, "audit.xhtml");
        window.page().locator("[id='filter:object']").fill(agent.id());
        // What has been done by now, to something else.
        window.page().locator("[id='filter:action']").selectOption("DEPARTMENT_CREATED");
        window.byTestId("filter-audit").click();
        assertThat(window.byTestId("audit").locator("tbody")).containsText("Nothing matches");
        window.page().locator("[id='filter:action']").selectOption("JOINED");
        window.byTestId("filter-audit").click();
        assertThat(window.byTestId("audit").locator("tbody tr")).hasCount(1);
        assertThat(window.byTestId("audit")).containsText("Invitation accepted");
        assertThat(window.byTestId("audit").locator("[title=JOINED]")).isVisible();
        assertThat(window.byTestId("audit")).containsText(agent.id());
        assertThat(window.byTestId("export"))
                .hasAttribute("href", Pattern.compile("(?=.*action=JOINED).*objectId=" + agent.id()));
        // Days begin where the browser is.
        window.page().locator("[id='filter:from']").fill("2026-11-01");
        window.byTestId("filter-audit").click();
        assertThat(window.byTestId("export")).hasAttribute("href", Pattern.compile("from=2026-11-01T05(:|%3A)00"));
        window.page().locator("[id='filter:object']").fill("nonsense");
        window.byTestId("filter-audit").click();
        assertThat(window.byTestId("audit").locator("tbody")).containsText("Nothing matches");
    }

    @Test
    void theAuditLeadsToTheConversationByItsCustomersName() {
        Newcomer agent = company.hire("AGENT");
        Customer customer = Customer.unknown("Audited Carla");
        String id = company.conversation(customer);
        agent.post("/api/conversations/" + id + "/claim").require(200);
        Window window = open(administrator, "audit.xhtml");
        window.page().locator("[id='filter:kind']").selectOption("conversation");
        window.page().locator("[id='filter:object']").fill(id);
        window.page().locator("[id='filter:action']").selectOption("CLAIMED");
        window.byTestId("filter-audit").click();
        assertThat(window.byTestId("audit-object")).hasCount(1);
        assertThat(window.byTestId("audit-object")).hasText(customer.name());
        assertThat(window.byTestId("audit-object")).hasAttribute("href", "/inbox.xhtml#/c/" + id);
    }

    @Test
    void aFormWaitsForItsPersonWhoeverIsLoggedInByThen() {
        Newcomer other = company.hire("ADMIN");
        String path = "department.xhtml?id=" + company.department();
        String wanted = company.departmentName() + " renamed";
        Window window = open(administrator, path);
        window.forgiveRefusals();
        window.page().locator("[id='settings:name']").fill(wanted);
        window.page().locator("[id='settings:marksRead']").check();
        window.page().evaluate("document.body.dataset.same = 'true'");
        Locator again = window.byTestId("login-again");
        window.page()
                .context()
                .clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("bandeja"));
        Window.pressAnyway(window.byTestId("save-department"));
        assertThat(again).containsText("Your login has ended");
        assertThat(window.byTestId("again-password")).isFocused();
        Accessibility.assertNothingSerious(window.page());
        logInAgain(window);

        // Who may change it as well, logged in at another window.
        window.logInQuietly(other.person());
        Window.pressAnyway(window.byTestId("save-department"));
        assertThat(again).containsText("Somebody else is logged in");
        assertThat(again).containsText(other.name());
        assertThat(company.audit("action=DEPARTMENT_CHANGED&department=" + company.department()))
                .as("nothing is done in another's name, nor refused to another")
                .isEmpty();
        logInAgain(window);

        assertThat(window.page().locator("[id='settings:name']")).hasValue(wanted);
        assertThat(window.page().locator("body[data-same]")).isVisible();
        window.byTestId("save-department").click();
        assertThat(window.page().locator("[id='heading']")).hasText(wanted);
        List<JsonObject> records = company.audit("action=DEPARTMENT_CHANGED&department=" + company.department());
        assertThat(records).hasSize(1);
        assertThat(records.get(0).getJsonObject("actor").getString("name")).isEqualTo(administrator.name());
    }

    private void logInAgain(Window window) {
        window.byTestId("again-password").fill(administrator.person().password());
        window.page().keyboard().press("Enter");
        assertThat(window.byTestId("login-again")).hasCount(0);
    }

    @Test
    void aPageWhoseStateHasEndedIsLoadedAgain() {
        Window window = open(administrator, "department.xhtml?id=" + company.department());
        window.page()
                .context()
                .clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
        window.page().evaluate("document.body.dataset.old = 'true'");
        window.byTestId("save-department").click();
        assertThat(window.page().locator("body:not([data-old])")).isVisible();
        assertThat(window.page().locator("h1")).containsText(company.departmentName());
    }

    @Test
    void itFitsOnAPhone() {
        Window window = BROWSER.open(390, 844, true);
        window.logInQuietly(administrator.person());
        for (String page : List.of(
                "departments.xhtml", "department.xhtml?id=" + company.department(), "people.xhtml", "audit.xhtml")) {
            window.page().navigate(bandeja.demo().app() + "/console/" + page);
            assertThat(window.page().locator("h1")).isVisible();
            Eventually.holds(page, () -> (Boolean) window.page().evaluate(EVERY_LINE_OF_A_TABLE_HOLDS_ITS_CELLS));
            window.assertFits();
        }
    }
}
