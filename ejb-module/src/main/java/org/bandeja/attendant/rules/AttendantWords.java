package org.bandeja.attendant.rules;

import java.util.List;
import java.util.Map;
import org.bandeja.attendant.rules.AttendantTree.Closed;
import org.bandeja.attendant.rules.AttendantTree.Menu;
import org.bandeja.attendant.rules.AttendantTree.Silence;
import org.bandeja.attendant.rules.AttendantTree.Wrong;

/** Words to begin with, by language: the company changes them as it likes. */
public final class AttendantWords {
    private static final String USUAL = "es";

    private record Set(
            List<String> people,
            String greeting,
            String question,
            String button,
            String wrong,
            String reminder,
            String handover,
            String closed) {}

    private static final Map<String, Set> SETS = Map.of(
            "es",
            new Set(
                    List.of("agente", "agent", "asesor", "asesora", "persona", "humano", "operador", "operadora"),
                    "¡Hola! Gracias por escribirnos.",
                    "¿En qué podemos ayudarle?",
                    "Ver opciones",
                    "No entendimos su respuesta. Elija una de estas opciones, por favor.",
                    "¿Sigue ahí? Puede elegir una opción, o escribir «agente» para hablar con una persona.",
                    "Gracias. Una persona le responderá en este chat.",
                    "Ahora estamos fuera del horario de atención. Le responderemos en cuanto volvamos."),
            "en",
            new Set(
                    List.of("agent", "person", "human", "operator", "representative", "somebody"),
                    "Hello! Thank you for writing to us.",
                    "How can we help you?",
                    "See options",
                    "We did not understand your answer. Please choose one of these options.",
                    "Are you still there? You can choose an option, or write \"agent\" to talk to a person.",
                    "Thank you. A person will answer you in this chat.",
                    "We are outside of our opening hours. We will answer as soon as we are back."),
            "pt",
            new Set(
                    List.of("atendente", "pessoa", "humano", "agente", "agent", "operador", "operadora"),
                    "Olá! Obrigado por nos escrever.",
                    "Como podemos ajudar?",
                    "Ver opções",
                    "Não entendemos a sua resposta. Escolha uma destas opções, por favor.",
                    "Ainda está aí? Pode escolher uma opção, ou escrever “atendente” para falar com uma pessoa.",
                    "Obrigado. Uma pessoa vai responder neste chat.",
                    "Estamos fora do horário de atendimento. Responderemos assim que voltarmos."));

    private AttendantWords() {}

    /** Languages that there are words in. */
    public static List<String> languages() {
        return List.of("es", "en", "pt");
    }

    /** What stands on the button of a list that says nothing else. */
    public static String button(String language) {
        return of(language).button();
    }

    /** A new one: words, and nothing that leads anywhere. */
    public static AttendantTree beginning(String language) {
        Set words = of(language);
        return new AttendantTree(
                language,
                words.greeting(),
                words.people(),
                List.of(new Menu("main", words.question(), Menu.Shape.AUTO, "", List.of())),
                new Wrong(words.wrong(), Wrong.USUAL.tries()),
                new Silence(words.reminder(), Silence.USUAL.minutes()),
                new Closed("", words.closed(), ""),
                "",
                words.handover());
    }

    private static Set of(String language) {
        return SETS.getOrDefault(language, SETS.get(USUAL));
    }
}
