package org.bandeja.autotext.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bandeja.conversation.model.ConversationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a text that cannot be said, and of those beside it. */
class AutoTextWorkerTest {
    private static final ConversationId BREAKS = new ConversationId(1);
    private static final ConversationId WORKS = new ConversationId(2);

    private final List<ConversationId> attended = new ArrayList<>();
    private final List<ConversationId> forgotten = new ArrayList<>();
    private final AutoTextWorker worker = new AutoTextWorker();
    private Supplier<RuntimeException> step = IllegalStateException::new;
    private boolean forgettable = true;

    @BeforeEach
    void prepare() {
        worker.desk = new AutoTextDesk() {
            @Override
            public List<ConversationId> waiting(int limit) {
                return List.of(BREAKS, WORKS);
            }

            @Override
            public boolean isSomebodyWriting() {
                return false;
            }

            @Override
            public void attend(ConversationId id) {
                if (id.equals(BREAKS)) {
                    throw step.get();
                }
                attended.add(id);
            }

            @Override
            public void forget(ConversationId id) {
                if (!forgettable) {
                    throw new EJBException("the database is away");
                }
                forgotten.add(id);
            }
        };
    }

    private void rounds(int count) {
        for (int round = 0; round < count; round++) {
            worker.round();
        }
    }

    @Test
    void whatBreaksIsGivenUpAtLast() {
        rounds(4);
        assertThat(forgotten).isEmpty();
        rounds(1);
        assertThat(forgotten).containsExactly(BREAKS);
    }

    @Test
    void aDeadlockIsNoFailureHoweverOften() {
        step = () -> new EJBException(new SQLException("deadlock", "40001", 1213));
        rounds(10);
        assertThat(forgotten).isEmpty();
        assertThat(attended).hasSize(10).containsOnly(WORKS);
    }

    @Test
    void whatCannotBeGivenUpHoldsUpNoOther() {
        forgettable = false;
        rounds(6);
        assertThat(attended).hasSize(6).containsOnly(WORKS);
    }
}
