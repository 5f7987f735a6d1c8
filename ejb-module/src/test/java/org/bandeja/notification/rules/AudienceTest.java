package org.bandeja.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.Situation;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;
import org.bandeja.notification.model.NotificationKind;
import org.bandeja.notification.rules.Audience.Deed;
import org.bandeja.notification.rules.Audience.Department;
import org.bandeja.notification.rules.Audience.Nobody;
import org.bandeja.notification.rules.Audience.One;
import org.bandeja.push.model.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is told what: the full table. */
class AudienceTest {
    private static final DepartmentId SALES = new DepartmentId(1);
    private static final AgentId ANA = new AgentId(11);
    private static final AgentId LUIS = new AgentId(12);
    private static final Situation WAITING = now(true, Optional.of(SALES), Optional.empty());
    private static final Situation ANAS = now(true, Optional.of(SALES), Optional.of(ANA));
    private static final Situation COMPLETED = now(false, Optional.of(SALES), Optional.empty());
    private static final Situation NOWHERE = now(true, Optional.empty(), Optional.empty());

    private static final Set<EventType> WAITING_AGAIN = EnumSet.of(
            EventType.CONVERSATION_OPENED,
            EventType.CONVERSATION_MOVED,
            EventType.CONVERSATION_RETURNED,
            EventType.CONVERSATION_REOPENED,
            EventType.CONVERSATION_UNDONE);

    private static final Set<EventType> GIVING = EnumSet.of(
            EventType.CONVERSATION_ASSIGNED, EventType.CONVERSATION_TRANSFERRED, EventType.CONVERSATION_UNDONE);

    private static final Deed NOTHING = new Deed(Optional.empty(), Optional.empty());

    private static Situation now(boolean open, Optional<DepartmentId> department, Optional<AgentId> assignee) {
        return new Situation(department, open, assignee, false, false);
    }

    @Test
    void aCustomersMessageIsAnAnswerForWhoHasItAndNewForTheDepartmentOtherwise() {
        assertThat(told(EventType.MESSAGE_RECEIVED, ANAS)).isEqualTo(new One(ANA, NotificationKind.ANSWER));
        assertThat(told(EventType.MESSAGE_RECEIVED, WAITING)).isEqualTo(new Department(SALES));
        assertThat(told(EventType.MESSAGE_RECEIVED, COMPLETED)).isEqualTo(new Nobody());
        assertThat(told(EventType.MESSAGE_RECEIVED, NOWHERE)).isEqualTo(new Nobody());
    }

    private static Audience told(EventType type, Situation now) {
        return Audience.of(type, now, done(LUIS, ANA), Optional.empty());
    }

