package org.bandeja.launcher.demo;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Writes how the company answers: its name and hours, a call group, the auto attendant, automatic texts, answers of departments. */
final class CompanyRows {
    private static final String WEEK = "08:00-18:00;08:00-18:00;08:00-18:00;08:00-18:00;08:00-18:00;09:00-13:00;";
    private static final List<String> SELLERS = List.of("lucia", "mateo", "valentina", "bruno");

    private static final List<List<String>> REPLIES = List.of(
            List.of(
                    DemoCompany.SALES,
                    "catalogo",
                    "Catálogo",
                    "Todo el catálogo con precios: https://shop.example/catalogo"),
            List.of(
                    DemoCompany.SALES,
                    "prueba",
                    "Prueba en la tienda",
                    "Venga a probarla cuando guste; guardamos su talla 48 horas."),
            List.of(
                    DemoCompany.SUPPORT,
                    "garantia",
                    "Garantía",
                    "La garantía cubre dos años. Solo necesitamos la factura y una foto de la pieza."),
            List.of(
                    DemoCompany.WORKSHOP,
                    "cita",
                    "Cita en el taller",
                    "Tenemos lugar el martes y el jueves por la mañana. ¿Cuál le conviene?"),
            List.of(
                    DemoCompany.BILLING,
                    "factura",
                    "Pedir datos de factura",
                    "Para la factura necesito nombre o empresa, NIT y correo."));

    private final Connection connection;
    private final Ids ids;
    private final Instant now;

    CompanyRows(Connection connection, Ids ids, Instant now) {
        this.connection = connection;
        this.ids = ids;
        this.now = now;
    }

    /** After departments, people and numbers; before conversations. */
    void write() throws SQLException {
        update(
                "UPDATE company SET name = ?, support_text = ?, support_phone = ?, support_email = ? WHERE id = 1",
                "Bicicletas La Rueda",
                "Lunes a viernes de 8 a 18 h. Preguntar por Elena.",
                "+1 787 555 0111",
                "ayuda@larueda.example");
        long calendar = hours();
        group(calendar);
        attendant(calendar);
        for (List<String> reply : REPLIES) {
            Insert.row(
                    connection,
                    "quick_reply",
                    "id, department_id, shortcut, title, text",
                    Ids.fresh(),
                    ids.of("department", reply.get(0)),
                    reply.get(1),
                    reply.get(2),
                    reply.get(3));
        }
        autoText("RECEIVED", "Recibimos su mensaje. Le respondemos en unos minutos.");
        autoText("AWAY", "Ahora estamos cerrados. Le respondemos en cuanto abramos.");
    }

    private long hours() throws SQLException {
        long calendar = ids.give("calendar", "Horario de la tienda");
        Insert.row(
                connection,
                "opening_calendar",
                "id, name, zone, week",
                calendar,
                "Horario de la tienda",
                "America/Puerto_Rico",
                WEEK);
        Insert.row(
                connection,
                "opening_day",
                "calendar_id, yearly, on_date, name, hours",
                calendar,
                true,
                Date.valueOf("2000-12-25"),
                "Navidad",
                "");
        Insert.row(
                connection,
                "opening_day",
                "calendar_id, yearly, on_date, name, hours",
                calendar,
                true,
                Date.valueOf("2000-12-24"),
                "Nochebuena",
                "09:00-13:00");
        return calendar;
    }

    /** First by turns among the sellers, after ten minutes to whoever of them comes. */
    private void group(long calendar) throws SQLException {
        long sales = ids.of("department", DemoCompany.SALES);
        long group = ids.give("group", DemoAttendant.GROUP);
        Insert.row(
                connection,
                "call_group",
                "id, name, department_id, strategy, capacity, calendar_id",
                group,
                DemoAttendant.GROUP,
                sales,
                "ROUND_ROBIN",
                12,
                calendar);
        Insert.row(connection, "call_group_gate", "group_id", group);
        Insert.row(connection, "call_group_step", "group_id, step, minutes", group, 0, 10);
        Insert.row(connection, "call_group_step", "group_id, step", group, 1);
        for (int i = 0; i < SELLERS.size(); i++) {
            long seller = ids.of("agent", SELLERS.get(i));
            Insert.row(
                    connection,
                    "call_group_member",
                    "group_id, step, position, department_id, agent_id",
                    group,
                    0,
                    i,
                    sales,
                    seller);
        }
        Insert.row(connection, "call_group_member", "group_id, step, position, department_id", group, 1, 0, sales);
    }

    private void attendant(long calendar) throws SQLException {
        long attendant = ids.give("attendant", DemoAttendant.NAME);
        String tree = new DemoAttendant(ids).tree(calendar);
        long author = ids.of("agent", "elena");
        Insert.row(
                connection,
                "auto_attendant",
                "id, name, draft, number, calendar_id, author_id, changed_at",
                attendant,
                DemoAttendant.NAME,
                tree,
                1,
                calendar,
                author,
                now);
        Insert.row(
                connection,
                "attendant_version",
                "attendant_id, number, tree, published_at, author_id",
                attendant,
                1,
                tree,
                now,
                author);
        int position = 0;
        Insert.row(
                connection,
                "attendant_route",
                "attendant_id, position, route_group_id",
                attendant,
                position++,
                ids.of("group", DemoAttendant.GROUP));
        for (String department : List.of(DemoCompany.SUPPORT, DemoCompany.WORKSHOP, DemoCompany.BILLING)) {
            Insert.row(
                    connection,
                    "attendant_route",
                    "attendant_id, position, route_department_id",
                    attendant,
                    position++,
                    ids.of("department", department));
        }
        update(
                "UPDATE business_number SET route_attendant_id = ? WHERE phone_number_id = ?",
                attendant,
                DemoCompany.SWITCHBOARD.phoneNumberId());
    }

    private void autoText(String kind, String text) throws SQLException {
        Insert.row(
                connection,
                "auto_text",
                "department_id, kind, language, text",
                ids.of("department", DemoCompany.OFFICE),
                kind,
                "es",
                text);
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }
}
