package org.bandeja.notification.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.Situation;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ConversationRow.DepartmentShown;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.ReadMarks;
import org.bandeja.directory.model.Agents;
import org.bandeja.login.service.LoginStanding;
import org.bandeja.mention.model.Mentions;
import org.bandeja.mention.model.Mentions.UnseenMention;
import org.bandeja.notification.model.ChosenNotifications;
import org.bandeja.notification.model.NotificationChoices;
import org.bandeja.notification.model.NotificationKind;
import org.bandeja.notification.model.PushTasks;
import org.bandeja.notification.model.PushTasks.Task;
import org.bandeja.notification.model.Subscriptions;
import org.bandeja.notification.model.Subscriptions.Subscription;
import org.bandeja.notification.rules.Audience;

/** What a browser is to be told when it leaves: asked of the policy, the choices and the conversation as they are then. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LetterWriter {
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
    ReadMarks marks;

    @Inject
    Mentions mentions;

    @Inject
    LoginStanding logins;

    @Inject
    Callers callers;

    @Inject
    Agents agents;

    @Inject
    AccessPolicy access;

    @Inject
    Clock clock;

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
        if (caller.isEmpty() || !logins.lasts(to.token())) {
            subscriptions.remove(to.id());
            return Optional.empty();
        }
        if (logins.open(Set.of(to.token())).isEmpty()) {
            return Optional.empty();
        }
        NotificationChoices chosen = choices.of(to.agent());
        return Optional.ofNullable(
                        conversations.rowsForSystem(Set.of(task.conversation())).get(task.conversation()))
                .filter(row -> access.maySee(caller.get(), Situation.of(row)))
                .flatMap(row -> written(task, to, caller.get(), row, chosen, now));
    }

    private Optional<Letter> written(
            Task task, Subscription to, Caller caller, ConversationRow row, NotificationChoices chosen, Instant now) {
        Set<NotificationKind> wanted = task.kinds().stream()
                .filter(kind -> chosen.want(kind, row.departmentId(), now))
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        boolean news = row.seenWith(
                        marks.of(caller.agent(), List.of(row.id())).stream().findFirst())
                .isNew();
        Optional<UnseenMention> mention =
                wanted.contains(NotificationKind.MENTION) ? mentions.latestUnseen(caller, row.id()) : Optional.empty();
        return NotificationKind.BY_WEIGHT.stream()
                .filter(wanted::contains)
                .filter(kind -> Audience.stillConcerns(
                        kind, caller, Situation.of(row), task.giver(), news, mention.isPresent()))
                .findFirst()
                .map(kind -> {
                    Optional<MessageId> said =
                            kind == NotificationKind.MENTION ? mention.map(UnseenMention::note) : task.message();
                    PushText text = new PushText(
                            kind,
                            row.id(),
                            row.department().map(DepartmentShown::name),
                            actorName(kind, task, mention),
                            waiting(caller),
                            chosen.showsText()
                                    ? Optional.of(new PushText.Shown(name(row), said(said)))
                                    : Optional.empty());
                    return new Letter(
                            to,
                            text.json(),
                            Duration.between(now, task.expires()),
                            Optional.of(row.id().text()),
                            kind != NotificationKind.NEW);
                });
    }

    /** As the open page counts it: new and nobody's, new and one's own. */
    private int waiting(Caller caller) {
        return conversations.badgedCounts(caller).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private Optional<String> said(Optional<MessageId> what) {
        return what.flatMap(id ->
                        Optional.ofNullable(messages.rowsForSystem(Set.of(id)).get(id)))
                .filter(message -> message.revokedAt().isEmpty())
                .flatMap(MessageRow::text);
    }

    private Optional<String> actorName(NotificationKind kind, Task task, Optional<UnseenMention> mention) {
        return switch (kind) {
            case MENTION -> mention.map(named -> named.author().name());
            case ASSIGNED -> task.giver().flatMap(agents::find).map(agent -> agent.name());
            case ANSWER, NEW -> Optional.empty();
        };
    }

    private static String name(ConversationRow row) {
        return row.contact().name().isBlank()
                ? row.contact().profileName()
                : row.contact().name();
    }
}
