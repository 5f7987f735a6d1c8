package org.bandeja.outbox.rules;

import static org.bandeja.outbox.rules.ErrorClass.CHANNEL;
import static org.bandeja.outbox.rules.ErrorClass.DEFECT;
import static org.bandeja.outbox.rules.ErrorClass.LIMITED;
import static org.bandeja.outbox.rules.ErrorClass.PAIR_LIMIT;
import static org.bandeja.outbox.rules.ErrorClass.PERMANENT;
import static org.bandeja.outbox.rules.ErrorClass.RETRY;
import static org.bandeja.outbox.rules.ErrorClass.THROTTLED;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * WhatsApp's error codes as data (error codes page, 2026-09-11), and our own below zero.
 *
 * <p>The number is stopped only by what concerns all its messages. A code that nobody knows fails this one message, and
 * an agent may try again: repeating blindly could break a rule of WhatsApp a dozen times, stopping the number would let
 * one message hold up all others.
 */
public final class ErrorCatalogue {
    /** The 24-hour window closed before the message left. */
    public static final int WINDOW_CLOSED = -1;
    /** Perhaps sent, and no status has come that settles it. */
    public static final int IN_DOUBT = -2;
    /** WhatsApp could not be reached for too long. */
    public static final int GAVE_UP = -3;
    /** The contact has neither phone number nor user id. */
    public static final int NO_ADDRESS = -4;
    /** WhatsApp cannot be reached at the moment. */
    public static final int NOT_REACHED = -5;
    /** The file that it shows is not here any more. */
    public static final int FILE_MISSING = -10;

    /** Many messages leave before this one. */
    public static final int WAITS_ITS_TURN = -6;
    /** WhatsApp waits for what others think of the template. */
    public static final int HELD_BACK = -7;
    /** WhatsApp: too many messages to one customer. */
    public static final int PAIR_RATE = 131056;
    /** WhatsApp: too many messages from one number. */
    public static final int THROUGHPUT = 130429;

    private static final String KEY = "outbox.error.";
    private static final String HELD = "outbox.held.";
    private static final Set<ErrorClass> HOLDING = EnumSet.of(RETRY, PAIR_LIMIT, THROTTLED);
    private static final int UNKNOWN_ATTEMPTS = 1;

    private static final int SHORTLY = 10; // about 8 minutes
    private static final int PATIENTLY = 20; // about an hour
    private static final int A_FEW_TIMES = 5;

    /** Token, permissions, restriction, payment: what stops one number stops all of its account. */
    private static final Set<Integer> OF_THE_ACCOUNT = Set.of(0, 190, 3, 10, 131005, 368, 131031, 131042);
    /** The number or the account is limited for hours, because of what customers or WhatsApp think of its messages. */
    private static final Set<Integer> FOR_ADMINISTRATORS = Set.of(131048, 131064);

    /** WhatsApp does not have the template as we know it: other values, gone, against its rules, paused, disabled. */
    private static final Set<Integer> OF_THE_TEMPLATE = Set.of(132000, 132001, 132007, 132012, 132015, 132016);

    private record Range(int first, int last, ErrorClass errorClass) {
        boolean holds(int code) {
            return code >= first && code <= last;
        }
    }

    private static final List<Range> RANGES = List.of(
            new Range(200, 299, CHANNEL), // permissions
            new Range(131200, 131299, PERMANENT), // groups
            new Range(138000, 138999, PERMANENT), // calling
            new Range(139000, 139999, PERMANENT)); // blocking users

    private static final Map<Integer, ErrorRule> RULES = rules();

    private ErrorCatalogue() {}

    /** Never absent: an unknown code has a rule, too. */
    public static ErrorRule of(int code) {
        ErrorRule known = RULES.get(code);
        return known != null ? known : ofRange(code);
    }

    /** All codes that have a rule of their own. */
    public static Collection<ErrorRule> all() {
        return RULES.values();
    }

    /** Key of the text for a message that waits because of this code, and goes out by itself. */
    public static String whyItWaits(int code) {
        ErrorRule rule = of(code);
        boolean ours = code < 0;
        return HOLDING.contains(rule.errorClass()) && !ours ? HELD + rule.errorClass() : rule.textKey();
    }

    /** Whether this concerns all numbers of the account, not this one alone. */
    public static boolean concernsAccount(int code) {
        return OF_THE_ACCOUNT.contains(code) || code >= 200 && code <= 299 || of(code).errorClass() == THROTTLED;
    }

