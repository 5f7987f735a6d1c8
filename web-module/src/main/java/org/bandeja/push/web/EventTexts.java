package org.bandeja.push.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bandeja.push.service.LiveEvent;
import org.bandeja.screen.web.Texts;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/** Writes events for the sockets; what many screens are shown is written once. */
@ApplicationScoped
public class EventTexts {
    private static final Logger LOG = Logger.getLogger(EventTexts.class);
    private static final int REMEMBERED = 512;

    @Inject
    Texts texts;

    @Inject
    Jsonb jsonb;

    @Inject
    Clock clock;

    /** The very event, not one like it: telling them apart by content would cost as much as writing. */
    private record Key(LiveEvent event, Locale locale) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.event == event && key.locale.equals(locale);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(event) * 31 + locale.hashCode();
        }
    }

    private final Map<Key, String> written = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** As JSON, in the language of the screen; where it cannot be written, that the screen has to load again. */
    String json(LiveEvent event, Locale locale) {
        Key key = new Key(event, locale);
        synchronized (written) {
            return written.computeIfAbsent(key, wanted -> write(event, locale));
        }
    }

    private String write(LiveEvent event, Locale locale) {
        Instant now = clock.instant();
        try {
            return jsonb.toJson(EventJson.of(event, texts, locale, now));
        } catch (RuntimeException e) {
            LOG.errorf(
                    Wordless.of(e), "event %d could not be written", event.id().orElse(0L));
            return jsonb.toJson(EventJson.of(event.asReload(), texts, locale, now));
        }
    }
}
