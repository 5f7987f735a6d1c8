package org.bandeja.launcher.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Writes one episode of the script, as if the application had seen it happen. */
final class ConversationRows {
    private final Connection connection;
    private final Ids ids;
    private final Instant now;
    private final Episode episode;
    private final long id = Ids.fresh();
    private final long number;
    private final MessageRows messages;
    private Instant at;
    private Progress progress;

    ConversationRows(Connection connection, Ids ids, Instant now, Episode episode) {
        this.connection = connection;
        this.ids = ids;
        this.now = now;
        this.episode = episode;
        this.number = ids.of("number", episode.number());
        this.messages = new MessageRows(connection, id, number);
    }

    void write() throws SQLException {
        at = beginning();
        progress = new Progress(at);
        long contact = contact();
        writeConversation(contact);
        writeRoute();
        for (Deed deed : episode.deeds()) {
            at = at.plus(deed.after());
            happen(deed);
        }
        updateConversation();
        writeMarks();
        writeCorrespondence(contact);
    }

    /** WhatsApp counts whole seconds. */
    private Instant beginning() {
        Duration length = episode.deeds().stream().map(Deed::after).reduce(Duration.ZERO, Duration::plus);
        return now.minus(episode.age()).minus(length).truncatedTo(ChronoUnit.SECONDS);
    }

    private long contact() throws SQLException {
        if (ids.knows("contact", episode.address())) {
            return ids.of("contact", episode.address());
        }
        long contact = ids.give("contact", episode.address());
        Optional<String> address = Optional.of(episode.address());
        Insert.row(
                connection,
                "contact",
                "id, name, profile_name, phone, user_id, created_at",
                contact,
                episode.contact(),
                episode.contact(),
                address.filter(text -> episode.hasPhone()),
                address.filter(text -> !episode.hasPhone()),
                at);
        return contact;
    }

    private void writeConversation(long contact) throws SQLException {
        Insert.row(
                connection,
                "conversation",
                "id, number_id, contact_id, department_id, status, opened_at, activity_at",
                id,
                number,
                contact,
                episode.department().map(name -> ids.of("department", name)),
                "COMPLETED",
                at,
                at);
    }

    private void writeRoute() throws SQLException {
        String display = DemoCompany.NUMBERS.stream()
                .filter(candidate -> candidate.name().equals(episode.number()))
                .findFirst()
                .orElseThrow()
                .displayPhoneNumber();
        routeStep(1, "NUMBER", display, Optional.of(number));
        if (episode.department().isPresent()) {
            String department = episode.department().get();
            routeStep(2, "DEPARTMENT", department, Optional.of(ids.of("department", department)));
            timeline(
                    "ROUTED", Optional.empty(), Optional.of(ids.of("department", department)), Optional.of(department));
        } else {
            routeStep(2, "NO_ROUTE", "", Optional.empty());
            timeline("NO_ROUTE", Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    private void routeStep(int position, String kind, String name, Optional<Long> subject) throws SQLException {
        Insert.row(
                connection,
                "route_step",
                "conversation_id, position, at, kind, name, subject_id",
                id,
                position,
                at,
                kind,
                name,
                subject);
    }

    private void happen(Deed deed) throws SQLException {
        Optional<Long> agent = deed.who().map(login -> ids.of("agent", login));
        switch (deed.kind()) {
            case CUSTOMER_WRITES -> receive("text", Optional.of(deed.text()), Optional.empty());
            case CUSTOMER_SENDS_OTHER ->
                receive("unsupported", Optional.empty(), Optional.of(MessageRows.original(deed.text())));
            case REPLIES -> reply(agent.orElseThrow(), deed);
            case CLAIMS -> {
                timeline("CLAIMED", agent, Optional.empty(), Optional.empty());
                progress.claimed(agent.orElseThrow());
            }
            case RETURNS -> {
                timeline("RETURNED", agent, Optional.empty(), Optional.empty());
                progress.returned(agent.orElseThrow());
            }
            case COMPLETES -> {
                timeline("COMPLETED", agent, Optional.empty(), Optional.empty());
                progress.completed(at);
            }
            case REOPENS -> {
                timeline("REOPENED", agent, Optional.empty(), Optional.empty());
                progress.reopened();
            }
            case READS -> {
                // Only the mark moves, below.
            }
        }
        agent.ifPresent(progress::read);
    }

    private void receive(String type, Optional<String> text, Optional<String> content) throws SQLException {
        if (!progress.isOpen()) {
            timeline("REOPENED", Optional.empty(), Optional.empty(), Optional.empty());
            progress.reopened();
        }
        progress.received(messages.received(progress.nextSeq(), at, type, text, content), at);
    }

    private void reply(long agent, Deed deed) throws SQLException {
        progress.replied(agent, messages.sent(progress.nextSeq(), at, agent, deed), at);
    }

    private void timeline(String action, Optional<Long> actor, Optional<Long> subject, Optional<String> detail)
            throws SQLException {
        Insert.row(
                connection,
                "timeline_entry",
                "id, conversation_id, seq, at, action, actor_id, subject_id, detail",
                Ids.fresh(),
                id,
                progress.nextSeq(),
                at,
                action,
                actor,
                subject,
                detail);
    }

    private void updateConversation() throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE conversation SET status = ?, assignee_id = ?, last_assignee_id = ?, completed_at = ?, activity_at = ?,"
                        + " waiting_since = ?, last_seq = ?, last_message_id = ?, inbound_count = ?, inbound_baseline = ?,"
                        + " renewed_seq = ? WHERE id = ?")) {
            update.setString(1, progress.isOpen() ? "OPEN" : "COMPLETED");
            update.setObject(2, progress.assignee().orElse(null));
            update.setObject(3, progress.lastAssignee().orElse(null));
            update.setObject(
                    4, progress.completedAt().map(ConversationRows::utc).orElse(null));
            update.setObject(5, utc(progress.activityAt()));
            update.setObject(
                    6, progress.waitingSince().map(ConversationRows::utc).orElse(null));
            update.setLong(7, progress.lastSeq());
            update.setObject(8, progress.lastMessage().orElse(null));
            update.setLong(9, progress.inboundCount());
            update.setLong(10, progress.inboundBaseline());
            update.setLong(11, progress.renewedSeq());
            update.setLong(12, id);
            update.executeUpdate();
        }
    }

    private void writeMarks() throws SQLException {
        for (Map.Entry<Long, Progress.Mark> mark : progress.marks().entrySet()) {
            Insert.row(
                    connection,
                    "read_mark",
                    "agent_id, conversation_id, seq, inbound_count",
                    mark.getKey(),
                    id,
                    mark.getValue().seq(),
                    mark.getValue().inboundCount());
        }
    }

    /** The window of number and contact: an earlier conversation may have written it already. */
    private void writeCorrespondence(long contact) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                "INSERT INTO correspondence (number_id, contact_id, last_inbound_at) VALUES (?, ?, ?) ON DUPLICATE KEY"
                        + " UPDATE last_inbound_at = GREATEST(COALESCE(last_inbound_at, VALUES(last_inbound_at)),"
                        + " COALESCE(VALUES(last_inbound_at), last_inbound_at))")) {
            upsert.setLong(1, number);
            upsert.setLong(2, contact);
            upsert.setObject(
                    3, progress.lastInboundAt().map(ConversationRows::utc).orElse(null));
            upsert.executeUpdate();
        }
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
