package org.bandeja.conversation.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.conversation.model.ConversationCursor;
import org.bandeja.conversation.model.ConversationFilter;
import org.bandeja.conversation.model.ConversationFilter.Window;
import org.bandeja.conversation.model.ConversationQuestion;
import org.bandeja.conversation.model.ConversationQuestion.Scope;
import org.bandeja.conversation.model.ConversationQuestion.Sort;
import org.bandeja.conversation.model.ConversationStatus;
import org.bandeja.conversation.model.Holder;
import org.bandeja.conversation.model.SearchWords;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.label.model.LabelId;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteKind;
import org.bandeja.routing.model.RouteReason;

/** The parameters of the list. */
public class ConversationList {
    private static final int LONGEST_WORDS = 200;
    private static final Set<RouteKind> WAYS = Set.of(RouteKind.GROUP, RouteKind.ATTENDANT);
    private static final Route NOWHERE = new Route.ToGroup(new CallGroupId(-1));

    @QueryParam("status")
    @DefaultValue("OPEN")
    String status;

    @QueryParam("scope")
    @DefaultValue("work")
    String scope;

    @QueryParam("route")
    String route;

    @QueryParam("department")
    String department;

    @QueryParam("number")
    String number;

    @QueryParam("assignee")
    String assignee;

    @QueryParam("unread")
    String unread;

    @QueryParam("window")
    String window;

    /** As one asked for {@code window=closing} once. */
    @QueryParam("closing")
    String closing;

    @QueryParam("label")
    String label;

    @QueryParam("through")
    String through;

    @QueryParam("reason")
    String reason;

    @QueryParam("q")
    String words;

    @QueryParam("sort")
    @DefaultValue("newest")
    String sort;

    @QueryParam("cursor")
    String cursor;

    @QueryParam("limit")
    @DefaultValue("50")
    String limit;

    /** @throws Malformed if a value is not one of those that there are */
    ConversationQuestion question() {
        if (route != null && !route.equals("none")) {
            throw new Malformed("route");
        }
        ConversationQuestion question = ConversationQuestion.first(
                word(ConversationStatus.class, status, "status"),
                word(Scope.class, scope, "scope"),
                new ConversationFilter(
                        route != null,
                        id(department, DepartmentId::parse, new DepartmentId(-1)),
                        id(number, NumberId::parse, new NumberId(-1)),
                        given(assignee).map(ConversationList::holder),
                        yes(unread, "unread"),
                        window(),
                        given(words).filter(text -> !text.isBlank()).map(ConversationList::words),
                        id(label, LabelId::parse, new LabelId(-1)),
                        id(through, ConversationList::way, NOWHERE),
                        given(reason).map(text -> word(RouteReason.class, text, "reason"))),
                order(),
                Limits.of(limit));
        return question.after(given(cursor).map(text -> ConversationCursor.parse(text, question)));
    }

    /** What may stand between a number and its department. */
    private static Optional<Route> way(String text) {
        return Route.parse(text).filter(route -> WAYS.contains(route.kind()));
    }

    private static Holder holder(String text) {
        return switch (text) {
            case "me" -> new Holder.Me();
            case "none" -> new Holder.Nobody();
            default -> new Holder.Somebody(AgentId.parse(text).orElse(new AgentId(-1)));
        };
    }

    /** @throws Malformed if it is more than anybody types */
    static SearchWords words(String text) {
        if (text.length() > LONGEST_WORDS) {
            throw new Malformed("q");
        }
        return SearchWords.of(text);
    }

    private static boolean yes(String value, String name) {
        return switch (given(value).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Malformed(name);
        };
    }

    private Optional<Window> window() {
        Optional<Window> wanted = given(window).map(text -> word(Window.class, text, "window"));
        if (!yes(closing, "closing")) {
            return wanted;
        }
        if (wanted.equals(Optional.of(Window.CLOSED))) {
            throw new Malformed("closing");
        }
        return Optional.of(Window.CLOSING);
    }

    /** What is completed waits for nobody: it is always shown newest first. */
    private Sort order() {
        Sort wanted = word(Sort.class, sort, "sort");
        if (wanted == Sort.CLOSING && !window().equals(Optional.of(Window.CLOSING))) {
            throw new Malformed("sort");
        }
        return "OPEN".equalsIgnoreCase(status) ? wanted : Sort.NEWEST;
    }

    private static <E extends Enum<E>> E word(Class<E> words, String value, String name) {
        try {
            return Enum.valueOf(words, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Malformed(name);
        }
    }

    /** What names nothing finds nothing. */
    private static <T> Optional<T> id(String value, Function<String, Optional<T>> parse, T nothing) {
        return given(value).map(text -> parse.apply(text).orElse(nothing));
    }

    private static Optional<String> given(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }
}
