package org.bandeja.simulator.graph;

import java.util.List;

/** Locations and contact cards. */
final class PlaceParams {
    private static final int MOST_CONTACTS = 257;
    private static final int LONGEST_TEXT = 1000;
    private static final String[] NAME_PARTS = {"first_name", "last_name", "middle_name", "suffix", "prefix"};

    private PlaceParams() {}

    static void location(Params location) {
        location.only("latitude", "longitude", "name", "address");
        location.number("latitude", -90, 90);
        location.number("longitude", -180, 180);
        location.text("name", LONGEST_TEXT);
        location.text("address", LONGEST_TEXT);
    }

    static void contacts(Params message) {
        message.requiredObjects("contacts", MOST_CONTACTS).forEach(PlaceParams::contact);
    }

    private static void contact(Params contact) {
        contact.only("name", "phones", "emails", "addresses", "org", "urls", "birthday");
        name(contact.object("name"));
        each(contact, "phones", "phone", "type", "wa_id").forEach(phone -> phone.required("phone", 50));
        each(contact, "emails", "email", "type").forEach(email -> email.required("email", 320));
        each(contact, "urls", "url", "type").forEach(url -> url.required("url", 2000));
        each(contact, "addresses", "street", "city", "state", "zip", "country", "country_code", "type");
        contact.optionalObject("org").ifPresent(org -> texts(org.only("company", "department", "title")));
        if (contact.text("birthday")
                .filter(day -> !day.matches("\\d{4}-\\d\\d-\\d\\d"))
                .isPresent()) {
            throw contact.invalid("birthday", "must be YYYY-MM-DD");
        }
    }

    private static void name(Params name) {
        name.only("formatted_name", "first_name", "last_name", "middle_name", "suffix", "prefix");
        name.required("formatted_name", LONGEST_TEXT);
        texts(name);
        for (String part : NAME_PARTS) {
            if (name.has(part)) {
                return;
            }
        }
        throw name.invalid("formatted_name", "at least one other part of the name is needed");
    }

    private static List<Params> each(Params contact, String list, String... known) {
        List<Params> entries = contact.objects(list, 100);
        entries.forEach(entry -> texts(entry.only(known)));
        return entries;
    }

    private static void texts(Params params) {
        params.json().keySet().forEach(params::text);
    }
}
