package org.bandeja.launcher.demo;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Writes the messages of one conversation. */
final class MessageRows {
    private final Connection connection;
    private final long conversation;
    private final long number;

    MessageRows(Connection connection, long conversation, long number) {
        this.connection = connection;
        this.conversation = conversation;
        this.number = number;
    }

    /** @return the id of what the customer sent */
    long received(long seq, Instant at, String type, Optional<String> text, Optional<String> content)
            throws SQLException {
        long message = Ids.fresh();
        Insert.row(
                connection,
                "message",
                "id, conversation_id, number_id, seq, whatsapp_id, direction, type, text, content, at, received_at, status",
                message,
                conversation,
                number,
                seq,
                whatsappId(message),
                "IN",
                type,
                text,
                content,
                at,
                at.plusMillis(800),
                "RECEIVED");
        return message;
    }

    /** @return the id of what the agent sent */
    long sent(long seq, Instant at, long agent, Deed deed) throws SQLException {
        long message = Ids.fresh();
        String status = deed.outcome().status();
        boolean failed = status.equals("FAILED");
        boolean arrived = status.equals("DELIVERED") || status.equals("READ");
        Insert.row(
                connection,
                "message",
                "id, conversation_id, number_id, seq, whatsapp_id, direction, type, text, at, received_at, author_id, status,"
                        + " sent_at, delivered_at, read_at, error_code, error_details",
                message,
                conversation,
                number,
                seq,
                whatsappId(message),
                "OUT",
                "text",
                deed.text(),
                at,
                at,
                agent,
                status,
                Optional.of(at.plusSeconds(1)).filter(time -> !failed),
                Optional.of(at.plusSeconds(2)).filter(time -> arrived),
                Optional.of(at.plusSeconds(30)).filter(time -> status.equals("READ")),
                deed.outcome().errorCode(),
                deed.outcome().details());
        return message;
    }

    /** What WhatsApp delivers instead of a type that it does not hand on. */
    static String original(String type) {
        return "{\"type\":\"unsupported\",\"errors\":[{\"code\":131051,\"title\":\"Message type unknown\","
                + "\"error_data\":{\"details\":\"Message type is currently not supported.\"}}],\"unsupported\":{\"type\":\""
                + type + "\"}}";
    }

    /** Opaque to us, unique, and of the form that WhatsApp gives. */
    private static String whatsappId(long message) {
        String plain = "bandeja-demo-" + message;
        return "wamid." + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
