package org.bandeja.push.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.bandeja.push.service.LiveEvent;
import org.junit.jupiter.api.Test;

/** Who cannot be told something must not come again for ever to be told the same. */
class EventTextsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T18:00:00Z");
    private final EventTexts texts = new EventTexts();

    private static LiveEvent event(String type) {
        return new LiveEvent(
                Optional.of(7L),
                type,
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Jsonb thatCannotWrite(String type) {
        return (Jsonb) Proxy.newProxyInstance(
                Jsonb.class.getClassLoader(), new Class<?>[] {Jsonb.class}, (proxy, method, arguments) -> {
                    EventJson event = (EventJson) arguments[0];
                    if (event.type().equals(type)) {
                        throw new JsonbException("broken");
                    }
                    return event.id() + " " + event.type();
                });
    }

    @Test
    void anEventThatCannotBeWrittenIsOneToLoadAgain() {
        texts.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        texts.jsonb = thatCannotWrite("message.received");
        assertThat(texts.json(event("message.received"), Locale.ENGLISH)).isEqualTo("7 reload");
        assertThat(texts.json(event("message.status"), Locale.ENGLISH)).isEqualTo("7 message.status");
    }
}
