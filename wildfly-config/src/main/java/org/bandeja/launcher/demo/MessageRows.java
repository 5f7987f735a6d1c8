package org.bandeja.launcher.demo;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Writes the messages of one conversation. */
final class MessageRows {
    private static final String COLUMNS =
            "id, conversation_id, number_id, seq, whatsapp_id, direction, type, text, content, quoted_id, at, received_at, status";

    private final Connection connection;
    private final long conversation;
    private final long number;
    private String lastSent;
    private String lastReceived;

    MessageRows(Connection connection, long conversation, long number) {
        this.connection = connection;
        this.conversation = conversation;
        this.number = number;
    }

    /**
     * What is said, by whomever.
     *
     * @param content JSON by type, as the application keeps it
     * @param quoted WhatsApp's id of the message that it answers
     */
    record Said(String type, Optional<String> text, Optional<String> content, Optional<String> quoted) {
        static Said plain(String text) {
            return new Said("text", Optional.of(text), Optional.empty(), Optional.empty());
        }

        static Said unsupported(String kind) {
            return new Said("unsupported", Optional.empty(), Optional.of(original(kind)), Optional.empty());
        }

        /** @param text name, a bar, and the body */
        static Said template(String text) {
            int bar = text.indexOf('|');
            String content = DemoTemplate.content(text.substring(0, bar));
            return new Said("template", Optional.of(text.substring(bar + 1)), Optional.of(content), Optional.empty());
        }

        Said about(String message) {
            return new Said(type, text, content, Optional.of(message));
        }

        /** What WhatsApp delivers instead of a type that it does not hand on. */
        private static String original(String type) {
            return "{\"type\":\"unsupported\",\"errors\":[{\"code\":131051,\"title\":\"Message type unknown\","
                    + "\"error_data\":{\"details\":\"Message type is currently not supported.\"}}],\"unsupported\":{\"type\":\""
                    + type + "\"}}";
        }
    }

    /** @return the id of what the customer sent */
    long received(long seq, Instant at, Said said) throws SQLException {
        long message = Ids.fresh();
        lastReceived = whatsappId(message);
        Insert.row(
                connection,
                "message",
                COLUMNS,
                message,
                conversation,
                number,
                seq,
                lastReceived,
                "IN",
                said.type(),
                said.text(),
                said.content(),
                said.quoted(),
                at,
                at.plusMillis(800),
                "RECEIVED");
        return message;
    }

    /** @return the id of what the agent sent */
    long sent(long seq, Instant at, long agent, Said said, Deed.Outcome outcome) throws SQLException {
        long message = Ids.fresh();
        String status = outcome.status();
        boolean failed = status.equals("FAILED");
        boolean arrived = status.equals("DELIVERED") || status.equals("READ");
        lastSent = whatsappId(message);
        Insert.row(
                connection,
                "message",
                COLUMNS + ", author_id, sent_at, delivered_at, read_at, error_code, error_details",
                message,
                conversation,
                number,
                seq,
                lastSent,
                "OUT",
                said.type(),
                said.text(),
                said.content(),
                said.quoted(),
                at,
                at,
                status,
                agent,
                Optional.of(at.plusSeconds(1)).filter(time -> !failed),
                Optional.of(at.plusSeconds(2)).filter(time -> arrived),
                Optional.of(at.plusSeconds(30)).filter(time -> status.equals("READ")),
                outcome.errorCode(),
                outcome.details());
        return message;
    }

    /** @return the id of what an auto attendant asked, and the customer has read */
    long automatic(long seq, Instant at, String who, String text, String content) throws SQLException {
        long message = Ids.fresh();
        lastSent = whatsappId(message);
        Insert.row(
                connection,
                "message",
                COLUMNS + ", automatic, sent_at, delivered_at, read_at",
                message,
                conversation,
                number,
                seq,
                lastSent,
                "OUT",
                "interactive",
                text,
                content,
                Optional.empty(),
                at,
                at,
                "READ",
                who,
                at.plusSeconds(1),
                at.plusSeconds(2),
                at.plusSeconds(5));
        return message;
    }

    /** @return the id of a note, which never leaves */
    long noted(long seq, Instant at, long author, String text) throws SQLException {
        long message = Ids.fresh();
        Insert.row(
                connection,
                "message",
                "id, conversation_id, number_id, seq, direction, type, text, at, received_at, author_id, status",
                message,
                conversation,
                number,
                seq,
                "INTERNAL",
                "note",
                text,
                at,
                at,
                author,
                "NOTED");
        return message;
    }

    /** @param side empty: the company, by one of its agents; {@code customer} */
    void reaction(String side, String target, String emoji, Instant at, Optional<Long> author) throws SQLException {
        Insert.row(
                connection,
                "reaction",
                "number_id, target_id, side, emoji, at, author_id",
                number,
                target,
                side,
                emoji,
                at,
                author);
    }

    /** WhatsApp's id of what the company said last. */
    String lastSent() {
        return required(lastSent);
    }

    /** Likewise the customer. */
    String lastReceived() {
        return required(lastReceived);
    }

    private static String required(String id) {
        if (id == null) {
            throw new IllegalArgumentException("about nothing that was said");
        }
        return id;
    }

    /** Opaque to us, unique, and of the form that WhatsApp gives. */
    private static String whatsappId(long message) {
        String plain = "bandeja-demo-" + message;
        return "wamid." + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
