package org.bandeja.launcher.options;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.launcher.Failure;

/** The words of a command line, taken apart: the command, options with a value and options without. */
final class Words {
    private static final Set<String> WITHOUT_VALUE = Set.of("--reset", "--no-demo", "--small-demo", "--help");

    private final Command command;
    private final Map<String, String> values = new HashMap<>();

    private Words(Command command) {
        this.command = command;
    }

    /** @throws Failure if a word is unknown, comes twice, or lacks its value */
    static Words of(List<String> arguments, Map<Command, Set<String>> known) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        if (arguments.contains("--help") || arguments.contains("-h")) {
            return new Words(Command.HELP);
        }
        Words words = new Words(commandOf(rest));
        while (!rest.isEmpty()) {
            words.take(rest.removeFirst(), rest, known.get(words.command));
        }
        return words;
    }

    private static Command commandOf(Deque<String> rest) {
        if (rest.isEmpty() || rest.peekFirst().startsWith("-")) {
            return Command.RUN;
        }
        String word = rest.removeFirst();
        for (Command command : List.of(Command.MIGRATE, Command.CHECK_DATABASE, Command.FIRST_ADMINISTRATOR)) {
            if (command.word().equals(word)) {
                return command;
            }
        }
        throw Failure.usage("Unknown command " + word + "; --help shows what there is");
    }

    private void take(String word, Deque<String> rest, Set<String> known) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (!known.contains(name)) {
            throw Failure.usage("Unknown option " + name + "; --help shows what there is");
        }
        String value;
        if (WITHOUT_VALUE.contains(name)) {
            if (equals >= 0) {
                throw Failure.usage(name + " takes no value");
            }
            value = "";
        } else if (equals >= 0) {
            value = word.substring(equals + 1);
        } else if (rest.isEmpty() || rest.peekFirst().startsWith("--")) {
            throw Failure.usage(name + " needs a value");
        } else {
            value = rest.removeFirst();
        }
        if (values.putIfAbsent(name, value) != null) {
            throw Failure.usage(name + " is given twice");
        }
    }

    Command command() {
        return command;
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    /** @throws Failure if the value is there and empty */
    Optional<String> value(String option) {
        Optional<String> value = Optional.ofNullable(values.get(option));
        if (value.filter(String::isBlank).isPresent()) {
            throw Failure.usage(option + " needs a value");
        }
        return value;
    }
}
