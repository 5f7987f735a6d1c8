package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * All orders of what WhatsApp may tell of a message, all of it told before WhatsApp has answered the call: with our data, by which the
 * message is found, and without, so that it waits for the name that the answer gives. Many at once, each of a conversation of its own.
 */
@OnSharedInstallation
class StatusBeforeAnswerIT {
    private static final List<String> ALL = List.of("sent", "delivered", "read", "played");
    private static final int UNDELIVERABLE = 131026;
    /** It passes, so that such a message is sent again by itself. */
    private static final int OVERLOADED = 131016;

    private static final int HANDS = 8;
    /** So many calls wait for their answers at the same time: each is given up after fifteen seconds, also on a slow machine. */
    private static final int TOGETHER = 24;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor agent = bandeja.agents().get(0);
    private final Map<String, String> conversations = new LinkedHashMap<>();

    /**
     * @param code of the failure, if there is one
     * @param withData whether WhatsApp tells what we gave along
     * @param end where the message has to be then
     */
    private record Case(List<String> order, int code, boolean withData, String end) {
        @Override
        public String toString() {
            return String.join(" ", order) + " " + code + (withData ? " with data" : "");
        }
    }

    @BeforeEach
    void nobodyElseTellsStatuses() {
        simulator.reset();
        simulator.statuses("{\"auto\": false}");
        simulator.graph("{\"mode\": \"hold\"}");
    }

    /** What this agent has at hand is as it was. */
    @AfterEach
    void asUsual() {
        simulator.reset();
        byHands(
                conversations.size(),
                i -> agent.act(List.copyOf(conversations.values()).get(i), "complete")
                        .require(200));
    }

    /** The same for each number below, by several at once. @return what each gave, in their order */
    private static <T> List<T> byHands(int count, IntFunction<T> work) {
        List<List<T>> done = AtOnce.all(IntStream.range(0, HANDS)
                .<Callable<List<T>>>mapToObj(hand -> () -> IntStream.iterate(hand, i -> i < count, i -> i + HANDS)
                        .mapToObj(work)
                        .toList())
                .toList());
        return IntStream.range(0, count)
                .mapToObj(i -> done.get(i % HANDS).get(i / HANDS))
                .toList();
    }

