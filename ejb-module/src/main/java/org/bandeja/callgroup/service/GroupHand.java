package org.bandeja.callgroup.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bandeja.callgroup.model.GroupWait;
import org.bandeja.callgroup.model.GroupWaits;
import org.bandeja.callgroup.model.Strategy;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.service.Timeline;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.RoutePaths;
import org.bandeja.routing.model.RouteReason;
import org.bandeja.routing.model.RouteStep;

/** What becomes of one conversation in a group, whose lock the caller holds: it is given to somebody, goes on, or waits. */
@ApplicationScoped
public class GroupHand {
    /** A calendar may be changed while it is closed. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private static final String BETWEEN = " · ";

    @Inject
    GroupWaits waits;

    @Inject
    Agents agents;

    @Inject
    RoutePaths paths;

    @Inject
    Timeline timeline;

    void see(Conversation conversation, GroupWait wait, GroupRound round) {
        boolean its = wait.agreesWith(conversation) || wait.isDeserted(conversation);
        if (!its || isAnswered(conversation, wait)) {
            waits.leave(wait.conversation());
        } else if (wait.agent().isPresent()) {
            ring(conversation, wait, round);
        } else if (!round.isOpen()) {
            rest(conversation, wait, round);
        } else {
            Optional<Instant> end =
                    wait.atTheEnd() ? Optional.empty() : wait.stepEndsAt().or(() -> round.endOf(wait.step()));
            go(conversation, wait.until(end), round, RouteReason.NOBODY_THERE);
        }
    }

    private boolean isAnswered(Conversation conversation, GroupWait wait) {
        return conversation.waitingSince().isEmpty() || waits.isAnsweredForSystem(conversation.id(), wait.since());
    }

    /** Whoever has it has not answered; perhaps there is still time. Whoever works there no more has none. */
    private void ring(Conversation conversation, GroupWait wait, GroupRound round) {
        Instant end = wait.stepEndsAt()
                .filter(until -> !wait.isDeserted(conversation))
                .orElse(round.now());
        if (round.now().isBefore(end)) {
            waits.keep(wait, end);
        } else if (round.isOpen()) {
            goOn(conversation, wait, round, RouteReason.NO_ANSWER);
        } else {
            closed(conversation, wait, round);
        }
    }

    /** It has closed while somebody had it and did not answer: nobody else is asked now. */
    private void closed(Conversation conversation, GroupWait wait, GroupRound round) {
        DepartmentId where = waitingPlace(conversation, round);
        record(conversation, where, 0, round);
        boolean last = round.group().isLast(wait.step());
        GroupWait free = last && round.overflow().isEmpty()
                ? wait.ended(where, round.now())
                : wait.inStep(last ? wait.step() : wait.step() + 1, where, Optional.empty(), round.now());
        rest(conversation, free, round);
    }

    /** Outside of its hours the group leads elsewhere, or keeps it until they begin; then the step begins, too. */
    private void rest(Conversation conversation, GroupWait wait, GroupRound round) {
        if (round.closed().isPresent()) {
            waits.leave(wait.conversation());
            round.closed().get().lead(conversation, RouteReason.CLOSED, round.now());
            return;
        }
        Instant latest = round.now().plus(LONGEST_REST);
        Instant opening = round.hours()
                .flatMap(hours -> hours.nextOpening(round.now()))
                .filter(latest::isAfter)
                .orElse(latest);
        waits.keep(wait.resting(), opening);
    }

    /** In the present step, and in those that follow if they are over. */
    private void go(Conversation conversation, GroupWait wait, GroupRound round, RouteReason why) {
        if (!round.group().isShared() && given(conversation, wait, round)) {
            return;
        }
        boolean over =
                wait.stepEndsAt().filter(end -> !round.now().isBefore(end)).isPresent();
        if (over || isNowhere(wait, round)) {
            goOn(conversation, wait, round, why);
        } else if (round.group().isShared()) {
            shared(wait, round);
        } else {
            waits.keep(wait, round.now().plus(GroupWork.LOOK_AGAIN));
        }
    }

    /** The inbox of a shared step is gone, or nobody is there now. */
    private static boolean isNowhere(GroupWait wait, GroupRound round) {
        return round.group().isShared()
                && !wait.atTheEnd()
                && !round.open().contains(round.group().inbox(wait.step()))
                && !(round.group().isLast(wait.step()) && round.overflow().isEmpty());
    }