    /** Whether what we know of the account's templates is old. */
    public static boolean saysTemplateIsAnother(int code) {
        return OF_THE_TEMPLATE.contains(code);
    }

    /** Whether administrators have to know though only messages fail, and the number is not stopped. */
    public static boolean isForAdministrators(int code) {
        return FOR_ADMINISTRATORS.contains(code);
    }

    private static ErrorRule ofRange(int code) {
        return RANGES.stream()
                .filter(range -> range.holds(code))
                .findFirst()
                .map(range -> rule(code, range.errorClass(), KEY + range.first()))
                .orElseGet(() -> new ErrorRule(code, PERMANENT, UNKNOWN_ATTEMPTS, true, KEY + "unknown"));
    }

    private static Map<Integer, ErrorRule> rules() {
        Table table = new Table();
        ours(table);
        repeated(table);
        channel(table);
        limited(table);
        permanent(table);
        return Collections.unmodifiableMap(table.rows);
    }

    private static void ours(Table table) {
        table.add(PERMANENT, true, WINDOW_CLOSED, IN_DOUBT, GAVE_UP, NO_ADDRESS);
        table.add(PERMANENT, false, FILE_MISSING, HELD_BACK);
        table.repeat(RETRY, PATIENTLY, NOT_REACHED, WAITS_ITS_TURN);
    }

    private static void repeated(Table table) {
        table.repeat(RETRY, A_FEW_TIMES, 1, 131000, 135000);
        table.repeat(RETRY, SHORTLY, 2, 131016, 133004, 131057, 2494100, 139102);
        table.repeat(RETRY, PATIENTLY, THROUGHPUT);
        table.repeat(THROTTLED, PATIENTLY, 4, 80007);
        table.repeat(PAIR_LIMIT, SHORTLY, PAIR_RATE);
    }

    private static void channel(Table table) {
        table.add(CHANNEL, true, 0, 190); // token
        table.add(CHANNEL, true, 3, 10, 200, 131005); // permission
        table.add(CHANNEL, true, 368, 131031); // account restricted
        table.add(CHANNEL, true, 33, 131037, 131042, 131045, 133010); // number, display name, payment, registration
        table.add(CHANNEL, true, 133000, 133005, 133006); // registration
    }

    private static void limited(Table table) {
        table.add(LIMITED, true, 131048, 131049, 131064, 132015, 132069);
        table.add(LIMITED, true, 133008, 133009, 133015, 133016, 134101);
    }

    private static void permanent(Table table) {
        table.add(PERMANENT, true, 131047); // the customer may have written since
        table.add(PERMANENT, true, 131026, 131030, 130403, 131050, 137000); // somebody can change that
        table.add(PERMANENT, true, 131053, 132001, 134011, 134102); // likewise
        table.add(PERMANENT, false, 130472, 130497, 131021, 131062);
        table.add(PERMANENT, false, 132000, 132005, 132007, 132008, 132012, 132016, 132018, 132068);
        table.add(PERMANENT, false, 131044, 131055, 131063, 134100);
        table.add(PERMANENT, false, 131020, 131041, 131059, 131200, 138000, 139000, 139100, 139101, 139103);
        table.add(PERMANENT, false, 131052, 131060); // about what a customer sent
        table.add(PERMANENT, false, 2388019, 2388023, 2388024, 2388039, 2388040);
        table.add(PERMANENT, false, 2388047, 2388072, 2388073, 2388293, 2388299);
        table.add(DEFECT, false, 100, 131008, 131009, 131051);
    }

    private static ErrorRule rule(int code, ErrorClass errorClass, String textKey) {
        boolean waits = errorClass == CHANNEL;
        return new ErrorRule(code, errorClass, waits ? Integer.MAX_VALUE : 1, waits, textKey);
    }

    private static final class Table {
        private final Map<Integer, ErrorRule> rows = new TreeMap<>();

        void add(ErrorClass errorClass, boolean againByHand, int... codes) {
            int attempts = errorClass == CHANNEL ? Integer.MAX_VALUE : 1;
            put(errorClass, attempts, againByHand, codes);
        }

        void repeat(ErrorClass errorClass, int attempts, int... codes) {
            put(errorClass, attempts, true, codes);
        }

        private void put(ErrorClass errorClass, int attempts, boolean againByHand, int... codes) {
            for (int code : codes) {
                ErrorRule rule = new ErrorRule(code, errorClass, attempts, againByHand, KEY + code);
                if (rows.put(code, rule) != null) throw new IllegalStateException("code " + code + " stands twice");
            }
        }
    }
}
