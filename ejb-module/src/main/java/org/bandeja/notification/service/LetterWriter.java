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
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.Situation;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ConversationRow.DepartmentShown;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.ReadMarks;
import org.bandeja.directory.model.Agents;
import org.bandeja.login.model.AccessTokens;
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
    AccessTokens tokens;

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
                waiting(caller),
                showsText ? Optional.of(new PushText.Shown(name(row), said(task))) : Optional.empty());
        return Optional.of(new Letter(
                to,
                text.json(),
                Duration.between(now, task.expires()),
                Optional.of(row.id().text()),
                task.kind() != NotificationKind.NEW));
    }

    /** As the open page counts it: new and nobody's, new and one's own. */
    private int waiting(Caller caller) {
        return conversations.badgedCounts(caller).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
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
}
