package org.bandeja.attendant.rules;

import java.util.List;
import org.bandeja.attendant.rules.AttendantTree.Closed;
import org.bandeja.attendant.rules.AttendantTree.Menu;
import org.bandeja.attendant.rules.AttendantTree.Option;
import org.bandeja.attendant.rules.AttendantTree.Option.Action;
import org.bandeja.attendant.rules.AttendantTree.Silence;
import org.bandeja.attendant.rules.AttendantTree.Wrong;
import org.bandeja.directory.model.DepartmentId;

/** A tree of three levels to try things on. */
final class Trees {
    static final String SALES = department(1);
    static final String HELP = department(2);
    static final String BILLS = department(3);
    static final String EVERYBODY = department(4);

    private Trees() {}

    private static String department(long id) {
        return "department:" + new DepartmentId(id).text();
    }

    static Option option(String key, String label, Action action, String target, String text, String... words) {
        return new Option(key, label, "", "", List.of(words), action, target, text);
    }

    static Menu menu(String key, String text, Option... options) {
        return new Menu(key, text, Menu.Shape.AUTO, "", List.of(options));
    }

    static AttendantTree tree(Menu... menus) {
        return new AttendantTree(
                "es",
                "Hola",
                List.of("agente", "una persona"),
                List.of(menus),
                new Wrong("No entiendo", 3),
                new Silence("¿Sigue ahí?", 5),
                Closed.NEVER,
                EVERYBODY,
                "Ya viene alguien");
    }

    static AttendantTree usual() {
        return tree(
                menu(
                        "main",
                        "¿Qué desea?",
                        option("a", "Ventas", Action.ROUTE, SALES, "Le atiende Ventas", "comprar"),
                        option("b", "Soporte", Action.MENU, "help", ""),
                        option("c", "Horario", Action.TEXT, "", "De 8 a 17")),
                menu(
                        "help",
                        "¿Con qué?",
                        option("a", "Facturación", Action.MENU, "bills", "Un momento"),
                        option("b", "Técnico", Action.ROUTE, HELP, ""),
                        option("c", "Atrás", Action.BACK, "", ""),
                        option("d", "Inicio", Action.START, "", "")),
                menu(
                        "bills",
                        "¿Qué factura?",
                        option("a", "La última", Action.ROUTE, BILLS, ""),
                        option("b", "Otra vez", Action.REPEAT, "", "")));
    }

    static AttendantTree closed(Closed closed) {
        AttendantTree tree = usual();
        return new AttendantTree(
                tree.language(),
                tree.greeting(),
                tree.people(),
                tree.menus(),
                tree.wrong(),
                tree.silence(),
                closed,
                tree.fallback(),
                tree.handover());
    }
}
