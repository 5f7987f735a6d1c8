package org.bandeja.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bandeja.directory.model.AgentId;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Rows;
import org.bandeja.system.installation.Demo;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What somebody has put in as text (a message, a note, the names of a file, a place and a card, a title chosen, the names of a
 * contact, a department, an agent and a label, a quick reply, a login, what the audit keeps) is text on every screen that shows it, in a browser that is told to ignore our policy.
 */
@OnSharedInstallation
class StoredScriptIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    /** Whatever runs says alert(1), and is heard. */
    private static final String DETECTOR =
            "window.ran = []; window.alert = word => { window.ran.push(String(word)); };";

    /**
     * Opens one conversation after the other; says whose payload did not stand everywhere as text: as message, note and title
     * chosen, as name of a file, as name and address of a place, as name of a card, and as label in head and details (these on one
     * line, without blanks around).
     */
    private static final String OPEN_ALL = """
            async stored => {
                const plain = text => text.replace(/\\s+/gu, '');
                // Names of files are shown without what turns the direction of writing.
                const unturned = text => text.replace(/[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]/gu, '');
                const times = (places, text) => [...document.querySelectorAll(places)]
                    .filter(words => plain(words.textContent) === plain(text)).length;
                const thread = '[data-testid=thread] ';
                const labelled = label => !label || ['[data-testid=conversation-head]', '[data-testid=details]']
                    .every(place => times(place + ' .label-chip bdi', label) >= 1);
                const whole = (payload, label) => labelled(label) && [...document.querySelectorAll('[data-testid=message-text]')]
                        .filter(words => words.textContent === payload).length >= 2
                    && times('[data-testid=message-text]', payload) >= 3
                    && times(thread + '.media-name', unturned(payload)) === 1
                    && times(thread + '.content-line', payload) === 2
                    && times(thread + '.content-card-head bdi', payload) === 1;
                const missing = [];
                for (const { id, payload, label } of stored) {
                    location.hash = '#/c/' + id;
                    const end = Date.now() + 30000;
                    while (!whole(payload, label) && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 10));
                    if (!whole(payload, label)) missing.push(payload);
                }
                return missing;
            }""";

    /** Scrolls from screen to screen, since a long list is never in the document as a whole; says which names no row shows. */
    private static final String LIST_ALL = """
            async names => {
                const list = document.querySelector('[data-testid=conversation-list]').parentElement;
                const missing = new Set(names);
                const end = Date.now() + 60000;
                for (let top = 0; missing.size > 0 && Date.now() < end; top += list.clientHeight) {
                    if (top > list.scrollHeight) top = 0;
                    list.scrollTo(0, top);
                    await new Promise(resolve => setTimeout(resolve, 20));
                    for (const name of missing) if (list.textContent.includes(name)) missing.delete(name);
                }
                return [...missing];
            }""";

    /** What the templates among the payloads come to; not looked for where other tests' numbers stand. */
    private static final String CALCULATED = "1337";

    private static final int FEWEST = 100;

    /** What needs a page of its own, or a login, is not tried with every one. */
    private static final int STEP = 40;

    private static final List<Stored> STORED = new ArrayList<>();

    private static Bandeja bandeja;
    private static Rows rows;
    private static String mark;
    private static long everybody;
    private static long nobody;

    /** A payload wherever it can be put, around one conversation. */
    private record Stored(String payload, long conversation, AgentId agent, long department, String name) {
        String path() {
            return new AgentId(conversation).text();
        }

        /** As much of it as a label holds, and what makes it one of its own. */
        String label() {
            int end = payload.offsetByCodePoints(0, Math.min(16, payload.codePointCount(0, payload.length())));
            return payload.substring(0, end) + " " + agent.text().substring(7);
        }
    }

    @BeforeAll
    static void putIn() throws IOException {
        bandeja = new Bandeja(SharedInstallation.get());
        rows = bandeja.rows();
        mark = ("stored" + System.nanoTime()).replace(CALCULATED, "0");
        Map<String, Customer> customers = new LinkedHashMap<>();
        byte[] pdf = "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII);
        String file = new CustomerFiles(bandeja).keep(pdf, "application/pdf", "");
        for (String payload : payloads()) {
            Customer customer = unknown(payload);
            customers.put(payload, customer);
            bandeja.webhook()
                    .deliver(new Envelope()
                            .change(Envelope.messages(
                                    bandeja.number(), List.of(customer), sent(customer, payload, file)))
                            .text())
                    .require(200);
        }
        rows.awaitProcessed();
        customers.forEach((payload, customer) -> STORED.add(stored(payload, customer)));
        assertThat(STORED).hasSizeGreaterThan(FEWEST);
        putInDirectory();
        putInConversations();
    }

    /** One whose number does not say by chance what the templates come to: it is looked for where numbers stand. */
    private static Customer unknown(String payload) {
        Customer customer = Customer.unknown(payload);
        while (customer.phone().orElseThrow().contains(CALCULATED)) {
            customer = Customer.unknown(payload);
        }
        return customer;
    }

    /** Whatever has a place for text. */
    private static List<JsonObject> sent(Customer customer, String payload, String file) {
        return List.of(
                message(customer, "text", Json.createObjectBuilder().add("body", payload)),
                message(
                        customer,
                        "document",
                        Json.createObjectBuilder().add("id", file).add("filename", payload)),
                message(
                        customer,
                        "location",
                        Json.createObjectBuilder()
                                .add("latitude", 4.6)
                                .add("longitude", -74.1)
                                .add("name", payload)
                                .add("address", payload)
                                .add("url", payload)),
                message(
                        customer,
                        "contacts",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("name", Json.createObjectBuilder().add("formatted_name", payload)))),
                message(
                        customer,
                        "interactive",
                        Json.createObjectBuilder()
                                .add("type", "list_reply")
                                .add(
                                        "list_reply",
                                        Json.createObjectBuilder()
                                                .add("id", "1")
                                                .add("title", payload))));
    }

    private static JsonObject message(Customer customer, String type, JsonObjectBuilder body) {
        return Envelope.message(customer, Envelope.newId(), Instant.now(), type)
                .add(type, body)
                .build();
    }

    private static JsonObject message(Customer customer, String type, JsonArrayBuilder body) {
        return Envelope.message(customer, Envelope.newId(), Instant.now(), type)
                .add(type, body)
                .build();
    }

    private static Stored stored(String payload, Customer customer) {
        AgentId agent = AgentId.next();
        return new Stored(
                payload,
                rows.count(
                        "SELECT c.id FROM conversation c JOIN contact k ON k.id = c.contact_id WHERE k.phone = ?",
                        customer.phone().orElseThrow()),
                agent,
                AgentId.next().value(),
                payload + " " + agent.text().substring(7));
    }

    /** As names of people and departments: each person in a department of theirs, and all of them in one. */
    private static void putInDirectory() {
        everybody = AgentId.next().value();
        nobody = AgentId.next().value();
        String password = rows.all(
                        "SELECT password_hash FROM agent WHERE login = ?",
                        bandeja.administrator().person().login())
                .get(0);
        forAll("INSERT INTO department (id, name) VALUES (?, ?)", each ->
                new Object[] {each.department(), each.name()});
        rows.change("INSERT INTO department (id, name) VALUES (?, ?)", everybody, mark + " all");
        rows.change("INSERT INTO department (id, name) VALUES (?, ?)", nobody, mark + " none");
        forAll(
                "INSERT INTO agent (id, login, name, email, password_hash, created_at) VALUES (?, ?, ?, ?, ?, NOW(3))",
                each -> new Object[] {
                    each.agent().value(), each.name(), each.name(), mark + "@example.org", password,
                });
        forAll(
                "INSERT INTO quick_reply (id, department_id, shortcut, title, text) VALUES (?, ?, ?, ?, ?)",
                each -> new Object[] {
                    each.agent().value(), everybody, each.agent().text(), each.name(), each.payload(),
                });
        String member =
                "INSERT INTO membership (agent_id, department_id, role, joined_at) VALUES (?, ?, 'AGENT', NOW(3))";
        forAll(member, each -> new Object[] {each.agent().value(), each.department()});
        forAll(member, each -> new Object[] {each.agent().value(), everybody});
        forAll(
                "INSERT INTO audit_record (id, at, actor_id, action, object_type, object_id, department_id, detail, was,"
                        + " became) VALUES (?, NOW(3), ?, 'STORED', 'agent', ?, ?, ?, ?, ?)",
                each -> new Object[] {
                    AgentId.next().value(),
                    each.agent().value(),
                    each.agent().value(),
                    each.department(),
                    each.payload(),
                    "name=" + each.payload(),
                    "name=" + each.name(),
                });
    }

    /** As names of contacts (their own, and the company's) and of who has the conversation, and as notes. */
    private static void putInConversations() {
        forAll("UPDATE conversation SET department_id = ?, assignee_id = ?, version = version + 1 WHERE id = ?", each ->
                new Object[] {each.department(), each.agent().value(), each.conversation()});
        forAll(
                "UPDATE contact k JOIN conversation c ON c.contact_id = k.id SET k.name = ?, k.named_by_us = TRUE,"
                        + " k.version = k.version + 1 WHERE c.id = ?",
                each -> new Object[] {each.name(), each.conversation()});
        // Archived ones are shown as well, and are not in the way of other tests' labels.
        forAll("INSERT INTO label (id, name, colour, archived) VALUES (?, ?, 'RED', TRUE)", each ->
                new Object[] {each.agent().value(), each.label()});
        forAll("INSERT INTO conversation_label (conversation_id, label_id) VALUES (?, ?)", each ->
                new Object[] {each.conversation(), each.agent().value()});
        rows.change(
                "UPDATE label SET archived = FALSE WHERE id = ?",
                STORED.get(0).agent().value());
        for (Stored each : STORED) {
            bandeja.administrator()
                    .post(
                            "/api/conversations/" + each.path() + "/messages",
                            Json.createObjectBuilder()
                                    .add("type", "note")
                                    .add("text", each.payload())
                                    .build())
                    .require(201);
        }
    }

    private static void forAll(String sql, Function<Stored, Object[]> values) {
        rows.changeAll(sql, STORED.stream().map(values).toList());
    }

    @AfterAll
    static void takeOut() {
        forAll("DELETE FROM conversation_label WHERE label_id = ?", each ->
                new Object[] {each.agent().value()});
        forAll("DELETE FROM label WHERE id = ?", each ->
                new Object[] {each.agent().value()});
        rows.change("DELETE FROM quick_reply WHERE department_id = ?", everybody);
        forAll(
                "UPDATE conversation SET status = 'COMPLETED', completed_at = NOW(3), assignee_id = NULL WHERE id = ?",
                each -> new Object[] {each.conversation()});
        forAll("UPDATE agent SET disabled = TRUE WHERE id = ?", each ->
                new Object[] {each.agent().value()});
        forAll("UPDATE department SET archived = TRUE WHERE id = ?", each -> new Object[] {each.department()});
        rows.change("UPDATE department SET archived = TRUE WHERE id IN (?, ?)", everybody, nobody);
    }

    private static List<String> payloads() throws IOException {
        try (InputStream file = StoredScriptIT.class.getResourceAsStream("payloads.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** Else silence would prove nothing. */
    @Test
    void theDetectorHearsWhatRuns() {
        Window window = ignoringThePolicy();
        Page page = window.page();
        window.beforeEachPage(DETECTOR);
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
                                for (let i = 0; i < 6 && window.ran.length === before; i++) {
                                    await new Promise(resolve => setTimeout(resolve, 5));
                                }
                                control.remove();
                                return window.ran.length > before;
                            }""", stored.payload()) ? 1 : 0;
        }
        assertThat(heard)
                .as("payloads that run where markup is taken as markup")
                .isGreaterThan(30);
        window.forgiveEverything();
    }

    @Test
    void nothingRunsInTheInbox() {
        Page page = administrator();
        page.evaluate("document.querySelector('[data-command=others]').click()");
        assertThat((List<?>) page.evaluate(
                        LIST_ALL,
                        STORED.stream()
                                .flatMap(each -> Stream.of(each.name(), each.label()))
                                .toList()))
                .isEmpty();
        assertUntouched(page, "the list", CALCULATED);
        // With a short list the rest goes faster.
        page.evaluate("document.querySelector('[data-command=others]').click()");
        assertThat((List<?>) page.evaluate(
                        OPEN_ALL,
                        STORED.stream()
                                .map(each ->
                                        Map.of("id", each.path(), "payload", each.payload(), "label", each.label()))
                                .toList()))
                .isEmpty();
        assertUntouched(page, "the conversations", CALCULATED);
    }

    @Test
    void nothingRunsInTheConsole() {
        Page page = administrator();
        openConsole(page, "departments.xhtml");
        assertThat(page.locator("[data-testid=departments]").textContent()).contains(names());
        openConsole(page, "department.xhtml?id=" + new AgentId(everybody).text());
        assertThat(turned(page, () -> find(page, " "), "members", nextOf(page, "members")))
                .contains(names());
        page.locator("[data-testid=reply-line]").nth(STORED.size() - 1).waitFor();
        assertThat(page.locator("[data-testid=reply-list]").textContent()).contains(names());
        for (int i = 0; i < STORED.size(); i += STEP) {
            askToRemove(page, STORED.get(i));
        }
        openConsole(page, "labels.xhtml");
        assertThat(turned(page, () -> find(page, " "), "labels", nextOf(page, "labels")))
                .contains(STORED.stream().map(Stored::label).toList());
        openConsole(page, "department.xhtml?id=" + new AgentId(nobody).text());
        page.locator("[id='add:member_input']").pressSequentially("script");
        page.locator(".ui-autocomplete-item").first().waitFor();
        assertUntouched(page, "who could join", "");
        assertThat(people(page)).contains(names());
        assertThat(audit(page)).contains(names());
        for (int i = 0; i < STORED.size(); i += STEP) {
            Stored stored = STORED.get(i);
            openConsole(page, "person.xhtml?id=" + stored.agent().text());
            assertThat(page.locator("h1").textContent()).isEqualTo(stored.name());
            openConsole(page, "department.xhtml?id=" + new AgentId(stored.department()).text());
            assertThat(page.locator("h1").textContent()).contains(stored.name());
        }
    }

    /** The question before somebody is removed. */
    private static void askToRemove(Page page, Stored stored) {
        answered(page, () -> find(page, stored.agent().text().substring(7)));
        Locator row = page.locator("[data-testid=members] tbody tr")
                .filter(new Locator.FilterOptions().setHasText(stored.name()));
        row.getByTestId("remove-member").click();
        Eventually.passes(() ->
                assertThat(page.locator(".ui-confirm-dialog").textContent()).contains(stored.name()));
        assertUntouched(page, stored.payload(), "");
        page.getByTestId("confirm-no").click();
    }

    /** All pages of the people, or of the records, that were put in. */
    private static String people(Page page) {
        openConsole(page, "people.xhtml");
        return turned(page, () -> page.locator("[id='filter:words']").fill(mark), "people", nextOf(page, "people"));
    }

    private static void find(Page page, String words) {
        page.getByTestId("find").fill(words);
    }

    private static Locator nextOf(Page page, String table) {
        return page.locator("[data-testid=" + table + "] .ui-paginator-next:not(.ui-state-disabled)");
    }

    private static String audit(Page page) {
        openConsole(page, "audit.xhtml");
        page.locator("[id='filter:action']").selectOption("STORED");
        return turned(
                page,
                () -> page.getByTestId("filter-audit").click(),
                "audit",
                page.locator("[data-testid=older]:not([disabled])"));
    }

    private static String turned(Page page, Runnable find, String table, Locator next) {
        answered(page, find);
        StringBuilder all = new StringBuilder();
        while (true) {
            all.append(page.getByTestId(table).textContent());
            assertUntouched(page, table, "");
            if (next.count() == 0) {
                return all.toString();
            }
            answered(page, next::click);
        }
    }

    /** Until the page shows what came. */
    private static void answered(Page page, Runnable deed) {
        page.waitForResponse(response -> response.request().method().equals("POST"), deed);
        page.waitForFunction("() => PrimeFaces.ajax.Queue.isEmpty()");
    }

    private static void openConsole(Page page, String path) {
        page.navigate(bandeja.demo().app() + "/console/" + path);
        assertUntouched(page, path, "");
    }

    private static List<String> names() {
        return STORED.stream().map(Stored::name).toList();
    }

    /** Whatever does not run where the policy is ignored does not run where it helps too. */
    private static Window ignoringThePolicy() {
        return BROWSER.open(true);
    }

    private static Page administrator() {
        Window window = ignoringThePolicy();
        window.beforeEachPage(DETECTOR);
        window.logIn(bandeja.administrator().person());
        return window.page();
    }

    @Test
    void nothingRunsOnTheScreenOfWhoIsCalledSo() {
        Demo.Person administrator = bandeja.administrator().person();
        for (int i = 0; i < STORED.size(); i += STEP) {
            Stored stored = STORED.get(i);
            Window window = ignoringThePolicy();
            Page page = window.page();
            window.beforeEachPage(DETECTOR);
            window.logIn(
                    new Demo.Person(stored.payload(), stored.name(), administrator.password(), "", false, List.of()));
            assertThat((List<?>)
                            page.evaluate(OPEN_ALL, List.of(Map.of("id", stored.path(), "payload", stored.payload()))))
                    .isEmpty();
            assertUntouched(page, stored.payload(), CALCULATED);
        }
    }

    /** @param calculated what stands nowhere, unless something has calculated; empty: not looked for */
    private static void assertUntouched(Page page, String where, String calculated) {
        @SuppressWarnings("unchecked")
        Map<String, Object> found = (Map<String, Object>) page.evaluate("""
                calculated => ({
                    ran: window.ran.length,
                    foreign: document.querySelectorAll('iframe, object, embed, base, marquee, math, frameset, xmp,'
                        + ' [onerror], [onload], [onfocus], [onclick], [onbegin], [ontoggle], [srcdoc],'
                        + ' a[href^="javascript" i], a[href^="data" i], a[href^="vbscript" i]').length,
                    calculated: calculated !== '' && document.body.innerText.includes(calculated)
                })""", calculated);
        assertThat(found)
                .as(where)
                .containsEntry("ran", 0)
                .containsEntry("foreign", 0)
                .containsEntry("calculated", false);
    }
}
