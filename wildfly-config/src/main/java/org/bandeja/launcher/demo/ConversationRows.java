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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes one episode of the script, as if the application had seen it happen. */
final class ConversationRows {
    /** How long an auto attendant talks with somebody. */
    private static final Duration TALK = Duration.ofSeconds(50);

    private static final Pattern NAMED = Pattern.compile("@(\\p{L}+ \\p{L}+)");

    private final Connection connection;
    private final Ids ids;
    private final Instant now;
    private final Episode episode;
    private final long id = Ids.fresh();
    private final long number;
    private final MessageRows messages;
    private Optional<Long> department;
    private int steps;
    private Instant at;
    private Progress progress;

    ConversationRows(Connection connection, Ids ids, Instant now, Episode episode) {
        this.connection = connection;
        this.ids = ids;
        this.now = now;
        this.episode = episode;
        this.number = ids.of("number", episode.number());
        this.department = episode.department().map(name -> ids.of("department", name));
        this.messages = new MessageRows(connection, id, number);
    }

    void write() throws SQLException {
        Instant begun = beginning();
        at = episode.way().isPresent() ? begun.minus(TALK) : begun;
        progress = new Progress(at);
        long contact = contact();
        writeConversation(contact);
        writeRoute();
        at = begun;
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
                department,
                "COMPLETED",
                at,
                at);
    }

    private void writeRoute() throws SQLException {
        String display = DemoCompany.ALL_NUMBERS.stream()
                .filter(candidate -> candidate.name().equals(episode.number()))
                .findFirst()
                .orElseThrow()
                .displayPhoneNumber();
        routeStep("NUMBER", display, Optional.of(number), Optional.empty());
        if (episode.way().isPresent()) {
            talk(episode.way().get());
        }
        Optional<String> name = episode.department();
        if (name.isEmpty()) {
            routeStep("NO_ROUTE", "", Optional.empty(), Optional.empty());
            timeline("NO_ROUTE", Optional.empty(), Optional.empty(), Optional.empty());
            return;
        }
        routeStep("DEPARTMENT", name.get(), department, Optional.empty());
        if (episode.isStartedByUs()) {
            long starter = ids.of("agent", episode.deeds().get(0).who().orElseThrow());
            timeline("STARTED", Optional.of(starter), Optional.empty(), Optional.empty());
            progress.given(starter);
        } else {
            timeline("ROUTED", Optional.empty(), department, name);
        }
    }

    /** The customer says something, the attendant asks, the customer chooses. */
    private void talk(Episode.Way way) throws SQLException {
        long attendant = ids.of("attendant", way.attendant());
        routeStep("ATTENDANT", way.attendant(), Optional.of(attendant), Optional.of("NUMBER"));
        timeline("ATTENDED", Optional.empty(), Optional.of(attendant), Optional.of(way.attendant()));
        receive(MessageRows.Said.plain("Hola"));
        at = at.plusSeconds(1);
        DemoAttendant asking = new DemoAttendant(ids);
        progress.saidByItself(
                messages.automatic(progress.nextSeq(), at, way.attendant(), DemoAttendant.QUESTION, asking.shown()),
                at);
        at = at.plusSeconds(30);
        receive(new MessageRows.Said(
                "choice", Optional.of(way.option()), Optional.of(asking.chosen(way.key())), Optional.empty()));
        Insert.row(
                connection,
                "route_step",
                "conversation_id, position, at, kind, name, subject_id, option_key, reason",
                id,
                ++steps,
                at,
                "OPTION",
                way.option(),
                attendant,
                way.key(),
                "OPTION");
        if (way.group().isPresent()) {
            String group = way.group().get();
            routeStep("GROUP", group, Optional.of(ids.of("group", group)), Optional.of("OPTION"));
        }
    }

    private void routeStep(String kind, String name, Optional<Long> subject, Optional<String> reason)
            throws SQLException {
        Insert.row(
                connection,
                "route_step",
                "conversation_id, position, at, kind, name, subject_id, reason",
                id,
                ++steps,
                at,
                kind,
                name,
                subject,
                reason);
    }

    private void happen(Deed deed) throws SQLException {
        Optional<Long> agent = deed.who().map(login -> ids.of("agent", login));
        switch (deed.kind()) {
            case CUSTOMER_WRITES -> receive(MessageRows.Said.plain(deed.text()));
            case CUSTOMER_ANSWERS -> receive(MessageRows.Said.plain(deed.text()).about(messages.lastSent()));
            case CUSTOMER_SENDS_OTHER -> receive(MessageRows.Said.unsupported(deed.text()));
            case CUSTOMER_REACTS -> messages.reaction("customer", messages.lastSent(), deed.text(), at, agent);
            case REPLIES -> reply(agent.orElseThrow(), deed, MessageRows.Said.plain(deed.text()));
            case REPLIES_TO ->
                reply(
                        agent.orElseThrow(),
                        deed,
                        MessageRows.Said.plain(deed.text()).about(messages.lastReceived()));
            case SENDS_TEMPLATE -> reply(agent.orElseThrow(), deed, MessageRows.Said.template(deed.text()));
            case REACTS -> messages.reaction("", messages.lastReceived(), deed.text(), at, agent);
            case NOTES -> note(agent.orElseThrow(), deed.text());
            case ASSIGNS -> {
                long colleague = ids.of("agent", deed.text());
                timeline("ASSIGNED", agent, Optional.of(colleague), Optional.empty());
                progress.given(colleague);
            }
            case TRANSFERS -> {
                long colleague = ids.of("agent", deed.text());
                timeline("TRANSFERRED", agent, Optional.of(colleague), Optional.empty());
                progress.transferred(colleague);
            }
            case MOVES -> move(agent, deed.text());
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

    private void receive(MessageRows.Said said) throws SQLException {
        if (!progress.isOpen()) {
            timeline("REOPENED", Optional.empty(), Optional.empty(), Optional.empty());
            progress.reopened();
        }
        progress.received(messages.received(progress.nextSeq(), at, said), at);
    }

    private void reply(long agent, Deed deed, MessageRows.Said said) throws SQLException {
        progress.replied(agent, messages.sent(progress.nextSeq(), at, agent, said, deed.outcome()), at);
    }

    /** It changes nothing but the thread; who is named in it is told. */
    private void note(long author, String text) throws SQLException {
        long note = messages.noted(progress.nextSeq(), at, author, text);
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            String name = named.group(1);
            DemoPerson colleague = DemoCompany.EVERYBODY.stream()
                    .filter(person -> person.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + name));
            Insert.row(
                    connection,
                    "mention",
                    "id, agent_id, conversation_id, message_id, author_id, at",
                    Ids.fresh(),
                    ids.of("agent", colleague.login()),
                    id,
                    note,
                    author,
                    at);
        }
    }

    private void move(Optional<Long> agent, String name) throws SQLException {
        department = Optional.of(ids.of("department", name));
        routeStep("DEPARTMENT", name, department, Optional.of("BY_HAND"));
        timeline("MOVED", agent, department, Optional.of(name));
        progress.moved();
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
                        + " renewed_seq = ?, department_id = ? WHERE id = ?")) {
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
            update.setObject(12, department.orElse(null));
            update.setLong(13, id);
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
