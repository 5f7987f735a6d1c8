package org.bandeja.simulator.webhook;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.webhook.Delivery.Packet;

/** Webhooks about an account, not about a conversation: with the time, and without the number's metadata. */
public final class AccountEvents {
    private final Courier courier;
    private final Clock clock;

    public AccountEvents(Courier courier, Clock clock) {
        this.courier = courier;
        this.clock = clock;
    }

    /** @param field such as {@code message_template_status_update} */
    public Delivery tell(String account, String field, JsonObject value) {
        JsonObject change =
                JsonText.object().add("value", value).add("field", field).build();
        JsonObject entry = JsonText.object()
                .add("id", account)
                .add("time", clock.instant().getEpochSecond())
                .add("changes", JsonText.array(List.of(change).stream()))
                .build();
        JsonObject envelope = JsonText.object()
                .add("object", "whatsapp_business_account")
                .add("entry", JsonText.array(List.of(entry).stream()))
                .build();
        Delivery delivery =
                new Delivery(Delivery.Kind.ACCOUNT, "account " + account, field, Packet.of(account, envelope));
        courier.submit(delivery);
        return delivery;
    }
}
