package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator makes a calendar and a group; two agents in two windows get conversations by turns, and one goes away. */
@OnSharedInstallation
class GroupsStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final AgentDoor administrator = bandeja.administrator();

    @Test
    void fromACalendarAndAGroupToTwoAgentsByTurns() {
        Newcomer ana = company.hire("AGENT");
        Newcomer luis = company.hire("AGENT");
        String calendar = "Hours of " + company.departmentName();
        String group = "Group of " + company.departmentName();

        Window console = BROWSER.open(administrator.person(), "/console/calendars.xhtml");
        console.forgiveRefusals();
        console.byTestId("new-calendar").click();
        console.byTestId("calendar-name").fill(calendar);
        console.byTestId("calendar-zone").fill("America/Bogota");
        console.byTestId("hours-monday").fill("0-12, 12:00-24");
        console.byTestId("copy-all").click();
        assertThat(console.byTestId("hours-sunday")).hasValue("00:00-12:00, 12:00-24:00");
        console.byTestId("hours-sunday").fill("9 to 5");
        console.byTestId("save-calendar").click();
        assertThat(console.byTestId("calendar-failure")).containsText("9 to 5");
        console.byTestId("hours-sunday").fill("00-24");
        console.byTestId("add-day").click();
        console.byTestId("day-date").fill("2026-12-25");
        console.byTestId("day-name").fill("Navidad <b>");
        console.byTestId("day-yearly").check();
        Accessibility.assertNothingSerious(console.page());
        console.byTestId("save-calendar").click();
        assertThat(console.byTestId("calendar-now")).isVisible();
        assertThat(console.byTestId("day-name")).hasValue("Navidad <b>");
        picture(console, "calendar");

        console.byTestId("nav-groups").click();
        console.byTestId("new-group").click();
        console.byTestId("group-name").fill(group);
        console.byTestId("group-home").selectOption(new SelectOption().setLabel(company.departmentName()));
        console.byTestId("add-member").selectOption("department:" + company.department());
        console.byTestId("group-calendar").selectOption(new SelectOption().setLabel(calendar));
        console.byTestId("group-capacity").fill("5");
        console.byTestId("save-group").click();
        assertThat(console.byTestId("group-state")).containsText("2 people available");
        console.byTestId("add-step").click();
        console.byTestId("save-group").click();
        assertThat(console.byTestId("group-failure")).isVisible();
        console.byTestId("remove-step").last().click();
        assertThat(console.byTestId("group-step")).hasCount(1);
        assertThat(asksBeforeLeaving(console)).isFalse();
        console.byTestId("group-capacity").fill("6");
        assertThat(asksBeforeLeaving(console)).isTrue();
        List<String> saves = new CopyOnWriteArrayList<>();
        console.page().onRequest(request -> {
            if (request.method().equals("PUT")) saves.add(request.url());
        });
        console.byTestId("save-group").dblclick();
        console.tells("Saved");
        assertThat(console.byTestId("save-group")).isFocused();
        assertThat(saves).hasSize(1);
        assertThat(asksBeforeLeaving(console)).isFalse();
        Accessibility.assertNothingSerious(console.page());
        picture(console, "group");
        String id = console.page().url().replaceAll(".*id=", "");
        lead("group:" + id);

        Window hers = open(ana);
        Window his = open(luis);
        List<Customer> customers = List.of(Customer.unknown("Turn one"), Customer.unknown("Turn two"));
        customers.forEach(company::conversation);
        assertThat(hers.byTestId("flag")).hasCount(1);
        assertThat(his.byTestId("flag")).hasCount(1);
        assertThat(hers.byTestId("badge-mine")).hasAttribute("data-count", "1");

        hers.byTestId("person-menu").click();
        hers.byTestId("presence-away").click();
        assertThat(hers.byTestId("person-menu").locator("[data-presence=AWAY]")).isVisible();
        assertThat(console.byTestId("group-state")).containsText("1 person available");
        company.conversation(Customer.unknown("Third"));
        company.conversation(Customer.unknown("Fourth"));
        assertThat(his.byTestId("badge-mine")).hasAttribute("data-count", "3");
        assertThat(hers.byTestId("badge-mine")).hasAttribute("data-count", "1");
        assertThat(console.byTestId("group-state").locator("tbody tr")).hasCount(2);
        picture(console, "group-state");

        his.byTestId("conversation-row").first().click();
        his.action("transfer").click();
        Locator colleague = his.byTestId("picker-option").first();
        assertThat(colleague.getByTestId("presence")).hasText("Away");
        picture(his, "picker");
        hers.byTestId("person-menu").click();
        hers.byTestId("presence-available").click();
        assertThat(colleague.getByTestId("presence")).hasText("Available");
        his.byTestId("picker-close").click();
        assertThat(his.byTestId("timeline-entry").last()).containsText(group);
        assertThat(his.byTestId("history").locator("[data-kind]")).hasText(new Pattern[] {
            Pattern.compile(group + " gave it to .*\\d:\\d\\d.*"),
            Pattern.compile("Routed to " + company.departmentName() + ".*the group gave it there.*"),
            Pattern.compile("To the call group " + group + ".*the number leads there.*"),
            Pattern.compile("Came in on .*")
        });
        picture(hers, "rail");
    }

    @Test
    void onAPhoneAndInSpanish() {
        Newcomer agent = company.hire("AGENT");
        company.conversation(Customer.unknown("On the phone"));
        Window phone = BROWSER.open(390, 844, true, "es-CO");
        phone.logIn(agent.person(), "/inbox.xhtml");
        assertThat(phone.byTestId("conversation-row").first()).isVisible();
        phone.byTestId("person-menu").tap();
        assertThat(phone.byTestId("presence-away")).hasText("Ausente");
        picture(phone, "phone-menu");
        phone.byTestId("presence-off").tap();
        assertThat(phone.byTestId("person-menu").locator("[data-presence=OFF]")).isVisible();

        Window console = BROWSER.open(390, 844, true, "es-CO");
        Newcomer boss = company.hireAdministrator();
        console.logIn(boss.person(), "/console/calendar.xhtml");
        console.byTestId("hours-monday").fill("8-12, 14-18");
        console.byTestId("copy-weekdays").tap();
        assertThat(console.byTestId("hours-friday")).hasValue("08:00-12:00, 14:00-18:00");
        picture(console, "phone-calendar");
        console.assertFits();
        assertThat(asksBeforeLeaving(console)).isTrue();
        console.byTestId("fill-nothing").tap();
        assertThat(asksBeforeLeaving(console)).isFalse();
        console.page().navigate(bandeja.demo().app() + "/console/call-group.xhtml");
        assertThat(console.byTestId("group-step")).hasCount(1);
        picture(console, "phone-group");
        console.assertFits();
        console.page().navigate(bandeja.demo().app() + "/console/call-groups.xhtml");
        assertThat(console.byTestId("new-group")).hasText("Nuevo grupo");
        console.assertFits();
    }

    private static boolean asksBeforeLeaving(Window window) {
        return (boolean) window.page().evaluate("!dispatchEvent(new Event('beforeunload', { cancelable: true }))");
    }

    private Window open(Newcomer agent) {
        return BROWSER.open(agent.person(), "/inbox.xhtml");
    }

    private void lead(String route) {
        String number = administrator.get("/api/numbers").require(200).items().stream()
                .filter(one -> one.getString("phoneNumberId").equals(company.number()))
                .findFirst()
                .orElseThrow()
                .getString("id");
        company.call("PATCH", "/api/numbers/" + number, AgentDoor.field("route", route))
                .require(200);
    }

    private static void picture(Window window, String name) {
        Pictures.keepWhole(window.page(), "groups-" + name);
    }
}
