package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.json.MalformedJson;
import org.bandeja.simulator.webhook.Statuses;

/** Answers the calls of the business, in any version of the API, as it is told to behave. */
public final class GraphDoor {
    private static final long LONGEST_SILENCE_MILLIS = 120_000;

    private final Network network;
    private final Behaviours behaviours;
    private final ReadMarks readMarks;
    private final Outbound outbound;
    private final byte[] authorization;
    private final ScheduledExecutorService scheduler;

    public GraphDoor(
            Network network,
            Behaviours behaviours,
            Limits limits,
            ReadMarks readMarks,
            Statuses statuses,
            String accessToken,
            ScheduledExecutorService scheduler) {
        this.network = network;
        this.behaviours = behaviours;
        this.readMarks = readMarks;
        this.outbound = new Outbound(network, limits, readMarks, statuses);
        this.authorization = ("Bearer " + accessToken).getBytes(StandardCharsets.UTF_8);
        this.scheduler = scheduler;
    }

    public void addTo(Routes routes) {
        routes.later("POST", "/v{version}.0/{number}/messages", this::messages);
        routes.on("GET", "/v{version}.0/{account}/phone_numbers", guarded(this::phoneNumbers));
        routes.on("GET", "/v{version}.0/{number}", guarded(this::phoneNumber));
        for (String method : new String[] {"GET", "POST", "PUT", "DELETE"}) {
            routes.on(method, "/v{version}.0/{rest*}", guarded(request -> {
                throw GraphError.unknownPath("/" + request.place("rest"));
            }));
        }
    }

    private CompletionStage<Response> messages(Request request) {
        Behaviour behaviour = behaviours.next(request.place("number"));
        CompletionStage<Response> answer =
                behaviour.act() ? act(request, behaviour) : CompletableFuture.completedFuture(unacted(behaviour));
        return delayed(answer, behaviour);
    }

    private CompletionStage<Response> act(Request request, Behaviour behaviour) {
        try {
            requireToken(request);
            BusinessNumber number = network.number(request.place("number"))
                    .orElseThrow(() -> GraphError.unknownObject(request.place("number")));
            JsonObject body = body(request);
            if (body.containsKey("status")) {
                readMarks.mark(number, body);
                return CompletableFuture.completedFuture(
                        acted(behaviour, JsonText.object().add("success", true).build()));
            }
            OptionalInt failure = behaviour.mode() == Behaviour.Mode.FAIL_LATER
                    ? OptionalInt.of(behaviour.codeOrUsual())
                    : OptionalInt.empty();
            return outbound.accept(number, body, failure).thenApply(accepted -> acted(behaviour, accepted));
        } catch (GraphError refusal) {
            return CompletableFuture.completedFuture(refusal.response());
        }
    }

    private static JsonObject body(Request request) {
        try {
            return request.json();
        } catch (MalformedJson e) {
            throw GraphError.parameter("The request body is not a JSON object.");
        }
    }

    private static Response acted(Behaviour behaviour, JsonObject accepted) {
        return switch (behaviour.mode()) {
            case OK, FAIL_LATER -> Response.metaJson(200, accepted);
            default -> unacted(behaviour);
        };
    }

    private static Response unacted(Behaviour behaviour) {
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

    private Function<Request, Response> guarded(Function<Request, Response> work) {
        return request -> {
            try {
                requireToken(request);
                return work.apply(request);
            } catch (GraphError refusal) {
                return refusal.response();
            }
        };
    }

    private void requireToken(Request request) {
        Optional<String> given = request.authorization();
        if (given.isEmpty()) {
            throw GraphError.of(200, "An access token is required to request this resource");
        }
        if (!MessageDigest.isEqual(given.get().getBytes(StandardCharsets.UTF_8), authorization)) {
            throw GraphError.invalidToken();
        }
    }

    private Response phoneNumber(Request request) {
        return network.number(request.place("number"))
                .map(number -> Response.metaJson(200, description(number)))
                .orElseThrow(() -> GraphError.unknownObject(request.place("number")));
    }

    private Response phoneNumbers(Request request) {
        if (!request.place("account").equals(network.account())) {
            throw GraphError.unknownObject(request.place("account"));
        }
        return Response.metaJson(
                200,
                JsonText.object()
                        .add("data", JsonText.array(network.numbers().stream().map(GraphDoor::description)))
                        .build());
    }

    private static JsonObject description(BusinessNumber number) {
        JsonObjectBuilder description = JsonText.object()
                .add("verified_name", "Bandeja")
                .add("display_phone_number", number.displayPhoneNumber())
                .add("quality_rating", "GREEN")
                .add("status", "CONNECTED")
                .add("id", number.phoneNumberId());
        return description.build();
    }
}
