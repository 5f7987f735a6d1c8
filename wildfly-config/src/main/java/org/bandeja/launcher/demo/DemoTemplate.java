package org.bandeja.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** What stands around the body of the simulator's templates, in the application's form of sent ones. */
final class DemoTemplate {
    private DemoTemplate() {}

    /** @throws IllegalArgumentException if the demo does not know it */
    static String content(String name) {
        return switch (name) {
            case "order_update" ->
                template(name, "es", "UTILITY")
                        .add("header", text("Pedido 4711"))
                        .add("footer", "Gracias por tu compra")
                        .add(
                                "buttons",
                                Json.createArrayBuilder()
                                        .add(button("QUICK_REPLY", "Allí estaré"))
                                        .add(button("QUICK_REPLY", "Cambiar la fecha"))
                                        .add(button("URL", "Ver el pedido")
                                                .add("url", "https://shop.example/orders/4711")))
                        .build()
                        .toString();
            case "appointment_reminder" ->
                template(name, "en_US", "UTILITY")
                        .add("header", text("See you soon"))
                        .add("buttons", answers("Confirm", "Cancel"))
                        .build()
                        .toString();
            default -> throw new IllegalArgumentException("no template " + name);
        };
    }

    private static JsonObjectBuilder template(String name, String language, String category) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("language", language)
                .add("category", category);
    }

    private static JsonObjectBuilder text(String text) {
        return Json.createObjectBuilder().add("format", "TEXT").add("text", text);
    }

    private static JsonArrayBuilder answers(String... titles) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (String title : titles) {
            all.add(button("QUICK_REPLY", title));
        }
        return all;
    }

    private static JsonObjectBuilder button(String type, String text) {
        return Json.createObjectBuilder().add("type", type).add("text", text);
    }
}
