package org.bandeja.bench.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.bandeja.bench.instance.InstanceFile;

/**
 * Customers of one run and the webhooks of what they write. Their phone numbers have the country code 999, which is
 * nobody's.
 */
public final class Customers {
    private static final String WORDS = "Buenas tardes, quisiera saber si mi pedido sale hoy. Gracias por su ayuda. ";

    private final InstanceFile instance;
    private final String run;
    private final AtomicLong next = new AtomicLong();

    /** A webhook with the ids of the messages in it. */
    public record Post(byte[] request, List<String> ids) {}

    /** @param run tells the messages of this run from those of all others; letters and digits */
    public Customers(InstanceFile instance, String run) {
        this.instance = instance;
        this.run = run;
    }

    /** What the ids of all messages of this run begin with. */
    public String idPrefix() {
        return "wamid." + run + ".";
    }

    /** The phone number of a customer, without the plus sign. */
    public String phone(long customer) {
        return "999%04d%07d".formatted(Math.floorMod(run.hashCode(), 10_000), customer);
    }

    /** As many posts as wanted, each with some messages, of customers in turn. */
    public List<Post> posts(int count, int messagesEach, int customers) {
        List<Post> posts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<Long> writers = new ArrayList<>(messagesEach);
            for (int k = 0; k < messagesEach; k++) {
                writers.add(((long) i * messagesEach + k) % customers);
            }
            posts.add(post(writers));
        }
        return posts;
    }

    /** A webhook in which each of these customers writes once. */
    public Post post(List<Long> writers) {
        List<String> ids = new ArrayList<>();
        String contacts = writers.stream()
                .distinct()
                .map(customer ->
                        "{\"profile\":{\"name\":\"Cliente %d\"},\"wa_id\":\"%s\"}".formatted(customer, phone(customer)))
                .collect(Collectors.joining(","));
        String messages = writers.stream()
                .map(customer -> message(customer, next.incrementAndGet(), ids))
                .collect(Collectors.joining(","));
        return new Post(
                signed("{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"15550100\","
                        + "\"phone_number_id\":\"" + instance.phoneNumberId() + "\"},\"contacts\":[" + contacts
                        + "],\"messages\":[" + messages + "]}"),
                ids);
    }

    private String message(long customer, long number, List<String> ids) {
        String id = idPrefix() + number;
        ids.add(id);
        return "{\"from\":\"%s\",\"id\":\"%s\",\"timestamp\":\"%d\",\"text\":{\"body\":\"%s%d\"},\"type\":\"text\"}"
                .formatted(phone(customer), id, System.currentTimeMillis() / 1000, WORDS, number);
    }

    private byte[] signed(String value) {
        return Requests.webhook(
                instance.webhook(),
                instance.appSecret(),
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":[{\"value\":"
                        + value + ",\"field\":\"messages\"}]}]}");
    }

    /** As many posts as wanted, of an update that Bandeja keeps and has nothing to do with. */
    public List<byte[]> updates(int count) {
        byte[] request = Requests.webhook(
                instance.webhook(),
                instance.appSecret(),
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"time\":1795348800,"
                        + "\"changes\":[{\"value\":{\"display_phone_number\":\"15550100\",\"event\":\"ONBOARDING\","
                        + "\"current_limit\":\"TIER_1K\",\"note\":\"" + WORDS.repeat(4)
                        + "\"},\"field\":\"phone_number_quality_update\"}]}]}");
        return Collections.nCopies(count, request);
    }

    /** The same bytes as a message's for a door that asks for no proof. */
    public List<byte[]> unsigned(URI target, int count) {
        byte[] sample = post(List.of(0L)).request();
        String whole = new String(sample, StandardCharsets.UTF_8);
        String body = whole.substring(whole.indexOf("\r\n\r\n") + 4);
        return Collections.nCopies(count, Requests.plain(target, body));
    }

    public static List<byte[]> requests(List<Post> posts) {
        return posts.stream().map(Post::request).toList();
    }
}
