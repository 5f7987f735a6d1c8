package org.bandeja.simulator.graph;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.json.MalformedJson;

/** Blocks customers at a number, and lets them through again: only those who wrote to it within 24 hours can be blocked. */
final class BlockDoor {
    private static final Duration RECENT = Duration.ofHours(24);
    private static final int SOME_FAILED = 139100;
    private static final int NOT_RECENT = 131047;
    private static final int MOST = 1_000;

    private final Network network;
    private final Access access;
    private final Map<String, Set<String>> blocked = new ConcurrentHashMap<>();

    BlockDoor(Network network, Access access) {
        this.network = network;
        this.access = access;
    }

    Response list(Request request) {
        BusinessNumber number = access.number(request, request.place("number"));
        JsonArrayBuilder data = JsonText.array();
        of(number).stream()
                .sorted()
                .forEach(user -> data.add(
                        JsonText.object().add("messaging_product", "whatsapp").add("wa_id", user)));
        return Response.metaJson(200, JsonText.object().add("data", data).build());
    }

    Response block(Request request) {
        return change(request, true);
    }

    Response unblock(Request request) {
        return change(request, false);
    }

    private Response change(Request request, boolean block) {
        BusinessNumber number = access.number(request, request.place("number"));
        JsonArrayBuilder done = JsonText.array();
        JsonArrayBuilder failed = JsonText.array();
        boolean allDone = true;
        for (Params user : users(request)) {
            String input = user.only("user", "user_id")
                    .text("user")
                    .or(() -> user.text("user_id"))
                    .orElseThrow(() -> user.missing("user"));
            Optional<Customer> customer = network.customers().find(input);
            if (block && !customer.map(known -> isRecent(known, number)).orElse(false)) {
                failed.add(named(input, customer)
                        .add(
                                "errors",
                                JsonText.array()
                                        .add(JsonText.object()
                                                .add("message", "Re-engagement message")
                                                .add("code", NOT_RECENT))));
                allDone = false;
            } else {
                String key = customer.map(Customer::key).orElse(input);
                if (block) {
                    of(number).add(key);
                } else {
                    of(number).remove(key);
                }
                done.add(named(input, customer));
            }
        }
        JsonObject users = JsonText.object()
                .add(block ? "added_users" : "removed_users", done)
                .add("failed_users", failed)
                .build();
        JsonObjectBuilder answer =
                JsonText.object().add("messaging_product", "whatsapp").add("block_users", users);
        if (!allDone) {
            answer.add(
                    "error",
                    JsonText.object()
                            .add("message", "(#" + SOME_FAILED + ") Failed to block/unblock users")
                            .add("type", "OAuthException")
                            .add("code", SOME_FAILED));
        }
        return Response.metaJson(allDone ? 200 : 400, answer.build());
    }

    private static List<Params> users(Request request) {
        try {
            JsonObject body = request.json();
            SendChecks.requireProduct(body);
            return Params.of(body, "$").only("messaging_product", "block_users").requiredObjects("block_users", MOST);
        } catch (MalformedJson e) {
            throw GraphError.parameter("The request body is not a JSON object.");
        }
    }

    private boolean isRecent(Customer customer, BusinessNumber number) {
        return customer.lastMessageTo(number.phoneNumberId())
                .filter(at -> at.plus(RECENT).isAfter(network.clock().instant()))
                .isPresent();
    }

    private static JsonObjectBuilder named(String input, Optional<Customer> customer) {
        JsonObjectBuilder user = JsonText.object().add("input", input);
        customer.flatMap(Customer::phone).ifPresent(phone -> user.add("wa_id", phone));
        customer.flatMap(Customer::userId).ifPresent(id -> user.add("user_id", id));
        return user;
    }

    private Set<String> of(BusinessNumber number) {
        return blocked.computeIfAbsent(number.phoneNumberId(), id -> ConcurrentHashMap.newKeySet());
    }
}
