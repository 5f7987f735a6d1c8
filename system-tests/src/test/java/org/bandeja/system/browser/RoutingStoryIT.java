package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.regex.Pattern;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Attending;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SecondAccount;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where numbers lead, and how an agent sees which way a message came: in each language, on a desk and on a phone. */
@OnSharedInstallation
class RoutingStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final AgentDoor administrator = bandeja.administrator();
    private final SecondAccount numbers = new SecondAccount(bandeja);
    private final Newcomer agent = company.hire("AGENT");

    @ParameterizedTest
    @ValueSource(strings = "es-ES")
    void whatHasNoRouteLeadsAdministratorsToItsNumberAndGoesWhereThatIsLed(String locale) {
        String group = "Group of " + company.departmentName();
        String groupRoute = "group:" + company.group(group);
        Company closed = new Company(bandeja);
        bandeja.rows()
                .change(
                        "UPDATE department SET archived = TRUE, version = version + 1 WHERE name = ?",
                        closed.departmentName());
        String unknown = "88" + System.nanoTime();
        Customer lost = Customer.unknown("Lost " + unknown);
        Customer late = Customer.unknown("Late " + unknown);
        List<Customer> byHand = List.of(Customer.unknown("One " + unknown), Customer.unknown("Two " + unknown));
        Window console = BROWSER.open(administrator.person(), "/console/start.xhtml", locale);
        Window hers = BROWSER.open(agent.person(), "/inbox.xhtml", locale);
        bandeja.webhook().writes(lost, unknown, "where am I?");
        bandeja.webhook().writes(late, closed.number(), "is anybody left?");
        byHand.forEach(customer -> bandeja.webhook().writes(customer, unknown, "and I?"));

        String without = console.words("sin ruta", "without a route");
        console.onDeskAndPhone(() -> {
            assertThat(console.byTestId("rail-no-route")).isVisible();
            assertThat(console.byTestId("rail-no-route")).hasAttribute("title", Pattern.compile(".*" + without));
            assertThat(console.byTestId("agenda").locator("[data-matter=CONVERSATIONS_WITHOUT_ROUTE]"))
                    .containsText(console.words("Conversaciones sin ruta", "Conversations without a route"));
        });
        console.byTestId("rail-no-route").click();
        console.onDeskAndPhone(() -> {
            assertThat(console.byTestId("no-route")).containsText(console.words("Sin ruta", "Without a route"));
            assertThat(console.row(lost)).isVisible();
            assertThat(console.row(late)).isVisible();
            assertThat(console.byTestId("number-settings")
                            .filter(new Locator.FilterOptions().setHasText("Number of " + closed.departmentName())))
                    .containsText(console.words("Darle una ruta", "a route"));
        });
        hers.onDeskAndPhone(() -> {
            assertThat(hers.byTestId("status-open")).isVisible();
            assertThat(hers.row(lost)).hasCount(0);
            assertThat(hers.byTestId("rail-no-route")).isHidden();
            assertThat(hers.byTestId("no-route")).isHidden();
            assertThat(hers.byTestId("console")).isHidden();
        });

        moves(console, byHand);
        byHand.forEach(customer -> assertThat(hers.row(customer)).isVisible());
        console.openConversation(lost);
        console.cameBy(console.words("Sin ruta", "No route"));
        console.onDeskAndPhone(() -> assertThat(console.byTestId("composer-notice"))
                .containsText(console.words("no lleva a ningún departamento", "leads to no department")));
        console.byTestId("composer-route").click();
        Locator route = console.byTestId("number-route");
        assertThat(route).isFocused();
        assertThat(console.page().locator("[data-wanted=true]")).hasCount(1);
        console.onDeskAndPhone(() -> {
            assertThat(route).isVisible();
            assertThat(marks(console)).containsText(console.words("sin ruta", "no route"));
            assertThat(console.byTestId("number-waiting"))
                    .containsText(console.words("esperan aquí sin ruta: 1", "wait here without a route: 1"));
        });
        offers(route, console.words("Departamentos", "Departments"), "department:" + company.department());
        offers(route, console.words("Agentes", "Agents"), agentRoute());
        offers(route, console.words("Grupos de llamada", "Call groups"), groupRoute);
        lead(console, groupRoute);
        assertThat(marks(console)).not().containsText(console.words("sin ruta", "no route"));
        comes(hers, lost, console.words("Sin ruta", "No route"), group, company.departmentName());
        hers.byTestId("back").click();

        console.page().navigate(bandeja.demo().app() + "/console/whatsapp.xhtml");
        Locator line = console.byTestId("numbers")
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText("Number of " + closed.departmentName()));
        String archived = console.words("lleva a un departamento archivado", "leads to an archived department");
        console.onDeskAndPhone(() -> {
            assertThat(line).containsText(archived);
            assertThat(line.getByTestId("waiting-count")).hasText("1");
        });
        line.locator("a.strong").click();
        console.onDeskAndPhone(() -> assertThat(marks(console)).containsText(archived));
        lead(console, agentRoute());
        assertThat(marks(console)).not().containsText(archived);
        comes(hers, late, company.departmentName(), agent.name());
        hers.byTestId("back").click();

        lead(console, "department:" + company.department());
        Customer next = Customer.unknown("Next " + unknown);
        bandeja.webhook().writes(next, closed.number(), "good morning");
        hers.openConversation(next);
        hers.onDeskAndPhone(() -> assertThat(hers.byTestId("header-flag")).hasAttribute("data-flag", "NONE"));
        hers.cameBy(company.departmentName());
    }

    /** Into the department, both at once. */
    private void moves(Window console, List<Customer> customers) {
        for (Customer customer : customers) {
            console.page()
                    .locator(".row-place", new Page.LocatorOptions().setHasText(customer.name()))
                    .getByTestId("row-choice")
                    .check();
        }
        console.onDeskAndPhone(() ->
                assertThat(console.page().locator(".chosen-count")).hasText(console.words("2 elegidas", "2 chosen")));
        console.byTestId("move-chosen").click();
        console.byTestId("picker-search").fill(company.departmentName());
        console.byTestId("picker-option")
                .filter(new Locator.FilterOptions().setHasText(company.departmentName()))
                .click();
        assertThat(console.byTestId("undo-toast"))
                .containsText(console.words("2 conversaciones movidas", "2 conversations moved"));
    }

    @ParameterizedTest
    @ValueSource(strings = "en-US")
    void aGroupAndAnAttendantAreMadeAndTheAgentSeesHowTheCustomerCame(String locale) {
        String mark = company.departmentName();
        Window console = BROWSER.open(administrator.person(), "/console/call-groups.xhtml", locale);
        String groupRoute = makeGroup(console, "Sellers of " + mark);
        console.byTestId("nav-attendants").click();
        String option = console.words("Compras", "Buying");
        String attendantRoute = makeAttendant(console, "Reception of " + mark, option, groupRoute);

        try (Attending attending = new Attending(bandeja)) {
            console.page().navigate(numberPage(attending.number()));
            offers(
                    console.byTestId("number-route"),
                    console.words("Preatendedores", "Auto attendants"),
                    attendantRoute);
            lead(console, attendantRoute);
            Customer customer = Customer.unknown("Buys " + System.nanoTime());
            Window hers = BROWSER.open(agent.person(), "/inbox.xhtml", locale);
            attending.writes(customer, "hola");
            attending.heard(customer, 1);
            attending.touches(customer, option);
            comes(hers, customer, "Reception of " + mark, option, "Sellers of " + mark, mark);
            hers.onDeskAndPhone(
                    () -> assertThat(hers.page().locator(".author.automatic").first())
                            .containsText(hers.words("automático", "automatic")));
            hers.write("lo tenemos");
            hers.onDeskAndPhone(() -> assertThat(hers.messages().last()).containsText("lo tenemos"));
            Eventually.holds(
                    "the customer is answered",
                    () -> bandeja.simulator().receivedTexts(customer).contains("lo tenemos"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "es-ES")
    void whoeverWantsSomethingGoneThatIsInUseReadsWhatUsesIt(String locale) {
        String name = "Sellers of " + company.departmentName();
        String group = company.group(name);
        try (Attending attending = new Attending(bandeja)
                .talking(Attending.tree(
                                company.department(),
                                Attending.menu(
                                        "main",
                                        "What is it about?",
                                        Attending.option("a", "Sales", "ROUTE", "group:" + group, "")))
                        .build())) {
            String attendant = attending.item().getString("name");
            Window console = BROWSER.open(administrator.person(), "/console/call-group.xhtml?id=" + group, locale);
            console.forgiveRefusals();
            console.byTestId("delete-group").click();
            console.byTestId("ask-yes").click();
            console.onDeskAndPhone(
                    () -> assertThat(console.byTestId("group-failure")).hasText(usedBy(console, attendant)));

            console.page().navigate(bandeja.demo().app() + "/console/attendant.xhtml?id=" + attending.id());
            console.byTestId("delete-attendant").click();
            console.byTestId("delete-attendant").click();
            String number = numbers.number(attending.number()).getString("name");
            console.onDeskAndPhone(
                    () -> assertThat(console.page().locator(".draft-banner")).hasText(usedBy(console, number)));

            console.page().navigate(bandeja.demo().app() + "/console/department.xhtml?id=" + company.department());
            console.byTestId("archive").click();
            console.byTestId("confirm-yes").click();
            console.tells(usedBy(console, attendant + ", Number of " + company.departmentName() + ", " + name));
        }
    }

    private static String usedBy(Window console, String users) {
        return console.words(
                "Todavía lo usan: " + users + ". Llévelos antes a otra parte.",
                "This is still in use by: " + users + ". Lead those elsewhere first.");
    }

    private String makeGroup(Window console, String name) {
        console.byTestId("new-group").click();
        console.byTestId("group-name").fill(name);
        console.byTestId("group-home").selectOption(new SelectOption().setLabel(company.departmentName()));
        console.byTestId("add-member").selectOption(agentRoute());
        console.byTestId("strategy-least_busy").check();
        console.byTestId("save-group").click();
        console.onDeskAndPhone(() -> {
            assertThat(console.byTestId("group-state"))
                    .containsText(console.words("1 persona disponible", "1 person available"));
            assertThat(console.byTestId("strategy-least_busy")).isChecked();
            assertThat(console.byTestId("step-members")).containsText(agent.name());
        });
        return "group:" + id(console);
    }

    private String makeAttendant(Window console, String name, String option, String route) {
        console.byTestId("new-attendant").click();
        console.page().locator("[id='new:name']").fill(name);
        console.byTestId("create-attendant").click();
        console.page().waitForURL("**/console/attendant.xhtml?id=*");
        Locator problems = console.byTestId("attendant-problems");
        assertThat(problems).containsText(console.words("Falta esto", "This is missing"));
        console.byTestId("attendant-fallback").selectOption(new SelectOption().setLabel(company.departmentName()));
        console.byTestId("add-option-main").click();
        console.byTestId("option-label-main.o1").fill(option);
        console.byTestId("option-does-main.o1").selectOption(route);
        assertThat(problems.locator("li")).hasCount(0);
        console.byTestId("rehearsal-input").fill("hola");
        console.byTestId("rehearsal-send").click();
        assertThat(console.byTestId("rehearsal-message").last()).containsText(option);
        console.byTestId("publish-attendant").click();
        console.onDeskAndPhone(() -> {
            assertThat(console.byTestId("attendant-talks"))
                    .containsText(console.words("La versión 1 atiende", "Version 1 talks"));
            assertThat(console.byTestId("option-label-main.o1")).hasValue(option);
            assertThat(console.byTestId("rehearsal-message").last()).isVisible();
        });
        return "attendant:" + id(console);
    }

    // --- what is there, and done, on several pages

    private static Locator marks(Window console) {
        return console.page().locator("[id=marks]");
    }

    /** Among those of its kind. */
    private static void offers(Locator route, String kind, String end) {
        assertThat(route.locator("optgroup[label='" + kind + "'] option[value='" + end + "']"))
                .hasCount(1);
    }

    private static void lead(Window console, String route) {
        console.byTestId("number-route").selectOption(route);
        console.byTestId("save-number").click();
        console.tells(console.words("Guardado", "Saved"));
        console.onDeskAndPhone(
                () -> assertThat(console.byTestId("number-route")).hasValue(route));
    }

    /** It is the agent's, who sees which way it took. */
    private static void comes(Window hers, Customer customer, String... steps) {
        hers.openConversation(customer);
        hers.onDeskAndPhone(() -> assertThat(hers.byTestId("header-flag")).hasAttribute("data-flag", "MINE"));
        hers.cameBy(steps);
    }

    private String numberPage(String phoneNumberId) {
        return bandeja.demo().app() + "/console/number.xhtml?id=" + numbers.numberId(phoneNumberId);
    }

    private String agentRoute() {
        return "agent:" + company.department() + ":" + agent.id();
    }

    private static String id(Window console) {
        return console.page().url().replaceAll(".*id=", "");
    }
}
