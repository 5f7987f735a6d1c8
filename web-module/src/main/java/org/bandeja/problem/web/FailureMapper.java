package org.bandeja.problem.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.UUID;
import org.bandeja.health.service.DatabaseAway;
import org.bandeja.problem.web.Problems.Door;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/** What nobody expected: said without any detail, found in the log by its id. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(FailureMapper.class);

    @Inject
    Problems problems;

    @Context
    HttpHeaders headers;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException known) {
            return known(known);
        }
        if (DatabaseAway.isCauseOf(failure)) {
            LOG.warnf("the database is away: %s", failure.getClass().getSimpleName());
            return problems.response(problems.of(Door.UNAVAILABLE, Locales.of(headers)));
        }
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(Wordless.of(failure), "failure %s", id);
        return problems.response(problems.of("Unexpected", 500, Locales.of(headers), Map.of("id", id), id));
    }

    private Response known(WebApplicationException known) {
        int status = known.getResponse().getStatus();
        String rule = switch (status) {
            case 400 -> "Malformed";
            case 401 -> "Unauthorized";
            case 404 -> "NotFound";
            case 413 -> "TooLarge";
            case 503 -> "Unavailable";
            default -> "NotAllowedHere";
        };
        return problems.response(problems.of(rule, status, Locales.of(headers), Map.of(), "body"));
    }
}
