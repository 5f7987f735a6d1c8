package org.bandeja.problem.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.bandeja.refusal.model.Refusal;
import org.bandeja.screen.web.Texts;

/** Makes problems: the one table of rule and status. */
@ApplicationScoped
public class Problems {
    /** What refuses before any rule of the domain is asked. */
    public enum Door {
        UNAUTHORIZED("Unauthorized", 401),
        WRONG_LOGIN("WrongLogin", 401),
        CODE_NEEDED("CodeNeeded", 401),
        TWO_STEP_FIRST("TwoStepFirst", 403),
        CROSS_ORIGIN("CrossOrigin", 403),
        OTHER_AGENT("OtherAgent", 409),
        READ_ONLY_TOKEN("ReadOnlyToken", 403),
        TOO_LARGE("TooLarge", 413),
        TOO_MANY("TooMany", 429),
        STORE_FULL("StoreFull", 503),
        UNAVAILABLE("Unavailable", 503);

        private final String rule;
        private final int status;

        Door(String rule, int status) {
            this.rule = rule;
            this.status = status;
        }
    }

    private static final int UNPROCESSABLE = 422;
    private static final int MOST_READ_OFF = 1024 * 1024;

    @Inject
    Texts texts;

    @Inject
    Jsonb jsonb;

    public Problem of(Door door, Locale locale) {
        return of(door.rule, door.status, locale, Map.of());
    }

    /** With the facts of the refusal, in the words that it wants. */
    public Problem of(Refusal refusal, int status, Locale locale) {
        Map<String, Object> facts = Map.copyOf(refusal.facts());
        return of(refusal.rule(), refusal.text(), status, locale, facts, String.valueOf(refusal.getMessage()));
    }

    /** @param values for the places of the text */
    public Problem of(String rule, int status, Locale locale, Map<String, Object> extension, Object... values) {
        return of(rule, rule, status, locale, extension, values);
    }

    private Problem of(
            String rule, String text, int status, Locale locale, Map<String, Object> extension, Object... values) {
        return new Problem(
                "urn:bandeja:" + kebab(rule),
                title(status),
                status,
                texts.text(locale, "refusal." + text, values),
                rule,
                extension);
    }

    /** For filters, which have no JAX-RS around them. */
    public void send(Door door, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = of(door, Locales.best(Collections.list(request.getLocales())));
        if (!readOff(request.getInputStream())) {
            response.setHeader("Connection", "close");
        }
        byte[] body = jsonb.toJson(problem.json()).getBytes(StandardCharsets.UTF_8);
        BrowserProtection.put(request, response);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        // Once it has left, nobody puts an error page of his own in its place.
        response.flushBuffer();
    }

    /**
     * What the caller still sends: an answer that leaves before it is read makes the server complain, into its log.
     *
     * @return whether the end was reached
     */
    private static boolean readOff(InputStream rest) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        for (int read = 0, n; read < MOST_READ_OFF; read += n) {
            n = rest.read(buffer);
            if (n < 0) {
                return true;
            }
        }
        return false;
    }

    public Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.json())
                .build();
    }

    /** The standard reason phrase (RFC 9110, section 15); Jakarta REST does not know that of 422. */
    private static String title(int status) {
        if (status == UNPROCESSABLE) {
            return "Unprocessable Content";
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
