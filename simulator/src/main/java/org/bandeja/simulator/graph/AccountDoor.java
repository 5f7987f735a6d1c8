package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.bandeja.simulator.chat.Account;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.graph.GraphDoor.WebhookParts;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.webhook.Poster;
import org.bandeja.simulator.webhook.Subscriptions;
import org.bandeja.simulator.webhook.WebhookUrl;

/** Accounts, their numbers, their subscriptions and their tokens, by the Graph API. */
final class AccountDoor {
    private static final String USUAL_OF_NUMBER = "verified_name,code_verification_status,display_phone_number,"
            + "quality_rating,status,platform_type,throughput,webhook_configuration,id";
    private static final String USUAL_OF_ACCOUNT = "id,name,timezone_id,message_template_namespace";

    private final Access access;
    private final States states;
    private final Subscriptions subscriptions;
    private final Poster poster;
    private final Supplier<Optional<URI>> usual;

    AccountDoor(Access access, States states, WebhookParts webhooks) {
        this.access = access;
        this.states = states;
        this.subscriptions = webhooks.subscriptions();
        this.poster = webhooks.poster();
        this.usual = webhooks.usual();
    }

    Response numbers(Request request) {
        Account account = access.account(request, request.place("number"));
        List<BusinessNumber> listed = account.numbers().stream()
                .filter(number -> states.number(number.phoneNumberId()).listed())
                .toList();
        return Paging.answer(request, listed, number -> number(request, account, number));
    }

    /** The number with that id, if the token reaches one. */
    Optional<Response> number(Request request, String id) {
        List<Account> accounts = access.accounts(request);
        return access.find(request, id).map(number -> {
            Account account = accounts.stream()
                    .filter(reached -> reached.has(id))
                    .findFirst()
                    .orElseThrow();
            return Response.metaJson(200, number(request, account, number));
        });
    }

    private JsonObject number(Request request, Account account, BusinessNumber number) {
        String id = number.phoneNumberId();
        NumberState state = states.number(id);
        JsonObjectBuilder all = JsonText.object()
                .add("verified_name", account.name())
                .add("code_verification_status", "VERIFIED")
                .add("display_phone_number", number.displayPhoneNumber())
                .add("quality_rating", "GREEN")
                .add("status", "CONNECTED")
                .add("name_status", "APPROVED")
                .add("platform_type", "CLOUD_API")
                .add("throughput", JsonText.object().add("level", "STANDARD"))
                .add("account_mode", "LIVE")
                .add("is_official_business_account", false)
                .add("is_on_biz_app", false)
                .add("whatsapp_business_manager_messaging_limit", "TIER_2K")
                .add("last_onboarded_time", "2026-01-15T12:00:00+0000");
        all.add("webhook_configuration", callbacks(account));
        all.add("health_status", health(id, state.error().isPresent() ? "BLOCKED" : "AVAILABLE"));
        state.fields().forEach(all::add);
        return some(request, all.add("id", id).build(), USUAL_OF_NUMBER);
    }

    /** A number's own address is told to the simulator with its other fields. */
    private JsonObjectBuilder callbacks(Account account) {
        JsonObjectBuilder told = JsonText.object();
        JsonText.addIfPresent(told, "application", usual.get().map(URI::toString));
        JsonText.addIfPresent(
                told,
                "whatsapp_business_account",
                subscriptions.callback(account.id()).map(URI::toString));
        return told;
    }

    private static JsonObjectBuilder health(String id, String word) {
        JsonObjectBuilder entity = JsonText.object()
                .add("entity_type", "PHONE_NUMBER")
                .add("id", id)
                .add("can_send_message", word);
        return JsonText.object()
                .add("can_send_message", word)
                .add("entities", JsonText.array().add(entity));
    }

    /** Only the fields that were asked for, and always the id. Nested ones, as {@code owner{id}}, count by their name. */
    private static JsonObject some(Request request, JsonObject all, String usual) {
        String asked = request.query("fields").orElse(usual).replaceAll("\\{[^}]*}", "");
        Set<String> fields = new HashSet<>(Arrays.asList(asked.split(",")));
        JsonObjectBuilder some = JsonText.object();
        all.forEach((name, value) -> {
            if (fields.contains(name) || name.equals("id")) {
                some.add(name, value);
            }
        });
        return some.build();
    }

    /** The account with that id, if the token reaches it. */
    Optional<Response> account(Request request, String id) {
        return access.accounts(request).stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .map(account -> {
                    boolean blocked = states.account(id).error().isPresent();
                    JsonObject all = JsonText.object()
                            .add("id", id)
                            .add("name", account.name())
                            .add("timezone_id", "1")
                            .add("currency", "USD")
                            .add("country", "CO")
                            .add("message_template_namespace", "6f0c1b2a_0d3e_4f5a_8b7c_" + account.id())
                            .add("account_review_status", "APPROVED")
                            .add("business_verification_status", "verified")
                            .add("ownership_type", "SELF")
                            .add("status", blocked ? "RESTRICTED" : "ACTIVE")
                            .add("health_status", health(id, blocked ? "BLOCKED" : "AVAILABLE"))
                            .build();
                    return Response.metaJson(200, some(request, all, USUAL_OF_ACCOUNT));
                });
    }

