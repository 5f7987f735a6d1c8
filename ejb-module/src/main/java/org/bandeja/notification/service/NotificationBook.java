package org.bandeja.notification.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.Situation;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ConversationRow.AgentShown;
import org.bandeja.conversation.model.ConversationRow.DepartmentShown;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.ReadMarks;
import org.bandeja.conversation.model.TimelineEntries;
import org.bandeja.conversation.model.TimelineRow;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.service.LoginEnded;
import org.bandeja.mention.model.Mentions;
import org.bandeja.mention.model.Mentions.UnseenMention;
import org.bandeja.notification.model.ChosenNotifications;
import org.bandeja.notification.model.NotificationChoices;
import org.bandeja.notification.model.NotificationKind;
import org.bandeja.notification.model.PushTasks;
import org.bandeja.notification.model.PushTasks.Fresh;
import org.bandeja.notification.model.PushTasks.Task;
import org.bandeja.notification.model.SubscriptionId;
import org.bandeja.notification.model.Subscriptions;
import org.bandeja.notification.model.Subscriptions.Subscription;
import org.bandeja.notification.rules.Audience;
import org.bandeja.notification.rules.PushAnswer;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.jboss.logging.Logger;

/** Who is to be told of what, and what came of it: each step in a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NotificationBook {
    /** What happened longer ago than this is news to nobody. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(NotificationBook.class);
    /** A page that shows the conversation has read it by then. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int MOST_FAILURES = 10;
    private static final int MOST_FORGOTTEN = 1_000;
    /** Mention and event are written in one transaction, by one clock, a moment apart. */
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    @Inject
    PushTasks tasks;

    @Inject
    Subscriptions subscriptions;

    @Inject
    ChosenNotifications choices;

    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    TimelineEntries timeline;

    @Inject
    ReadMarks marks;

    @Inject
    Mentions mentions;

    @Inject
    AccessTokens tokens;

    @Inject
    Callers callers;

    @Inject
    Agents agents;

    @Inject
    AccessPolicy access;

    @Inject
    Clock clock;

    /** Whether anybody is told anything at all. */
    public boolean isAnybodyTold() {
        return subscriptions.any();
    }

    /** Notes whom these events concern; each is looked through once, by whichever node comes first. */
    public void lookThrough(Collection<InboxEvent> events) {
        Instant now = clock.instant();
        List<InboxEvent> mine = events.stream()
                .filter(event -> event.conversation().isPresent())
                .filter(event -> event.at().plus(LIFE).isAfter(now))
                .filter(event -> mayConcern(event.type()))
                .filter(event -> tasks.take(event.id(), now))
                .toList();
        if (mine.isEmpty()) {
            return;
        }
        Map<ConversationId, ConversationRow> rows = conversations.rowsForSystem(
                mine.stream().flatMap(event -> event.conversation().stream()).collect(Collectors.toSet()));
        Map<Long, TimelineRow> lines = timeline.rowsForSystem(
                mine.stream().flatMap(event -> event.timeline().stream()).collect(Collectors.toSet()));
        mine.forEach(event -> event.conversation()
                .flatMap(id -> Optional.ofNullable(rows.get(id)))
                .ifPresent(row -> note(event, row, event.timeline().map(lines::get))));
    }

    private static boolean mayConcern(EventType type) {
        return type == EventType.MESSAGE_RECEIVED
                || type == EventType.MENTION_CHANGED
                || type.wireName().startsWith("conversation.") && type != EventType.CONVERSATION_READ;
    }

    private void note(InboxEvent event, ConversationRow row, Optional<TimelineRow> line) {
        Optional<AgentId> actor = line.flatMap(TimelineRow::actor).map(AgentShown::id);
        Audience audience = Audience.of(event.type(), Situation.of(row), actor, event.onlyFor());
        if (audience instanceof Audience.Department all) {
            tasks.addForDepartment(all.department(), fresh(event, row, NotificationKind.NEW, event.message(), actor));
        } else if (audience instanceof Audience.One one && one.kind() == NotificationKind.MENTION) {
            callers.of(one.agent())
                    .flatMap(caller -> mentions.latestUnseen(caller, row.id()))
                    .filter(mention -> !mention.at().isBefore(event.at().minus(A_MOMENT)))
                    .ifPresent(mention -> tasks.addFor(
                            one.agent(),
                            fresh(
                                    event,
                                    row,
                                    one.kind(),
                                    Optional.of(mention.note()),
                                    Optional.of(mention.author().id()))));
        } else if (audience instanceof Audience.One one) {
            tasks.addFor(one.agent(), fresh(event, row, one.kind(), event.message(), actor));
        }
    }

    private static Fresh fresh(
            InboxEvent event,
            ConversationRow row,
            NotificationKind kind,
            Optional<MessageId> message,
            Optional<AgentId> actor) {
        return new Fresh(
                event.id(),
                event.at(),
                row.id(),
                kind,
                message,
                actor,
                event.at().plus(GRACE),
                event.at().plus(LIFE));
    }

    /** What is to leave now. */
    public List<Task> claim(int most) {
        Instant now = clock.instant();
        return tasks.claim(now, now.plus(LEASE), most);
    }

    /** What the browser is to be told at this moment; empty: nothing any more, and it is done with. */
    public Optional<Letter> letter(Task task) {
        Instant now = clock.instant();
        Optional<Letter> letter = subscriptions
                .find(task.subscription())
                .filter(subscription -> task.expires().isAfter(now))
                .flatMap(subscription -> written(task, subscription, now));
        if (letter.isEmpty()) {
            tasks.done(task, now);
        }
        return letter;
    }

    private Optional<Letter> written(Task task, Subscription to, Instant now) {
        Optional<Caller> caller = callers.of(to.agent());
        if (caller.isEmpty() || tokens.stillLive(Set.of(to.token()), now).isEmpty()) {
            subscriptions.remove(to.id());
            return Optional.empty();
        }
        NotificationChoices chosen = choices.of(to.agent());
        return Optional.ofNullable(
                        conversations.rowsForSystem(Set.of(task.conversation())).get(task.conversation()))
                .filter(row -> access.maySee(caller.get(), Situation.of(row)))
                .filter(row -> chosen.want(task.kind(), row.departmentId(), now))
                .flatMap(row -> written(task, to, caller.get(), row, chosen.showsText(), now));
    }

    private Optional<Letter> written(
            Task task, Subscription to, Caller caller, ConversationRow row, boolean showsText, Instant now) {
        boolean news = row.seenWith(
                        marks.of(caller.agent(), List.of(row.id())).stream().findFirst())
                .isNew();
        Optional<UnseenMention> mention = mentions.latestUnseen(caller, row.id());
        if (!Audience.stillConcerns(task.kind(), caller, Situation.of(row), task.actor(), news, mention.isPresent())) {
            return Optional.empty();
        }
        PushText text = new PushText(
                task.kind(),
                row.id(),
                row.department().map(DepartmentShown::name),
                actorName(task),
                showsText ? Optional.of(new PushText.Shown(name(row), said(task))) : Optional.empty());
        return Optional.of(new Letter(
                to,
                text.json(),
                Duration.between(now, task.expires()),
                Optional.of(row.id().text()),
                task.kind() != NotificationKind.NEW));
    }

    private Optional<String> said(Task task) {
        return task.message()
                .flatMap(id ->
                        Optional.ofNullable(messages.rowsForSystem(Set.of(id)).get(id)))
                .filter(message -> message.revokedAt().isEmpty())
                .flatMap(MessageRow::text);
    }

    private Optional<String> actorName(Task task) {
        return task.actor()
                .filter(actor -> task.kind() != NotificationKind.NEW)
                .flatMap(agents::find)
                .map(agent -> agent.name());
    }

    private static String name(ConversationRow row) {
        return row.contact().name().isBlank()
                ? row.contact().profileName()
                : row.contact().name();
    }

    /** What the push service said. */
    public void settle(Task task, PushAnswer answer) {
        Instant now = clock.instant();
        switch (answer.meaning()) {
            case TAKEN -> {
                subscriptions.told(task.subscription(), now);
                tasks.done(task, now);
            }
            case GONE -> subscriptions.remove(task.subscription());
            case LATER ->
                answer.pauseAfter(task.attempts())
                        .map(now::plus)
                        .filter(task.expires()::isAfter)
                        .ifPresentOrElse(then -> tasks.postpone(task, then), () -> giveUp(task, answer, now));
            case REFUSED -> giveUp(task, answer, now);
        }
    }

    private void giveUp(Task task, PushAnswer answer, Instant now) {
        LOG.warnf(
                "a notification for subscription %s was given up: its push service answered %d, attempt %d",
                task.subscription().text(), answer.status(), task.attempts());
        tasks.done(task, now);
        subscriptions.failed(task.subscription(), MOST_FAILURES);
    }

    /** The browser has no such address any more. */
    public void gone(SubscriptionId id) {
        subscriptions.remove(id);
    }

    /** With a login the browsers that hang on it end. In the transaction in which it ends. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void loginEnded(@Observes LoginEnded login) {
        subscriptions.removeEnded(login.agent(), clock.instant());
    }

    /** What was looked through so long ago that no node comes back to it. */
    public boolean forgetOld() {
        return tasks.forgetBefore(clock.instant().minus(LIFE.multipliedBy(3)), MOST_FORGOTTEN) == MOST_FORGOTTEN;
    }
}
