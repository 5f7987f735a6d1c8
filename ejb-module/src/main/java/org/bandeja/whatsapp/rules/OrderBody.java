package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** What a customer puts into the basket of a catalogue. */
final class OrderBody {
    private static final int MOST = 500;

    private OrderBody() {}

    /** Empty when it orders nothing. */
    static Optional<MessageBody> of(JsonObject body) {
        if (body.isEmpty()) return Optional.empty();
        JsonObjectBuilder content = MessageBody.parts();
        CommonParts.put(content, "catalog", body, "catalog_id");
        JsonArrayBuilder items = JsonParts.builders().createArrayBuilder();
        JsonParts.items(body, "product_items").stream()
                .flatMap(item -> JsonParts.object(item).stream())
                .limit(MOST)
                .forEach(item -> items.add(item(item)));
        content.add("items", items);
        return Optional.of(MessageBody.of("order", JsonParts.word(body, "text"), content));
    }

    /** Numbers come as numbers or as strings; they are shown, not counted with. */
    private static JsonObjectBuilder item(JsonObject item) {
        JsonObjectBuilder told = MessageBody.parts();
        CommonParts.put(told, "retailerId", item, "product_retailer_id");
        CommonParts.put(told, "quantity", item, "quantity");
        CommonParts.put(told, "price", item, "item_price");
        CommonParts.put(told, "currency", item, "currency");
        return told;
    }
}
