package org.bandeja.system.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.PushLine;

/**
 * A line about an event, the conversation on which it is brought about, and what people hear of it.
 *
 * @param subject whose presence changes
 */
record Told(Line line, Company.Case shown, String subject) {
    private static final String NEXT = ", (?=\\w+ (?:POST|PUT|PATCH) /)";
    private static final Pattern CALL = Pattern.compile("(\\w+) (\\w+) (/\\S+) ?(.*)");
    private static final String GONE = "conversation.gone";
    /** What carries another name than the event that it comes from. */
    private static final Map<String, String> SHOWN_AS = Map.of("access.changed", "reload");

    /** Does what the line says. */
    void cause(Company company) {
        if (line.sends().equals("customer writes")) {
            company.writes(shown.customer());
            return;
        }
        for (String call : line.sends().split(NEXT)) {
            Matcher parts = CALL.matcher(call);
            assertThat(parts.matches()).as("who calls what: %s", call).isTrue();
            Answer answer = company.call(
                    Who.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
                    parts.group(2),
                    Line.place(company.filled(parts.group(3)), kind -> company.id(kind, shown)),
                    company.filled(parts.group(4)));
            assertThat(answer.status()).as("%s: %s", call, answer).isBetween(200, 299);
        }
    }

    String expected(Who who) {
        return line.cells().get(who);
    }

    /** What somebody has heard of it, as the table says it. */
    String heard(List<JsonObject> events) {
        String type = SHOWN_AS.getOrDefault(line.door(), line.door());
        if (events.stream().anyMatch(event -> PushLine.type(event).equals(type) && isAbout(event))) {
            return "seen";
        }
        return events.stream().anyMatch(event -> PushLine.type(event).equals(GONE) && isBare(event)) ? "gone" : "-";
    }

    private boolean isAbout(JsonObject event) {
        if (event.get("presence") instanceof JsonObject presence) {
            return presence.getString("agent").equals(subject)
                    && presence.getString("presence").equals("AWAY");
        }
        return !(event.get("conversation") instanceof JsonObject) || speaksOf(event);
    }

    /** It tells which conversation is gone, and nothing of it. */
    private boolean isBare(JsonObject event) {
        return event.toString().contains(shown.conversation())
                && !event.toString().contains(shown.customer().name());
    }

    boolean speaksOf(JsonObject event) {
        String text = event.toString();
        return text.contains(shown.conversation())
                || text.contains(shown.customer().name());
    }
}
