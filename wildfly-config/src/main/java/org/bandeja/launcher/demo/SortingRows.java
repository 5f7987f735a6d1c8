package org.bandeja.launcher.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes what the company sorts conversations by, and what it often answers. */
final class SortingRows {
    /** Name, colour, and how many conversations have it. */
    private record Label(String name, String colour, int conversations) {}

    private static final List<Label> LABELS = List.of(
            new Label("VIP", "VIOLET", 6),
            new Label("Reclamo", "RED", 5),
            new Label("Garantía", "ORANGE", 4),
            new Label("Pago pendiente", "YELLOW", 4),
            new Label("Envío", "TEAL", 7));

    private static final List<List<String>> REPLIES = List.of(
            List.of(
                    "hola",
                    "Saludo",
                    "Hola {{contact.first_name}}, soy {{agent.name}}, de {{department.name}}. ¿En qué le puedo ayudar?"),
            List.of(
                    "gracias",
                    "Gracias y despedida",
                    "Gracias por escribirnos, {{contact.first_name}}. ¡Que tenga un buen día!"),
            List.of("espera", "Un momento", "Lo estoy revisando y le escribo en unos minutos."),
            List.of(
                    "datos",
                    "Pedir el número de pedido",
                    "Para ayudarle necesito el número de su pedido. Lo encuentra en el correo de confirmación."));

    /** Of the whole demo every eleventh conversation has the first label, the one after it the second … */
    private static final int STRIDE = 11;

    private static final int MOST = 12;

    private final Connection connection;
    private final boolean whole;

    SortingRows(Connection connection, boolean whole) {
        this.connection = connection;
        this.whole = whole;
    }

    /** After the conversations. */
    void write() throws SQLException {
        int from = 0;
        for (Label label : LABELS) {
            long id = Ids.fresh();
            Insert.row(connection, "label", "id, name, colour", id, label.name(), label.colour());
            if (whole) {
                scatter(id, LABELS.indexOf(label) + 2);
            } else {
                label(id, label.conversations(), from);
            }
            from += label.conversations() - 1;
        }
        for (List<String> reply : REPLIES) {
            Insert.row(
                    connection,
                    "quick_reply",
                    "id, shortcut, title, text",
                    Ids.fresh(),
                    reply.get(0),
                    reply.get(1),
                    reply.get(2));
        }
    }

    private void scatter(long label, int place) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO conversation_label (conversation_id, label_id) SELECT id, ? FROM"
                        + " (SELECT id, ROW_NUMBER() OVER (ORDER BY activity_at DESC) place FROM conversation"
                        + " WHERE department_id IS NOT NULL) c WHERE MOD(place, ?) = ? LIMIT ?")) {
            insert.setLong(1, label);
            insert.setInt(2, STRIDE);
            insert.setInt(3, place);
            insert.setInt(4, MOST);
            insert.executeUpdate();
        }
    }

    private void label(long label, int conversations, int from) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO conversation_label (conversation_id, label_id) SELECT id, ? FROM"
                        + " (SELECT id FROM conversation WHERE department_id IS NOT NULL ORDER BY activity_at DESC LIMIT ? OFFSET ?) c")) {
            insert.setLong(1, label);
            insert.setInt(2, conversations);
            insert.setInt(3, from * 2);
            insert.executeUpdate();
        }
    }
}
