package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.webhook.ErrorTitles;

/** WhatsApp refuses a call; carries everything that the answer says. */
public final class GraphError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final int subcode;
    private final String type;
    private final String details;
    private final String userTitle;
    private final String userMessage;

    private GraphError(int status, int code, int subcode, String type, String message, String details) {
        this(status, code, subcode, type, message, details, "", "");
    }

    private GraphError(
            int status,
            int code,
            int subcode,
            String type,
            String message,
            String details,
            String userTitle,
            String userMessage) {
        super(message);
        this.status = status;
        this.code = code;
        this.subcode = subcode;
        this.type = type;
        this.details = details;
        this.userTitle = userTitle;
        this.userMessage = userMessage;
    }

    /** The error as WhatsApp words it. */
    public static GraphError of(int code) {
        return of(OptionalInt.empty(), code, Optional.empty());
    }

    public static GraphError of(int code, String details) {
        return of(OptionalInt.empty(), code, Optional.of(details));
    }

    /** @param status the HTTP status; empty takes the usual one for the code */
    static GraphError of(OptionalInt status, int code, Optional<String> details) {
        ErrorTitles titles = ErrorTitles.of(code);
        String message = "(#" + code + ") " + titles.title();
        return new GraphError(
                status.orElse(titles.status()), code, 0, "OAuthException", message, details.orElse(titles.details()));
    }

    /** A parameter is missing, unknown or out of range: code 100, with the reason in the message itself. */
    static GraphError parameter(String message) {
        return new GraphError(400, 100, 0, "OAuthException", "(#100) " + message, "");
    }

    /** Code 100 with words that are made to be shown to people. */
    static GraphError shown(int subcode, String title, String message) {
        return new GraphError(400, 100, subcode, "OAuthException", "Invalid parameter", "", title, message);
    }

    static GraphError expiredToken() {
        String message = "Error validating access token: Session has expired on Friday, 27-Nov-26 10:00:00 PST.";
        return new GraphError(401, 190, 463, "OAuthException", message, "");
    }

    static GraphError unknownObject(String id) {
        String message = "Unsupported post request. Object with ID '" + id + "' does not exist, cannot be loaded due to"
                + " missing permissions, or does not support this operation. Please read the Graph API documentation at"
                + " https://developers.facebook.com/docs/graph-api";
        return new GraphError(400, 100, 33, "GraphMethodException", message, "");
    }

    static GraphError unknownPath(String path) {
        return new GraphError(400, 2500, 0, "OAuthException", "Unknown path components: " + path, "");
    }

    static GraphError invalidToken() {
        String message = "Invalid OAuth access token - Cannot parse access token";
        return new GraphError(401, 190, 0, "OAuthException", message, "");
    }

    public int code() {
        return code;
    }

    int subcode() {
        return subcode;
    }

    Response response() {
        JsonObjectBuilder error =
                JsonText.object().add("message", getMessage()).add("type", type).add("code", code);
        if (subcode != 0) {
            error.add("error_subcode", subcode);
        }
        if (!userTitle.isEmpty()) {
            error.add("is_transient", false).add("error_user_title", userTitle).add("error_user_msg", userMessage);
        }
        if (!details.isEmpty()) {
            error.add("error_data", errorData());
        }
        error.add(
                "fbtrace_id",
                "A" + UUID.randomUUID().toString().replace("-", "").substring(0, 22));
        return Response.metaJson(status, JsonText.object().add("error", error).build());
    }

    private JsonObject errorData() {
        return JsonText.object()
                .add("messaging_product", "whatsapp")
                .add("details", details)
                .build();
    }
}
