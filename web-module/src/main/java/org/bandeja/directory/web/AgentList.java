package org.bandeja.directory.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.bandeja.conversation.web.Limits;
import org.bandeja.directory.model.AgentCursor;
import org.bandeja.directory.model.AgentQuestion;
import org.bandeja.directory.model.AgentState;
import org.bandeja.refusal.model.Malformed;

/** Which people are asked for. */
public class AgentList {
    @QueryParam("q")
    String text;

    @QueryParam("state")
    String state;

    @QueryParam("department")
    String department;

    @QueryParam("administrator")
    String administrator;

    @QueryParam("cursor")
    String cursor;

    @QueryParam("limit")
    @DefaultValue("50")
    String limit;

    AgentQuestion question() {
        return new AgentQuestion(
                Optional.ofNullable(text),
                Optional.ofNullable(state).map(AgentList::state),
                Optional.ofNullable(department).map(DepartmentResource::department),
                Optional.ofNullable(administrator).map(AgentList::truth),
                AgentQuestion.Sort.NAME,
                false,
                Optional.ofNullable(cursor).map(AgentCursor::parse),
                Limits.of(limit));
    }

    private static AgentState state(String name) {
        try {
            return AgentState.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new Malformed("state");
        }
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new Malformed("administrator");
        }
        return text.equals("true");
    }
}
