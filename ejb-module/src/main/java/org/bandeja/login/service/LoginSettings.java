package org.bandeja.login.service;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bandeja.secret.rules.SecretBox;

/** How long logins last and who needs a second step: system properties, read once; malformed ones are refused by name. */
@ApplicationScoped
public class LoginSettings {
    public static final String IDLE_MINUTES = "bandeja.login.idle-minutes";
    public static final String HOURS = "bandeja.login.hours";
    public static final String REMEMBER_DAYS = "bandeja.login.remember-days";
    public static final String TWO_STEP_KEYS = "bandeja.login.two-step-keys";
    public static final String TWO_STEP_REQUIRED = "bandeja.login.two-step-required";

    /** Who must log in with a second step. */
    public enum Required {
        NOBODY,
        ADMINISTRATORS,
        EVERYBODY
    }

    private Duration idle;
    private Duration longest;
    private Duration remembered;
    private Required required;
    private SecretBox box;

    /** For the container, which calls {@link #read()} next. */
    protected LoginSettings() {}

    /** @param properties by name; null where there is none */
    public LoginSettings(UnaryOperator<String> properties) {
        read(properties);
    }

    @PostConstruct
    void read() {
        read(System::getProperty);
    }

    private void read(UnaryOperator<String> properties) {
        idle = Duration.ofMinutes(number(properties, IDLE_MINUTES, 60, 24 * 60));
        longest = Duration.ofHours(number(properties, HOURS, 12, 24 * 7));
        remembered = Duration.ofDays(number(properties, REMEMBER_DAYS, 30, 365));
        required = required(given(properties, TWO_STEP_REQUIRED).orElse(Required.NOBODY.name()));
        box = box(given(properties, TWO_STEP_KEYS).orElse(""));
        if (required != Required.NOBODY && !box.hasKey()) {
            throw refusal(TWO_STEP_REQUIRED, "needs " + TWO_STEP_KEYS);
        }
    }

    /** A login ends when the person did nothing for so long. */
    public Duration idle() {
        return idle;
    }

    /** A login ends after so long at the latest. */
    public Duration longest() {
        return longest;
    }

    /** A login on a device that is to be remembered ends after so long. */
    public Duration remembered() {
        return remembered;
    }

    public boolean requiresTwoStepsOfSome() {
        return required != Required.NOBODY;
    }

    public boolean requiresTwoSteps(boolean administrator) {
        return required == Required.EVERYBODY || required == Required.ADMINISTRATORS && administrator;
    }

    /** Keeps the secrets of the second step. */
    public SecretBox box() {
        return box;
    }

    private static Optional<String> given(UnaryOperator<String> properties, String name) {
        return Optional.ofNullable(properties.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static int number(UnaryOperator<String> properties, String name, int otherwise, int most) {
        String text = given(properties, name).orElse(String.valueOf(otherwise));
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw refusal(name, "must be 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    private static Required required(String text) {
        return Stream.of(Required.values())
                .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> refusal(TWO_STEP_REQUIRED, "must be nobody, administrators or everybody"));
    }

    private static SecretBox box(String keys) {
        List<String> several = Stream.of(keys.split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
        try {
            return new SecretBox(several);
        } catch (IllegalArgumentException e) {
            throw refusal(TWO_STEP_KEYS, "must be keys of 32 bytes in Base64, separated by commas");
        }
    }

    private static IllegalStateException refusal(String property, String complaint) {
        return new IllegalStateException("system property " + property + " " + complaint);
    }
}
