package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.Action;
import org.bandeja.access.rules.Situation;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactErased;
import org.bandeja.contact.model.Contacts;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.NotAMember;
import org.bandeja.conversation.model.ReadMark;
import org.bandeja.conversation.model.ReadMarks;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Place;
import org.bandeja.directory.model.Places;

/**
 * How every deed begins and ends. Locks are taken in one order, by people and by reception alike: what number and contact
 * have in common, then the place of whoever is to have the conversation, then the conversation.
 */
@ApplicationScoped
public class Deeds {
    @Inject
    Contacts contacts;

    @Inject
    Conversations conversations;

    @Inject
    Correspondences correspondences;

    @Inject
    Departments departments;

    @Inject
    Places places;

    @Inject
    ReadMarks marks;

    @Inject
    AccessPolicy access;

    @Inject
    InboxReader reader;

    @Inject
    Eyes eyes;

    @Inject
    Audit audit;

    /**
     * Before a conversation can begin or be open again: in the order in which receiving locks, so that a new message and
     * a reopening cannot block each other.
     *
     * @throws org.bandeja.refusal.model.NotFound if it is missing
     */
    void lockCorrespondence(ConversationId id) {
        conversations.keyForSystem(id).ifPresent(key -> correspondences.lock(key.number(), key.contact()));
    }

    /** Holds the place of somebody in the conversation's department; empty when there is none, or nobody like that. */
    Optional<Place> hold(AgentId agent, ConversationId id) {
        return conversations.departmentForSystem(id).flatMap(department -> places.hold(agent, department));
    }

    /** The conversation, locked, if this person may do this with it. */
    Conversation take(ConversationId id, Action action, Caller caller) {
        Conversation conversation = conversations.lock(id, caller);
        require(action, caller, conversation);
        return conversation;
    }

    /**
     * Nothing new is kept about who was erased.
     *
     * @throws ContactErased if nothing is known of the customer any more
     */
    void requireSomebody(Conversation conversation) {
        contacts.find(conversation.contact()).flatMap(Contact::erased).ifPresent(at -> {
            throw new ContactErased();
        });
    }

    void require(Action action, Caller caller, Conversation conversation) {
        access.require(
                action,
                caller,
                Situation.of(conversation, conversation.department().flatMap(departments::find)));
    }

    /**
     * Whom it may be given to.
     *
     * @throws NotAMember unless the place is a member's
     */
    static AgentId member(Optional<Place> place, Conversation conversation) {
        AgentId agent = place.filter(Place::isMember).map(Place::agent).orElseThrow(NotAMember::new);
        requireStillThere(place.map(Place::department), conversation);
        return agent;
    }

    /** It went to another department between the look and the lock: from the beginning again. */
    static void requireStillThere(Optional<DepartmentId> held, Conversation conversation) {
        if (!held.equals(conversation.department())) {
            throw new OptimisticLockException("moved meanwhile");
        }
    }

    /** For the audit: what somebody did with one message, and which one; never what it says. */
    void record(String deed, Conversation conversation, MessageId message, Caller caller, Instant now) {
        audit.record(new Deed(
                        now,
                        Optional.of(caller.agent()),
                        deed,
                        "conversation",
                        conversation.id().value(),
                        conversation.department())
                .with("message " + message.text()));
    }

    /** It is new for all but who did it. */
    void markRead(Conversation conversation, Caller caller) {
        Optional<ReadMark> before =
                marks.of(caller.agent(), List.of(conversation.id())).stream().findFirst();
        before.ifPresent(conversation::remember);
        marks.advance(
                new ReadMark(caller.agent(), conversation.id(), conversation.lastSeq(), conversation.inboundCount()));
    }

    /** What is left of it for who has moved it, and may not see it any more. */
    Moved moved(Conversation conversation, Caller caller) {
        ConversationId id = conversation.id();
        conversations.flush();
        boolean visible = Conversations.isVisible(conversation.department(), caller);
        return new Moved(
                id,
                visible ? Optional.of(reader.see(id, caller)) : Optional.empty(),
                eyes.undo(conversations.rowsForSystem(List.of(id)).get(id), caller));
    }

    /** As this person sees it now. */
    SeenConversation shown(Conversation conversation, Caller caller) {
        conversations.flush();
        return reader.see(conversation.id(), caller);
    }
}
