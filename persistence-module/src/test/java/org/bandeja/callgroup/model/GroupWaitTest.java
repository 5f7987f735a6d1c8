package org.bandeja.callgroup.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a conversation still is as its group left it, whoever has done something with it. */
class GroupWaitTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final DepartmentId HERE = new DepartmentId(1);
    private static final DepartmentId THERE = new DepartmentId(2);
    private static final AgentId ANA = new AgentId(11);
    private static final AgentId LUIS = new AgentId(12);

    /** What becomes of one that the group has given to Ana. */
    enum Deed {
        NOTHING(conversation -> {}),
        LEFT(conversation -> conversation.returnBecauseLeft(Optional.of(LUIS), NOW)),
        TAKEN_OVER(conversation -> conversation.takeOver(LUIS, Optional.empty(), NOW)),
        COMPLETED(conversation -> conversation.complete(ANA, NOW)),
        MOVED(conversation -> conversation.moveTo(THERE, "There", ANA, NOW));

        private final Consumer<Conversation> happens;

        Deed(Consumer<Conversation> happens) {
            this.happens = happens;
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            deed,       setAside, agrees, deserted
            NOTHING,    false,    true,   false
            NOTHING,    true,     false,  false
            LEFT,       false,    false,  true
            LEFT,       true,     false,  false
            TAKEN_OVER, false,    false,  false
            COMPLETED,  false,    false,  false
            MOVED,      false,    false,  false
            """)
    void ofOneThatItGave(Deed deed, boolean setAside, boolean agrees, boolean deserted) {
        Conversation conversation = waiting();
        conversation.givenBy("Tech", HERE, ANA, NOW);
        deed.happens.accept(conversation);
        GroupWait wait = wait(Optional.of(ANA), setAside);
        assertThat(wait.agreesWith(conversation)).isEqualTo(agrees);
        assertThat(wait.isDeserted(conversation)).isEqualTo(deserted);
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void ofOneThatWaits(boolean setAside, boolean agrees) {
        GroupWait wait = wait(Optional.empty(), setAside);
        assertThat(wait.agreesWith(waiting())).isEqualTo(agrees);
        assertThat(wait.isDeserted(waiting()))
                .as("nobody had it who could leave")
                .isFalse();
    }

    private static Conversation waiting() {
        Conversation conversation = new Conversation(new ConversationId(1), new NumberId(2), new ContactId(3), NOW);
        conversation.routedTo(HERE, "Here", NOW);
        return conversation;
    }

    private static GroupWait wait(Optional<AgentId> agent, boolean setAside) {
        return new GroupWait(
                new ConversationId(1), new CallGroupId(4), HERE, agent, 0, false, NOW, Optional.empty(), setAside);
    }
}
