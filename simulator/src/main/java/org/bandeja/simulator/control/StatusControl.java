package org.bandeja.simulator.control;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.MessageStatus;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.http.NotFound;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.webhook.StatusSettings;
import org.bandeja.simulator.webhook.Statuses;

/** How statuses are told, and telling one by hand. */
public final class StatusControl {
    private final Network network;
    private final Statuses statuses;

    public StatusControl(Network network, Statuses statuses) {
        this.network = network;
        this.statuses = statuses;
    }

    public void addTo(Routes routes) {
        routes.on("GET", "/control/statuses", request -> Response.json(settings()));
        routes.on("POST", "/control/statuses", this::settle);
        routes.on("POST", "/control/status", this::tell);
    }

    private JsonObject settings() {
        StatusSettings settings = statuses.settings();
        return JsonText.object()
                .add("auto", settings.auto())
                .add("delayMillis", settings.delayMillis())
                .add("duplicate", settings.duplicate())
                .add("shuffle", settings.shuffle())
                .add(
                        "drop",
                        JsonText.texts(settings.drop().stream()
                                .map(MessageStatus::word)
                                .sorted()
                                .toList()))
                .add("read", settings.read())
                .add("withCallbackData", settings.withCallbackData())
                .add("beforeResponse", settings.beforeResponse())
                .build();
    }

    private Response settle(Request request) {
        Fields fields = new Fields(
                request.json(),
                "auto",
                "delayMillis",
                "duplicate",
                "shuffle",
                "drop",
                "read",
                "withCallbackData",
                "beforeResponse");
        StatusSettings present = statuses.settings();
        statuses.settle(new StatusSettings(
                fields.flag("auto", present.auto()),
                fields.number("delayMillis", (int) present.delayMillis()),
                fields.number("duplicate", present.duplicate()),
                fields.flag("shuffle", present.shuffle()),
                fields.has("drop") ? drop(fields) : present.drop(),
                fields.flag("read", present.read()),
                fields.flag("withCallbackData", present.withCallbackData()),
                fields.flag("beforeResponse", present.beforeResponse())));
        return Response.json(settings());
    }

    private static Set<MessageStatus> drop(Fields fields) {
        Set<MessageStatus> drop = EnumSet.noneOf(MessageStatus.class);
        fields.texts("drop").forEach(word -> drop.add(status(word)));
        return drop;
    }

    private static MessageStatus status(String word) {
        return MessageStatus.of(word)
                .orElseThrow(() -> new BadRequest("a status is sent, delivered, read or failed, not " + word));
    }

    private Response tell(Request request) {
        Fields fields = new Fields(request.json(), "wamid", "status", "errorCode");
        String wamid = fields.requiredText("wamid");
        MessageStatus status = status(fields.requiredText("status"));
        OptionalInt error =
                fields.has("errorCode") ? OptionalInt.of(fields.number("errorCode", 0)) : OptionalInt.empty();
        Message message = network.messages()
                .find(wamid)
                .filter(known -> known.isFrom(Message.Author.BUSINESS))
                .orElseThrow(() -> new NotFound("no message of the business with id " + wamid));
        statuses.tell(message, status, error);
        return Response.json(202, Shapes.message(message));
    }
}