    Response subscriptions(Request request) {
        Account account = access.account(request, request.place("number"));
        if (!subscriptions.isSubscribed(account.id())) {
            return Response.metaJson(
                    200,
                    JsonText.object().add("data", JsonValue.EMPTY_JSON_ARRAY).build());
        }
        JsonObjectBuilder app = JsonText.object()
                .add(
                        "whatsapp_business_api_data",
                        JsonText.object()
                                .add("id", account.appId())
                                .add("name", "Bandeja")
                                .add("link", "https://www.facebook.com/games/?app_id=" + account.appId()));
        JsonText.addIfPresent(
                app,
                "override_callback_uri",
                subscriptions.callback(account.id()).map(URI::toString));
        return Response.metaJson(
                200, JsonText.object().add("data", JsonText.array().add(app)).build());
    }

    /** Another address for the account's webhooks is taken only if it answers the handshake. */
    CompletionStage<Response> subscribe(Request request) {
        Account account = access.account(request, request.place("number"));
        JsonObject body = request.jsonOrEmpty();
        Optional<String> callback = JsonText.textOf(body, "override_callback_uri");
        if (callback.isEmpty()) {
            subscriptions.subscribe(account.id(), Optional.empty());
            return CompletableFuture.completedFuture(success());
        }
        URI url = loopback(callback.get());
        String challenge = UUID.randomUUID().toString();
        return poster.handshake(url, JsonText.textOf(body, "verify_token").orElse(""), challenge)
                .thenApply(answer -> {
                    if (answer.status().orElse(0) != 200 || !answer.detail().equals(challenge)) {
                        return GraphError.parameter(
                                        "Callback verification failed with the following errors: HTTP Status"
                                                + " Code = " + answer.status().orElse(0))
                                .response();
                    }
                    subscriptions.subscribe(account.id(), Optional.of(url));
                    return success();
                });
    }

    private static URI loopback(String text) {
        try {
            return WebhookUrl.ofThisMachine(text);
        } catch (IllegalArgumentException e) {
            throw GraphError.parameter("override_callback_uri must be an http address of this machine");
        }
    }

    Response unsubscribe(Request request) {
        subscriptions.unsubscribe(
                access.account(request, request.place("number")).id());
        return success();
    }

    private static Response success() {
        return Response.metaJson(200, JsonText.object().add("success", true).build());
    }

    /** What a token may do, and until when. */
    Response debugToken(Request request) {
        access.any(request);
        String token = request.query("input_token")
                .orElseThrow(() -> GraphError.parameter("The parameter input_token is required."));
        List<Account> known = access.known(token);
        List<Account> valid = known.stream()
                .filter(account -> !states.account(account.id()).tokenExpired())
                .toList();
        JsonObjectBuilder data = JsonText.object().add("type", "SYSTEM_USER").add("application", "Bandeja");
        known.stream().findFirst().ifPresent(account -> data.add("app_id", account.appId()));
        if (valid.isEmpty()) {
            JsonObjectBuilder error = JsonText.object()
                    .add("code", 190)
                    .add(
                            "message",
                            known.isEmpty()
                                    ? "Invalid OAuth access token."
                                    : "Error validating access token:"
                                            + " Session has expired on Friday, 27-Nov-26 10:00:00 PST.");
            if (!known.isEmpty()) {
                error.add("subcode", 463);
            }
            data.add("error", error);
        }
        data.add("is_valid", !valid.isEmpty()).add("expires_at", 0).add("data_access_expires_at", 0);
        List<String> permissions = valid.stream()
                .flatMap(account -> states.account(account.id()).permissions().stream())
                .distinct()
                .toList();
        data.add("issued_at", 1_767_225_600).add("scopes", JsonText.texts(permissions));
        data.add(
                "granular_scopes",
                JsonText.array(permissions.stream()
                        .filter(scope -> scope.startsWith("whatsapp"))
                        .map(scope -> JsonText.object()
                                .add("scope", scope)
                                .add(
                                        "target_ids",
                                        JsonText.texts(valid.stream()
                                                .filter(account -> states.account(account.id())
                                                        .permissions()
                                                        .contains(scope))
                                                .map(Account::id)
                                                .toList()))
                                .build())));
        return Response.metaJson(
                200,
                JsonText.object()
                        .add("data", data.add("user_id", "122100000000001"))
                        .build());
    }
}
