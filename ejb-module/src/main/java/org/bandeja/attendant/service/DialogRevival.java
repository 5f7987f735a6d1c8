package org.bandeja.attendant.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bandeja.attendant.model.Dialog;
import org.bandeja.attendant.model.Dialogs;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationChange;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.TimelineAction;

/** Who takes back what had taken a conversation from an attendant lets it talk on: the customer is not greeted a second time. */
@ApplicationScoped
public class DialogRevival {
    @Inject
    Dialogs dialogs;

    @Inject
    Conversations conversations;

    @Inject
    TreeShelf shelf;

    @Inject
    DialogBell bell;

    void heard(@Observes ConversationChange change) {
        if (change.action() == TimelineAction.UNDONE && change.department().isEmpty()) {
            // Locked by who takes it back.
            Conversation conversation = conversations.lockForSystem(change.conversation());
            if (conversation.isOpen() && conversation.attendant().isPresent()) {
                revive(conversation, change.at());
            }
        }
    }

    /** The dialog comes before the conversation, so it is not waited for: a worker that has it sees what stands there afterwards. */
    private void revive(Conversation conversation, Instant now) {
        dialogs.lockIfFree(conversation.id())
                .filter(dialog -> conversation
                        .attendant()
                        .filter(dialog.attendant()::equals)
                        .isPresent())
                .ifPresent(dialog -> dialog.resume(now.plus(silence(dialog))));
        // What the customer has said meanwhile is heard.
        bell.ring(List.of(conversation.id()));
    }

    private Duration silence(Dialog dialog) {
        return Duration.ofMinutes(shelf.tree(dialog.attendant(), dialog.number())
                .map(AttendantTree::silence)
                .orElse(AttendantTree.Silence.USUAL)
                .minutes());
    }
}
