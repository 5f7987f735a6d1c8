package org.bandeja.label.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.rules.ConsoleDoor;
import org.bandeja.label.model.Label;
import org.bandeja.label.model.LabelColour;
import org.bandeja.label.model.LabelId;
import org.bandeja.label.model.LabelInUse;
import org.bandeja.label.model.LabelNameTaken;
import org.bandeja.label.model.LabelRow;
import org.bandeja.label.model.LabelShown;
import org.bandeja.label.model.LabelledConversations;
import org.bandeja.label.model.Labels;
import org.bandeja.label.model.NoMoreLabels;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.refusal.model.NotFound;

/** The labels of the company: everybody sees what there is, administrators decide about it. */
@Stateless
@RolesAllowed(AGENT)
public class LabelDesk {
    /** One chooses from them with the eyes. */
    public static final int MOST = 200;

    @Inject
    Labels labels;

    @Inject
    LabelledConversations labelled;

    @Inject
    Callers callers;

    @Inject
    EventLog events;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * What is wanted of a label.
     *
     * @param name empty: stays; likewise the colour
     */
    public record Wanted(Optional<String> name, Optional<LabelColour> colour) {}

    /** Those that can be put on conversations, by name. */
    public List<LabelShown> offered() {
        callers.current();
        return labels.offered().stream()
                .map(label -> new LabelShown(label.id(), label.name(), label.colour(), false))
                .toList();
    }

    /** All with how often they are used, archived ones last; for administrators. */
    public List<LabelRow> all() {
        administrator();
        return labels.all();
    }

    /**
     * A new one.
     *
     * @throws LabelNameTaken if there is another one of this name
     * @throws NoMoreLabels if there are {@value #MOST} that are offered
     */
    public LabelRow create(Wanted wanted) {
        Caller caller = administrator();
        Label label = new Label(
                LabelId.next(), wanted.name().orElse(""), wanted.colour().orElse(LabelColour.GREY));
        requireFree(label.name(), label.id());
        requireRoom();
        labels.add(label);
        labels.flush();
        tell(deed(caller, "LABEL_CREATED", label.id())
                .changing("name", "", label.name())
                .changing("colour", "", label.colour()));
        return row(label.id());
    }

    /** @throws LabelNameTaken if there is another one of this name */
    public LabelRow change(LabelId id, Wanted wanted) {
        Caller caller = administrator();
        Label label = labels.lock(id).orElseThrow(NotFound::new);
        String name = label.name();
        LabelColour colour = label.colour();
        // Before anything is changed: the question would write it first, and the database would answer instead.
        wanted.name().map(Label::usable).ifPresent(wish -> requireFree(wish, id));
        wanted.name().ifPresent(label::rename);
        wanted.colour().ifPresent(label::recolour);
        labels.flush();
        Deed deed = deed(caller, "LABEL_CHANGED", id)
                .changing("name", name, label.name())
                .changing("colour", colour, label.colour());
        if (!deed.changes().isEmpty()) {
            tell(deed);
        }
        return row(id);
    }

    /** It stays on the conversations that have it, and is put on nothing more. Again changes nothing. */
    public LabelRow archive(LabelId id) {
        Caller caller = administrator();
        Label label = labels.lock(id).orElseThrow(NotFound::new);
        if (!label.isArchived()) {
            label.archive();
            labels.flush();
            tell(deed(caller, "LABEL_ARCHIVED", id).with(label.name()));
        }
        return row(id);
    }

    /** As it was before it was archived; again changes nothing. */
    public LabelRow restore(LabelId id) {
        Caller caller = administrator();
        Label label = labels.lock(id).orElseThrow(NotFound::new);
        if (label.isArchived()) {
            requireRoom();
            label.restore();
            labels.flush();
            tell(deed(caller, "LABEL_RESTORED", id).with(label.name()));
        }
        return row(id);
    }

    /** @throws LabelInUse if a conversation has it: then it can be archived */
    public void delete(LabelId id) {
        Caller caller = administrator();
        Label label = labels.lock(id).orElseThrow(NotFound::new);
        // Whoever puts it on a conversation holds it until that is committed, and finds none after this.
        if (labelled.isOnMoreThan(0, id)) {
            throw new LabelInUse();
        }
        labels.remove(label);
        labels.flush();
        tell(deed(caller, "LABEL_DELETED", id).with(label.name()));
    }

    private void requireFree(String name, LabelId by) {
        if (labels.isNameTaken(name, by)) {
            throw new LabelNameTaken();
        }
    }

    private void requireRoom() {
        if (labels.count() >= MOST) {
            throw new NoMoreLabels();
        }
    }

    private LabelRow row(LabelId id) {
        return labels.row(id).orElseThrow(NotFound::new);
    }

    private Caller administrator() {
        Caller caller = callers.current();
        ConsoleDoor.requireAdministrator(caller);
        return caller;
    }

    private void tell(Deed deed) {
        audit.record(deed);
        events.add(InboxEvent.labelsChanged(deed.at()));
    }

    private Deed deed(Caller caller, String action, LabelId id) {
        Instant now = clock.instant();
        return new Deed(now, Optional.of(caller.agent()), action, "label", id.value(), Optional.empty());
    }
}
