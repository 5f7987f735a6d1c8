package org.bandeja.simulator.graph;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the Graph API treats sends.
 *
 * @param status HTTP status of a {@link Mode#STATUS} answer
 * @param code WhatsApp's error code; empty takes the usual one
 * @param act whether the message is accepted all the same, when the answer is an error or is missing
 * @param delayMillis how long the answer takes
 * @param retryAfterSeconds what the header Retry-After says, if anything
 */
public record Behaviour(
        Mode mode,
        int status,
        OptionalInt code,
        Optional<String> details,
        boolean act,
        long delayMillis,
        OptionalInt retryAfterSeconds) {

    private static final Pattern STATUS = Pattern.compile("([345]\\d\\d)(-no-body)?");

    /** What the business gets. */
    public enum Mode {
        OK,
        /** An error with WhatsApp's body. */
        STATUS,
        /** An error without a body. */
        STATUS_NO_BODY,
        /** No answer; after the delay, or 120 seconds, the connection is closed. */
        TIMEOUT,
        /** The answer leaves when it is let go, see {@link Held}. */
        HOLD,
        /** The connection is closed without an answer, after the message was accepted. */
        CUT,
        /** The connection is closed without an answer, and nothing was done. */
        REFUSE,
        /** Accepted, and a failed status with the code later. */
        FAIL_LATER
    }

    public Behaviour {
        if (delayMillis < 0 || delayMillis > 600_000) {
            throw new IllegalArgumentException("delayMillis must be from 0 to 600000");
        }
    }

    public static Behaviour ok() {
        return new Behaviour(Mode.OK, 200, OptionalInt.empty(), Optional.empty(), true, 0, OptionalInt.empty());
    }

    /** @throws IllegalArgumentException if there is no such mode */
    public static Behaviour of(String mode) {
        Matcher status = STATUS.matcher(mode);
        if (status.matches()) {
            Mode with = status.group(2) == null ? Mode.STATUS : Mode.STATUS_NO_BODY;
            return ok().in(with, Integer.parseInt(status.group(1)));
        }
        return ok().in(named(mode), 200);
    }

    private static Mode named(String mode) {
        return switch (mode) {
            case "ok" -> Mode.OK;
            case "timeout" -> Mode.TIMEOUT;
            case "hold" -> Mode.HOLD;
            case "cut" -> Mode.CUT;
            case "refuse" -> Mode.REFUSE;
            case "fail-later" -> Mode.FAIL_LATER;
            default ->
                throw new IllegalArgumentException("mode must be ok, an HTTP status such as 429 or 500, 500-no-body,"
                        + " timeout, hold, cut, refuse or fail-later");
        };
    }

    private Behaviour in(Mode newMode, int newStatus) {
        boolean acts = EnumSet.of(Mode.OK, Mode.HOLD, Mode.CUT, Mode.FAIL_LATER).contains(newMode);
        return new Behaviour(newMode, newStatus, code, details, acts, delayMillis, retryAfterSeconds);
    }

    /** The mode's name in the control API. */
    public String word() {
        return switch (mode) {
            case STATUS -> Integer.toString(status);
            case STATUS_NO_BODY -> status + "-no-body";
            default -> mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** The code, or what goes with the HTTP status. */
    int codeOrUsual() {
        return code.orElse(
                switch (status) {
                    case 401 -> 190;
                    case 403 -> 10;
                    case 429 -> 130429;
                    case 503 -> 131016;
                    default -> status >= 500 ? 131000 : mode == Mode.FAIL_LATER ? 131026 : 100;
                });
    }
}
