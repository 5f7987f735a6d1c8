package org.bandeja.contact.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.ContactList;
import org.bandeja.contact.model.ContactNote;
import org.bandeja.contact.model.ContactNotes;
import org.bandeja.contact.model.ContactRow;
import org.bandeja.contact.model.NoteId;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.ReadMark;
import org.bandeja.conversation.model.ReadMarks;
import org.bandeja.conversation.model.SearchWords;
import org.bandeja.conversation.service.Eyes;
import org.bandeja.conversation.service.SeenConversation;

/** Contacts as far as a person sees them: lists, and one with its history. */
@Stateless
@RolesAllowed(AGENT)
public class ContactReader {
    @Inject
    ContactList list;

    @Inject
    ContactSight sight;

    @Inject
    ContactNotes notes;

    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    ReadMarks marks;

    @Inject
    Eyes eyes;

    @Inject
    Callers callers;

    /**
     * @param next behind whom to go on, also where the page is short; empty at the end
     * @param narrow it was searched for too little
     */
    public record Page(List<ContactRow> items, Optional<ContactId> next, boolean narrow) {}

    /** A part of a contact's history; {@code next} is empty at the end. */
    public record History(List<SeenConversation> items, Optional<ConversationId> next) {}

    /** A part of what was sent to and fro; {@code next} is empty at the end. */
    public record Shared(List<MessageRow> items, Optional<MessageId> next) {}

    /** A part of what was noted; {@code next} is empty at the end. */
    public record Notes(List<ContactNote> items, Optional<NoteId> next) {}

    /**
     * Outside of transactions: a search that takes too long is broken off, and that is an answer as well.
     *
     * @param query words, or a part of a phone number; blank: all
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Page list(String query, Optional<ContactId> after, int limit) {
        Optional<SearchWords> words =
                Optional.of(query).filter(text -> !text.isBlank()).map(SearchWords::of);
        ContactList.Found found = list.find(words, after, limit, callers.current());
        return new Page(found.rows(), found.next(), found.narrow());
    }

    public SeenContact one(ContactId id) {
        Caller caller = callers.current();
        return sight.show(sight.require(id, caller), caller);
    }

    /** The conversations that this person sees, the latest first. */
    public History history(ContactId id, Optional<ConversationId> after, int limit) {
        Caller caller = callers.current();
        ContactId contact = sight.require(id, caller).id();
        List<ConversationId> found = conversations.ofContact(contact, after, limit + 1, caller);
        List<ConversationId> page = cut(found, limit);
        Map<ConversationId, ConversationRow> rows = conversations.rowsForSystem(page);
        Map<ConversationId, ReadMark> read = marks.of(caller.agent(), page).stream()
                .collect(Collectors.toMap(ReadMark::conversation, Function.identity()));
        return new History(
                page.stream()
                        .map(rows::get)
                        .filter(Objects::nonNull)
                        .filter(row -> Conversations.isVisible(row.departmentId(), caller))
                        .map(row -> eyes.see(row, caller, Optional.ofNullable(read.get(row.id()))))
                        .toList(),
                next(found, limit));
    }

    /** Messages with files, of all conversations that this person sees, the latest first. */
    public Shared shared(ContactId id, Optional<MessageId> after, int limit) {
        Caller caller = callers.current();
        ContactId contact = sight.require(id, caller).id();
        List<MessageId> found = messages.withFiles(contact, after, limit + 1, caller);
        List<MessageId> page = cut(found, limit);
        Map<MessageId, MessageRow> rows = messages.rowsForSystem(page);
        return new Shared(page.stream().map(rows::get).filter(Objects::nonNull).toList(), next(found, limit));
    }

    /** The newest first. */
    public Notes notes(ContactId id, Optional<NoteId> after, int limit) {
        List<ContactNote> found = notes.of(sight.require(id, callers.current()).id(), after, limit + 1);
        return new Notes(cut(found, limit), next(found, limit).map(ContactNote::id));
    }

    private static <T> List<T> cut(List<T> found, int limit) {
        return found.size() > limit ? List.copyOf(found.subList(0, limit)) : found;
    }

    private static <T> Optional<T> next(List<T> found, int limit) {
        return found.size() > limit ? Optional.of(found.get(limit - 1)) : Optional.empty();
    }
}
