package org.bandeja.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Many customers who ask for what people ask for, as a script of conversations: the same at every reading. Its own script names
 * people, and for each department what is talked about:
 *
 * <pre>
 * = names
 * somebody's name
 * = department
 * &lt; what the customer says; {n} is a number, {p} a thing, {d} a day
 * &gt; what is answered
 * -
 * </pre>
 */
final class Crowd {
    private static final long SEED = 20_261_129;
    private static final int CONVERSATIONS = 150;
    private static final int FIRST_PHONE = 210;
    private static final List<String> AREAS = List.of("1787", "1939", "1809", "1829", "1305", "1786");
    private static final List<String> THINGS = List.of(
            "la urbana roja",
            "el casco azul",
            "la M-4",
            "el portabebés",
            "las luces LED",
            "la plegable",
            "los guantes",
            "la eléctrica E-2",
            "el candado en U",
            "la alforja verde");
    private static final List<String> DAYS = List.of("lunes", "martes", "miércoles", "jueves", "viernes", "sábado");

    /** Of ten: how many wait, are worked on, are done. */
    private static final int WAITING = 3;

    private static final int WORKED_ON = 7;

    private record Topic(String department, List<String> lines) {}

    private final Random random = new Random(SEED);
    private final List<String> names = new ArrayList<>();
    private final List<Topic> topics = new ArrayList<>();

    /** @throws IllegalArgumentException if there is a line outside of a part */
    Crowd(List<String> script) {
        String part = "";
        List<String> topic = new ArrayList<>();
        for (String line : script) {
            if (line.startsWith("= ")) {
                part = line.substring(2);
            } else if (line.equals("-")) {
                topics.add(new Topic(part, List.copyOf(topic)));
                topic.clear();
            } else if (part.equals("names")) {
                names.add(line);
            } else if (line.startsWith("< ") || line.startsWith("> ")) {
                topic.add(line);
            } else {
                throw new IllegalArgumentException("Not understood: " + line);
            }
        }
    }

    /** In the language of {@link ScriptReader}. */
    List<String> lines() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            tell(i, all);
        }
        return all;
    }

    private void tell(int place, List<String> all) {
        Topic topic = topics.get(place % topics.size());
        String colleague = colleague(topic.department());
        int state = random.nextInt(10);
        all.add(header(place, topic, state));
        List<String> lines = filled(topic.lines());
        if (state < WAITING) {
            lines.stream().takeWhile(line -> line.startsWith("< ")).forEach(all::add);
            return;
        }
        boolean done = state >= WORKED_ON;
        int told = done ? lines.size() : 2 + random.nextInt(lines.size() - 1);
        boolean claimed = false;
        for (String line : lines.subList(0, told)) {
            if (line.startsWith("> ") && !claimed) {
                all.add("* " + colleague + " claims");
                claimed = true;
            }
            all.add(line.startsWith("> ") ? "> " + colleague + ": " + line.substring(2) : line);
        }
        if (done) {
            all.add("* " + colleague + (claimed ? " completes" : " reads"));
        }
    }

    /** The shop's numbers lead to two departments; what comes to the others has come through the switchboard, or led there once. */
    private String header(int place, Topic topic, int state) {
        String phone =
                "+" + AREAS.get(place % AREAS.size()) + "555" + String.format(Locale.ROOT, "%04d", FIRST_PHONE + place);
        String number;
        String way = "";
        switch (topic.department()) {
            case DemoCompany.SALES -> {
                number = place % 2 == 0 ? "Central" : "Tienda";
                // Who waits in a group would be given to somebody as soon as somebody is there: that is for who has
                // been answered.
                if (number.equals("Central") && state >= WAITING) {
                    way = " | Recepción › Comprar#main.compra › " + DemoAttendant.GROUP;
                } else {
                    number = "Tienda";
                }
            }
            case DemoCompany.SUPPORT -> {
                number = place % 3 == 0 ? "Central" : "Ayuda";
                way = number.equals("Central") ? " | Recepción › Mi pedido#main.pedido" : "";
            }
            case DemoCompany.WORKSHOP -> {
                number = "Central";
                way = " | Recepción › Taller#main.taller";
            }
            case DemoCompany.BILLING -> {
                number = "Central";
                way = " | Recepción › Facturas y pagos#main.factura";
            }
            default -> number = "Ayuda";
        }
        return "== " + names.get(place % names.size()) + " | " + phone + " | " + number + " | " + age(state) + " | "
                + topic.department() + way;
    }

    /** Many today, some whose window is about to close, the rest in the days before. */
    private String age(int state) {
        int kind = random.nextInt(10);
        if (state >= WORKED_ON) {
            return 3 + random.nextInt(900) + "h";
        }
        if (kind < 5) {
            return 4 + random.nextInt(470) + "m";
        }
        return kind < 8 ? 1_200 + random.nextInt(235) + "m" : 25 + random.nextInt(90) + "h";
    }

    private List<String> filled(List<String> lines) {
        String number = String.valueOf(10_200 + random.nextInt(8_000));
        String thing = THINGS.get(random.nextInt(THINGS.size()));
        String day = DAYS.get(random.nextInt(DAYS.size()));
        return lines.stream()
                .map(line -> line.replace("{n}", number).replace("{p}", thing).replace("{d}", day))
                .toList();
    }

    private String colleague(String department) {
        List<String> logins = DemoCompany.EVERYBODY.stream()
                .filter(person -> person.places().stream()
                        .anyMatch(place -> place.department().equals(department)))
                .map(DemoPerson::login)
                .toList();
        return logins.get(random.nextInt(logins.size()));
    }
}
