package org.bandeja.push.web;

import java.time.Instant;
import java.util.Locale;
import org.bandeja.conversation.web.ConversationJson;
import org.bandeja.conversation.web.MessageJson;
import org.bandeja.conversation.web.TimelineJson;
import org.bandeja.conversation.web.Times;
import org.bandeja.directory.web.MeResource.CountersJson;
import org.bandeja.push.service.LiveEvent;
import org.bandeja.screen.web.Texts;

/**
 * An event as socket and API carry it.
 *
 * @param conversation its present state; of one that is gone only the id
 */
public record EventJson(
        String id,
        String type,
        String at,
        Long seq,
        Object conversation,
        MessageJson message,
        TimelineJson timeline,
        CountersJson counters,
        PresenceJson presence,
        TypingJson typing) {

    /** Whether somebody is there: AVAILABLE, AWAY or OFF. */
    public record PresenceJson(String agent, String presence) {}

    /** A colleague is writing there, or not any more, as the type says. */
    public record TypingJson(String conversation, String agent, String name) {}

    /** A conversation that is no longer to be seen. */
    public record GoneJson(String id) {}

    public static EventJson of(LiveEvent event, Texts texts, Locale locale, Instant now) {
        Object conversation = event.gone().isPresent()
                ? new GoneJson(event.gone().get().text())
                : event.conversation()
                        .map(seen -> ConversationJson.of(seen, now))
                        .orElse(null);
        return new EventJson(
                event.id().map(String::valueOf).orElse(null),
                event.type(),
                Times.text(event.at()),
                event.seq().orElse(null),
                conversation,
                event.message().map(row -> MessageJson.of(row, texts, locale)).orElse(null),
                event.timeline().map(TimelineJson::of).orElse(null),
                event.counters().map(CountersJson::of).orElse(null),
                event.presence()
                        .map(shown -> new PresenceJson(
                                shown.agent().text(), shown.presence().name()))
                        .orElse(null),
                event.typing()
                        .map(shown -> new TypingJson(
                                shown.conversation().text(), shown.agent().text(), shown.name()))
                        .orElse(null));
    }
}
