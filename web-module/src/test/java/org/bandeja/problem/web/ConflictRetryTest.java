package org.bandeja.problem.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.bandeja.refusal.model.NotFound;
import org.junit.jupiter.api.Test;

class ConflictRetryTest {
    private final ConflictRetry retry = new ConflictRetry();
    private int calls;

    @Test
    void whatWorksIsCalledOnce() throws Exception {
        assertThat(retry.again(answering("done"))).isEqualTo("done");
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void aConflictIsTriedAgainUpToThreeTimes() throws Exception {
        assertThat(retry.again(answering(deadlock(), deadlock(), "done"))).isEqualTo("done");
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void afterThreeConflictsTheLastOneIsTold() {
        assertThatExceptionOfType(EJBException.class)
                .isThrownBy(() -> retry.again(answering(deadlock(), deadlock(), deadlock(), "done")));
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void aRefusalOrABugIsNoConflict() {
        assertThatThrownBy(() -> retry.again(answering(new NotFound(), "done"))).isInstanceOf(NotFound.class);
        assertThat(calls).isEqualTo(1);
        assertThatThrownBy(() -> retry.again(answering(new IllegalStateException(), "done")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(calls).isEqualTo(2);
    }

    private static EJBException deadlock() {
        return new EJBException(new SQLException("deadlock", "40001", 1213));
    }

    /** One answer a call; an exception is thrown. */
    private InvocationContext answering(Object... answers) {
        Deque<Object> left = new ArrayDeque<>(Arrays.asList(answers));
        return (InvocationContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {InvocationContext.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("proceed");
                    calls++;
                    Object answer = left.remove();
                    if (answer instanceof Exception failure) {
                        throw failure;
                    }
                    return answer;
                });
    }
}
