package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.util.Optional;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator settles who works where and who may what: in each language, on a desk and on a phone. */
@OnSharedInstallation
class AdministrationStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final AgentDoor administrator = bandeja.administrator();

    @ParameterizedTest
    @ValueSource(strings = "en-US")
    void aDepartmentGetsMembersAndSaysWhoTransfers(String locale) {
        Newcomer agent = company.hire("AGENT");
        Newcomer newcomer = company.invite(Optional.empty(), false);
        Customer customer = Customer.unknown("Handed on or not");
        String conversation = company.conversation(customer);
        String page = "/inbox.xhtml#/c/" + conversation;
        Window hers = BROWSER.open(agent.person(), page, locale);
        hers.offers("claim", true);
        hers.offers("assign", false);
        agent.post("/api/conversations/" + conversation + "/claim").require(200);
        hers.offers("transfer", true);
        hers.offers("move", false);
        Newcomer colleague = company.hire("AGENT");
        hers.page().locator(".sheet-toggle").click();
        hers.byTestId("action-sheet").getByTestId("action-transfer").click();
        hers.byTestId("picker-option")
                .filter(new Locator.FilterOptions().setHasText(colleague.name()))
                .click();
        hers.onDeskAndPhone(() -> assertThat(hers.byTestId("header-flag")).containsText(colleague.name()));
        colleague
                .call("POST", "/api/conversations/" + conversation + "/transfer", AgentDoor.field("agent", agent.id()))
                .require(200);
        hers.onDeskAndPhone(() -> assertThat(hers.byTestId("header-flag")).hasAttribute("data-flag", "MINE"));

        Window console = BROWSER.open(administrator.person(), "/console/departments.xhtml", locale);
        String made = "Made of " + company.departmentName();
        console.byTestId("new-department").click();
        console.page().locator("[id='new:name']").fill(made);
        console.byTestId("create-department").click();
        console.tells(console.words("Se creó " + made, made + " was created"));
        console.onDeskAndPhone(() -> assertThat(console.byTestId("departments")).containsText(made));
        console.byTestId("departments")
                .getByText(company.departmentName(), new Locator.GetByTextOptions().setExact(true))
                .click();
        // What is typed before its page is there as a whole is looked for by nobody.
        console.page().waitForURL("**/console/department.xhtml?id=*");
        assertThat(console.page().locator("h1")).hasText(company.departmentName());
        joins(console, newcomer);

        assertThat(console.page().locator("[id='settings:transfer']")).not().isChecked();
        console.page().locator("[id='settings:transfer']").check();
        console.byTestId("save-department").click();
        console.tells(console.words("Guardado", "Saved"));
        console.onDeskAndPhone(() -> {
            assertThat(console.page().locator("[id='settings:transfer']")).isChecked();
            assertThat(console.page().locator("label[for='settings:transfer']"))
                    .containsText(console.words(
                            "Los agentes no pueden transferir sus conversaciones",
                            "Agents may not transfer their own conversations"));
        });
        hers.page().reload();
        hers.offers("transfer", false);
        console.page().navigate(bandeja.demo().app() + page);
        console.offers("transfer", true);
        console.offers("takeover", true);
        console.offers("move", true);
        console.offers("complete", true);
        agent.post("/api/conversations/" + conversation + "/return").require(200);
        console.offers("assign", true);
        hers.offers("assign", false);
    }

    /** As an agent, and then as an admin of the department. */
    private void joins(Window console, Newcomer newcomer) {
        console.page().locator("[id='add:member_input']").pressSequentially(newcomer.login());
        console.page()
                .locator(".ui-autocomplete-item")
                .filter(new Locator.FilterOptions().setHasText(newcomer.login()))
                .click();
        console.byTestId("add-member").click();
        console.tells(console.words("Añadido", "Added"));
        Locator line = console.byTestId("members")
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(newcomer.login()));
        console.onDeskAndPhone(() -> assertThat(line).containsText(console.words("Agente", "Agent")));
        line.getByTestId("make-admin").click();
        assertThat(console.page().locator(".ui-confirm-dialog"))
                .containsText(console.words(
                        "responsable de " + company.departmentName(), "an admin of " + company.departmentName()));
        console.byTestId("confirm-no").click();
        assertThat(line.getByTestId("make-agent")).hasCount(0);
        line.getByTestId("make-admin").click();
        console.byTestId("confirm-yes").click();
        console.tells(console.words("Función cambiada", "Role changed"));
        console.onDeskAndPhone(
                () -> assertThat(line).containsText(console.words("Responsable del departamento", "Department admin")));
        assertThat(administrator.get(company.departmentPath() + "/members").items())
                .filteredOn(member -> member.getString("login").equals(newcomer.login()))
                .extracting(member -> member.getString("role"))
                .containsExactly("ADMIN");
    }

    @ParameterizedTest
    @ValueSource(strings = "es-ES")
    void somebodyIsInvitedMadeAdministratorAndDisabledAndTheAuditTells(String locale) {
        String name = "Temporal " + company.departmentName();
        Window console = BROWSER.open(administrator.person(), "/console/people.xhtml", locale);
        console.byTestId("new-person").click();
        console.page().locator("[id='new:name']").fill(name);
        console.page().locator("[id='new:login']").fill("t" + System.nanoTime());
        console.page().locator("[id='new:place']").selectOption(new SelectOption().setLabel(company.departmentName()));
        console.byTestId("invite-person").click();
        assertThat(console.byTestId("link-url")).isVisible();
        assertThat(console.byTestId("link-ends")).containsText(console.words("Funciona hasta el", "It works until"));
        console.page().keyboard().press("Escape");
        console.page().locator("[id='filter:words']").fill(name);
        Locator people = console.byTestId("people").locator("tbody tr");
        assertThat(people).hasCount(1);
        console.onDeskAndPhone(() -> assertThat(people).containsText(console.words("Invitada", "Invited")));
        people.locator("a.strong").click();

        Locator marks = console.page().locator("[id=marks]");
        assertThat(marks).not().containsText(console.words("Administrador", "Administrator"));
        console.page().locator("[id='about:administrator']").check();
        console.byTestId("save-person").click();
        console.tells(console.words("Guardado", "Saved"));
        console.onDeskAndPhone(() -> assertThat(marks).containsText(console.words("Administrador", "Administrator")));
        console.byTestId("disable").click();
        assertThat(console.page().locator(".ui-confirm-dialog"))
                .containsText(console.words("¿Desactivar a " + name, "Disable " + name));
        console.byTestId("confirm-yes").click();
        console.tells(console.words("Desactivada", "Disabled"));
        console.onDeskAndPhone(() -> assertThat(marks).containsText(console.words("Desactivada", "Disabled")));

        String id = console.page().url().replaceAll(".*id=", "");
        console.page().navigate(bandeja.demo().app() + "/console/audit.xhtml");
        console.page().locator("[id='filter:object']").fill(id);
        console.byTestId("filter-audit").click();
        Locator records = console.byTestId("audit").locator("tbody");
        console.onDeskAndPhone(() -> {
            assertThat(records).containsText(console.words("Persona desactivada", "Person disabled"));
            assertThat(records).containsText(console.words("Persona creada", "Person created"));
            assertThat(records).containsText(administrator.name());
        });
    }
}
