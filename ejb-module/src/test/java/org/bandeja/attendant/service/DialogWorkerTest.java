package org.bandeja.attendant.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bandeja.conversation.model.ConversationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a dialog whose step breaks, and of those beside it. */
class DialogWorkerTest {
    private static final ConversationId BREAKS = new ConversationId(1);
    private static final ConversationId WORKS = new ConversationId(2);

    private final List<ConversationId> attended = new ArrayList<>();
    private final List<ConversationId> failed = new ArrayList<>();
    private final List<ConversationId> givenUp = new ArrayList<>();
    private final DialogWorker worker = new DialogWorker();
    private Supplier<RuntimeException> step = IllegalStateException::new;
    private boolean recordable = true;

    @BeforeEach
    void prepare() {
        worker.desk = new DialogDesk() {
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
            public boolean failed(ConversationId id) {
                if (!recordable) {
                    throw new EJBException("the database is away");
                }
                failed.add(id);
                return failed.size() >= 3;
            }

            @Override
            public void giveUp(ConversationId id) {
                givenUp.add(id);
            }
        };
    }

    @Test
    void whatBreaksIsCountedAndGivenUpAtLast() {
        worker.round();
        worker.round();
        assertThat(givenUp).isEmpty();
        worker.round();
        assertThat(failed).hasSize(3);
        assertThat(givenUp).containsExactly(BREAKS);
    }

    @Test
    void whoWaitedForALockTooLongIsNoFailureHoweverOften() {
        step = () -> new EJBException(new PessimisticLockException(
                "could not lock", new SQLException("Lock wait timeout exceeded", "HY000", 1205)));
        for (int round = 0; round < 10; round++) {
            worker.round();
        }
        assertThat(failed).isEmpty();
        assertThat(givenUp).isEmpty();
        assertThat(attended).hasSize(10).containsOnly(WORKS);
    }

    @Test
    void aFailureThatCannotBeRecordedHoldsUpNoOther() {
        recordable = false;
        worker.round();
        assertThat(attended).containsExactly(WORKS);
    }
}
