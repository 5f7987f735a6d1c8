package org.bandeja.audit.web;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandeja.identifier.model.Tsid;

/**
 * What a call was about, as far as its address tells.
 *
 * @param deed what it wanted to do
 * @param object {@code conversation}, {@code department} …; {@code door}: nothing that is known
 * @param shown the address with {@code {id}} for an id, and only as far as words in lower case reach: no second id, and nothing that is
 *     written otherwise, such as a phone number
 */
record DoorPlace(String deed, String object, Optional<Long> id, String shown) {
    private static final Pattern DOOR = Pattern.compile("/api/([a-z-]+)(?:/([0-9a-z]{13}))?((?:/[a-z-]++)*+).*");
    private static final Pattern PAGE = Pattern.compile("/console/([a-z-]+)\\.xhtml");
    private static final Pattern SHOWN = Pattern.compile("/(?:[a-z-]++/)*+(?:[a-z-]++(?:\\.xhtml)?)?");
    private static final String NOTHING = "door";
    private static final Map<String, String> OBJECTS = Map.ofEntries(
            entry("conversations", "conversation"),
            entry("messages", "message"),
            entry("contacts", "contact"),
            entry("contact-fields", "contact-field"),
            entry("departments", "department"),
            entry("agents", "agent"),
            entry("numbers", "number"),
            entry("accounts", "account"),
            entry("call-groups", "group"),
            entry("attendants", "attendant"),
            entry("calendars", "calendar"),
            entry("templates", "template"),
            entry("template-drafts", "template"),
            entry("company", "company"),
            entry("retention", "retention"),
            entry("labels", "label"),
            entry("quick-replies", "quick-reply"),
            entry("deliveries", "delivery"),
            entry("notices", "notice"));
    private static final Map<String, String> PAGES = Map.of(
            "department", "department",
            "person", "agent",
            "number", "number",
            "whatsapp-account", "account",
            "call-group", "group",
            "attendant", "attendant",
            "calendar", "calendar",
            "template", "template",
            "delivery", "delivery");

    /** @param path of a call of the API, from the root of the application */
    static DoorPlace ofCall(String method, String path) {
        Matcher door = DOOR.matcher(path);
        if (!door.matches()) {
            return new DoorPlace(DoorDeeds.UNKNOWN, NOTHING, Optional.empty(), "/api");
        }
        String collection = door.group(1);
        String rest = door.group(3);
        String object = OBJECTS.getOrDefault(collection, NOTHING);
        return new DoorPlace(
                DoorDeeds.of(method, collection + first(rest)),
                object,
                object.equals(NOTHING) ? Optional.empty() : Tsid.parse(door.group(2)),
                "/api/" + collection + (door.group(2) == null ? "" : "/{id}") + rest);
    }

    /** @param id what the page shows one of; empty: none */
    static DoorPlace ofPage(String path, Optional<String> id) {
        Matcher page = PAGE.matcher(path);
        String object = page.matches() ? PAGES.getOrDefault(page.group(1), NOTHING) : NOTHING;
        Optional<Long> known = object.equals(NOTHING) ? Optional.empty() : id.flatMap(Tsid::parse);
        Matcher shown = SHOWN.matcher(path);
        return new DoorPlace(DoorDeeds.UNKNOWN, object, known, shown.lookingAt() ? shown.group() : "/");
    }

    private static String first(String rest) {
        int end = rest.indexOf('/', 1);
        return end < 0 ? rest : rest.substring(0, end);
    }
}
