package org.bandeja.console.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.AgentRow;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.DepartmentRow;
import org.bandeja.directory.model.Role;
import org.bandeja.directory.service.DepartmentDesk;
import org.bandeja.directory.service.Gone;
import org.bandeja.directory.service.MemberDesk;
import org.bandeja.directory.service.PeopleDesk;
import org.bandeja.directory.service.PeopleDesk.Changes;
import org.bandeja.directory.service.PeopleDesk.Pending;
import org.bandeja.login.service.LinkDesk;
import org.bandeja.login.service.TwoStepDesk;
import org.bandeja.login.web.LinkSender;
import org.bandeja.login.web.LinkSender.LinkJson;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.RouteUse;

/** One person: who they are, where they work, how they get in. */
@Named("person")
@ViewScoped
public class PersonView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient PeopleDesk desk;

    @Inject
    transient MemberDesk members;

    @Inject
    transient DepartmentDesk departmentDesk;

    @Inject
    transient LinkDesk links;

    @Inject
    transient TwoStepDesk twoSteps;

    @Inject
    transient LinkSender sender;

    @Inject
    transient Attempts attempts;

    private String id;
    private transient AgentRow row;
    /** What the fields were filled from. */
    private transient AgentRow shown;

    private final transient Listed<AgentRow.Place> places = new Listed<>(new Columns<AgentRow.Place>()
            .text("name", AgentRow.Place::name)
            .state(
                    "role",
                    one -> Optional.of(one.role() == Role.ADMIN ? 0 : 1),
                    one -> attempts.text("console.role." + one.role())));

    private transient Pending pending;
    private transient LinkJson link;
    private int assigned;
    private transient List<RouteUse> uses = List.of();
    private boolean twoStep;
    private boolean own;
    private transient List<DepartmentRow> others = List.of();
    private String name;
    private String email;
    private boolean administrator;
    private String place;
    private String role = Role.AGENT.name();

    public void load() {
        if (refresh()) {
            shown = row;
            name = row.name();
            email = row.email().orElse("");
            administrator = row.administrator();
        }
    }

    /** @return whether they are there; what somebody types stays */
    private boolean refresh() {
        try {
            row = desk.one(agent());
        } catch (NotFound e) {
            Pages.notFound();
            return false;
        }
        places.show(row.places());
        pending = desk.pending(Set.of(agent())).get(agent());
        assigned = desk.assigned(agent());
        uses = desk.uses(Set.of(agent())).getOrDefault(agent(), List.of());
        twoStep = twoSteps.isResettable(agent());
        own = departmentDesk.access().agent().equals(agent().text());
        others = departmentDesk.all().stream()
                .filter(department -> !department.archived())
                .filter(department -> row.places().stream()
                        .noneMatch(mine -> mine.department().equals(department.id())))
                .toList();
        return true;
    }

    public void save() {
        Changes changes = new Changes(
                Typed.changed(name, shown.name()),
                Typed.changed(email, shown.email().orElse("")),
                Typed.changed(administrator, shown.administrator()));
        if (attempts.done(() -> desk.change(agent(), changes))) {
            attempts.say("console.saved");
            load();
        }
    }

    public void join() {
        attempt(
                () -> members.put(DepartmentId.parse(place).orElseThrow(NotFound::new), agent(), Role.valueOf(role)),
                "console.member.added");
        place = null;
    }

    public void leave() {
        PressedRow.on(
                places.all(),
                place -> place.department().text(),
                from -> tell(
                        attempts.attempt(() -> members.remove(from.department(), agent())), "console.person.left"));
    }

    public void disable() {
        tell(attempts.attempt(() -> desk.disable(agent())), "console.person.disabled");
    }

    public void enable() {
        attempt(() -> desk.enable(agent()), "console.person.enabled");
    }

    public void signOut() {
        attempt(() -> desk.signOut(agent()), "console.person.signedOut");
    }

    public void resetTwoStep() {
        attempt(() -> twoSteps.reset(agent()), "console.person.twoStepReset");
    }

    public void invite() {
        hand(links::invite);
    }

    public void reset() {
        hand(links::reset);
    }

    private void hand(Function<AgentId, LinkDesk.Link> making) {
        FacesContext faces = FacesContext.getCurrentInstance();
        attempts.attempt(() -> making.apply(agent())).ifPresent(made -> {
            link = sender.handOver(
                    made, (HttpServletRequest) faces.getExternalContext().getRequest(), Pages.locale());
            refresh();
            Pages.show("link");
        });
    }

    /** Names what will happen. */
    public String getDisableQuestion() {
        return attempts.text(
                assigned == 0 ? "console.person.disableQuestion" : "console.person.disableQuestionReturns",
                row.name(),
                assigned);
    }

    public String leaveQuestion(AgentRow.Place from) {
        return attempts.text("console.person.leaveQuestion", row.name(), from.name());
    }

    /** Also what still leads to them: nothing is lost, but somebody should choose who gets it now. */
    private void tell(Optional<Gone> gone, String done) {
        gone.ifPresent(left -> {
            attempts.say(done);
            if (!left.uses().isEmpty()) {
                attempts.say("console.member.stillNamed", row.name(), UseLinks.names(left.uses()));
            }
        });
        refresh();
    }

    private void attempt(Runnable deed, String done) {
        if (attempts.done(deed)) {
            attempts.say(done);
        }
        refresh();
    }

    private AgentId agent() {
        return AgentId.parse(id).orElseThrow(NotFound::new);
    }

    public AgentRow getRow() {
        return row;
    }

    public Listed<AgentRow.Place> getPlaces() {
        return places;
    }

    public Pending getPending() {
        return pending;
    }

    /** What leads to them, and the groups that they are in by name. */
    public List<RouteUse> getUses() {
        return uses;
    }

    public String called(RouteUse use) {
        return UseLinks.name(use);
    }

    /** Where it is set up. */
    public String place(RouteUse use) {
        return UseLinks.page(use);
    }

    /** Whether there is a two-step login that could be reset. */
    public boolean isTwoStep() {
        return twoStep;
    }

    /** Whether it is the page of who looks at it. */
    public boolean isOwn() {
        return own;
    }

    public LinkJson getLink() {
        return link;
    }

    public List<DepartmentRow> getOthers() {
        return others;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
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
