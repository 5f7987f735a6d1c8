package org.bandeja.push.web;

import java.util.OptionalLong;

/** Ids of events in addresses. */
final class EventIds {
    private EventIds() {}

    /** @return empty when it is no id of an event */
    static OptionalLong parse(String text) {
        return text != null && text.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }
}
