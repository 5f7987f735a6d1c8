package org.bandeja.console.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.directory.model.AgentCursor;
import org.bandeja.directory.model.AgentQuestion;
import org.bandeja.directory.model.AgentRow;
import org.bandeja.directory.model.AgentState;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.DepartmentRow;
import org.bandeja.directory.model.Role;
import org.bandeja.directory.service.DepartmentDesk;
import org.bandeja.directory.service.PeopleDesk;
import org.bandeja.directory.service.PeopleDesk.NewAgent;
import org.bandeja.login.service.LinkDesk;
import org.bandeja.login.web.LinkSender;
import org.bandeja.login.web.LinkSender.LinkJson;

/** The people, and somebody new. */
@Named("people")
@ViewScoped
public class PeopleView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient PeopleDesk desk;

    @Inject
    transient DepartmentDesk departmentDesk;

    @Inject
    transient LinkDesk links;

    @Inject
    transient LinkSender sender;

    @Inject
    transient Attempts attempts;

    private transient PeopleTable table;
    private transient List<DepartmentRow> departments = List.of();
    private transient LinkJson link;
    private String state;
    private String department;
    private String login;
    private String name;
    private String email;
    private boolean administrator;
    private String place;
    private String role = Role.AGENT.name();

    public void load() {
        departments =
                departmentDesk.all().stream().filter(found -> !found.archived()).toList();
        table = new PeopleTable(this::question, desk::list, desk::count);
    }

    private AgentQuestion question(
            AgentQuestion.Sort sort, boolean descending, Optional<AgentCursor> after, int limit) {
        return new AgentQuestion(
                Typed.given(table.getWords()),
                Typed.given(state).map(AgentState::valueOf),
                Typed.given(department).flatMap(DepartmentId::parse),
                Optional.empty(),
                sort,
                descending,
                after,
                limit);
    }

    /** Makes the person and, if that went well, the link with which they choose a password. */
    public void invite() {
        Map<DepartmentId, Role> places = Typed.given(place)
                .flatMap(DepartmentId::parse)
                .map(id -> Map.of(id, Role.valueOf(role)))
                .orElse(Map.of());
        Optional<AgentRow> created = attempts.attempt(
                () -> desk.create(new NewAgent(login, name, Optional.ofNullable(email), administrator, places)));
        created.ifPresent(agent -> Pages.hide("newPerson", "list"));
        created.flatMap(agent -> attempts.attempt(() -> links.invite(agent.id())))
                .ifPresent(made -> {
                    link = sender.handOver(made, request(), Pages.locale());
                    Pages.show("link");
                    login = null;
                    name = null;
                    email = null;
                    administrator = false;
                    place = null;
                    role = Role.AGENT.name();
                });
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    public PeopleTable getTable() {
        return table;
    }

    public List<DepartmentRow> getDepartments() {
        return departments;
    }

    public LinkJson getLink() {
        return link;
    }

    public String getState() {
        return state;
    }

    /** @param state of the address, too: what is none counts as all */
    public void setState(String state) {
        boolean known = state != null
                && Stream.of(AgentState.values()).anyMatch(one -> one.name().equals(state));
        this.state = known ? state : null;
    }

    public String getDepartment() {
        return department;
    }

    public void setDepartment(String department) {
        this.department = department;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public boolean isAdministrator() {
        return administrator;
    }

    public void setAdministrator(boolean administrator) {
        this.administrator = administrator;
    }

    public String getPlace() {
        return place;
    }

    public void setPlace(String place) {
        this.place = place;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }
}