    /** It lies in the inbox until its step is over; where nothing follows, that is all. */
    private void shared(GroupWait wait, GroupRound round) {
        boolean nothingFollows = wait.stepEndsAt().isEmpty();
        if (nothingFollows) {
            waits.leave(wait.conversation());
        } else {
            waits.keep(wait, wait.stepEndsAt().orElseThrow());
        }
    }

    private boolean given(Conversation conversation, GroupWait wait, GroupRound round) {
        Map<AgentId, DepartmentId> among = round.among(wait.step(), wait.atTheEnd(), waits.tried(wait.conversation()));
        Optional<AgentId> last = round.group().strategy() == Strategy.LAST_AGENT_FIRST
                ? waits.lastAgentForSystem(conversation.contact(), conversation.id())
                : Optional.empty();
        Optional<AgentId> chosen = round.sharing().give(among.keySet(), last);
        chosen.ifPresent(agent -> give(conversation, wait, agent, among.get(agent), round));
        return chosen.isPresent();
    }

    private void give(Conversation conversation, GroupWait wait, AgentId agent, DepartmentId where, GroupRound round) {
        Instant now = round.now();
        if (!conversation.department().equals(Optional.of(where))) {
            paths.add(conversation.id(), department(where, round));
        }
        String name = agents.find(agent).map(Agent::name).orElseThrow();
        paths.add(conversation.id(), RouteStep.agent(agent, name, RouteReason.BY_GROUP, now));
        timeline.record(conversation.givenBy(round.group().name(), where, agent, now));
        Optional<Instant> end = wait.atTheEnd() ? Optional.empty() : round.endOf(wait.step());
        if (end.isPresent()) {
            waits.addTried(wait.conversation(), agent);
            waits.keep(wait.with(agent, where, end.get(), now), end.get());
        } else {
            waits.leave(wait.conversation());
        }
    }

    /** The step is over. */
    private void goOn(Conversation conversation, GroupWait wait, GroupRound round, RouteReason why) {
        if (!round.group().isLast(wait.step())) {
            next(conversation, wait, round, why);
        } else if (round.overflow().isPresent()) {
            record(conversation, waitingPlace(conversation, round), 0, round);
            waits.leave(wait.conversation());
            round.overflow().get().lead(conversation, why, round.now());
        } else {
            end(conversation, wait, round);
        }
    }

    private void next(Conversation conversation, GroupWait wait, GroupRound round, RouteReason why) {
        int step = wait.step() + 1;
        DepartmentId where = round.group().isShared()
                ? Optional.of(round.group().inbox(step))
                        .filter(round.inboxes()::containsKey)
                        .orElse(wait.department())
                : waitingPlace(conversation, round);
        boolean moves = !conversation.department().equals(Optional.of(where));
        record(conversation, where, step + 1, round);
        paths.add(
                conversation.id(),
                RouteStep.group(round.group().id(), round.group().name() + BETWEEN + (step + 1), why, round.now()));
        if (moves) {
            paths.add(conversation.id(), department(where, round));
        }
        go(conversation, wait.inStep(step, where, round.endOf(step), round.now()), round, why);
    }

    /** All have had their chance, and it leads nowhere else: it waits for whoever comes, and everybody sees it. */
    private void end(Conversation conversation, GroupWait wait, GroupRound round) {
        DepartmentId where = waitingPlace(conversation, round);
        boolean moves = !conversation.department().equals(Optional.of(where));
        if (wait.agent().isPresent() || moves) {
            record(conversation, where, 0, round);
        }
        if (moves) {
            paths.add(conversation.id(), department(where, round));
        }
        if (round.group().isShared()) {
            waits.leave(wait.conversation());
        } else {
            waits.keep(wait.ended(where, round.now()), round.now().plus(GroupWork.LOOK_AGAIN));
        }
    }

    /** Home; where that is archived it stays where it is. */
    private static DepartmentId waitingPlace(Conversation conversation, GroupRound round) {
        DepartmentId present = conversation.department().orElse(round.group().home());
        return !round.group().isShared()
                        && round.inboxes().containsKey(round.group().home())
                ? round.group().home()
                : present;
    }

    private static RouteStep department(DepartmentId where, GroupRound round) {
        return RouteStep.department(where, round.inboxes().get(where), RouteReason.BY_GROUP, round.now());
    }

    private void record(Conversation conversation, DepartmentId where, int step, GroupRound round) {
        timeline.record(
                conversation.wentOn(where, step + BETWEEN + round.group().name(), round.now()));
    }
}
