package org.bandeja.bench.growth;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;

/**
 * One conversation of a grown company, with all that belongs to it. What it is follows from its number alone: 1 is the newest,
 * each is half a minute older than the one before, so that a million are a year.
 */
final class GrownConversation {
    static final int DEPARTMENTS = 20;
    static final int NUMBERS = 10;
    static final int AGENTS = 500;
    static final int LABELS = 30;
    /** The ids of what everything hangs on: department, number, agent and label. */
    static final long BASE = 7_000_000_000_000_000_000L;

    private static final Duration EACH = Duration.ofMillis(31_536);
    private static final int LONG_THREAD = 2_500;
    private static final int LONG = 1_000;
    private static final int NEWEST = 5_000;
    private static final Duration EVENTS = Duration.ofDays(7);
    private static final Duration DELIVERIES = Duration.ofDays(30);
    private static final String[] FIRST_NAMES =
            ("Ana José Lucía Mateo Sofía Diego Camila Andrés Valentina Ramón Inés Óscar Marta Iván Elena Bruno Paula Tomás"
                            + " Irene Hugo João Beatriz Thiago Larissa Rafael Gabriela Emily James Olivia Noah")
                    .split(" ");
    private static final String[] LAST_NAMES =
            ("Gómez Pérez Núñez Rojas Muñoz Castro Vidal Salas Cruz Ibáñez Lemus Herrera Paredes Duarte Henao Milán Torres Vega"
                            + " Ríos Soto Silva Souza Oliveira Araújo Smith Brown Taylor Walker")
                    .split(" ");

    private final long seq;
    private final Random random;
    private final Wording wording;
    private final Tables tables;
    private final Instant now;
    private final Instant activity;
    private final int messages;
    private final Duration pause;
    private final boolean open;
    private final int place;
    private final long number;
    private final long department;
    private final long holder;
    private final long id;
    private final long contact;
    private long lastMessage;
    private int inbound;
    private Instant lastInbound;

    GrownConversation(long seq, Instant now, Wording wording, Tables tables) {
        this.seq = seq;
        this.random = new Random(seq * 0x9E3779B97F4A7C15L);
        this.wording = wording;
        this.tables = tables;
        this.now = now;
        random.nextInt();
        this.activity = now.minus(EACH.multipliedBy(seq));
        this.messages =
                seq % LONG_THREAD == 0 ? LONG : (int) Math.min(400, 2 - 7.9 * Math.log(1 - random.nextDouble()));
        this.pause = Duration.ofSeconds(seq % LONG_THREAD == 0 ? 300 : 60 + random.nextInt(2_000));
        this.open = !known() && (seq <= NEWEST || random.nextInt(seq <= 10_000 ? 15 : 4_000) == 0);
        this.place = department(random.nextDouble());
        this.department = BASE + 1 + place;
        this.number = BASE + 1 + random.nextInt(NUMBERS);
        this.holder = BASE + 1 + place + DEPARTMENTS * random.nextInt(AGENTS / DEPARTMENTS);
        this.id = Ids.at(opened(), seq);
        this.contact = contact(known() ? seq - 3 : seq);
    }

    /** One in ten is of a customer who has another one. */
    private boolean known() {
        return seq % 10 == 3 && seq > 3;
    }

    /** Whoever wrote first met the company long before this. */
    private long contact(long first) {
        return Ids.at(now.minus(EACH.multipliedBy(first)).minus(Duration.ofDays(60)), first);
    }

    private Instant opened() {
        return activity.minus(pause.multipliedBy(messages - 1L));
    }

    /** The first department has a quarter of all, the last one a hundredth. */
    private static int department(double chance) {
        double all = 0;
        for (int i = 1; i <= DEPARTMENTS; i++) {
            all += 1.0 / i;
        }
        double sum = 0;
        for (int i = 1; i < DEPARTMENTS; i++) {
            sum += 1.0 / i / all;
            if (chance < sum) {
                return i - 1;
            }
        }
        return DEPARTMENTS - 1;
    }

    void write() {
        writeContact();
        for (int i = 0; i < messages; i++) {
            writeMessage(i);
        }
        writeConversation();
        writeHistory();
        writeMarks();
        writeLabels();
        if (seq % 2 == 0) {
            tables.add(
                    "audit_record",
                    Row.of(
                            id,
                            id,
                            activity,
                            holder,
                            random.nextInt(10) == 0 ? "CONVERSATION_EXPORTED" : "LOGIN_SUCCEEDED",
                            "AGENT",
                            holder,
                            department,
                            "192.0.2." + random.nextInt(255),
                            "DONE"));
        }
    }

    private void writeContact() {
        if (known()) {
            return;
        }
        String name = FIRST_NAMES[random.nextInt(FIRST_NAMES.length)] + " "
                + LAST_NAMES[random.nextInt(LAST_NAMES.length)] + " "
                + LAST_NAMES[random.nextInt(LAST_NAMES.length)];
        String phone = "+57" + (3_000_000_000L + seq * 7_919 % 1_000_000_000L);
        tables.add("contact", Row.of(contact, contact, name, name, phone, opened(), null, null));
    }

