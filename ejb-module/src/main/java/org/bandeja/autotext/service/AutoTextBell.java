package org.bandeja.autotext.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.bandeja.autotext.model.AutoTexts;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.service.CustomersWrote;

/** Notes, in the transaction in which customers' words are taken in, where something may have to be said; most companies have a few such places. */
@ApplicationScoped
public class AutoTextBell {
    @Inject
    AutoTexts texts;

    @Inject
    Event<AutoTextCalled> called;

    @Inject
    Clock clock;

    void listen(@Observes CustomersWrote wrote) {
        AutoTexts.Talkers talkers = texts.talkers();
        if (talkers.numbers().isEmpty() && talkers.departments().isEmpty()) {
            return;
        }
        List<ConversationId> spoken = wrote.heard().stream()
                .filter(heard -> talkers.numbers().contains(heard.number())
                        || heard.department()
                                .filter(talkers.departments()::contains)
                                .isPresent())
                .map(CustomersWrote.Heard::conversation)
                .distinct()
                .toList();
        if (!spoken.isEmpty()) {
            texts.calls().add(spoken, clock.instant());
            called.fire(new AutoTextCalled());
        }
    }
}
