package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;
import static org.bandeja.access.rules.Action.LABEL;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.label.model.Label;
import org.bandeja.label.model.LabelId;
import org.bandeja.label.model.LabelledConversations;
import org.bandeja.label.model.Labels;
import org.bandeja.label.model.NoMoreLabelsHere;
import org.bandeja.refusal.model.NotFound;

/** Where labels are put on conversations, and taken off. */
@Stateless
@RolesAllowed(AGENT)
public class LabellingDesk {
    /** More of them tell nobody anything. */
    public static final int MOST = 20;

    @Inject
    Deeds deeds;

    @Inject
    Labels labels;

    @Inject
    LabelledConversations labelled;

    @Inject
    Timeline timeline;

    @Inject
    Callers callers;

    @Inject
    Clock clock;

    /**
     * Puts a label on it; again changes nothing.
     *
     * @throws org.bandeja.label.model.LabelArchived if it is put on nothing any more
     * @throws NoMoreLabelsHere if it has {@value #MOST}
     */
    public SeenConversation put(ConversationId id, LabelId label) {
        Caller caller = callers.current();
        Conversation conversation = deeds.take(id, LABEL, caller);
        deeds.requireSomebody(conversation);
        Label wanted = labels.hold(label).orElseThrow(NotFound::new);
        int before = labelled.of(List.of(id)).getOrDefault(id, List.of()).size();
        if (labelled.put(id, label)) {
            wanted.requireOffered();
            if (before >= MOST) {
                throw new NoMoreLabelsHere();
            }
            timeline.record(conversation.labelled(label, wanted.name(), caller.agent(), clock.instant()));
        }
        return deeds.shown(conversation, caller);
    }

    /** Takes a label off it, an archived one too; one that it does not have changes nothing. */
    public SeenConversation take(ConversationId id, LabelId label) {
        Caller caller = callers.current();
        Conversation conversation = deeds.take(id, LABEL, caller);
        Label unwanted = labels.hold(label).orElseThrow(NotFound::new);
        if (labelled.take(id, label)) {
            timeline.record(conversation.unlabelled(label, unwanted.name(), caller.agent(), clock.instant()));
        }
        return deeds.shown(conversation, caller);
    }
}
