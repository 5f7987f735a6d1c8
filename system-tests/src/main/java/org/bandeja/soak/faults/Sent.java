package org.bandeja.soak.faults;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.bench.client.Api;

/** What has reached customers, as the simulator's file tells it: in order, each of them. */
final class Sent {
    private final Map<String, List<String>> byCustomer = new HashMap<>();
    private final Map<String, Integer> byMark = new HashMap<>();
    private final Map<String, Message> byText = new HashMap<>();
    private long count;

    /**
     * One of them.
     *
     * @param id WhatsApp's
     * @param mark our own id, as we gave it to WhatsApp
     */
    record Message(String id, String mark, String customer) {}

    private Sent() {}

    static Sent read(Path file) {
        Sent sent = new Sent();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sent.add(Api.json(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sent;
    }

    private void add(JsonObject message) {
        count++;
        byCustomer
                .computeIfAbsent(message.getString("customer").replace("+", ""), customer -> new ArrayList<>())
                .add(message.getString("text"));
        String mark = message.getString("callbackData", "");
        byText.put(
                message.getString("text"),
                new Message(
                        message.getString("id"),
                        mark,
                        message.getString("customer").replace("+", "")));
        if (!message.isNull("callbackData")) {
            byMark.merge(message.getString("callbackData"), 1, Integer::sum);
        }
    }

    long count() {
        return count;
    }

    Optional<Message> saying(String text) {
        return Optional.ofNullable(byText.get(text));
    }

    /** Texts in the order in which they came. */
    List<String> to(Dialog dialog) {
        return byCustomer.getOrDefault(dialog.phone(), List.of());
    }

    /** Our own ids of messages that came more than once. */
    List<String> doubled() {
        return byMark.entrySet().stream()
                .filter(mark -> mark.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}
