package org.bandeja.conversation.model;

import java.util.Optional;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.label.model.LabelId;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteReason;

/**
 * What narrows a list.
 *
 * @param withoutRoute only conversations without a department (administrators)
 * @param unread only those with new activity
 * @param window only open ones whose window is like that
 * @param words only those where the contact or a message has all of them
 * @param label only those that have it
 * @param through only those that came through it
 * @param reason only those of which a step was taken for it
 */
public record ConversationFilter(
        boolean withoutRoute,
        Optional<DepartmentId> department,
        Optional<NumberId> number,
        Optional<Holder> assignee,
        boolean unread,
        Optional<Window> window,
        Optional<SearchWords> words,
        Optional<LabelId> label,
        Optional<Route> through,
        Optional<RouteReason> reason) {
    /** How a window is that agents have to look after; groups have none. */
    public enum Window {
        /** Closes within {@link ServiceWindow#CLOSES_SOON}. */
        CLOSING,
        /** Nobody may write freely: it has closed, or the customer has not written yet. */
        CLOSED
    }

    /** Everything. */
    public static final ConversationFilter NONE = new ConversationFilter(
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    boolean looksFor(Window such) {
        return window.filter(such::equals).isPresent();
    }

    /** The same without the words. */
    ConversationFilter withoutWords() {
        return new ConversationFilter(
                withoutRoute, department, number, assignee, unread, window, Optional.empty(), label, through, reason);
    }
}
