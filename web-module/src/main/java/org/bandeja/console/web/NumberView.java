package org.bandeja.console.web;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.contact.rules.PhoneNumbers;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.DepartmentRow;
import org.bandeja.directory.service.DepartmentDesk;
import org.bandeja.notice.service.NoticeDesk;
import org.bandeja.notice.web.NoticeShown;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteEnds.RouteEnd;
import org.bandeja.routing.service.NumberDesk;
import org.bandeja.routing.service.NumberState;
import org.bandeja.routing.service.RouteChoices;
import org.bandeja.routing.service.RouteShown;
import org.bandeja.routing.web.StopWords;
import org.bandeja.screen.web.ScreenView;
import org.bandeja.screen.web.Texts;

/** One of the company's numbers: where it leads, how WhatsApp rates it, why it does not send. */
@Named("number")
@ViewScoped
public class NumberView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient NumberDesk desk;

    @Inject
    transient DepartmentDesk departmentDesk;

    @Inject
    transient RouteChoices choices;

    @Inject
    transient NoticeDesk noticeDesk;

    @Inject
    transient NoticeShown.Maker maker;

    @Inject
    transient StopWords stopWords;

    @Inject
    transient ScreenView screen;

    @Inject
    transient Texts texts;

    @Inject
    transient Attempts attempts;

    private String id;
    private transient NumberState row;
    /** What the fields were filled from. */
    private transient NumberState shown;

    private transient List<RouteEnd> ends = List.of();
    private transient List<DepartmentRow> departments = List.of();
    private transient List<NoticeShown> notices = List.of();
    private String accountName;
    private String name;
    private String route;
    private List<String> starters = new ArrayList<>();
    private int messagesPerSecond;
    private int reopeningHours;

    public void load() {
        if (refresh()) {
            shown = row;
            name = row.name();
            route = routeOf(row);
            starters = new ArrayList<>(
                    row.starters().stream().map(DepartmentId::text).toList());
            messagesPerSecond = row.messagesPerSecond();
            reopeningHours = (int) row.reopeningHours();
        }
    }

    /** @return whether it is there; what somebody types stays */
    private boolean refresh() {
        try {
            row = desk.one(number());
        } catch (NotFound e) {
            Pages.notFound();
            return false;
        }
        ends = choices.all();
        departments =
                departmentDesk.all().stream().filter(one -> !one.archived()).toList();
        notices = maker.all(noticeDesk.ofNumber(row.id()), screen.getLocale());
        accountName = row.account()
                .flatMap(account -> noticeDesk.accounts().values().stream()
                        .filter(one -> one.id().equals(account.text()))
                        .findFirst())
                .map(NoticeDesk.Account::name)
                .orElse(null);
        return true;
    }

    private static String routeOf(NumberState number) {
        return number.route().map(leads -> leads.route().text()).orElse("");
    }

    public void save() {
        Optional<Optional<Route>> chosen = Typed.changed(route, routeOf(shown))
                .map(wanted -> Optional.of(wanted)
                        .filter(text -> !text.isEmpty())
                        .map(text -> Route.parse(text).orElseThrow(NotFound::new)));
        Set<DepartmentId> from = starters.stream()
                .map(text -> DepartmentId.parse(text).orElseThrow(NotFound::new))
                .collect(Collectors.toSet());
        NumberDesk.Changes changes = new NumberDesk.Changes(
                Typed.changed(name, shown.name()),
                chosen,
                Typed.changed(from, Set.copyOf(shown.starters())),
                Typed.changed(messagesPerSecond, shown.messagesPerSecond()),
                Typed.changed(reopeningHours, (int) shown.reopeningHours()));
        if (attempts.done(() -> desk.change(number(), changes))) {
            load();
            sayWhereItLeads();
        }
    }

    private void sayWhereItLeads() {
        String called = PhoneNumbers.shown(row.name());
        String trouble = getProblem();
        if (trouble != null) {
            attempts.say("console.number.savedProblem", called, trouble);
            return;
        }
        row.route()
                .ifPresentOrElse(
                        leads -> attempts.say("console.number.saved", called, leads.name()),
                        () -> attempts.say("console.number.savedNowhere", called));
    }

    /** What waits here is routed after the route was given: then there is less of it, without a reload. */
    public void look() {
        refresh();
    }

    private NumberState row() {
        return row == null ? desk.one(number()) : row;
    }

    public void tryNow() {
        attempt(() -> desk.tryNow(number()), "console.number.tried");
    }

    private void attempt(Runnable deed, String done) {
        if (attempts.done(deed)) {
            attempts.say(done);
            refresh();
        }
    }

    /** Why nothing leaves; empty while it runs. */
    public String getStopped() {
        return stopWords.of(row, screen.getLocale());
    }

    private NumberId number() {
        return NumberId.parse(id).orElseThrow(NotFound::new);
    }

    public NumberState getRow() {
        return row;
    }

    /** What it can lead to, in groups; what it leads to now stays among them. */
    public List<SelectItem> getMenu() {
        return RouteMenu.of(ends, row().route(), key -> texts.text(screen.getLocale(), key));
    }

    /** What keeps the route from working as it was meant; null: it works, or there is none. */
    public String getProblem() {
        return row().route()
                .flatMap(RouteShown::problem)
                .map(problem -> texts.text(screen.getLocale(), "console.route.problem." + problem))
                .orElse(null);
    }

    public List<DepartmentRow> getDepartments() {
        return departments;
    }

    public List<NoticeShown> getNotices() {
        return notices;
    }

    /** Null: nobody has said yet which account it belongs to. */
    public String getAccountName() {
        return accountName;
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

    public String getRoute() {
        return route;
    }

    /** @param route null or empty: no route; Faces hands on the empty choice of a menu as null */
    public void setRoute(String route) {
        this.route = route == null ? "" : route;
    }

    /** Ids of the departments that may begin conversations; none: the one that it leads to. */
    public List<String> getStarters() {
        return starters;
    }

    public void setStarters(List<String> starters) {
        this.starters = starters == null ? new ArrayList<>() : starters;
    }

    public int getMessagesPerSecond() {
        return messagesPerSecond;
    }

    public void setMessagesPerSecond(int messagesPerSecond) {
        this.messagesPerSecond = messagesPerSecond;
    }

    public int getReopeningHours() {
        return reopeningHours;
    }

    public void setReopeningHours(int reopeningHours) {
        this.reopeningHours = reopeningHours;
    }
}
