package org.bandeja.problem.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.bandeja.screen.web.Texts;

/** Makes problems: the one table of rule and status. */
@ApplicationScoped
public class Problems {
    /** What refuses before any rule of the domain is asked. */
    public enum Door {
        UNAUTHORIZED("Unauthorized", 401),
        WRONG_LOGIN("WrongLogin", 401),
        CROSS_ORIGIN("CrossOrigin", 403),
        READ_ONLY_TOKEN("ReadOnlyToken", 403),
        TOO_LARGE("TooLarge", 413),
        UNAVAILABLE("Unavailable", 503);

        private final String rule;
        private final int status;

        Door(String rule, int status) {
            this.rule = rule;
            this.status = status;
        }
    }

    @Inject
    Texts texts;

    @Inject
    Jsonb jsonb;

    public Problem of(Door door, Locale locale) {
        return of(door.rule, door.status, locale, Map.of());
    }

    /** @param values for the places of the text */
    public Problem of(String rule, int status, Locale locale, Map<String, Object> extension, Object... values) {
        String title = Response.Status.fromStatusCode(status) == null
                ? "Error"
                : Response.Status.fromStatusCode(status).getReasonPhrase();
        return new Problem(
                "urn:bandeja:" + kebab(rule),
                title,
                status,
                texts.text(locale, "refusal." + rule, values),
                rule,
                extension);
    }

    /** For filters, which have no JAX-RS around them. */
    public void send(Door door, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = of(door, Locales.best(Collections.list(request.getLocales())));
        byte[] body = jsonb.toJson(problem.json()).getBytes(StandardCharsets.UTF_8);
        BrowserProtection.put(request, response);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        // Once it has left, nobody puts an error page of his own in its place.
        response.flushBuffer();
    }

    public Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.json())
                .build();
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
