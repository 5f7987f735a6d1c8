package org.bandeja.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Everything that WhatsApp may send, from the tables that the parser is tested with, said by somebody to one of our numbers. */
public final class Samples {
    private static final String CUSTOMER = "573001112233";
    private static final String NUMBER = "106540352242922";
    private static final Pattern USER_ID = Pattern.compile("\"CO\\.(ENT\\.)?[0-9A-Za-z]+\"");
    private static final Pattern CHANGED = Pattern.compile("\"(user|customer)_changed_");
    private static final Pattern CALL_ID = Pattern.compile("\"wacid\\.");

    private final String phoneNumberId;

    /** Who says it, and in which shape: WhatsApp's of 2026 has user ids beside or instead of phone numbers. */
    public record Sender(String digits, String userId, boolean withPhone) {
        private String contact() {
            String phone = withPhone ? ",\"wa_id\":\"" + digits + "\"" : "";
            String id = userId.isEmpty() ? "" : ",\"user_id\":\"" + userId + "\"";
            return "{\"profile\":{\"name\":\"Muestra\"}" + phone + id + "}";
        }

        private String from() {
            String phone = withPhone ? "\"from\":\"" + digits + "\"," : "";
            return phone + (userId.isEmpty() ? "" : "\"from_user_id\":\"" + userId + "\",");
        }
    }

    /** @param message its own part: what has to come out stands beside it */
    public record Said(String type, String message, String ourType, String ourText) {}

    /** @param phoneNumberId WhatsApp's id of the number that all of it is said to */
    public Samples(String phoneNumberId) {
        this.phoneNumberId = phoneNumberId;
    }

    /** Every type of message, but those that say that the customer is to be known by another number or id from now on. */
    public List<Said> messages() {
        return lines("messages.csv").stream()
                .filter(line -> !CHANGED.matcher(line.get(1)).find())
                .map(line -> new Said(line.get(0), line.get(1), line.get(2), line.get(3)))
                .toList();
    }

    /** A change that holds these messages, a second apart, beginning at a time in seconds. */
    public String change(List<Said> messages, Sender sender, long at) {
        return change(named(messages, sender, at), sender);
    }

    /** These messages, each with a name of its own, a second apart, beginning at a time in seconds. */
    public List<String> named(List<Said> messages, Sender sender, long at) {
        List<String> told = new ArrayList<>();
        for (Said said : messages) {
            told.add("{" + sender.from() + "\"id\":\"wamid." + UUID.randomUUID() + "\",\"timestamp\":\""
                    + (at + told.size()) + "\",\"type\":\"" + said.type() + "\"," + said.message() + "}");
        }
        return told;
    }

    /** A change that holds these messages. */
    public String change(List<String> named, Sender sender) {
        return "{\"field\":\"messages\",\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":"
                + "{\"display_phone_number\":\"15550100\",\"phone_number_id\":\"" + phoneNumberId + "\"},\"contacts\":["
                + sender.contact() + "],\"messages\":[" + String.join(",", named) + "]}}";
    }

    /** Every other field with its variants, about a customer. */
    public List<String> changes(String digits) {
        return lines("fields.csv").stream()
                .map(line -> change(line.get(0), line.get(1), digits))
                .toList();
    }

    /** What one customer's table calls his is somebody else's for another. */
    private String change(String field, String value, String digits) {
        String own = UUID.randomUUID().toString();
        String told = value.replace(CUSTOMER, digits)
                .replace(NUMBER, phoneNumberId)
                .replace("\"wamid.", "\"wamid." + own + ".");
        told = CALL_ID.matcher(told).replaceAll("\"wacid." + own + ".");
        told = USER_ID.matcher(told).replaceAll("\"CO." + own.replace("-", "") + "\"");
        return "{\"field\":\"" + field + "\",\"value\":{" + told + "}}";
    }

    /** A delivery of these changes. */
    public static String delivery(List<String> changes) {
        return deliveryOf(List.of(changes));
    }

    /** A delivery of several entries, each of some changes. */
    public static String deliveryOf(List<List<String>> entries) {
        return entries.stream()
                .map(changes -> "{\"id\":\"102290129340398\",\"time\":1750030073,\"changes\":["
                        + String.join(",", changes) + "]}")
                .collect(Collectors.joining(",", "{\"object\":\"whatsapp_business_account\",\"entry\":[", "]}"));
    }

    /** As WhatsApp writes it: whatever is not ASCII by its number, and slashes with a backslash. */
    public static String escaped(String json) {
        return json.chars()
                .mapToObj(c -> c == '/' ? "\\/" : c < 0x7F ? String.valueOf((char) c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
    }

    private static List<List<String>> lines(String name) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Samples.class.getResourceAsStream("/inbound/" + name), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> Pattern.compile("\\s+\\|\\s+")
                            .splitAsStream(line.strip())
                            .map(Samples::plain)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String cell) {
        return cell.equals("-") || cell.equals("``") ? "" : cell;
    }
}
