package org.bandeja.notification.service;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.notification.model.NotificationKind;

/**
 * What is pushed, as service-worker.js reads it: facts, for which the browser has the words.
 *
 * @param actor the colleague who did it
 * @param waiting how many conversations wait for the person: the number on the app's icon
 * @param shown who wrote, and what; empty: not to stand on a locked screen
 */
record PushText(
        NotificationKind kind,
        ConversationId conversation,
        Optional<String> department,
        Optional<String> actor,
        int waiting,
        Optional<Shown> shown) {
    private static final String KIND = "kind";
    private static final int LONGEST = 120;

    /** The customer, and what was said; empty: nothing that has words. */
    record Shown(String name, Optional<String> text) {}

    /** Of a test: nothing has happened. */
    static String ofTest() {
        return Json.createObjectBuilder().add(KIND, "TEST").build().toString();
    }

    String json() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add(KIND, kind.name())
                .add("conversation", conversation.text())
                .add("waiting", waiting);
        department.ifPresent(name -> json.add("department", name));
        actor.ifPresent(name -> json.add("actor", name));
        shown.ifPresent(what -> json.add("name", what.name()));
        shown.flatMap(Shown::text).ifPresent(text -> json.add("text", beginning(text)));
        return json.build().toString();
    }

    /** Whole characters: an emoji is not cut in two. */
    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
