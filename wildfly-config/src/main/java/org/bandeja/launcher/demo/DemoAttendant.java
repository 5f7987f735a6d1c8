package org.bandeja.launcher.demo;

import com.github.f4b6a3.tsid.Tsid;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** The auto attendant that the switchboard's number leads to: what it asks, and where the answers lead. */
final class DemoAttendant {
    static final String NAME = "Recepción";
    static final String GROUP = "Reparto de Ventas";
    static final String QUESTION = "¡Hola! Gracias por escribirnos. ¿Con qué le podemos ayudar?";
    private static final String MENU = "main";

    /** @param route where it leads: {@code group} or {@code department}, and its name */
    private record Answer(String key, String label, String description, String route, String name) {}

    private static final List<Answer> ANSWERS = List.of(
            new Answer("compra", "Comprar", "Bicicletas, repuestos, ropa", "group", GROUP),
            new Answer("pedido", "Mi pedido", "Envíos, cambios, garantía", "department", DemoCompany.SUPPORT),
            new Answer("taller", "Taller", "Citas y reparaciones", "department", DemoCompany.WORKSHOP),
            new Answer("factura", "Facturas y pagos", "", "department", DemoCompany.BILLING));

    private final Ids ids;

    DemoAttendant(Ids ids) {
        this.ids = ids;
    }

    /** As it stands in the editor. */
    String tree(long calendar) {
        JsonArrayBuilder options = Json.createArrayBuilder();
        ANSWERS.forEach(answer -> options.add(Json.createObjectBuilder()
                .add("key", answer.key())
                .add("label", answer.label())
                .add("description", answer.description())
                .add("digit", "")
                .add("words", Json.createArrayBuilder())
                .add("action", "ROUTE")
                .add("target", answer.route() + ":" + text(ids.of(answer.route(), answer.name())))
                .add("text", "")));
        JsonObjectBuilder menu = Json.createObjectBuilder()
                .add("key", MENU)
                .add("text", "¿Con qué le podemos ayudar?")
                .add("shape", "AUTO")
                .add("button", "Elegir")
                .add("options", options);
        return Json.createObjectBuilder()
                .add("language", "es")
                .add("greeting", "¡Hola! Gracias por escribirnos.")
                .add(
                        "people",
                        Json.createArrayBuilder().add("persona").add("agente").add("ayuda"))
                .add("menus", Json.createArrayBuilder().add(menu))
                .add(
                        "wrong",
                        Json.createObjectBuilder()
                                .add("text", "No le entendí. Elija una de estas opciones, por favor.")
                                .add("tries", 3))
                .add(
                        "silence",
                        Json.createObjectBuilder()
                                .add("reminder", "¿Sigue ahí? Elija una opción y le atendemos enseguida.")
                                .add("minutes", 10))
                .add(
                        "closed",
                        Json.createObjectBuilder()
                                .add("hours", text(calendar))
                                .add("text", "Ahora estamos cerrados. Le respondemos mañana a primera hora.")
                                .add("route", ""))
                .add("fallback", "department:" + text(ids.of("department", DemoCompany.SUPPORT)))
                .add("handover", "Enseguida le atiende una persona.")
                .build()
                .toString();
    }

    /** As the message that a customer gets. */
    String shown() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (Answer answer : ANSWERS) {
            JsonObjectBuilder row =
                    Json.createObjectBuilder().add("id", choice(answer.key())).add("title", answer.label());
            rows.add(answer.description().isEmpty() ? row : row.add("description", answer.description()));
        }
        return Json.createObjectBuilder()
                .add("kind", "list")
                .add("label", "Elegir")
                .add(
                        "sections",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("rows", rows)))
                .build()
                .toString();
    }

    /** As the message of who touched it. */
    String chosen(String key) {
        return Json.createObjectBuilder()
                .add("kind", "list")
                .add("id", choice(key.substring(key.indexOf('.') + 1)))
                .build()
                .toString();
    }

    private String choice(String key) {
        return "att." + text(ids.of("attendant", NAME)) + ".1." + MENU + "." + key;
    }

    private static String text(long id) {
        return Tsid.from(id).toLowerCase();
    }
}
