package org.bandeja.whatsapp.rules;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A call as a line of the conversation: who called, how it went, how long it took. */
final class CallBody {
    private CallBody() {}

    static boolean isOver(JsonObject call) {
        return JsonParts.word(call, "event").filter("terminate"::equals).isPresent();
    }

    /** Both spoke. */
    static boolean wasAccepted(JsonObject call) {
        return isOver(call) && outcome(call, seconds(call)).equals("finished");
    }

    /** When the other side accepted it, if WhatsApp tells; else when this was told. */
    static Instant at(JsonObject call) {
        return Timestamps.of(JsonParts.word(call, "start_time").or(() -> JsonParts.word(call, "timestamp")));
    }

    static MessageBody of(JsonObject call, boolean byCustomer) {
        long seconds = seconds(call);
        JsonObjectBuilder content = MessageBody.parts()
                .add("by", byCustomer ? "customer" : "company")
                .add("outcome", outcome(call, seconds));
        if (seconds > 0) content.add("seconds", seconds);
        return MessageBody.of("call", Optional.empty(), content);
    }

    private static String outcome(JsonObject call, long seconds) {
        if (!isOver(call)) return "ringing";
        String status = JsonParts.word(call, "status").orElse("").toUpperCase(Locale.ROOT);
        if (status.equals("REJECTED")) return "rejected";
        if (status.equals("FAILED")) return "failed";
        return status.equals("COMPLETED") && seconds > 0 ? "finished" : "missed";
    }

    private static long seconds(JsonObject call) {
        try {
            return JsonParts.word(call, "duration")
                    .map(Long::parseLong)
                    .filter(value -> value > 0)
                    .orElse(0L);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
