package org.bandeja.simulator;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bandeja.simulator.chat.Account;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.graph.LimitSettings;
import org.bandeja.simulator.webhook.Courier;
import org.bandeja.simulator.webhook.WebhookUrl;

/** Reads the settings from the command line and the file that it names; the command line goes first. */
final class Options {
    static final String HELP = """
            A stand-in for WhatsApp's Cloud API.

              java -jar bandeja-simulator.jar --config FILE
              java -jar bandeja-simulator.jar --port 8090 --webhook-url http://127.0.0.1:8080/webhook/whatsapp ...

              --config FILE            properties; the keys are those below in camelCase, such as webhookUrl
              --port N                 listens on 127.0.0.1 (8090; 0 takes a free one)
              --webhook-url URL        where webhooks are posted
              --app-secret TEXT        signs the webhooks
              --verify-token TEXT      for the handshake
              --access-token TEXT      that the Graph API asks for
              --numbers ID:NUMBER,...  the business's phone number ids and what they look like
              --account-id ID          the WhatsApp Business account (102290129340398)
              --account-name TEXT      what its owner calls it (Bandeja)
              --app-id ID              the app that is told of it (670843887433847)
              --accounts NAME,...      further accounts; each needs --account.NAME.id, .app-secret, .access-token and
                                       .numbers, and may have .name and .app-id
              --data-dir DIR           keeps customers and files over a restart
              --sent-file FILE         appends what the business sends, a line of JSON each, before it is answered
              --webhook-concurrency N  most webhooks at the same time (32)
              --retry-millis N         how long the first retry of a webhook waits (1000), then twice as long each time
              --messages-per-second N  throughput limit of a number (80; 0 is none)
              --pair-limit true|false  at most 45 messages to a customer at once, then one in 6 s (true)
              --help
            """;

    private static final Set<String> KEYS = Set.of(
            "port",
            "webhookUrl",
            "appSecret",
            "verifyToken",
            "accessToken",
            "numbers",
            "accountId",
            "accountName",
            "appId",
            "accounts",
            "dataDir",
            "sentFile",
            "webhookConcurrency",
            "retryMillis",
            "messagesPerSecond",
            "pairLimit");

    private static final Pattern FURTHER =
            Pattern.compile("account\\.[a-z0-9]+\\.(id|name|appId|appSecret|accessToken|numbers)");

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /** @throws IllegalArgumentException with a message for people */
    static Settings read(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("expected --option value, not " + arguments[i]);
            }
            given.put(camelCase(arguments[i].substring(2)), arguments[i + 1]);
        }
        String file = given.remove("config");
        Map<String, String> values = file == null ? new HashMap<>() : fromFile(Path.of(file));
        values.putAll(given);
        values.keySet().stream().filter(key -> !isKnown(key)).forEach(key -> {
            throw new IllegalArgumentException("unknown option " + key);
        });
        return new Options(values).settings();
    }

    private static boolean isKnown(String key) {
        return KEYS.contains(key) || FURTHER.matcher(key).matches();
    }

    private static String camelCase(String option) {
        StringBuilder name = new StringBuilder();
        for (String word : option.split("-")) {
            boolean first = name.isEmpty() || word.isEmpty();
            name.append(first ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    private static Map<String, String> fromFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }

    private Settings settings() {
        LimitSettings usual = LimitSettings.usual();
        List<Account> accounts = accounts();
        return new Settings(
                number("port", 8090, 0, 65535),
                optional("webhookUrl").map(WebhookUrl::parse),
                required("verifyToken"),
                accounts,
                optional("dataDir").map(Path::of),
                optional("sentFile").map(Path::of),
                new Courier.Settings(number("webhookConcurrency", 32, 1, 512), number("retryMillis", 1000, 1, 300_000)),
                new LimitSettings(
                        number("messagesPerSecond", usual.messagesPerSecond(), 0, 100_000),
                        optional("pairLimit").map(Options::flag).orElse(usual.pair()),
                        usual.window(),
                        usual.strangers()));
    }

    private Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private String required(String key) {
        return optional(key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    private int number(String key, int otherwise, int least, int most) {
        try {
            int number = optional(key).map(Integer::parseInt).orElse(otherwise);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, together with what is out of range
        }
        throw new IllegalArgumentException(key + " must be a whole number from " + least + " to " + most);
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false, not " + text);
        };
    }

    private List<Account> accounts() {
        Account first = new Account(
                optional("accountId").orElse("102290129340398"),
                optional("accountName").orElse("Bandeja"),
                optional("appId").orElse("670843887433847"),
                required("appSecret"),
                required("accessToken"),
                numbers("numbers"));
        Stream<String> further = optional("accounts").stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip);
        List<Account> all =
                Stream.concat(Stream.of(first), further.map(this::account)).toList();
        long different = all.stream().map(Account::id).distinct().count();
        if (different < all.size()) {
            throw new IllegalArgumentException("two accounts have the same id");
        }
        return all;
    }

    private Account account(String name) {
        String key = "account." + name + ".";
        return new Account(
                required(key + "id"),
                optional(key + "name").orElse(name),
                optional(key + "appId").orElse("670843887433847"),
                required(key + "appSecret"),
                required(key + "accessToken"),
                numbers(key + "numbers"));
    }

    private List<BusinessNumber> numbers(String key) {
        return Arrays.stream(required(key).split(","))
                .map(String::strip)
                .map(Options::number)
                .toList();
    }

    private static BusinessNumber number(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("numbers must be phoneNumberId:display,… and not " + text);
        }
        return new BusinessNumber(
                text.substring(0, colon), text.substring(colon + 1).strip());
    }
}
