package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SecondAccount;
import org.bandeja.system.installation.Demo;
import org.bandeja.system.installation.Installation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * From an empty installation, an administrator who has nothing but a browser comes to a number that an auto attendant
 * answers, two groups and three agents; a customer goes through it on the simulator's page, and is answered.
 */
class FirstDayIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String PASSWORD = "siete buhos tranquilos";
    /** All that a person does here fits into it. */
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private static Installation installation;

    private final Demo demo = installation.demo();
    private final Bandeja bandeja = new Bandeja(installation);
    private final SecondAccount account = new SecondAccount(bandeja);
    private String numberName;
    /** Those that docs/FIRST_DAY.md shows, and what they are called there. */
    private static final Map<String, String> SHOWN =
            Map.of("guide", "guide", "group-Vendedores", "group", "attendant", "attendant", "first-answer", "answer");

    private int pictures;

    @BeforeAll
    static void empty() {
        installation = Installation.startEmpty("first-day");
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void fromTheLinkOfTheFirstAdministratorToTheFirstAnswer() {
        Window boss = BROWSER.open(demo, 1440, 900, false, "es");
        long began = System.nanoTime();
        firstAdministrator(boss);
        String number = account(boss);
        List.of("Ventas", "Soporte").forEach(name -> department(boss, name));
        List<Window> people = List.of(
                person(boss, "Ana Peña", "ana", "Ventas", 1440, 900),
                person(boss, "Luis Díaz", "luis", "Ventas", 1280, 800),
                person(boss, "Marta Ruiz", "marta", "Soporte", 390, 844));
        String sales = group(boss, "Vendedores", "Ventas");
        String support = group(boss, "Técnicos", "Soporte");
        String attendant = attendant(boss, sales, support);
        route(boss, number, attendant);
        assertThat(step(boss, "MESSAGE")).hasAttribute("data-state", "NEXT");
        picture(boss, "guide-before-the-first-message");

        Locator customer = customer(number, "Clienta Uno");
        Locator said = customer.locator(".theirs");
        write(customer, "Hola, ¿tienen el plan familiar?");
        assertThat(said.last()).containsText("¿En qué podemos ayudarle?");
        said.last()
                .locator("button", new Locator.LocatorOptions().setHasText("Comprar"))
                .click();
        Window agent = Eventually.found(
                "who has it",
                () -> people.subList(0, 2).stream()
                        .filter(window -> window.byTestId("badge-mine").isVisible()
                                && "1".equals(window.byTestId("badge-mine").getAttribute("data-count")))
                        .findFirst());
        assertThat(people.get(2).byTestId("conversation-row")).hasCount(0);
        agent.byTestId("conversation-row").first().click();
        assertThat(agent.byTestId("thread")).containsText("plan familiar");
        assertThat(agent.byTestId("route-path")).containsText("Recepción");
        assertThat(agent.byTestId("route-path")).containsText("Vendedores");
        agent.write("Sí, desde hoy");
        assertThat(said.last()).containsText("Sí, desde hoy");
        picture(agent, "first-answer");
        picture(customer.page(), "first-answer-customer");

        Locator another = customer(number, "Cliente Dos");
        write(another, "No me funciona");
        assertThat(another.locator(".theirs").last()).containsText("¿En qué podemos ayudarle?");
        write(another, "2");
        Window phone = people.get(2);
        assertThat(phone.byTestId("badge-mine")).hasAttribute("data-count", "1");
        phone.byTestId("conversation-row").first().tap();
        assertThat(phone.byTestId("thread")).containsText("No me funciona");
        picture(phone, "first-answer-phone");

        boss.page().navigate(demo.app() + "/console/start.xhtml");
        assertThat(boss.byTestId("agenda")).isAttached();
        assertThat(boss.page().locator("[data-state=NEXT], [data-state=LATER]")).hasCount(0);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf("The first day took %d s%n", took.toSeconds());
        assertThat(took).isLessThan(AT_MOST);
        picture(boss, "afterwards");
    }

    // --- what the administrator does

    private void firstAdministrator(Window boss) {
        boss.page().navigate(demo.setup().orElseThrow().toString());
        boss.page().locator("#name").fill("Rosa Jefa");
        boss.page().locator("#login").fill("rosa");
        boss.page().locator("#password").fill(PASSWORD);
        boss.page().locator("#again").fill(PASSWORD);
        picture(boss, "first-administrator");
        boss.byTestId("setup-submit").click();
        boss.byTestId("console").click();
        assertThat(boss.byTestId("guide")).isVisible();
        assertThat(step(boss, "DEPARTMENTS").getAttribute("data-state")).isNotEqualTo("DONE");
        picture(boss, "guide");
    }

    /** The company's own account, with what Meta's pages say of it. */
    private String account(Window boss) {
        boss.byTestId("nav-whatsapp").click();
        boss.byTestId("new-account").click();
        boss.page().locator("[id='new:name']").fill("Mi empresa");
        boss.page().locator("[id='new:waba']").fill(account.wabaId());
        boss.byTestId("create-account").click();
        boss.byTestId("accounts").getByText("Mi empresa").click();
        secret(boss, "ACCESS_TOKEN", account.token());
        secret(boss, "APP_SECRET", account.appSecret());
        secret(boss, "VERIFY_TOKEN", "una-palabra-larga");
        assertThat(boss.byTestId("webhook-url")).hasValue(demo.webhook().url().toString());
        // Meta's page does this when the address and the word are pasted there.
        String handshake = "hub.mode=subscribe&hub.challenge=77&hub.verify_token=una-palabra-larga";
        Eventually.holds(
                "WhatsApp finds the address",
                () -> bandeja.webhook().verify(handshake).status() == 200);
        boss.byTestId("check-account").click();
        Locator numbers = boss.byTestId("findings").locator("[data-matter=NUMBERS]");
        assertThat(numbers).hasAttribute("data-verdict", "GOOD");
        Locator found = boss.byTestId("numbers").locator("tbody a");
        assertThat(found).hasCount(1);
        numberName = found.textContent();
        picture(boss, "account-checked");
        return account.number();
    }

    private static void secret(Window boss, String kind, String value) {
        boss.byTestId("enter-" + kind).fill(value);
        boss.byTestId("keep-" + kind).click();
        assertThat(boss.byTestId("enter-" + kind)).hasValue("");
        assertThat(boss.byTestId("state-" + kind)).containsText("Rosa Jefa");
    }

    private void department(Window boss, String name) {
        boss.byTestId("nav-departments").click();
        boss.byTestId("new-department").click();
        boss.page().locator("[id='new:name']").fill(name);
        boss.byTestId("create-department").click();
        assertThat(boss.byTestId("departments")).containsText(name);
    }

    /** Invited, and at once in a window of theirs with a password of their own. */
    private Window person(Window boss, String name, String login, String department, int width, int height) {
        boss.byTestId("nav-people").click();
        boss.byTestId("new-person").click();
        boss.page().locator("[id='new:name']").fill(name);
        boss.page().locator("[id='new:login']").fill(login);
        boss.page().locator("[id='new:place']").selectOption(new SelectOption().setLabel(department));
        boss.byTestId("invite-person").click();
        assertThat(boss.byTestId("link-url")).isVisible();
        String link = boss.byTestId("link-url").inputValue();
        if (login.equals("ana")) {
            picture(boss, "invited");
        }
        boss.page().keyboard().press("Escape");
        assertThat(boss.byTestId("people")).containsText(name);
        Window theirs = BROWSER.open(demo, width, height, width < 720, "es");
        theirs.page().navigate(link);
        theirs.page().locator("#password").fill(PASSWORD);
        theirs.page().locator("#again").fill(PASSWORD);
        theirs.byTestId("password-submit").click();
        assertThat(theirs.byTestId("status-open")).isVisible();
        return theirs;
    }

    private String group(Window boss, String name, String department) {
        boss.byTestId("nav-groups").click();
        boss.byTestId("new-group").click();
        boss.byTestId("group-name").fill(name);
        boss.byTestId("group-home").selectOption(new SelectOption().setLabel(department));
        boss.byTestId("add-member").selectOption(new SelectOption().setLabel(department));
        boss.byTestId("save-group").click();
        assertThat(boss.byTestId("group-state")).isVisible();
        picture(boss, "group-" + name);
        return "group:" + boss.page().url().replaceAll(".*id=", "");
    }

    private String attendant(Window boss, String sales, String support) {
        boss.byTestId("nav-attendants").click();
        boss.byTestId("new-attendant").click();
        boss.page().locator("[id='new:name']").fill("Recepción");
        boss.byTestId("create-attendant").click();
        boss.byTestId("attendant-fallback").selectOption(new SelectOption().setLabel("Ventas"));
        option(boss, "o1", "Comprar", sales);
        option(boss, "o2", "Una falla", support);
        boss.byTestId("rehearsal-input").fill("hola");
        boss.byTestId("rehearsal-send").click();
        assertThat(boss.byTestId("rehearsal-message").last()).containsText("Una falla");
        assertThat(boss.byTestId("attendant-problems").locator("li")).hasCount(0);
        boss.byTestId("publish-attendant").click();
        assertThat(boss.byTestId("attendant-talks")).containsText("La versión 1 atiende");
        picture(boss, "attendant");
        return "attendant:" + boss.page().url().replaceAll(".*id=", "");
    }

    private static void option(Window boss, String key, String label, String route) {
        boss.byTestId("add-option-main").click();
        boss.byTestId("option-label-main." + key).fill(label);
        boss.byTestId("option-does-main." + key).selectOption(route);
    }

    private void route(Window boss, String number, String route) {
        boss.byTestId("nav-start").click();
        step(boss, "ROUTE").locator("a").click();
        boss.byTestId("numbers")
                .locator("a.strong", new Locator.LocatorOptions().setHasText(numberName))
                .click();
        boss.byTestId("number-route").selectOption(route);
        boss.byTestId("save-number").click();
        assertThat(boss.page().locator(".ui-growl-item").last()).containsText("Guardado");
        picture(boss, "number");
        boss.byTestId("nav-start").click();
    }

    private static Locator step(Window boss, String name) {
        return boss.byTestId("step-" + name);
    }

    // --- what a customer does

    private Locator customer(String number, String name) {
        Window window = BROWSER.open(demo, 1280, 900, false, "es");
        window.allow(demo.simulator());
        Page page = window.page();
        page.navigate(demo.simulator() + "/");
        page.locator("#new-customer").click();
        page.locator("#customer-form [name=name]").fill(name);
        page.locator("#customer-form [name=number]").selectOption(number);
        page.locator("#customer-form button[type=submit]").click();
        return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
    }

    private static void write(Locator phone, String text) {
        phone.locator("textarea").fill(text);
        phone.locator(".send").click();
    }

    private void picture(Window window, String name) {
        picture(window.page(), name);
    }

    private void picture(Page page, String name) {
        if (System.getenv("BANDEJA_PICTURES") != null && SHOWN.containsKey(name)) {
            Path shown = Installation.root().resolve("docs/screens/first-day-" + SHOWN.get(name) + "-es.webp");
            Camera.keep(page, shown, Optional.empty());
        }
        Pictures.keep(page, String.format("first-day/%02d-%s", ++pictures, name));
    }
}
