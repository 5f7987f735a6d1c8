package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.service.ReplyDesk;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.DepartmentRow;
import org.bandeja.directory.service.DepartmentDesk;
import org.bandeja.outbox.model.TroubleCursor;
import org.bandeja.outbox.model.TroubleQuestion;
import org.bandeja.outbox.model.TroubleRow;
import org.bandeja.outbox.service.TroubleDesk;
import org.bandeja.outbox.web.TroubleWords;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.service.NumberDesk;
import org.bandeja.routing.service.NumberState;
import org.bandeja.screen.web.ScreenView;

/** Messages that failed or may not have arrived, across conversations. */
@Named("failed")
@ViewScoped
public class FailedView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    @Inject
    transient TroubleDesk desk;

    @Inject
    transient DepartmentDesk departmentDesk;

    @Inject
    transient NumberDesk numberDesk;

    @Inject
    transient ReplyDesk replies;

    @Inject
    transient TroubleWords words;

    @Inject
    transient ScreenView screen;

    @Inject
    transient Attempts attempts;

    private final transient Deque<Optional<TroubleCursor>> before = new ArrayDeque<>();
    private transient Optional<TroubleCursor> cursor = Optional.empty();
    private transient TroubleDesk.Page page = new TroubleDesk.Page(List.of(), Optional.empty());

    private transient List<DepartmentRow> departments = List.of();
    private transient List<NumberState> numbers = List.of();
    private String department;
    private String number;

    /** By number only administrators ask: others do not see which there are. */
    public void load() {
        departments = departmentDesk.all();
        numbers = departmentDesk.access().administrator() ? numberDesk.all() : List.of();
        show();
    }

    /** Shows those that match what was chosen, from the newest on. */
    public void find() {
        before.clear();
        cursor = Optional.empty();
        show();
    }

    private void show() {
        TroubleQuestion wanted = new TroubleQuestion(
                Optional.ofNullable(department).flatMap(DepartmentId::parse),
                Optional.ofNullable(number).flatMap(NumberId::parse));
        page = desk.page(wanted, cursor, PAGE);
    }

    public void older() {
        page.next().ifPresent(next -> {
            before.push(cursor);
            cursor = Optional.of(next);
            show();
        });
    }

    public void newer() {
        if (!before.isEmpty()) {
            cursor = before.pop();
            show();
        }
    }

    public void retry() {
        attempt(replies::retry, "console.failed.again");
    }

    public void dismiss() {
        attempt(replies::dismiss, "console.failed.dismissed");
    }

    private interface Deed {
        Object on(MessageId id);
    }

    private void attempt(Deed deed, String done) {
        PressedRow.on(
                page.rows(),
                row -> row.id().text(),
                row -> attempts.attempt(() -> deed.on(row.id())).ifPresent(said -> attempts.say(done)));
        show();
    }

    public String reason(TroubleRow row) {
        return words.reason(row, screen.getLocale());
    }

    public boolean canBeSentAgain(TroubleRow row) {
        return words.canBeSentAgain(row);
    }

    public List<TroubleRow> getRows() {
        return page.rows();
    }

    /** Whether something was chosen that leaves others out. */
    public boolean isNarrowed() {
        return department != null && !department.isEmpty() || number != null && !number.isEmpty();
    }

    public List<DepartmentRow> getDepartments() {
        return departments;
    }

    public List<NumberState> getNumbers() {
        return numbers;
    }

    public String getDepartment() {
        return department;
    }

    public void setDepartment(String department) {
        this.department = department;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public boolean isOlderThere() {
        return page.next().isPresent();
    }

    public boolean isNewerThere() {
        return !before.isEmpty();
    }
}
