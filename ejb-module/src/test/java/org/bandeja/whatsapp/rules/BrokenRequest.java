package org.bandeja.whatsapp.rules;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A request that WhatsApp refuses, by Meta's mended description and by the simulator, or neither proves anything.
 *
 * @param of the golden file that it was made of, or {@code text}
 */
record BrokenRequest(String name, String of, String json) {
    private static final String SOUND = "{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\","
            + "\"to\":\"+573001112233\",\"type\":\"text\",\"text\":{\"body\":\"x\"},\"biz_opaque_callback_data\":\"1\"}";

    private static final Map<String, String> WRONG = Map.of(
            "an unexpected key", SOUND.replace("\"to\"", "\"tone\":\"\",\"to\""),
            "an unexpected key in the text", SOUND.replace("\"body\"", "\"tone\":\"\",\"body\""),
            "nobody to send to", SOUND.replace("\"to\":\"+573001112233\",", ""),
            "two to send to", SOUND.replace("\"to\"", "\"recipient\":\"CO.1\",\"to\""),
            "no text", SOUND.replace("\"text\":{\"body\":\"x\"}", "\"texts\":1"),
            "another type than said", SOUND.replace("\"type\":\"text\"", "\"type\":\"image\""),
            "four buttons", buttons(4, "t"),
            "a long button", buttons(1, "t".repeat(21)));

    /** What becomes wrong by changing what is right: file below golden/, what there, what instead. */
    private static final List<List<String>> SPOILT = List.of(
            List.of("image", "\"caption\"", "\"title\""),
            List.of("image", "\"id\":\"9001\"", "\"ids\":\"9001\""),
            List.of("image", "\"id\":\"9001\"", "\"id\":\"9001\",\"link\":\"https://x.example/a.png\""),
            List.of("audio", "\"id\":\"9004\"", "\"id\":\"9004\",\"caption\":\"x\""),
            List.of("voice", "true", "\"yes\""),
            List.of("document", "\"filename\"", "\"name\""),
            List.of("sticker", "\"id\":\"9006\"", "\"id\":\"9006\",\"caption\":\"x\""),
            List.of("template-body", "order_update", "Order Update"),
            List.of("template-body", "\"code\":\"en_US\"", "\"name\":\"en_US\""),
            List.of("template-body", "\"body\"", "\"bodies\""),
            List.of("template-body", "\"text\":\"Ana\"", "\"text\":\"A     na\""),
            List.of("template-body", "\"text\":\"Ana\"", "\"value\":\"Ana\""),
            List.of("template-named", "\"parameter_name\"", "\"name\""),
            List.of("template-header-image", "\"image\":{", "\"picture\":{"),
            List.of("template-header-document", "\"filename\"", "\"caption\""),
            List.of("template-header-location", "\"latitude\"", "\"lat\""),
            List.of("template-buttons", "\"index\":\"1\"", "\"index\":\"10\""),
            List.of("template-buttons", "\"sub_type\":\"url\"", "\"sub_type\":\"link\""),
            List.of("template-buttons", "SAVE20", "SAVE567890123456"),
            List.of("template-flow", "\"flow_token\"", "\"token\""),
            List.of("template-offer", "1795946400000", "\"tomorrow\""),
            List.of("template-carousel", "\"card_index\":1", "\"index\":1"),
            List.of("template-carousel", "\"cards\"", "\"items\""));

    private static String buttons(int count, String title) {
        var buttons = Json.createArrayBuilder();
        for (int i = 0; i < count; i++) {
            buttons.add(Json.createObjectBuilder()
                    .add("type", "reply")
                    .add("reply", Json.createObjectBuilder().add("id", "" + i).add("title", title)));
        }
        JsonObject interactive = Json.createObjectBuilder()
                .add("type", "button")
                .add("body", Json.createObjectBuilder().add("text", "q"))
                .add("action", Json.createObjectBuilder().add("buttons", buttons))
                .build();
        return SOUND.replace(
                "\"type\":\"text\",\"text\":{\"body\":\"x\"}",
                "\"type\":\"interactive\",\"interactive\":" + interactive);
    }

    static Stream<BrokenRequest> all() {
        Stream<BrokenRequest> wrong =
                WRONG.entrySet().stream().map(entry -> new BrokenRequest(entry.getKey(), "text", entry.getValue()));
        return Stream.concat(wrong, SPOILT.stream().map(one -> spoilt(one.get(0), one.get(1), one.get(2))));
    }

    private static BrokenRequest spoilt(String of, String there, String instead) {
        String made = GoldenFile.named(of).made();
        if (!made.contains(there)) throw new IllegalStateException("nothing to spoil in " + of + ": " + there);
        return new BrokenRequest(of + " with " + instead, of, made.replace(there, instead));
    }

    @Override
    public String toString() {
        return name;
    }
}
