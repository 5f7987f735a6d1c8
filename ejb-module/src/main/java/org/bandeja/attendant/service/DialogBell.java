package org.bandeja.attendant.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.bandeja.attendant.model.Dialogs;
import org.bandeja.attendant.rules.ChoiceId;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Said;
import org.bandeja.conversation.service.AnsweredElsewhere;
import org.bandeja.conversation.service.CustomersWords;
import org.bandeja.conversation.service.CustomersWrote;

/** Calls an attendant in the transaction in which a customer's words are taken in: what is committed is looked at. */
@ApplicationScoped
public class DialogBell {
    @Inject
    Dialogs dialogs;

    @Inject
    Event<AttendantCalled> called;

    @Inject
    Clock clock;

    void listen(@Observes CustomersWrote wrote) {
        ring(wrote.heard().stream()
                .filter(heard ->
                        heard.attendant().isPresent() || heard.said().stream().anyMatch(DialogBell::isChoice))
                .map(CustomersWrote.Heard::conversation)
                .distinct()
                .toList());
    }

    void listen(@Observes AnsweredElsewhere answered) {
        ring(answered.attended());
    }

    /** He may have changed his mind after the attendant had led him away. */
    private static boolean isChoice(Said said) {
        return CustomersWords.choice(said).flatMap(ChoiceId::parse).isPresent();
    }

    /** The caller may hold the locks of these conversations. */
    void ring(List<ConversationId> conversations) {
        if (!conversations.isEmpty()) {
            dialogs.calls().add(conversations, clock.instant());
            called.fire(new AttendantCalled());
        }
    }
}
