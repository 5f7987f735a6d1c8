package org.bandeja.launcher.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.launcher.demo.DemoPerson.Place;

/** Who works at the invented company, and where customers reach it. */
public final class DemoCompany {
    /** The simulator's account of WhatsApp, to which the numbers belong. */
    public static final String ACCOUNT = "102290129340398";

    /** A second account at the simulator, which nobody has entered here yet: for trying several. */
    public static final String SECOND_ACCOUNT = "102290129340399";

    /** Of the second account; Bandeja learns of it when the account is entered. */
    public static final DemoNumber SECOND_NUMBER =
            new DemoNumber("106540352242930", "+1 787 555 0200", "Sucursal sur", Optional.empty());

    public static final String SALES = "Ventas";
    public static final String SUPPORT = "Soporte";
    public static final String BILLING = "Facturación";

    public static final List<String> DEPARTMENTS = List.of(SALES, SUPPORT, BILLING);

    /** The first two lead straight to a department; the third is new, and nobody has given it a route. */
    public static final List<DemoNumber> NUMBERS = List.of(
            new DemoNumber("106540352242922", "+1 787 555 0100", "Ayuda", Optional.of(SUPPORT)),
            new DemoNumber("106540352242923", "+1 787 555 0101", "Tienda", Optional.of(SALES)),
            new DemoNumber("106540352242924", "+1 787 555 0102", "Sucursal norte", Optional.empty()));

    public static final List<DemoPerson> PEOPLE = List.of(
            new DemoPerson("Elena Castro", "elena", true, List.of(), Optional.empty()),
            person("Lucía Fernández", "lucia", admin(SALES)),
            person("Mateo Rojas", "mateo", agent(SALES)),
            person("Valentina Cruz", "valentina", agent(SALES)),
            person("Bruno Salas", "bruno", agent(SALES), agent(SUPPORT)),
            person("Carmen Ibáñez", "carmen", admin(SUPPORT)),
            person("Diego Paredes", "diego", agent(SUPPORT)),
            person("Sofía Lemus", "sofia", agent(SUPPORT)),
            person("Tomás Herrera", "tomas", admin(BILLING)),
            person("Irene Vidal", "irene", agent(BILLING)),
            new DemoPerson("Rafael Moreira", "rafael", false, List.of(agent(BILLING)), Optional.of("pt-BR")));

    public static final String WORKSHOP = "Taller";
    public static final String OFFICE = "Administración";

    /** What the whole demo has beside that: the small one, on which tests rely, stays as it is. */
    public static final List<String> MORE_DEPARTMENTS = List.of(WORKSHOP, OFFICE);

    /** Leads to an auto attendant, which is written with it. */
    public static final DemoNumber SWITCHBOARD =
            new DemoNumber("106540352242925", "+1 787 555 0103", "Central", Optional.empty());

    public static final List<DemoPerson> MORE_PEOPLE = List.of(
            person("Ramón Quintero", "ramon", admin(WORKSHOP)),
            person("Ximena Solís", "ximena", agent(WORKSHOP), agent(SUPPORT)),
            person("Joaquín Peña", "joaquin", agent(WORKSHOP)),
            person("Patricia Núñez", "patricia", admin(OFFICE), agent(BILLING)));

    public static final List<DemoPerson> EVERYBODY =
            Stream.concat(PEOPLE.stream(), MORE_PEOPLE.stream()).toList();

    public static final List<DemoNumber> ALL_NUMBERS =
            Stream.concat(NUMBERS.stream(), Stream.of(SWITCHBOARD)).toList();

    private DemoCompany() {}

    /** @param whole the whole demo, or the small one */
    public static List<DemoNumber> numbers(boolean whole) {
        return whole ? ALL_NUMBERS : NUMBERS;
    }

    static List<DemoPerson> people(boolean whole) {
        return whole ? EVERYBODY : PEOPLE;
    }

    static List<String> departments(boolean whole) {
        return whole
                ? Stream.concat(DEPARTMENTS.stream(), MORE_DEPARTMENTS.stream()).toList()
                : DEPARTMENTS;
    }

    private static DemoPerson person(String name, String login, Place... places) {
        return new DemoPerson(name, login, false, List.of(places), Optional.empty());
    }

    private static Place agent(String department) {
        return new Place(department, "AGENT");
    }

    private static Place admin(String department) {
        return new Place(department, "ADMIN");
    }
}
