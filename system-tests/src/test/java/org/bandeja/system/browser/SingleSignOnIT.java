package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.bandeja.identifier.model.Tsid;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.Newcomer;
import org.bandeja.system.client.OpenIdProvider;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.bandeja.system.installation.SingleSignOn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Single sign-on against a real OpenID provider, as people see it. */
@OnSharedInstallation
class SingleSignOnIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String PASSWORD = "known to the company";

    private static OpenIdProvider provider;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final String login = "sso-" + Tsid.next();

    @BeforeAll
    static void start() {
        Bandeja bandeja = new Bandeja(SharedInstallation.get());
        for (String name : List.of(SingleSignOn.GUILD_A, SingleSignOn.GUILD_B)) {
            if (bandeja.rows().count("SELECT COUNT(*) FROM department WHERE name = ?", name) == 0) {
                bandeja.rows()
                        .change("INSERT INTO department (id, name) VALUES (?, ?)", String.valueOf(Tsid.next()), name);
            }
        }
        provider = OpenIdProvider.start(bandeja);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    // --- who gets in

    @Test
    void somebodyNewIsMadeWithTheirDepartments() {
        provider.put(login, PASSWORD, "Ana <b>Gómez</b>", "guild-a", "of no interest");
        Window window = signIn(login);
        assertIn(window);
        assertThat(places()).containsExactly("Guild A AGENT");
        assertThat(bandeja.rows().all("SELECT name FROM agent WHERE login = ?", login))
                .containsExactly("Ana <b>Gómez</b>");
        assertThat(audit()).contains("AGENT_CREATED DONE", "AGENT_LINKED DONE", "MEMBER_ADDED DONE", "LOGGED_IN DONE");
    }

    @Test
    void theWayLeadsWhereOneWantedToGo() {
        provider.put(login, PASSWORD, "Ana", "guild-a");
        Window window = open();
        window.page().navigate(bandeja.demo().app() + "/account.xhtml");
        window.page().waitForURL("**/login.xhtml**");
        type(window, login);
        window.page().waitForURL("**/account.xhtml");
        assertThat(window.byTestId("account-who")).containsText(login);
        assertThat(window.page().locator("#kind-mention")).isChecked();

        // The login ends while the page is open: the same way leads away and back to the page.
        window.forgiveRefusals();
        window.page().evaluate("window.same = true");
        bandeja.rows()
                .change(
                        "UPDATE access_token SET revoked_at = UTC_TIMESTAMP(3) WHERE agent_id = (SELECT id FROM agent WHERE login = ?)"
                                + " AND kind = 'SESSION'",
                        login);
        Window.pressAnyway(window.page().locator("#kind-mention"));
        assertThat(window.byTestId("login-again")).isVisible();
        window.byTestId("again-sso").click();
        window.page().waitForFunction("() => !window.same && location.pathname === '/account.xhtml'");
        assertThat(window.byTestId("account-who")).containsText(login);
        assertThat(window.byTestId("login-again")).hasCount(0);
    }

    @Test
    void whoComesByTheProviderEndsTheLoginThatWasThere() {
        provider.put(login, PASSWORD, "Ana", "guild-a");
        String before = bandeja.rows().openLogin(new Newcomer(bandeja).login());
        Window window = open();
        window.page()
                .context()
                .addCookies(List.of(new Cookie("bandeja", before)
                        .setUrl(bandeja.demo().app().toString())));
        assertThat(me(before).status()).isEqualTo(200);
        type(window, login);
        assertIn(window);
        assertThat(me(before).status()).isEqualTo(401);
    }

    private Answer me(String secret) {
        return Http.send(Http.to(bandeja.demo().app(), "/api/me").header("Cookie", "bandeja=" + secret));
    }

    @Test
    void changedGroupsChangeThePlacesAtTheNextSignInAndWhatNoRuleMentionsStays() {
        provider.put(login, PASSWORD, "Ana", "guild-a");
        assertIn(signIn(login));
        assertThat(isAdministrator()).isFalse();
        String other = "Untouched " + login;
        bandeja.rows().change("INSERT INTO department (id, name) VALUES (?, ?)", String.valueOf(Tsid.next()), other);
        bandeja.rows()
                .change(
                        "INSERT INTO membership (agent_id, department_id, role, joined_at) SELECT a.id, d.id, 'ADMIN',"
                                + " UTC_TIMESTAMP(3) FROM agent a, department d WHERE a.login = ? AND d.name = ?",
                        login,
                        other);
        provider.put(login, PASSWORD, "Ana", "chiefs", "guild-a", "guild-a-leads", "guild-b");
        assertIn(signIn(login));
        assertThat(places()).containsExactlyInAnyOrder("Guild A ADMIN", "Guild B AGENT", other + " ADMIN");
        assertThat(isAdministrator()).isTrue();
        provider.put(login, PASSWORD, "Ana", "guild-b");
        assertIn(signIn(login));
        assertThat(places()).containsExactlyInAnyOrder("Guild B AGENT", other + " ADMIN");
        assertThat(isAdministrator()).isFalse();
    }

    @Test
    void somebodyWhoWasHereIsLinkedByTheLogin() {
        Newcomer ana = new Newcomer(bandeja);
        provider.put(ana.login(), PASSWORD, "Another name", "guild-a");
        assertIn(signIn(ana.login()));
        assertThat(bandeja.rows().all("SELECT subject FROM linked_person WHERE agent_id = ?", ana.id()))
                .containsExactly(ana.login());
        assertThat(ana.signIn(Newcomer.PASSWORD).status())
                .as("the password stays")
                .isEqualTo(204);
    }

    // --- who does not

    @Test
    void whoLostAllGroupsIsRefusedAndLosesThePlaces() {
        provider.put(login, PASSWORD, "Ana", "guild-a");
        assertIn(signIn(login));
        provider.put(login, PASSWORD, "Ana");
        assertRefused(signIn(login), "None of your groups");
        assertThat(places()).isEmpty();
        assertThat(audit()).contains("MEMBER_REMOVED DONE", "SIGN_IN_FAILED FAILED SSO_NO_PLACE");
    }

    @Test
    void whoNeverHadAGroupIsNotMade() {
        provider.put(login, PASSWORD, "Ana");
        assertRefused(signIn(login), "None of your groups");
        assertThat(bandeja.rows().count("SELECT COUNT(*) FROM agent WHERE login = ?", login))
                .isZero();
    }

    @Test
    void aRuleWhoseDepartmentIsNotThereAdmitsNobody() {
        provider.put(login, PASSWORD, "Ana", "guild-nowhere");
        assertRefused(signIn(login), "None of your groups");
        assertThat(bandeja.rows().count("SELECT COUNT(*) FROM agent WHERE login = ?", login))
                .isZero();
    }

    @Test
    void whoIsDisabledIsRefused() {
        provider.put(login, PASSWORD, "Ana", "guild-a");
        Window before = signIn(login);
        assertIn(before);
        before.page().navigate("about:blank");
        bandeja.rows().change("UPDATE agent SET disabled = TRUE WHERE login = ?", login);
        assertRefused(signIn(login), "disabled");
        assertThat(audit()).contains("SIGN_IN_FAILED FAILED SSO_DISABLED");
    }

    @Test
    void whoComesWithAnothersLoginIsNotThatPerson() {
        Newcomer ana = new Newcomer(bandeja);
        bandeja.rows()
                .change(
                        "INSERT INTO linked_person (issuer, subject, agent_id, linked_at)"
                                + " VALUES (?, ?, ?, UTC_TIMESTAMP(3))",
                        provider.address().toString(),
                        "the-true-" + ana.login(),
                        ana.id());
        provider.put(ana.login(), PASSWORD, "Not Ana", "chiefs");
        assertRefused(signIn(ana.login()), "not connected");
        assertThat(bandeja.rows().count("SELECT COUNT(*) FROM agent WHERE administrator AND login = ?", ana.login()))
                .isZero();
    }

    // --- on the way

    @Test
    void theAnswerOfAnotherBrowserOpensNothing() {
        Answer mine = begin();
        Answer others = begin();
        Answer answer = arrive(cookie(mine), "state=" + state(others) + "&code=x");
        assertThat(location(answer)).isEqualTo("/login.xhtml?sso=stale");
        assertThat(location(arrive("", "state=" + state(mine) + "&code=x"))).isEqualTo("/login.xhtml?sso=stale");
    }

    @Test
    void onesOwnIsTakenOnce() {
        Answer begun = begin();
        assertThat(location(arrive(cookie(begun), "state=" + state(begun) + "&error=access_denied")))
                .isEqualTo("/login.xhtml?sso=denied");
        assertThat(location(arrive(cookie(begun), "state=" + state(begun) + "&error=access_denied")))
                .isEqualTo("/login.xhtml?sso=stale");
    }

    @Test
    void aCodeThatTheProviderDoesNotKnowOpensNothingAndLeavesNoTrace() {
        long before = refusalsOfNobody();
        Answer begun = begin();
        Answer answer = arrive(cookie(begun), "state=" + state(begun) + "&code=guessed");
        assertThat(location(answer)).isEqualTo("/login.xhtml?sso=stale");
        Answer denied = begin();
        arrive(cookie(denied), "state=" + state(denied) + "&error=access_denied");
        assertThat(refusalsOfNobody()).isEqualTo(before);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("bandeja=bdj"));
    }

    @Test
    void theCookieOfTheWayIsForThisBrowserOnly() {
        assertThat(begin().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("bandeja-sso=")
                        .containsIgnoringCase("HttpOnly")
                        .containsIgnoringCase("SameSite=Lax")
                        .contains("600"));
    }

    @Test
    void whileTheProviderIsAwayOneIsToldAndPasswordsWork() {
        provider.put(login, PASSWORD, "Ana", "guild-a");
        assertIn(signIn(login));
        Newcomer colleague = new Newcomer(bandeja);
        provider.close();
        try {
            Eventually.holds(
                    "nobody is sent to a dead end", () -> location(begin()).equals("/login.xhtml?sso=unreachable"));
            Window window = BROWSER.open(1280, 800, false, "es-ES").atLogin();
            window.byTestId("login-sso").click();
            assertThat(window.byTestId("sso-error")).containsText("no se puede acceder");
            Accessibility.assertNothingSerious(window.page());
            window.page().locator("#login").fill(colleague.login());
            window.page().locator("#password").fill(Newcomer.PASSWORD);
            window.byTestId("login-submit").click();
            window.page().waitForURL("**/inbox.xhtml**");
        } finally {
            provider.startAgain();
        }
        Eventually.holds("it is found again", () -> !location(begin()).contains("unreachable"));
        assertIn(signIn(login));
    }

    // --- in other words

    private Window open() {
        Window window = BROWSER.open();
        window.allow(provider.address());
        window.forgiveMissing();
        return window;
    }

    /** In a window of their own, by the button on the login page. */
    private Window signIn(String person) {
        Window window = open();
        type(window, person);
        return window;
    }

    private static void type(Window window, String person) {
        Page page = window.page();
        // Where it leads afterwards is told by the page's module.
        assertThat(window.byTestId("login-sso")).hasAttribute("href", Pattern.compile("\\?next="));
        window.byTestId("login-sso").click();
        page.waitForURL(provider.address() + "/login**");
        page.locator("#username").fill(person);
        page.locator("#password").fill(PASSWORD);
        page.locator("button[type=submit]").click();
    }

    private static void assertIn(Window window) {
        window.page().waitForURL("**/inbox.xhtml**");
        assertThat(window.byTestId("status-open")).isVisible();
    }

    private static void assertRefused(Window window, String words) {
        window.page().waitForURL("**/login.xhtml**");
        assertThat(window.byTestId("sso-error")).containsText(words);
        assertThat(window.byTestId("login-submit")).isVisible();
    }

    private List<String> places() {
        return bandeja.rows()
                .all(
                        "SELECT CONCAT(d.name, ' ', m.role) FROM membership m JOIN department d ON d.id = m.department_id"
                                + " JOIN agent a ON a.id = m.agent_id WHERE a.login = ? ORDER BY 1",
                        login);
    }

    private List<String> audit() {
        return bandeja.rows()
                .all(
                        "SELECT CONCAT(r.action, ' ', r.outcome, IF(r.outcome = 'DONE', '', CONCAT(' ', r.detail)))"
                                + " FROM audit_record r JOIN agent a ON a.id = r.object_id"
                                + " WHERE r.object_type = 'agent' AND a.login = ?",
                        login);
    }

    private long refusalsOfNobody() {
        return bandeja.rows()
                .count("SELECT COUNT(*) FROM audit_record WHERE action = 'SIGN_IN_FAILED' AND detail IN"
                        + " ('SSO_DENIED', 'SSO_STALE', 'SSO_NOT_PROVED', 'SSO_UNREACHABLE')");
    }

    private boolean isAdministrator() {
        return bandeja.rows().count("SELECT COUNT(*) FROM agent WHERE administrator AND login = ?", login) == 1;
    }

    private Answer begin() {
        return Http.send(Http.to(bandeja.demo().app(), "/api/login/sso?next=/account.xhtml"));
    }

    private Answer arrive(String cookie, String query) {
        var request = Http.to(bandeja.demo().app(), "/api/login/sso/return?" + query);
        return Http.send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    private static String cookie(Answer begun) {
        return begun.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static String state(Answer begun) {
        String query = URI.create(location(begun)).getRawQuery();
        return query.replaceFirst(".*[?&]?state=([^&]+).*", "$1");
    }

    private static String location(Answer answer) {
        assertThat(answer.status()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
