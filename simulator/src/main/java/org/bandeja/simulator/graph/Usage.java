package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.json.JsonText;

/** The headers by which WhatsApp warns of its limits on calls. */
public final class Usage {
    private final Map<String, Figures> byAccount = new ConcurrentHashMap<>();

    /**
     * What the headers say.
     *
     * @param callCount percent of the calls that are possible
     * @param regainMinutes when calls are possible again; 0 while they are
     * @param retryAfterSeconds the header Retry-After, if any
     */
    public record Figures(int callCount, int totalTime, int regainMinutes, OptionalInt retryAfterSeconds) {}

    /** @param figures empty sends no headers any more */
    public void set(String account, Optional<Figures> figures) {
        figures.ifPresentOrElse(some -> byAccount.put(account, some), () -> byAccount.remove(account));
    }

    Response addTo(Response response, String account) {
        Figures figures = byAccount.get(account);
        if (figures == null || response.status() == 0) {
            return response;
        }
        JsonObject app = JsonText.object()
                .add("call_count", figures.callCount())
                .add("total_cputime", figures.totalTime())
                .add("total_time", figures.totalTime())
                .build();
        JsonObject useCase = JsonText.object(app)
                .add("type", "whatsapp")
                .add("estimated_time_to_regain_access", figures.regainMinutes())
                .build();
        String header = JsonText.object()
                .add(account, JsonText.array().add(useCase))
                .build()
                .toString();
        Response warned = response.with("X-App-Usage", app.toString()).with("X-Business-Use-Case-Usage", header);
        OptionalInt retry = figures.retryAfterSeconds();
        return retry.isEmpty() ? warned : warned.with("Retry-After", Integer.toString(retry.getAsInt()));
    }

    public void reset() {
        byAccount.clear();
    }
}
