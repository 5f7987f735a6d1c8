package org.bandeja.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.Rows;
import org.bandeja.system.installation.Demo;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What somebody has put in as text (a message, the names of a customer, a department and an agent, a login) is text on
 * every screen that shows it, also when the browser is told to ignore our policy.
 */
@OnSharedInstallation
class StoredScriptIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    /** Whatever runs says alert(1), and is heard. */
    private static final String DETECTOR =
            "window.ran = []; window.alert = word => { window.ran.push(String(word)); };";

    private static final String SHOWN = "text => [...document.querySelectorAll('[data-testid=message-text]')]"
            + ".some(words => words.textContent === text)";
    private static final int FEWEST = 100;

    /** Logging in takes its time: not as everybody. */
    private static final int STEP = 20;

    private static final List<Stored> STORED = new ArrayList<>();

    private static Bandeja bandeja;
    private static Rows rows;

    /** A payload wherever it can be put, around one conversation. */
    private record Stored(String payload, String conversation, AgentId agent, long department, String login) {}

    @BeforeAll
    static void putIn() throws IOException {
        bandeja = new Bandeja(SharedInstallation.get());
        rows = bandeja.rows();
        String password = rows.all(
                        "SELECT password_hash FROM agent WHERE login = ?",
                        bandeja.administrator().person().login())
                .get(0);
        for (String payload : payloads()) {
            STORED.add(store(payload, password));
        }
        assertThat(STORED).hasSizeGreaterThan(FEWEST);
    }

    @AfterAll
    static void takeOut() {
        for (Stored stored : STORED) {
            long id = AgentId.parse(stored.conversation()).orElseThrow().value();
            rows.change("UPDATE conversation SET status = 'COMPLETED', completed_at = NOW(3) WHERE id = ?", id);
            rows.change(
                    "UPDATE agent SET disabled = TRUE WHERE id = ?",
                    stored.agent().value());
            rows.change("UPDATE department SET archived = TRUE WHERE id = ?", stored.department());
        }
    }

    private static List<String> payloads() throws IOException {
        try (InputStream file = StoredScriptIT.class.getResourceAsStream("payloads.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static Stored store(String payload, String password) {
        AgentId agent = AgentId.next();
        long department = AgentId.next().value();
        String name = payload + " " + agent.text().substring(7);
        TokenSecret secret = TokenSecret.random();
        rows.change("INSERT INTO department (id, name) VALUES (?, ?)", department, name);
        rows.change(
                "INSERT INTO agent (id, login, name, password_hash, created_at) VALUES (?, ?, ?, ?, NOW(3))",
                agent.value(),
                name,
                payload,
                password);
        rows.change(
                "INSERT INTO membership (agent_id, department_id, role, joined_at) VALUES (?, ?, 'AGENT', NOW(3))",
                agent.value(),
                department);
        rows.change(
                "INSERT INTO access_token (id, agent_id, kind, name, token_hash, created_at, expires_at)"
                        + " VALUES (?, ?, 'PERSONAL', 'x', ?, NOW(3), NOW(3) + INTERVAL 1 DAY)",
                TokenId.next().value(),
                agent.value(),
                secret.hash());
        Customer customer = Customer.unknown(payload);
        bandeja.webhook().writes(customer, bandeja.number(), payload);
        String id = Eventually.found(
                "the conversation",
                () -> rows
                        .all(
                                "SELECT c.id FROM conversation c JOIN contact k ON k.id = c.contact_id WHERE k.phone = ?",
                                customer.phone().orElseThrow())
                        .stream()
                        .findFirst());
        rows.change("UPDATE conversation SET department_id = ?, version = version + 1 WHERE id = ?", department, id);
        String conversation = new AgentId(Long.parseLong(id)).text();
        Http.send(Http.to(bandeja.demo().app(), "/api/conversations/" + conversation + "/claim")
                        .header("Authorization", "Bearer " + secret.text())
                        .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                .require(200);
        return new Stored(payload, conversation, agent, department, name);
    }

    /** Else silence would prove nothing. */
    @Test
    void theDetectorHearsWhatRuns() {
        Window window = BROWSER.open(true);
        Page page = window.page();
        page.addInitScript(DETECTOR);
        page.navigate(bandeja.demo().app() + "/login.xhtml");
        int heard = 0;
        for (Stored stored : STORED) {
            heard += (Boolean) page.evaluate("""
                            async payload => {
                                const before = window.ran.length;
                                const control = document.createElement('div');
                                control.innerHTML = payload;
                                document.body.append(control);
                                for (const script of control.querySelectorAll('script:not([src])')) {
                                    try { (0, eval)(script.textContent); } catch { continue; }
                                }
                                await new Promise(resolve => setTimeout(resolve, 30));
                                control.remove();
                                return window.ran.length > before;
                            }""", stored.payload()) ? 1 : 0;
        }
        assertThat(heard)
                .as("payloads that run where markup is taken as markup")
                .isGreaterThan(30);
        window.forgiveEverything();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingRunsOnTheScreenOfAnAdministrator(boolean withoutPolicy) {
        Window window = BROWSER.open(withoutPolicy);
        Page page = window.page();
        page.addInitScript(DETECTOR);
        window.logIn(bandeja.administrator().person());
        for (Stored stored : STORED) {
            page.evaluate("id => { location.hash = '#/c/' + id; }", stored.conversation());
            page.waitForFunction(SHOWN, stored.payload());
            assertUntouched(page, stored.payload());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingRunsOnTheScreenOfWhoIsCalledSo(boolean withoutPolicy) {
        Demo.Person administrator = bandeja.administrator().person();
        for (int i = 0; i < STORED.size(); i += STEP) {
            Stored stored = STORED.get(i);
            Window window = BROWSER.open(withoutPolicy);
            Page page = window.page();
            page.addInitScript(DETECTOR);
            window.logIn(
                    new Demo.Person(stored.payload(), stored.login(), administrator.password(), "", false, List.of()));
            page.evaluate("id => { location.hash = '#/c/' + id; }", stored.conversation());
            page.waitForFunction(SHOWN, stored.payload());
            assertUntouched(page, stored.payload());
        }
    }

    private static void assertUntouched(Page page, String payload) {
        @SuppressWarnings("unchecked")
        Map<String, Object> found = (Map<String, Object>) page.evaluate("""
                () => ({
                    ran: window.ran.length,
                    foreign: document.querySelectorAll('iframe, object, embed, base, marquee, math, frameset, xmp,'
                        + ' [onerror], [onload], [onfocus], [onclick], [onbegin], [ontoggle], [srcdoc],'
                        + ' a[href^="javascript" i], a[href^="data" i], a[href^="vbscript" i]').length,
                    calculated: document.body.innerText.includes('1337')
                })""");
        assertThat(found)
                .as(payload)
                .containsEntry("ran", 0)
                .containsEntry("foreign", 0)
                .containsEntry("calculated", false);
    }
}
