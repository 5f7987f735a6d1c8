package org.bandeja.simulator.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.simulator.chat.Account;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.graph.AccountState;
import org.bandeja.simulator.graph.NumberState;
import org.bandeja.simulator.graph.States;
import org.bandeja.simulator.graph.Usage;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.http.NotFound;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.webhook.Subscriptions;
import org.bandeja.simulator.webhook.WebhookUrl;

/** How accounts and numbers stand, and the warnings of WhatsApp's limits on calls. */
public final class AccountsControl {
    private final Network network;
    private final States states;
    private final Usage usage;
    private final Subscriptions subscriptions;

    public AccountsControl(Network network, States states, Usage usage, Subscriptions subscriptions) {
        this.network = network;
        this.states = states;
        this.usage = usage;
        this.subscriptions = subscriptions;
    }

    public void addTo(Routes routes) {
        routes.on("GET", "/control/accounts", request -> list());
        routes.on("POST", "/control/accounts/{id}", this::account);
        routes.on("POST", "/control/numbers/{id}", this::number);
        routes.on("POST", "/control/usage", this::use);
    }

    private Response list() {
        return Response.json(JsonText.object()
                .add("items", JsonText.array(network.accounts().stream().map(this::shape)))
                .build());
    }

    private JsonObject shape(Account account) {
        AccountState state = states.account(account.id());
        JsonObjectBuilder shape = JsonText.object()
                .add("id", account.id())
                .add("name", account.name())
                .add("appId", account.appId())
                .add("tokenExpired", state.tokenExpired());
        addError(shape, state.error());
        shape.add("later", state.later())
                .add("requireProof", state.requireProof())
                .add("permissions", JsonText.texts(state.permissions()))
                .add("subscribed", subscriptions.isSubscribed(account.id()));
        JsonText.addOrNull(
                shape, "callback", subscriptions.callback(account.id()).map(URI::toString));
        return shape.add("numbers", JsonText.array(account.numbers().stream().map(this::shape)))
                .build();
    }

    private JsonObject shape(BusinessNumber number) {
        NumberState state = states.number(number.phoneNumberId());
        JsonObjectBuilder shape = JsonText.object()
                .add("phoneNumberId", number.phoneNumberId())
                .add("displayPhoneNumber", number.displayPhoneNumber());
        addError(shape, state.error());
        shape.add("later", state.later());
        state.messagesPerSecond()
                .ifPresentOrElse(
                        most -> shape.add("messagesPerSecond", most), () -> shape.addNull("messagesPerSecond"));
        return shape.add("listed", state.listed()).add("fields", state.fields()).build();
    }

    private static void addError(JsonObjectBuilder shape, OptionalInt error) {
        error.ifPresentOrElse(code -> shape.add("error", code), () -> shape.addNull("error"));
    }

    private Response account(Request request) {
        String id = request.place("id");
        Account account = network.account(id).orElseThrow(() -> new NotFound("no account " + id));
        JsonObject body = request.json();
        Fields fields = new Fields(
                body, "tokenExpired", "error", "later", "requireProof", "permissions", "subscribed", "callback");
        AccountState present = states.account(id);
        states.account(
                id,
                new AccountState(
                        fields.flag("tokenExpired", present.tokenExpired()),
                        error(body, fields, present.error()),
                        fields.flag("later", present.later()),
                        fields.flag("requireProof", present.requireProof()),
                        fields.has("permissions") ? fields.texts("permissions") : present.permissions()));
        if (fields.has("subscribed")) {
            if (fields.flag("subscribed", true)) {
                subscriptions.subscribe(id, subscriptions.callback(id));
            } else {
                subscriptions.unsubscribe(id);
            }
        }
        fields.text("callback")
                .map(AccountsControl::callback)
                .ifPresent(url -> subscriptions.subscribe(id, Optional.of(url)));
        return Response.json(shape(account));
    }

    private static URI callback(String text) {
        try {
            return WebhookUrl.ofThisMachine(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequest(e.getMessage());
        }
    }

    private Response number(Request request) {
        String id = request.place("id");
        BusinessNumber number = network.number(id).orElseThrow(() -> new NotFound("no number " + id));
        JsonObject body = request.json();
        Fields fields = new Fields(body, "error", "later", "messagesPerSecond", "listed", "fields");
        NumberState present = states.number(id);
        OptionalInt throughput = body.get("messagesPerSecond") == JsonValue.NULL
                ? OptionalInt.empty()
                : fields.has("messagesPerSecond")
                        ? OptionalInt.of((int) fields.number("messagesPerSecond", 0, 0, 100_000))
                        : present.messagesPerSecond();
        JsonObjectBuilder all = JsonText.object(present.fields());
        fields.object("fields").ifPresent(more -> more.forEach(all::add));
        states.number(
                id,
                new NumberState(
                        error(body, fields, present.error()),
                        fields.flag("later", present.later()),
                        throughput,
                        fields.flag("listed", present.listed()),
                        all.build()));
        return Response.json(shape(number));
    }

    /** Null takes the error away. */
    private static OptionalInt error(JsonObject body, Fields fields, OptionalInt present) {
        if (body.get("error") == JsonValue.NULL) {
            return OptionalInt.empty();
        }
        return fields.has("error") ? OptionalInt.of(fields.number("error", 0)) : present;
    }

    private Response use(Request request) {
        Fields fields =
                new Fields(request.json(), "account", "callCount", "totalTime", "regainMinutes", "retryAfter", "off");
        String account = fields.text("account").orElse(network.accounts().get(0).id());
        if (fields.flag("off", false)) {
            usage.set(account, Optional.empty());
        } else {
            usage.set(
                    account,
                    Optional.of(new Usage.Figures(
                            fields.number("callCount", 0),
                            fields.number("totalTime", 0),
                            fields.number("regainMinutes", 0),
                            fields.has("retryAfter")
                                    ? OptionalInt.of(fields.number("retryAfter", 0))
                                    : OptionalInt.empty())));
        }
        return Response.json(JsonText.object().add("account", account).build());
    }
}
