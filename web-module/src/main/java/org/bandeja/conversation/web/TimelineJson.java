package org.bandeja.conversation.web;

import org.bandeja.conversation.model.TimelineAction;
import org.bandeja.conversation.model.TimelineRow;
import org.bandeja.conversation.web.ConversationJson.NamedJson;
import org.bandeja.identifier.model.Tsid;

/** A line of history as the API shows it; actor null: the customer, or Bandeja itself. */
public record TimelineJson(
        String id,
        String conversation,
        long seq,
        String at,
        String action,
        NamedJson actor,
        NamedJson subject,
        String detail) {

    /** An agent as called now, a department as called then; what was undone is named by its action alone. */
    private static NamedJson subject(TimelineRow row) {
        return row.subject()
                .map(NamedJson::of)
                .orElseGet(() -> row.subjectId()
                        .filter(id -> !row.action().isAboutAnAgent() && row.action() != TimelineAction.UNDONE)
                        .map(id -> new NamedJson(Tsid.text(id), row.detail().orElse("")))
                        .orElse(null));
    }

    public static TimelineJson of(TimelineRow row) {
        return new TimelineJson(
                Tsid.text(row.id()),
                row.conversation().text(),
                row.seq(),
                Times.text(row.at()),
                row.action().name(),
                row.actor().map(NamedJson::of).orElse(null),
                subject(row),
                row.detail().orElse(null));
    }
}
