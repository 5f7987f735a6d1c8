package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SampleFile;
import org.bandeja.system.installation.Installation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An hour of work in a minute or two: one agent at a desk, one with a phone, a dozen customers who write while they work. The phone
 * loses its connection for a while, and the server is killed and started again. In the end both screens show what the database
 * holds, and each customer has got each answer once, in order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkingHourIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final int CUSTOMERS = 12;
    private static final int ROUNDS = 10;
    /** Of customers, in a round. */
    private static final int LETTERS = 11;

    private static final int PHONE_OFFLINE = 4;
    private static final int SERVER_KILLED = 7;

    /** Whoever has been cut off for long looks again every half a minute. */
    private static final LocatorAssertions.IsHiddenOptions PATIENTLY =
            new LocatorAssertions.IsHiddenOptions().setTimeout(60_000);

    private static final String SHOWN = """
            () => [...document.querySelectorAll('conversation-thread [data-testid=message]')]
                .map(({ dataset }) => [dataset.messageId, dataset.type, dataset.status].join(' '))""";

    /** Always the same hour. */
    private final Random random = new Random(20_261_129);

    private final List<Customer> customers = IntStream.range(0, CUSTOMERS)
            .mapToObj(i -> Customer.unknown("Hour " + (char) ('A' + i) + " " + System.nanoTime()))
            .toList();
    /** What agents have sent to each customer, in order; the texts, and the type of what has none. */
    private final Map<Customer, List<String>> sent = new HashMap<>();

    /** What had arrived when the server was killed. */
    private final Map<Customer, List<String>> before = new HashMap<>();

    private Installation installation;
    private Bandeja bandeja;
    private Worker desk;
    private Worker phone;
    private int letters;
    private int answers;
    private final Map<Deed, Integer> done = new EnumMap<>(Deed.class);

    private enum Deed {
        HAND,
        NOTE,
        COMPLETE,
        PICTURE,
        TEMPLATE,
        WRITE
    }

    @BeforeAll
    void start() {
        installation = Installation.start("hour");
        bandeja = new Bandeja(installation);
        bandeja.setInOrder();
    }

    @AfterAll
    void stop() {
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    void aDeskAndAPhoneEndEqualToTheDatabase() {
        customers.forEach(customer -> sent.put(customer, new ArrayList<>()));
        List<AgentDoor> agents = bandeja.agents();
        desk = new Worker(agents.get(0), 1440, 900);
        phone = new Worker(agents.get(1), 390, 844);
        customersWrite().join();
        for (int round = 1; round <= ROUNDS; round++) {
            CompletableFuture<Void> writing = customersWrite();
            if (round == PHONE_OFFLINE) {
                thePhoneIsOffline();
            }
            if (round == SERVER_KILLED) {
                writing.join();
                theServerIsKilled();
                writing = customersWrite();
            }
            for (int i = 0; i < 3; i++) {
                desk.doesSomething(phone);
                phone.doesSomething(desk);
            }
            writing.join();
        }
        everythingHasArrived();
        System.out.printf("an hour of work: %d messages of customers, %d answers, %s%n", letters, answers, done);
        assertThat(done).containsOnlyKeys(Deed.values());
        assertThat(letters + answers).isGreaterThanOrEqualTo(150);
        for (Worker worker : List.of(desk, phone)) {
            worker.showsTheListOfTheDatabase();
            customers.forEach(worker::showsTheThreadOfTheDatabase);
        }
        customers.forEach(
                customer -> assertThat(arrived(customer)).as(customer.name()).isEqualTo(sent.get(customer)));
    }

    // --- what happens

    /** Like WhatsApp, which does not know what has become of a delivery that was not answered: again, until it is taken. */
    private CompletableFuture<Void> customersWrite() {
        List<Runnable> writings = new ArrayList<>();
        for (int i = 0; i < LETTERS; i++) {
            Customer customer = customers.get(letters < CUSTOMERS ? letters : random.nextInt(CUSTOMERS));
            String text = "message " + ++letters;
            String id = Envelope.newId();
            writings.add(() -> Eventually.holds("it is taken", () -> taken(customer, id, text)));
        }
        return CompletableFuture.runAsync(() -> writings.forEach(Runnable::run));
    }

    private boolean taken(Customer customer, String id, String text) {
        try {
            String body = Envelope.of(bandeja.number(), customer, Envelope.text(customer, id, Instant.now(), text));
            return bandeja.webhook().deliver(body).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private void thePhoneIsOffline() {
        Customer customer = phone.hasOneOfItsOwn();
        phone.opens(customer);
        phone.window.forgiveOffline();
        phone.window.page().context().setOffline(true);
        assertThat(phone.window.byTestId("offline-bar")).isVisible();
        phone.writes(customer, "from the lift " + ++answers);
        phone.writes(customer, "still in the lift " + ++answers);
        desk.doesSomething(phone);
        phone.window.page().context().setOffline(false);
        assertThat(phone.window.byTestId("offline-bar")).isHidden();
    }

    /** The stand-in for WhatsApp ends with the server and forgets: what has arrived is noted before. Both write while nobody is there. */
    private void theServerIsKilled() {
        everythingHasArrived();
        customers.forEach(customer -> before.put(customer, arrived(customer)));
        for (Worker worker : List.of(desk, phone)) {
            worker.opens(worker.hasOneOfItsOwn());
            worker.window.forgiveAnAbsentServer();
        }
        installation.killServer();
        for (Worker worker : List.of(desk, phone)) {
            assertThat(worker.window.byTestId("offline-bar")).isVisible();
            worker.writes(worker.open, "nobody is there " + ++answers);
        }
        installation.startAgain();
        for (Worker worker : List.of(desk, phone)) {
            assertThat(worker.window.byTestId("offline-bar")).isHidden(PATIENTLY);
        }
    }

    /** Until nothing is under way in either direction. */
    private void everythingHasArrived() {
        bandeja.rows().awaitProcessed();
        Eventually.passes(() -> sent.forEach((customer, all) ->
                assertThat(arrived(customer)).as(() -> heldOf(customer)).hasSizeGreaterThanOrEqualTo(all.size())));
        Eventually.holds("WhatsApp has said so", () -> bandeja.rows().count("SELECT COUNT(*) FROM outbox") == 0);
        bandeja.rows().awaitProcessed();
    }

    /** Where the missing one is, for whoever reads of it. */
    private String heldOf(Customer customer) {
        return "%s should get %s; the database has %s"
                .formatted(
                        customer.name(),
                        sent.get(customer),
                        bandeja.rows()
                                .all(
                                        "SELECT CONCAT_WS(' ', m.type, m.direction, m.status, m.text) FROM message m"
                                                + " JOIN conversation c ON c.id = m.conversation_id JOIN contact k ON k.id = c.contact_id"
                                                + " WHERE k.phone = ? ORDER BY m.at, m.seq",
                                        customer.phone().orElseThrow()));
    }

    private List<String> arrived(Customer customer) {
        List<String> all = new ArrayList<>(before.getOrDefault(customer, List.of()));
        bandeja.simulator().received(customer).stream()
                .map(WorkingHourIT::words)
                .forEach(all::add);
        return all;
    }

    private static String words(JsonObject message) {
        String type = message.getString("type");
        return type.equals("text") ? message.getString("text") : type;
    }

    /** Somebody before a screen: what they do, they do by touching it. */
    private final class Worker {
        private final AgentDoor agent;
        private final boolean small;
        private final Window window;
        private final Map<Customer, String> ids = new HashMap<>();
        private final Queue<Deed> deeds = new ArrayDeque<>();
        private Customer open;

        Worker(AgentDoor agent, int width, int height) {
            this.agent = agent;
            small = width < 720;
            window = BROWSER.open(bandeja.demo(), width, height, small, "en-US");
            window.logIn(agent.person());
        }

        /** Whatever the hour asks for: a colleague's conversations are left alone. */
        void doesSomething(Worker colleague) {
            List<Customer> mine = of(agent.id());
            List<Customer> free = of(null);
            if (!free.isEmpty() && (mine.size() < 3 || random.nextInt(4) == 0)) {
                claims(free.get(random.nextInt(free.size())));
                return;
            }
            if (mine.isEmpty()) {
                return;
            }
            Customer customer = mine.get(random.nextInt(mine.size()));
            opens(customer);
            Deed deed = nextDeed();
            switch (deed) {
                case HAND -> handsTo(colleague);
                case NOTE -> notes();
                case COMPLETE -> completes();
                case PICTURE -> sendsAPicture(customer);
                case TEMPLATE -> sendsATemplate(customer);
                case WRITE -> {
                    writes(customer, "answer " + ++answers);
                    writes(customer, "and one more " + ++answers);
                }
            }
            done.merge(deed, 1, Integer::sum);
        }

        /** By chance, but all of them before one comes again; words most often. */
        private Deed nextDeed() {
            if (deeds.isEmpty()) {
                List<Deed> more = new ArrayList<>(List.of(Deed.values()));
                more.addAll(Collections.nCopies(3, Deed.WRITE));
                Collections.shuffle(more, random);
                deeds.addAll(more);
            }
            return deeds.remove();
        }

        /** The customers whose open conversations somebody has; those of nobody for null. */
        private List<Customer> of(String owner) {
            List<String> phones = bandeja.rows()
                    .all(
                            "SELECT k.phone FROM conversation c JOIN contact k ON k.id = c.contact_id WHERE k.name LIKE 'Hour %'"
                                    + " AND c.status = 'OPEN' AND c.assignee_id <=> ?",
                            owner == null
                                    ? null
                                    : AgentId.parse(owner).orElseThrow().value());
            return customers.stream()
                    .filter(customer -> phones.contains(customer.phone().orElseThrow()))
                    .toList();
        }

        Customer hasOneOfItsOwn() {
            List<Customer> mine = of(agent.id());
            if (!mine.isEmpty()) {
                return mine.get(0);
            }
            Customer free = of(null).get(0);
            claims(free);
            return free;
        }

        void opens(Customer customer) {
            if (customer.equals(open)) {
                return;
            }
            leaves();
            window.openConversation(customer);
            open = customer;
        }

        /** On a phone the list is behind the conversation. */
        private void leaves() {
            if (small && open != null) {
                window.byTestId("back").click();
            }
            open = null;
        }

        void claims(Customer customer) {
            opens(customer);
            deed("claim").click();
            assertThat(window.byTestId("header-flag")).hasAttribute("data-flag", "MINE");
        }

        void writes(Customer customer, String text) {
            window.write(text);
            // Below it may be already what the customer has written meanwhile.
            assertThat(window.messages().filter(with(text)).last()).isVisible();
            sent.get(customer).add(text);
        }

        private void notes() {
            turnsTo("note", window.byTestId("note-mode"));
            window.write("a note " + letters);
            assertThat(window.messages().filter(with("a note " + letters)).last())
                    .isVisible();
            window.byTestId("note-leave").click();
        }

        /** A button of its own, or on a phone one way among others. */
        private void turnsTo(String way, Locator button) {
            if (small) {
                window.byTestId("composer-more").click();
                window.byTestId("way-" + way).click();
            } else {
                button.click();
            }
        }

        private void sendsAPicture(Customer customer) {
            window.byTestId("composer-more").click();
            FileChooser chooser = window.page()
                    .waitForFileChooser(() -> window.byTestId("way-photo").click());
            SampleFile picture = SampleFile.jpeg("sea.jpg");
            chooser.setFiles(new FilePayload(picture.name(), picture.mime(), picture.bytes()));
            window.byTestId("send").click();
            assertThat(window.byTestId("tray-item")).hasCount(0);
            answers++;
            sent.get(customer).add("image");
        }

        private void sendsATemplate(Customer customer) {
            turnsTo("template", window.page().locator("message-composer").getByTestId("template"));
            window.byTestId("template-search").fill("hello_world");
            Locator options = window.byTestId("template-option");
            Locator wanted = options.filter(with("hello_world")).first();
            assertThat(wanted).isVisible();
            // What was searched for has come, and is not drawn anew under the hand.
            assertThat(options.filter(new Locator.FilterOptions().setHasNotText("hello_world")))
                    .hasCount(0);
            wanted.click();
            window.byTestId("template-send").click();
            assertThat(window.byTestId("templates")).hasCount(0);
            answers++;
            sent.get(customer).add("template");
        }

        private void handsTo(Worker colleague) {
            hasSaidAll();
            deed("transfer").click();
            window.byTestId("picker-option")
                    .filter(with(colleague.agent.name()))
                    .click();
            assertThat(window.byTestId("header-flag")).hasAttribute("data-flag", "OTHER");
        }

        private void completes() {
            hasSaidAll();
            deed("complete").click();
            Customer customer = open;
            Eventually.holds("it is completed", () -> !of(agent.id()).contains(customer));
        }

        /** A deed that waits for words is stopped by whatever the customer writes meanwhile. */
        private void hasSaidAll() {
            assertThat(window.byTestId("thread").locator("[data-status=WAITING]"))
                    .hasCount(0);
        }

        /** In the bar, or in the sheet of a phone. */
        private Locator deed(String action) {
            if (small) {
                window.page().locator(".sheet-toggle").click();
                return window.byTestId("action-sheet").getByTestId("action-" + action);
            }
            return window.action(action);
        }

        // --- what is seen in the end

        void showsTheListOfTheDatabase() {
            leaves();
            List<String> held = bandeja
                    .rows()
                    .all(
                            "SELECT CONCAT_WS(' ', c.id, IF(c.assignee_id IS NULL, 'NONE', 'MINE')) FROM conversation c"
                                    + " JOIN contact k ON k.id = c.contact_id WHERE k.name LIKE 'Hour %' AND c.status = 'OPEN'"
                                    + " AND (c.assignee_id IS NULL OR c.assignee_id = ?) ORDER BY c.activity_at DESC, c.id DESC",
                            AgentId.parse(agent.id()).orElseThrow().value())
                    .stream()
                    .map(row -> row.split(" "))
                    .map(row -> new ConversationId(Long.parseLong(row[0])).text() + " " + row[1])
                    .toList();
            Locator rows = window.row(new Customer(customers.get(0).phone(), Optional.empty(), "Hour "));
            assertThat(rows).hasCount(held.size());
            Eventually.passes(() -> assertThat(rows.evaluateAll(
                            "rows => rows.map(({ dataset }) => dataset.conversationId + ' ' + dataset.flag)"))
                    .as("the list of " + agent.name())
                    .isEqualTo(held));
            // What is in sight is read, and counts less, a moment later.
            Eventually.passes(() -> {
                JsonObject counters = agent.me().getJsonObject("counters");
                for (String kind : List.of("unassigned", "mine")) {
                    assertThat(window.byTestId("badge-" + kind).first().getAttribute("data-count"))
                            .as(kind)
                            .isEqualTo(String.valueOf(counters.getInt(kind)));
                }
            });
        }

        void showsTheThreadOfTheDatabase(Customer customer) {
            String conversation = ids.computeIfAbsent(customer, agent::awaitConversation);
            window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + conversation);
            assertThat(window.byTestId("conversation-head")).containsText(customer.name());
            List<String> held = bandeja
                    .rows()
                    .all(
                            "SELECT CONCAT_WS(' ', id, type, status) FROM message WHERE conversation_id = ? ORDER BY at, seq",
                            ConversationId.parse(conversation).orElseThrow().value())
                    .stream()
                    .map(row -> row.split(" ", 2))
                    .map(row -> new MessageId(Long.parseLong(row[0])).text() + " " + row[1])
                    .toList();
            Eventually.passes(() -> assertThat(window.page().evaluate(SHOWN))
                    .as("%s on the screen of %s", customer.name(), agent.name())
                    .isEqualTo(held));
        }

        private Locator.FilterOptions with(String text) {
            return new Locator.FilterOptions().setHasText(text);
        }
    }
}
