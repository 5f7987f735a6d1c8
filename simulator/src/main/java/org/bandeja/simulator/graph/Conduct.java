package org.bandeja.simulator.graph;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bandeja.simulator.http.Response;

/** Answers calls as it is told to: rightly, late, wrongly or not at all. */
final class Conduct {
    private static final long LONGEST_SILENCE_MILLIS = 120_000;
    private static final Set<Behaviour.Mode> HONEST =
            EnumSet.of(Behaviour.Mode.OK, Behaviour.Mode.HOLD, Behaviour.Mode.FAIL_LATER);

    private final ScheduledExecutorService scheduler;

    Conduct(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    /** @param work what the call does, if it does anything; may throw a {@link GraphError} */
    CompletionStage<Response> answer(Behaviour behaviour, Supplier<CompletionStage<Response>> work) {
        return delayed(behaviour.act() ? acted(behaviour, work) : done(spoilt(behaviour)), behaviour);
    }

    private static CompletionStage<Response> acted(Behaviour behaviour, Supplier<CompletionStage<Response>> work) {
        try {
            return work.get().thenApply(response -> isHonest(behaviour) ? response : spoilt(behaviour));
        } catch (GraphError refusal) {
            return done(refusal.response());
        }
    }

    static CompletionStage<Response> done(Response response) {
        return CompletableFuture.completedFuture(response);
    }

    private static boolean isHonest(Behaviour behaviour) {
        return HONEST.contains(behaviour.mode());
    }

    private static Response spoilt(Behaviour behaviour) {
        Response response = switch (behaviour.mode()) {
            case STATUS ->
                GraphError.of(OptionalInt.of(behaviour.status()), behaviour.codeOrUsual(), behaviour.details())
                        .response();
            case STATUS_NO_BODY -> Response.empty(behaviour.status());
            default -> Response.cut();
        };
        OptionalInt retryAfter = behaviour.retryAfterSeconds();
        return retryAfter.isEmpty() ? response : response.with("Retry-After", Integer.toString(retryAfter.getAsInt()));
    }

    private CompletionStage<Response> delayed(CompletionStage<Response> answer, Behaviour behaviour) {
        boolean silent = behaviour.mode() == Behaviour.Mode.TIMEOUT && behaviour.delayMillis() == 0;
        long millis = silent ? LONGEST_SILENCE_MILLIS : behaviour.delayMillis();
        if (millis == 0) {
            return answer;
        }
        CompletableFuture<Response> later = new CompletableFuture<>();
        scheduler.schedule(() -> later.complete(null), millis, TimeUnit.MILLISECONDS);
        return later.thenCompose(time -> answer);
    }
}
