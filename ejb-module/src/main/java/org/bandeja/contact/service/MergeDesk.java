package org.bandeja.contact.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.ContactAction;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.service.Audit;
import org.bandeja.autotext.model.AutoTexts;
import org.bandeja.contact.model.BothTalking;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactErased;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.Contacts;
import org.bandeja.contact.model.GroupIsNobody;
import org.bandeja.contact.model.NotTheSamePerson;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.service.Timeline;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.Agents;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;

/**
 * Joins two contacts of one person; never conversations. Locks are taken as receiving does: what numbers and contacts have in
 * common, then the contacts, then the conversations.
 */
@Stateless
@RolesAllowed(AGENT)
public class MergeDesk {
    private static final String NOBODY = "–";

    @Inject
    ContactSight sight;

    @Inject
    Contacts contacts;

    @Inject
    Correspondences correspondences;

    @Inject
    Conversations conversations;

    @Inject
    BusinessNumbers numbers;

    @Inject
    AutoTexts autoTexts;

    @Inject
    Agents agents;

    @Inject
    Timeline timeline;

    @Inject
    AccessPolicy access;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * From now on both are the first one: its conversations, addresses, notes; where both know something, what the first one knows
     * counts.
     *
     * @param completeOlder where both have an open conversation with one number, the older one is completed
     * @throws BothTalking if both have, and nobody said so
     */
    public SeenContact merge(ContactId id, ContactId with, boolean completeOlder) {
        Caller caller = callers.current();
        Contact kept = sight.require(id, caller);
        access.require(ContactAction.MERGE, caller);
        Contact other = sight.require(with, caller);
        requireTwo(kept, other);
        correspondences.lockAll(kept.id(), other.id());
        Stream.of(kept, other)
                .map(Contact::id)
                .sorted(Comparator.comparingLong(ContactId::value))
                .forEach(contacts::lock);
        Instant now = clock.instant();
        List<Conversation> all = conversations.lockAllForSystem(kept.id(), other.id());
        settleOpen(all, completeOlder, caller, now);
        all.stream()
                .filter(conversation -> conversation.contact().equals(other.id()))
                .forEach(conversation -> conversation.isWith(kept.id()));
        conversations.flush();
        Contact address = contacts.join(kept, other);
        correspondences.join(kept.id(), other.id(), address.id());
        autoTexts.join(kept.id(), other.id());
        audit.record(ContactDesk.deed("CONTACT_MERGED", kept, caller, now)
                .with("with " + other.id().text()));
        sight.tell(kept.id(), now);
        return sight.show(kept, caller);
    }

    private static void requireTwo(Contact kept, Contact other) {
        if (kept.id().equals(other.id())) {
            throw new NotTheSamePerson();
        }
        if (kept.erased().isPresent() || other.erased().isPresent()) {
            throw new ContactErased();
        }
        if (kept.isGroup() || other.isGroup()) {
            throw new GroupIsNobody();
        }
    }

    /** Of one person at most one conversation with each number is open. */
    private void settleOpen(List<Conversation> all, boolean completeOlder, Caller caller, Instant now) {
        Map<NumberId, List<Conversation>> open =
                all.stream().filter(Conversation::isOpen).collect(Collectors.groupingBy(Conversation::number));
        List<List<Conversation>> pairs =
                open.values().stream().filter(pair -> pair.size() > 1).toList();
        if (!pairs.isEmpty() && !completeOlder) {
            throw bothTalking(pairs.get(0));
        }
        pairs.forEach(pair -> timeline.record(pair.get(0).complete(caller.agent(), now)));
        conversations.flush();
    }

    private BothTalking bothTalking(List<Conversation> pair) {
        String number =
                numbers.find(pair.get(0).number()).map(BusinessNumber::name).orElse("");
        String holders = pair.stream()
                .map(conversation -> conversation
                        .assignee()
                        .flatMap(agents::find)
                        .map(Agent::name)
                        .orElse(NOBODY))
                .collect(Collectors.joining(", "));
        return new BothTalking(number, pair.get(0).id().text(), pair.get(1).id().text(), holders);
    }
}
