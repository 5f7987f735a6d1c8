package org.bandeja.problem.web;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.bandeja.health.service.DatabaseAway;

/** Stands outside of the transaction, so that each try has one of its own. */
@Interceptor
@RetriedOnConflict
@Priority(Interceptor.Priority.APPLICATION)
public class ConflictRetry {
    private static final int TRIES = 3;

    @AroundInvoke
    Object again(InvocationContext call) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                return call.proceed();
            } catch (Exception e) {
                if (tries == TRIES || !DatabaseAway.isConflictIn(e)) {
                    throw e;
                }
            }
        }
    }
}