    private void writeMessage(int i) {
        Instant at = opened().plus(pause.multipliedBy(i));
        boolean in = i == 0 || random.nextInt(2) == 0;
        long message = Ids.at(at, seq * 16 + i);
        boolean file = random.nextInt(33) == 0;
        boolean failed = !in && random.nextInt(1_000) == 0;
        Long media = file ? Long.valueOf(message) : null;
        if (file) {
            tables.add(
                    "media",
                    Row.of(message, message, key(22), "GONE", number, 0, 0, "image/jpeg", 90_000, 1_200, 900, at));
        }
        tables.add(
                "message",
                Row.of(
                        message,
                        message,
                        id,
                        number,
                        i + 1,
                        failed ? null : "wamid." + key(54),
                        in ? "IN" : "OUT",
                        file ? "image" : "text",
                        file && random.nextBoolean() ? null : wording.text(random),
                        at,
                        at,
                        in ? null : holder,
                        in ? "RECEIVED" : failed ? "FAILED" : "READ",
                        in ? null : at,
                        in ? 0 : 1,
                        failed ? 131_026 : null,
                        failed ? "Message undeliverable" : null,
                        media));
        lastMessage = message;
        if (in) {
            inbound++;
            lastInbound = at;
        }
        long age = Duration.between(at, now).toSeconds();
        if (age < DELIVERIES.toSeconds()) {
            String state = random.nextInt(20_000) == 0 ? "PARKED" : "DONE";
            tables.add(
                    "delivery",
                    Row.of(
                            message,
                            at,
                            body(message),
                            state,
                            1,
                            at,
                            state.equals("DONE") ? null : "Not understood",
                            at));
        }
        if (age < EVENTS.toSeconds()) {
            tables.add(
                    "inbox_event",
                    Row.of(message, at, in ? "message.received" : "message.queued", id, i + 1, department, message));
        }
    }

    /** As large as what WhatsApp posts. */
    private String body(long message) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"of\":\"" + message
                + "\",\"changes\":[{\"value\":\"" + "x".repeat(500) + "\",\"field\":\"messages\"}]}]}";
    }

    private String key(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, length);
    }

    private void writeConversation() {
        boolean taken = !open || random.nextInt(5) < 2;
        boolean waits = open && random.nextInt(3) > 0;
        int read = open && random.nextInt(2) == 0 ? Math.max(0, inbound - 2) : inbound;
        tables.add(
                "conversation",
                Row.of(
                        id,
                        id,
                        number,
                        contact,
                        department,
                        open ? "OPEN" : "COMPLETED",
                        open && taken ? Long.valueOf(holder) : null,
                        open ? null : Long.valueOf(holder),
                        opened(),
                        open ? null : activity,
                        activity,
                        waits ? activity : null,
                        messages,
                        lastMessage,
                        inbound,
                        read));
        tables.add("correspondence", Row.of(number ^ contact, number, contact, lastInbound));
    }

    private void writeHistory() {
        String[] deeds = {"ROUTED", "CLAIMED", "COMPLETED"};
        for (int i = 0; i < (open ? 2 : 3); i++) {
            Instant at = i == 2 ? activity : opened().plusSeconds(i);
            tables.add(
                    "timeline_entry",
                    Row.of(
                            Ids.at(at, seq * 16 + i),
                            Ids.at(at, seq * 16 + i),
                            id,
                            messages,
                            at,
                            deeds[i],
                            i == 0 ? null : Long.valueOf(holder),
                            i == 0 ? Long.valueOf(department) : null));
        }
        int chance = random.nextInt(100);
        tables.add("route_step", Row.of(id, id, 1, opened(), "NUMBER", "Growth", number, null));
        tables.add(
                "route_step",
                Row.of(
                        id,
                        id,
                        2,
                        opened(),
                        "GROUP",
                        "Group",
                        BASE + 1 + random.nextInt(random.nextBoolean() ? 1 : 20),
                        chance < 3 ? "NO_ANSWER" : "NUMBER"));
        tables.add("route_step", Row.of(id, id, 3, opened(), "DEPARTMENT", "Growth", department, "BY_GROUP"));
    }

    private void writeMarks() {
        for (int i = 0; i < (open ? 4 : 1); i++) {
            long reader = BASE + 1 + place + DEPARTMENTS * ((holder - BASE) / DEPARTMENTS + i) % AGENTS;
            tables.add("read_mark", Row.of(reader ^ id, reader, id, messages, open && i > 0 ? inbound - 1 : inbound));
        }
    }

    /** A third have one: the first label is on one in six, the last on one in 30,000. */
    private void writeLabels() {
        for (int label = 1; label <= LABELS; label++) {
            if (random.nextInt(6 * label * label * (label == LABELS ? 5 : 1)) == 0) {
                tables.add("conversation_label", Row.of(id, id, BASE + label));
            }
        }
    }
}
