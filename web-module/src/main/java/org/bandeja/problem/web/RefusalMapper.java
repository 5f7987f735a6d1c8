package org.bandeja.problem.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.HashMap;
import java.util.Map;
import org.bandeja.audit.web.Refusals;
import org.bandeja.conversation.model.AlreadyAssigned;
import org.bandeja.conversation.model.AlreadyTalking;
import org.bandeja.conversation.model.AssignedToAnother;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.service.Colleagues;
import org.bandeja.login.service.SignInBlocked;
import org.bandeja.media.rules.TooManyUploads;
import org.bandeja.notification.rules.TestedTooOften;
import org.bandeja.refusal.model.DoorClosed;
import org.bandeja.refusal.model.Refusal;

/** A rule of the domain said no. */
@Provider
public class RefusalMapper implements ExceptionMapper<Refusal> {
    @Inject
    Problems problems;

    @Inject
    Colleagues colleagues;

    @Inject
    Refusals refusals;

    @Context
    HttpHeaders headers;

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(Refusal refusal) {
        int status = switch (refusal.kind()) {
            case NOT_FOUND -> 404;
            case NOT_ALLOWED -> 403;
            case NOT_POSSIBLE_NOW -> 409;
            case BEYOND_LIMITS -> 422;
            case TOO_LARGE -> 413;
            case MALFORMED -> 400;
        };
        if (refusal instanceof DoorClosed) {
            refusals.recordClosed(request);
        } else if (status == 403 || status == 409) {
            refusals.record(request, refusal.rule());
        }
        if (refusal instanceof SignInBlocked blocked) {
            return later(refusal, blocked.seconds());
        }
        if (refusal instanceof TooManyUploads many) {
            return later(refusal, many.seconds());
        }
        if (refusal instanceof TestedTooOften often) {
            return later(refusal, often.seconds());
        }
        if (refusal instanceof AlreadyAssigned taken) {
            return tellWhoHasIt(refusal, status, taken.assignee());
        }
        if (refusal instanceof AssignedToAnother taken) {
            return tellWhoHasIt(refusal, status, taken.assignee());
        }
        if (refusal instanceof AlreadyTalking talking && talking.assignee().isPresent()) {
            return tellWhoHasIt(refusal, status, talking.assignee().get());
        }
        return problems.response(problems.of(refusal, status, Locales.of(headers)));
    }

    private Response later(Refusal refusal, long seconds) {
        return Response.fromResponse(problems.response(problems.of(refusal, 429, Locales.of(headers))))
                .header("Retry-After", seconds)
                .build();
    }

    private Response tellWhoHasIt(Refusal refusal, int status, AgentId holder) {
        String name = colleagues.name(holder);
        Map<String, Object> facts = new HashMap<>(refusal.facts());
        facts.put("assignee", Map.of("id", holder.text(), "name", name));
        return problems.response(problems.of(refusal.rule(), status, Locales.of(headers), facts, name));
    }
}
