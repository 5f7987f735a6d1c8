package org.bandeja.conversation.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.bandeja.conversation.model.ConversationCursor;
import org.bandeja.conversation.model.ConversationQuestion;
import org.bandeja.conversation.model.ConversationQuestion.Scope;
import org.bandeja.conversation.model.ConversationQuestion.Sort;
import org.bandeja.conversation.model.ConversationStatus;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.routing.model.NumberId;

/** The parameters of the list. */
public class ConversationList {
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
        return new ConversationQuestion(
                word(ConversationStatus.class, status, "status"),
                word(Scope.class, scope, "scope"),
                route != null,
                id(department, DepartmentId::parse, new DepartmentId(-1)),
                id(number, NumberId::parse, new NumberId(-1)),
                id(assignee, AgentId::parse, new AgentId(-1)),
                "true".equals(unread),
                order(),
                given(cursor).map(ConversationCursor::parse),
                Limits.of(limit));
    }

    /** What is completed waits for nobody: it is always shown newest first. */
    private Sort order() {
        Sort wanted = word(Sort.class, sort, "sort");
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
