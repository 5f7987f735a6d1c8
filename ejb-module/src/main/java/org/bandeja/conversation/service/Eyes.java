package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.Situation;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ReadMark;
import org.bandeja.conversation.service.SeenConversation.Flag;

/** Shows conversations as one person sees them: list, single ones and push use the same. */
@ApplicationScoped
public class Eyes {
    @Inject
    AccessPolicy access;

    /** @param mark how far this person has read */
    public SeenConversation see(ConversationRow row, Caller caller, Optional<ReadMark> mark) {
        Optional<Flag> flag = row.assignee().map(agent -> agent.id().equals(caller.agent()) ? Flag.MINE : Flag.OTHER);
        return new SeenConversation(
                row, row.seenWith(mark), flag, access.offered(caller, Situation.of(row)), Optional.empty());
    }
}
