package org.bandeja.quickreply.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.quickreply.model.NoMoreQuickReplies;
import org.bandeja.quickreply.model.QuickReplies;
import org.bandeja.quickreply.model.QuickReply;
import org.bandeja.quickreply.model.QuickReplyId;
import org.bandeja.quickreply.model.ReplyOwner;
import org.bandeja.quickreply.model.ReplyText;
import org.bandeja.quickreply.model.ReplyVariable;
import org.bandeja.quickreply.model.Shortcut;
import org.bandeja.quickreply.model.ShortcutTaken;
import org.bandeja.quickreply.rules.NarrowestFirst;
import org.bandeja.quickreply.rules.ReplyDoor;
import org.bandeja.quickreply.rules.ReplyValues;
import org.bandeja.refusal.model.NotFound;

/** Texts that are written often: who keeps them, and what is inserted. */
@Stateless
@RolesAllowed(AGENT)
public class QuickReplyDesk {
    /** Of one owner. */
    public static final int MOST = 200;

    @Inject
    QuickReplies replies;

    @Inject
    Conversations conversations;

    @Inject
    Departments departments;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Whose quick replies are meant, before it is known who asks. */
    public enum Scope {
        OWN,
        DEPARTMENT,
        COMPANY
    }

    /**
     * What a quick reply shall be.
     *
     * @param shortcut what is typed after "/"
     */
    public record Wanted(String shortcut, String title, String text) {}

    /**
     * A quick reply as people see it.
     *
     * @param department of one that a department has
     * @param mine whether this person may change it
     */
    public record SeenReply(
            QuickReplyId id,
            Scope scope,
            Optional<DepartmentId> department,
            String shortcut,
            String title,
            String text,
            boolean mine) {}

    /**
     * What is inserted.
     *
     * @param gaps what somebody has to fill in, in order
     */
    public record Filled(String text, Set<ReplyVariable> gaps) {}

    /** A quick reply that can be inserted, and what that would insert. */
    public record Offered(SeenReply reply, Filled filled) {}

    /**
     * An owner's, by shortcut.
     *
     * @param department whose; only with DEPARTMENT
     */
    public List<SeenReply> of(Scope scope, Optional<DepartmentId> department) {
        Caller caller = callers.current();
        ReplyOwner owner = owner(scope, department, caller);
        ReplyDoor.requireSeeing(caller, owner);
        return seen(replies.of(owner, caller), caller);
    }

    /**
     * What this person can insert in a conversation, as it would stand there: own ones first, then the department's, then the company's.
     *
     * @param gap what stands where something is not known
     */
    public List<Offered> offeredIn(ConversationId id, Function<ReplyVariable, String> gap) {
        Caller caller = callers.current();
        ConversationRow conversation = conversations.require(id, caller);
        Map<ReplyVariable, String> values = ReplyValues.in(conversation, caller);
        return NarrowestFirst.of(replies.usableIn(conversation.departmentId(), caller)).stream()
                .map(reply -> new Offered(seen(reply, caller), filled(reply, values, gap)))
                .toList();
    }