    private static Deed done(AgentId actor, AgentId subject) {
        return new Deed(Optional.of(actor), Optional.of(subject));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void whatIsGivenIsToldToWhoHasItNowAndWhatWaitsToTheDepartment(EventType type) {
        if (type == EventType.MESSAGE_RECEIVED) {
            return;
        }
        assertThat(told(type, ANAS))
                .isEqualTo(GIVING.contains(type) ? new One(ANA, NotificationKind.ASSIGNED) : new Nobody());
        assertThat(told(type, WAITING)).isEqualTo(WAITING_AGAIN.contains(type) ? new Department(SALES) : new Nobody());
        assertThat(told(type, COMPLETED)).isEqualTo(new Nobody());
        assertThat(told(type, NOWHERE)).isEqualTo(new Nobody());
    }

    /** What was returned, moved, opened or given to somebody else, and taken by Ana before anybody looked, was not given to her. */
    @ParameterizedTest
    @EnumSource(
            value = EventType.class,
            names = {
                "CONVERSATION_OPENED",
                "CONVERSATION_MOVED",
                "CONVERSATION_RETURNED",
                "CONVERSATION_REOPENED",
                "CONVERSATION_ASSIGNED",
                "CONVERSATION_TRANSFERRED",
                "CONVERSATION_TAKEN"
            })
    void whoeverTookItHerselfIsNotToldThatSheWasGivenIt(EventType type) {
        assertThat(Audience.of(type, ANAS, done(LUIS, new AgentId(13)), Optional.empty()))
                .isEqualTo(new Nobody());
        assertThat(Audience.of(type, ANAS, new Deed(Optional.of(LUIS), Optional.empty()), Optional.empty()))
                .isEqualTo(new Nobody());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void nobodyIsToldOfWhatHeDidHimself(EventType type) {
        Audience audience = Audience.of(type, ANAS, done(ANA, ANA), Optional.empty());
        assertThat(audience)
                .isEqualTo(type == EventType.MESSAGE_RECEIVED ? new One(ANA, NotificationKind.ANSWER) : new Nobody());
    }

    @Test
    void aMentionIsForWhoWasNamedWhoeverHasIt() {
        for (Situation now : Set.of(ANAS, WAITING, COMPLETED, NOWHERE)) {
            assertThat(Audience.of(EventType.MENTION_CHANGED, now, NOTHING, Optional.of(LUIS)))
                    .isEqualTo(new One(LUIS, NotificationKind.MENTION));
        }
        assertThat(Audience.of(EventType.MENTION_CHANGED, ANAS, NOTHING, Optional.empty()))
                .isEqualTo(new Nobody());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void whatMayConcernSomebodyIsWhatConcernsSomebodySomewhere(EventType type) {
        boolean concerns = Stream.of(ANAS, WAITING, COMPLETED, NOWHERE)
                .anyMatch(
                        now -> !Audience.of(type, now, new Deed(Optional.empty(), Optional.of(ANA)), Optional.of(LUIS))
                                .equals(new Nobody()));
        assertThat(Audience.mayConcern(type)).isEqualTo(concerns);
        assertThat(Audience.mayConcern(EventType.CONVERSATION_TYPING)).isFalse();
        assertThat(Audience.mayConcern(EventType.CONVERSATION_READ)).isFalse();
    }

    // --- when it leaves

    private static final Caller MEMBER = new Caller(ANA, "Ana", false, Map.of(SALES, Role.AGENT));
    private static final Caller ELSEWHERE = new Caller(ANA, "Ana", false, Map.of(new DepartmentId(2), Role.ADMIN));
    private static final Caller EVERYWHERE = new Caller(ANA, "Ana", true, Map.of());
    private static final Caller ADMINISTRATOR_ELSEWHERE =
            new Caller(ANA, "Ana", true, Map.of(new DepartmentId(2), Role.AGENT));

    @Test
    void newIsForMembersWhileItWaitsUnread() {
        assertThat(still(NotificationKind.NEW, MEMBER, WAITING, true)).isTrue();
        assertThat(still(NotificationKind.NEW, EVERYWHERE, WAITING, true)).isTrue();
        assertThat(still(NotificationKind.NEW, MEMBER, WAITING, false)).isFalse();
        assertThat(still(NotificationKind.NEW, ELSEWHERE, WAITING, true)).isFalse();
        assertThat(still(NotificationKind.NEW, ADMINISTRATOR_ELSEWHERE, WAITING, true))
                .isFalse();
        Stream.of(ANAS, COMPLETED, NOWHERE)
                .forEach(now -> assertThat(still(NotificationKind.NEW, MEMBER, now, true))
                        .as("%s", now)
                        .isFalse());
    }

    @Test
    void whatIsOnesOwnIsToldWhileOneHasIt() {
        assertThat(still(NotificationKind.ASSIGNED, MEMBER, ANAS, false)).isTrue();
        assertThat(still(NotificationKind.ANSWER, MEMBER, ANAS, true)).isTrue();
        assertThat(still(NotificationKind.ANSWER, MEMBER, ANAS, false)).isFalse();
        for (NotificationKind kind : Set.of(NotificationKind.ASSIGNED, NotificationKind.ANSWER)) {
            Stream.of(WAITING, COMPLETED, now(true, Optional.of(SALES), Optional.of(LUIS)))
                    .forEach(now -> assertThat(still(kind, MEMBER, now, true))
                            .as("%s %s", kind, now)
                            .isFalse());
        }
    }

    private static boolean still(NotificationKind kind, Caller who, Situation now, boolean news) {
        return Audience.stillConcerns(kind, who, now, Optional.of(LUIS), news, false);
    }

    @ParameterizedTest
    @EnumSource(NotificationKind.class)
    void whoGaveItToHerselfIsNotToldThatSheHasItButAllElse(NotificationKind kind) {
        Situation now = kind == NotificationKind.NEW ? WAITING : ANAS;
        assertThat(Audience.stillConcerns(kind, MEMBER, now, Optional.of(LUIS), true, true))
                .isTrue();
        assertThat(Audience.stillConcerns(kind, MEMBER, now, Optional.of(ANA), true, true))
                .isEqualTo(kind != NotificationKind.ASSIGNED);
    }

    @Test
    void aMentionThatWasSeenIsNotTold() {
        assertThat(Audience.stillConcerns(NotificationKind.MENTION, MEMBER, COMPLETED, Optional.empty(), false, true))
                .isTrue();
        assertThat(Audience.stillConcerns(NotificationKind.MENTION, MEMBER, ANAS, Optional.empty(), true, false))
                .isFalse();
    }
}
