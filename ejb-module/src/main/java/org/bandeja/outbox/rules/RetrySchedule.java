package org.bandeja.outbox.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** When to try again. Delays grow, and chance spreads them, so that what failed together does not return together. */
public final class RetrySchedule {
    /** How long an attempt to reach WhatsApp may be repeated before the message fails. */
    public static final Duration LONGEST_UNREACHED = Duration.ofHours(6);
    /** How long a stopped number is left alone before one message tries it again. */
    public static final Duration PROBE = Duration.ofSeconds(60);

    /** A failure that comes later may be outweighed by a delivery that is just behind it: so long nothing is sent again. */
    public static final Duration AFTER_LATE_FAILURE = Duration.ofSeconds(30);

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration THROTTLED = Duration.ofMinutes(1);
    private static final Duration LONGEST_THROTTLED = Duration.ofMinutes(15);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAIR = Duration.ofSeconds(1024);
    private static final Duration LONGEST_WHILE_UNREACHED = Duration.ofSeconds(60);
    private static final int LARGEST_EXPONENT = 20;

    private final DoubleSupplier chance;

    /** @param chance from 0 (inclusive) to 1 (exclusive), a new one every time */
    public RetrySchedule(DoubleSupplier chance) {
        this.chance = requireNonNull(chance, "chance");
    }

    /**
     * After a refusal.
     *
     * @param attempts made so far, from 1
     * @param retryAfter what WhatsApp asked for; it is never shortened
     * @return absent: no further attempt, the message fails with this rule
     */
    public Optional<Duration> next(ErrorRule rule, int attempts, Optional<Duration> retryAfter) {
        requireAttempt(attempts);
        if (!rule.errorClass().isRepeated() || attempts >= rule.maxAttempts()) return Optional.empty();
        Duration own = switch (rule.errorClass()) {
            case PAIR_LIMIT -> power(4, attempts - 1, LONGEST_PAIR);
            case CHANNEL -> PROBE;
            case THROTTLED ->
                spread(shorter(power(2, attempts - 1, LONGEST).multipliedBy(THROTTLED.toSeconds()), LONGEST_THROTTLED));
            default -> spread(power(2, attempts - 1, LONGEST));
        };
        return Optional.of(retryAfter.filter(wish -> wish.compareTo(own) > 0).orElse(own));
    }

    /**
     * After WhatsApp said that too much leaves at once.
     *
     * @param retryAfter what WhatsApp asked for
     * @return how long nothing else may leave from the number, or from all of the account ({@link ErrorCatalogue#concernsAccount});
     *     absent: the refusal concerns this message only
     */
    public static Optional<Duration> pause(ErrorRule rule, Optional<Duration> retryAfter) {
        if (rule.errorClass() == ErrorClass.THROTTLED) return retryAfter.or(() -> Optional.of(THROTTLED));
        return rule.code() == ErrorCatalogue.THROUGHPUT
                ? retryAfter.or(() -> Optional.of(SHORT_PAUSE))
                : Optional.empty();
    }

    /**
     * After WhatsApp had taken the message, and said later that it failed.
     *
     * @param attempts made so far, from 1
     * @return absent: it is not sent again by itself
     */
    public Optional<Duration> nextAfterLateFailure(ErrorRule rule, int attempts) {
        return next(rule, Math.max(1, attempts), Optional.of(AFTER_LATE_FAILURE));
    }

    /**
     * After WhatsApp could not be reached at all: at most a minute between attempts, because the way is usually back
     * soon.
     *
     * @param attempts made so far, from 1
     * @param trying since the message was first tried
     * @return absent: too long, the message fails with {@link ErrorCatalogue#GAVE_UP}
     */
    public Optional<Duration> nextUnreached(int attempts, Duration trying) {
        requireAttempt(attempts);
        if (trying.compareTo(LONGEST_UNREACHED) >= 0) return Optional.empty();
        return Optional.of(spread(power(2, attempts - 1, LONGEST_WHILE_UNREACHED)));
    }

    private static void requireAttempt(int attempts) {
        if (attempts < 1) throw new IllegalArgumentException("attempts count from 1");
    }

    private static Duration power(int base, int exponent, Duration longest) {
        return shorter(Duration.ofSeconds((long) Math.pow(base, Math.min(exponent, LARGEST_EXPONENT))), longest);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? other : one;
    }

    /** Between a half and the whole. */
    private Duration spread(Duration delay) {
        return Duration.ofMillis(Math.round(delay.toMillis() * (0.5 + chance.getAsDouble() / 2)));
    }
}