    /**
     * One with its variables filled in for a conversation.
     *
     * @param gap what stands where something is not known
     * @throws NotFound unless it can be inserted there by this person
     */
    public Filled filled(QuickReplyId id, ConversationId where, Function<ReplyVariable, String> gap) {
        Caller caller = callers.current();
        ConversationRow conversation = conversations.require(where, caller);
        QuickReply reply = replies.usableIn(conversation.departmentId(), caller).stream()
                .filter(usable -> usable.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
        return filled(reply, ReplyValues.in(conversation, caller), gap);
    }

    private static Filled filled(
            QuickReply reply, Map<ReplyVariable, String> values, Function<ReplyVariable, String> gap) {
        Set<ReplyVariable> gaps = new LinkedHashSet<>(reply.text().variables());
        gaps.removeIf(variable -> !values.get(variable).isBlank());
        return new Filled(reply.text().fill(values, gap), gaps);
    }

    /**
     * A new one.
     *
     * @throws ShortcutTaken if its owner has another one with this shortcut
     * @throws NoMoreQuickReplies if its owner has {@value #MOST}
     */
    public SeenReply create(Scope scope, Optional<DepartmentId> department, Wanted wanted) {
        Caller caller = callers.current();
        ReplyOwner owner = owner(scope, department, caller);
        ReplyDoor.requireWriting(caller, owner);
        if (owner instanceof ReplyOwner.Team team) {
            departments.find(team.department()).orElseThrow(NotFound::new);
        }
        if (replies.count(owner) >= MOST) {
            throw new NoMoreQuickReplies();
        }
        QuickReply reply = new QuickReply(
                QuickReplyId.next(),
                owner,
                new Shortcut(wanted.shortcut()),
                wanted.title(),
                ReplyText.usable(wanted.text()));
        requireFree(reply.shortcut(), owner, reply.id());
        replies.add(reply);
        replies.flush();
        audit.record(deed(caller, "QUICK_REPLY_CREATED", reply)
                .changing("shortcut", "", reply.shortcut().text())
                .changing("title", "", reply.title()));
        return seen(reply, caller);
    }

    /** @throws ShortcutTaken if its owner has another one with this shortcut */
    public SeenReply change(QuickReplyId id, Wanted wanted) {
        Caller caller = callers.current();
        QuickReply reply = writable(id, caller);
        Deed before = deed(caller, "QUICK_REPLY_CHANGED", reply);
        String shortcut = reply.shortcut().text();
        String title = reply.title();
        ReplyText text = reply.text();
        // Before anything is changed: the question would write it first, and the database would answer instead.
        requireFree(new Shortcut(wanted.shortcut()), reply.owner(), id);
        reply.change(new Shortcut(wanted.shortcut()), wanted.title(), ReplyText.usable(wanted.text()));
        replies.flush();
        Deed deed =
                before.changing("shortcut", shortcut, reply.shortcut().text()).changing("title", title, reply.title());
        boolean rewritten = !text.equals(reply.text());
        if (rewritten || !deed.changes().isEmpty()) {
            audit.record(rewritten ? deed.with("text") : deed);
        }
        return seen(reply, caller);
    }

    public void delete(QuickReplyId id) {
        Caller caller = callers.current();
        QuickReply reply = writable(id, caller);
        replies.remove(reply);
        audit.record(deed(caller, "QUICK_REPLY_DELETED", reply)
                .changing("shortcut", reply.shortcut().text(), ""));
    }

    private QuickReply writable(QuickReplyId id, Caller caller) {
        QuickReply reply = replies.lock(id, caller).orElseThrow(NotFound::new);
        ReplyDoor.requireWriting(caller, reply.owner());
        return reply;
    }

    private void requireFree(Shortcut shortcut, ReplyOwner owner, QuickReplyId by) {
        if (replies.isTaken(shortcut, owner, by)) {
            throw new ShortcutTaken();
        }
    }

    /** @throws NotFound if a department is meant, and none named */
    private static ReplyOwner owner(Scope scope, Optional<DepartmentId> department, Caller caller) {
        return switch (scope) {
            case OWN -> new ReplyOwner.Person(caller.agent());
            case DEPARTMENT -> new ReplyOwner.Team(department.orElseThrow(NotFound::new));
            case COMPANY -> new ReplyOwner.Company();
        };
    }

    private static List<SeenReply> seen(List<QuickReply> found, Caller caller) {
        return found.stream().map(reply -> seen(reply, caller)).toList();
    }

    private static SeenReply seen(QuickReply reply, Caller caller) {
        ReplyOwner owner = reply.owner();
        Optional<DepartmentId> department =
                owner instanceof ReplyOwner.Team team ? Optional.of(team.department()) : Optional.empty();
        Scope scope = owner instanceof ReplyOwner.Person
                ? Scope.OWN
                : department.isPresent() ? Scope.DEPARTMENT : Scope.COMPANY;
        return new SeenReply(
                reply.id(),
                scope,
                department,
                reply.shortcut().text(),
                reply.title(),
                reply.text().text(),
                ReplyDoor.mayWrite(caller, owner));
    }

    private Deed deed(Caller caller, String action, QuickReply reply) {
        Optional<DepartmentId> department =
                reply.owner() instanceof ReplyOwner.Team team ? Optional.of(team.department()) : Optional.empty();
        return new Deed(
                clock.instant(),
                Optional.of(caller.agent()),
                action,
                "quick-reply",
                reply.id().value(),
                department);
    }
}
