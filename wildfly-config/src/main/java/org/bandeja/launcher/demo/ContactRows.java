package org.bandeja.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes what the company notes of contacts: its own fields, and what stands in them. */
final class ContactRows {
    private static final List<List<String>> FIELDS = List.of(
            List.of("Ciudad", "TEXT", ""),
            List.of("Bicicleta", "CHOICE", "Urbana\nMontaña\nRuta\nEléctrica"),
            List.of("Cliente desde", "DATE", ""),
            List.of("Talla", "NUMBER", ""));

    /** By phone number, in the order of the fields. */
    private static final Map<String, List<String>> KNOWN = Map.of(
            "+17875550123", List.of("San Juan", "Montaña", "2023-04-18", "17"),
            "+17875550111", List.of("Ponce", "Urbana", "2025-01-09", "15"),
            "+17875550160", List.of("Caguas", "Ruta", "2024-07-30", "54"),
            "+17875550201", List.of("Mayagüez", "Eléctrica", "2022-11-02", "18"));

    private final Connection connection;
    private final Ids ids;
    private final Instant now;

    ContactRows(Connection connection, Ids ids, Instant now) {
        this.connection = connection;
        this.ids = ids;
        this.now = now;
    }

    /** After the conversations. */
    void write() throws SQLException {
        for (int i = 0; i < FIELDS.size(); i++) {
            List<String> field = FIELDS.get(i);
            Insert.row(
                    connection,
                    "contact_field",
                    "id, name, kind, choices, position, created_at",
                    ids.give("field", field.get(0)),
                    field.get(0),
                    field.get(1),
                    field.get(2),
                    i,
                    now.minus(Duration.ofDays(150)));
        }
        for (Map.Entry<String, List<String>> contact : KNOWN.entrySet()) {
            for (int i = 0; i < FIELDS.size(); i++) {
                Insert.row(
                        connection,
                        "contact_value",
                        "contact_id, field_id, value",
                        ids.of("contact", contact.getKey()),
                        ids.of("field", FIELDS.get(i).get(0)),
                        contact.getValue().get(i));
            }
        }
        note("+17875550123", "sofia", 20, "Prefiere que le escriban por la tarde.");
        note("+17875550123", "carmen", 3, "Tiene dos bicicletas con nosotros: la M-4 y la urbana de su hija.");
        note("+17875550111", "diego", 8, "Vive en un quinto piso sin ascensor: avisar a la mensajería.");
        note("+17875550201", "ramon", 1, "Garantía extendida hasta 2028.");
    }

    private void note(String address, String author, int days, String text) throws SQLException {
        Insert.row(
                connection,
                "contact_note",
                "id, contact_id, at, author_id, text",
                Ids.fresh(),
                ids.of("contact", address),
                now.minus(Duration.ofDays(days)),
                ids.of("agent", author),
                text);
    }
}
