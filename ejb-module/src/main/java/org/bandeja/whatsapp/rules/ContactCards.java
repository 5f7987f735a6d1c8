package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cards of people that a customer shares; any part may be missing, and some consist of a vCard only. */
final class ContactCards {
    private static final int MOST = 300;
    private static final int LONGEST_VCARD = 20_000;
    private static final Pattern VCARD_NAME = Pattern.compile("(?im)^FN[^:\\r\\n]*:(.+)$");
    private static final Pattern VCARD_PHONE = Pattern.compile("(?im)^(?:item\\d+\\.)?TEL[^:\\r\\n]*:(.+)$");

    private ContactCards() {}

    /** Empty when there is no card. */
    static Optional<MessageBody> of(JsonObject message) {
        List<JsonObject> cards = JsonParts.items(message, "contacts").stream()
                .flatMap(card -> JsonParts.object(card).stream())
                .limit(MOST)
                .toList();
        if (cards.isEmpty()) return Optional.empty();
        JsonArray told = array(cards.stream().map(ContactCards::card));
        JsonObjectBuilder content = MessageBody.parts().add("contacts", told);
        if (Stream.concat(Stream.of(message), cards.stream()).anyMatch(ContactCards::isAsked))
            content.add("asked", true);
        String names = told.getValuesAs(JsonObject.class).stream()
                .map(card -> card.getString("name", ""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return Optional.of(MessageBody.of("contacts", Optional.of(names), content));
    }

    private static boolean isAsked(JsonObject owner) {
        return JsonParts.word(owner, "origin").filter("contact_request"::equals).isPresent();
    }

    private static JsonObject card(JsonObject card) {
        JsonObjectBuilder told = MessageBody.parts();
        Optional<String> vcard = JsonParts.text(card, "vcard").filter(text -> text.length() <= LONGEST_VCARD);
        name(card).or(() -> vcard.flatMap(text -> first(VCARD_NAME, text))).ifPresent(name -> told.add("name", name));
        JsonArray phones = each(card, "phones", (phone, into) -> {
            CommonParts.put(into, "phone", phone, "phone");
            CommonParts.put(into, "type", phone, "type");
            CommonParts.put(into, "whatsapp", phone, "wa_id");
        });
        told.add(
                "phones",
                phones.isEmpty() ? vcard.map(ContactCards::vcardPhones).orElse(phones) : phones);
        told.add("emails", each(card, "emails", (email, into) -> {
            CommonParts.put(into, "email", email, "email");
            CommonParts.put(into, "type", email, "type");
        }));
        told.add("addresses", each(card, "addresses", ContactCards::address));
        told.add("urls", each(card, "urls", (url, into) -> {
            CommonParts.put(into, "url", url, "url");
            CommonParts.put(into, "type", url, "type");
        }));
        JsonParts.object(card, "org").ifPresent(org -> {
            CommonParts.put(told, "company", org, "company");
            CommonParts.put(told, "department", org, "department");
            CommonParts.put(told, "title", org, "title");
        });
        CommonParts.put(told, "birthday", card, "birthday");
        return told.build();
    }

    private static Optional<String> name(JsonObject card) {
        Optional<JsonObject> name = JsonParts.object(card, "name");
        return name.flatMap(parts -> JsonParts.word(parts, "formatted_name"))
                .or(() -> name.map(parts -> Stream.of("prefix", "first_name", "middle_name", "last_name", "suffix")
                        .flatMap(part -> JsonParts.word(parts, part).stream())
                        .collect(Collectors.joining(" "))))
                .map(text -> CleanText.line(text, InboundMessage.LONGEST_NAME))
                .filter(text -> !text.isEmpty());
    }

    private static void address(JsonObject address, JsonObjectBuilder into) {
        String lines = Stream.of("street", "zip", "city", "state", "country")
                .flatMap(part -> JsonParts.word(address, part).stream())
                .map(CleanText::text)
                .collect(Collectors.joining(", "));
        if (!lines.isEmpty()) into.add("address", lines);
        CommonParts.put(into, "type", address, "type");
    }

    private static JsonArray vcardPhones(String vcard) {
        return array(VCARD_PHONE
                .matcher(vcard)
                .results()
                .map(found -> MessageBody.parts()
                        .add("phone", CleanText.line(found.group(1), InboundMessage.LONGEST_NAME))
                        .build()));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? Optional.of(CleanText.line(matcher.group(1), InboundMessage.LONGEST_NAME))
                : Optional.empty();
    }

    private interface Part {
        void tell(JsonObject part, JsonObjectBuilder into);
    }

    private static JsonArray each(JsonObject card, String name, Part part) {
        return array(JsonParts.items(card, name).stream().limit(MOST).flatMap(item -> {
            JsonObjectBuilder told = MessageBody.parts();
            JsonParts.object(item).ifPresent(object -> part.tell(object, told));
            JsonObject done = told.build();
            return done.isEmpty() ? Stream.empty() : Stream.of(done);
        }));
    }

    private static JsonArray array(Stream<JsonObject> items) {
        JsonArrayBuilder array = JsonParts.builders().createArrayBuilder();
        items.forEach(array::add);
        return array.build();
    }
}