    /** Each order as it is, and with a failure at one place, another for each order. */
    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (boolean withData : new boolean[] {false, true}) {
            int place = withData ? 2 : 0;
            for (List<String> order : orders(ALL).toList()) {
                cases.add(new Case(order, 0, withData, "PLAYED"));
                cases.add(new Case(failedAmong(order).get(place++ % 5), UNDELIVERABLE, withData, "PLAYED"));
            }
            for (List<String> order : orders(List.of("sent", "read", "played")).toList()) {
                failedAmong(order).forEach(all -> cases.add(new Case(all, OVERLOADED, withData, "PLAYED")));
            }
            failedAmong(List.of("delivered"))
                    .forEach(all -> cases.add(new Case(all, OVERLOADED, withData, "DELIVERED")));
            failedAmong(List.of("sent")).forEach(all -> cases.add(new Case(all, UNDELIVERABLE, withData, "FAILED")));
        }
        return cases;
    }

    private static Stream<List<String>> orders(List<String> words) {
        return words.isEmpty()
                ? Stream.of(List.of())
                : words.stream()
                        .flatMap(first -> orders(words.stream()
                                        .filter(other -> !other.equals(first))
                                        .toList())
                                .map(rest -> Stream.concat(Stream.of(first), rest.stream())
                                        .toList()));
    }

    /** With a failure at each place. */
    private static List<List<String>> failedAmong(List<String> order) {
        return IntStream.rangeClosed(0, order.size())
                .mapToObj(place -> {
                    List<String> all = new ArrayList<>(order);
                    all.add(place, "failed");
                    return List.copyOf(all);
                })
                .toList();
    }

    @Test
    void theEndIsTheSameInWhateverOrderBeforeTheAnswer() {
        List<Case> cases = cases();
        assertThat(cases.stream().filter(one -> one.code() == 0)).hasSize(2 * 24);
        assertThat(cases.stream()
                        .filter(one ->
                                one.code() == UNDELIVERABLE && one.order().size() == 5))
                .hasSize(2 * 24);
        assertThat(cases.stream()
                        .filter(one -> one.code() == OVERLOADED && one.order().size() == 4))
                .hasSize(2 * 6 * 4);
        Map<Long, Case> byMessage = new HashMap<>();
        Set<String> wamids = new HashSet<>();
        for (int from = 0; from < cases.size(); from += TOGETHER) {
            byMessage.putAll(replied(cases.subList(from, Math.min(from + TOGETHER, cases.size()))));
            tellAllBeforeTheAnswers(byMessage, wamids);
        }
        Map<Case, String> expected = new HashMap<>();
        byMessage.values().forEach(one -> expected.put(one, state(one)));
        Eventually.passes(() -> assertThat(differing(states(byMessage), expected))
                .as("what is not as it has to be")
                .isEmpty());
        assertThat(parked(wamids)).as("nothing is left waiting for its message").isZero();
        assertThat(simulator.get("sent?limit=1000").getInt("count"))
                .as("each was sent once")
                .isEqualTo(cases.size());
    }

    /** Where it is, why, after how many attempts, and whether it still has to leave. */
    private static String state(Case one) {
        return switch (one.end()) {
            case "FAILED" -> "FAILED " + UNDELIVERABLE + " 1 done";
            default -> one.end() + " 0 1 done";
        };
    }

    private static Map<Case, String> differing(Map<Case, String> states, Map<Case, String> expected) {
        Map<Case, String> differing = new TreeMap<>(Comparator.comparing(Case::toString));
        expected.forEach((one, state) -> {
            if (!state.equals(states.get(one))) {
                differing.put(one, states.get(one) + " instead of " + state);
            }
        });
        return differing;
    }

    private Map<Case, String> states(Map<Long, Case> byMessage) {
        Map<Case, String> states = new HashMap<>();
        for (String row : bandeja.rows()
                .all("SELECT CONCAT(m.id, ' ', m.status, ' ', COALESCE(m.error_code, 0), ' ', m.attempts, ' ',"
                        + " IF(o.message_id IS NULL, 'done', 'waits')) FROM message m"
                        + " LEFT JOIN outbox o ON o.message_id = m.id WHERE m.id IN (" + list(byMessage.keySet())
                        + ")")) {
            int space = row.indexOf(' ');
            states.put(byMessage.get(Long.valueOf(row.substring(0, space))), row.substring(space + 1));
        }
        return states;
    }

    private long parked(Set<String> wamids) {
        return bandeja.rows()
                .count("SELECT COUNT(*) FROM unmatched_status WHERE whatsapp_id IN ("
                        + wamids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",")) + ")");
    }

    private static String list(Set<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    // --- what happens

    /** A reply to a customer of its own for each case, which WhatsApp gets and does not answer yet. */
    private Map<Long, Case> replied(List<Case> cases) {
        List<Customer> customers =
                cases.stream().map(one -> Customer.unknown("Before")).toList();
        Instant now = Instant.now();
        bandeja.webhook()
                .deliver(new Envelope()
                        .change(Envelope.messages(
                                bandeja.number(),
                                customers,
                                customers.stream()
                                        .map(customer -> Envelope.text(customer, Envelope.newId(), now, "hello"))
                                        .toList()))
                        .text())
                .require(200);
        await(customers);
        List<Long> replied = byHands(
                cases.size(),
                i -> reply(
                        conversations.get(customers.get(i).phone().orElseThrow()),
                        cases.get(i).toString()));
        Map<Long, Case> byMessage = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            byMessage.put(replied.get(i), cases.get(i));
        }
        return byMessage;
    }

    /** All of them have a conversation, by their phone numbers. */
    private void await(List<Customer> customers) {
        List<String> phones = customers.stream()
                .map(customer -> customer.phone().orElseThrow())
                .toList();
        Eventually.holds("all have written", () -> {
            bandeja.rows()
                    .all("SELECT CONCAT(k.phone, ' ', c.id) FROM conversation c JOIN contact k ON k.id = c.contact_id"
                            + " WHERE c.department_id IS NOT NULL AND k.phone IN ('" + String.join("','", phones)
                            + "')")
                    .forEach(row -> conversations.put(
                            row.split(" ")[0], new ConversationId(Long.parseLong(row.split(" ")[1])).text()));
            return conversations.keySet().containsAll(phones);
        });
    }

    private long reply(String conversation, String text) {
        agent.act(conversation, "claim").require(200);
        return MessageId.parse(
                        agent.reply(conversation, text).require(201).json().getString("id"))
                .orElseThrow()
                .value();
    }

    /**
     * As many calls are open as there are hands; all of these are told of, and only then answered.
     *
     * @param told WhatsApp's names of what was answered before, to which those of these come
     */
    private void tellAllBeforeTheAnswers(Map<Long, Case> byMessage, Set<String> told) {
        while (told.size() < byMessage.size()) {
            List<JsonObject> open = Eventually.found(
                    "further calls are open",
                    () -> Optional.of(
                                    simulator
                                            .get("sent?limit=1000")
                                            .getJsonArray("items")
                                            .getValuesAs(JsonObject.class)
                                            .stream()
                                            .filter(sent -> !told.contains(sent.getString("id")))
                                            .toList())
                            .filter(found -> !found.isEmpty()));
            List<JsonObject> statuses = new ArrayList<>();
            open.forEach(sent -> statuses.addAll(statuses(sent, byMessage.get(messageOf(sent)))));
            bandeja.webhook()
                    .deliver(new Envelope()
                            .change(Envelope.statuses(bandeja.number(), statuses))
                            .text())
                    .require(200);
            bandeja.rows().awaitProcessed();
            List<String> ids = open.stream().map(sent -> sent.getString("id")).toList();
            JsonObject released = simulator.post(
                    "release",
                    Json.createObjectBuilder()
                            .add("ids", Json.createArrayBuilder(ids))
                            .build()
                            .toString());
            assertThat(released.getInt("released")).as("all were still held").isEqualTo(ids.size());
            told.addAll(ids);
        }
    }

    private static long messageOf(JsonObject sent) {
        String mark = sent.getString("callbackData");
        return MessageId.parse(mark.substring(0, mark.lastIndexOf('-')))
                .orElseThrow()
                .value();
    }

    private static List<JsonObject> statuses(JsonObject sent, Case one) {
        Instant now = Instant.now();
        Customer customer = new Customer(Optional.of(sent.getString("customer")), Optional.empty(), "Before");
        return one.order().stream()
                .map(word -> {
                    JsonObjectBuilder status =
                            Json.createObjectBuilder(Envelope.status(sent.getString("id"), word, customer, now));
                    if (one.withData()) {
                        status.add("biz_opaque_callback_data", sent.getString("callbackData"));
                    }
                    if (word.equals("failed")) {
                        status.add(
                                "errors",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder().add("code", one.code())));
                    }
                    return status.build();
                })
                .toList();
    }
}
