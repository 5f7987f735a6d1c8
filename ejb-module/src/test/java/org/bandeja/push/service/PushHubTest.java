package org.bandeja.push.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLNonTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bandeja.access.model.Caller;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;
import org.bandeja.login.model.TokenId;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.rules.BadgeSets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reading in the wrong moment must not do. */
class PushHubTest {
    private static final AgentId ANA = new AgentId(1);
    private static final TokenId LOGIN = new TokenId(7);
    private static final TokenId OTHER_LOGIN = new TokenId(8);
    private static final Caller MEMBER = new Caller(ANA, "Ana", false, Map.of(new DepartmentId(3), Role.AGENT));
    private static final Caller NO_MEMBER = new Caller(ANA, "Ana", false, Map.of());
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final PushHub hub = new PushHub();
    private final Desk desk = new Desk();
    private final Line screen = new Line(LOGIN);

    /** What the database would say. */
    private static final class Desk extends PushReader {
        private Set<TokenId> live = Set.of(LOGIN, OTHER_LOGIN);
        private Supplier<Caller> who = () -> MEMBER;
        private Function<InboxEvent, RuntimeException> unreadable = event -> null;
        private Optional<Caller> known = Optional.empty();
        private int looks;
        private final Scene scene = new Scene(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

        @Override
        public Optional<Caller> caller(AgentId agent) {
            return known;
        }

        @Override
        public Optional<Person> person(AgentId agent) {
            looks++;
            return Optional.of(new Person(who.get(), new BadgeSets(List.of(), List.of(), List.of())));
        }

        @Override
        public long newest() {
            return 1;
        }

        @Override
        public Set<TokenId> open(Collection<TokenId> ids) {
            return live;
        }

        @Override
        public Scene scene(Collection<InboxEvent> told, Collection<AgentId> agents) {
            told.stream().map(unreadable).filter(Objects::nonNull).findAny().ifPresent(failure -> {
                throw failure;
            });
            return scene;
        }
    }

    private static class Line implements Screen {
        private final TokenId login;
        private final List<String> told = new ArrayList<>();
        private boolean ended;
        private boolean sentAway;

        private Line(TokenId login) {
            this.login = login;
        }

        @Override
        public AgentId agent() {
            return ANA;
        }

        @Override
        public TokenId token() {
            return login;
        }

        @Override
        public void show(LiveEvent event) {
            told.add(event.type());
        }

        @Override
        public void send() {
            // What is shown is enough here.
        }

        @Override
        public void sendAway() {
            sentAway = true;
        }

        @Override
        public void end() {
            ended = true;
        }
    }

    @BeforeEach
    void setUp() {
        hub.reader = desk;
        hub.sight = new EventSight();
        hub.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Test
    void whenTheNodeLeavesItsScreensAreSentAway() {
        hub.join(screen, OptionalLong.empty());

        assertThat(hub.sendAway(0)).isEqualTo(1);
        assertThat(screen.sentAway).isFalse();
        assertThat(hub.sendAway(1)).isEqualTo(1);

        assertThat(screen.sentAway).isTrue();
        assertThat(hub.screens()).isZero();
        assertThat(hub.sendAway(1)).isZero();
    }

    @Test
    void aScreenIsGreeted() {
        assertThat(hub.join(screen, OptionalLong.empty())).isTrue();
        assertThat(screen.told).containsExactly("hello");
    }

    @Test
    void aLoginThatEndedWhileTheScreenCameIsNotLetIn() {
        desk.live = Set.of();
        assertThat(hub.join(screen, OptionalLong.empty())).isFalse();
        assertThat(screen.told).isEmpty();
        hub.tell(List.of(InboxEvent.accessChanged(ANA, NOW)));
        assertThat(screen.ended).as("it is not known any more").isFalse();
    }

    @Test
    void aLoginThatEndsTakesItsScreensAlongAndNoOthers() {
        Line again = new Line(LOGIN);
        Line elsewhere = new Line(OTHER_LOGIN);
        List.of(screen, again, elsewhere).forEach(line -> hub.join(line, OptionalLong.empty()));
        desk.live = Set.of(OTHER_LOGIN);
        hub.tell(List.of(InboxEvent.accessChanged(ANA, NOW)));
        assertThat(screen.ended).isTrue();
        assertThat(again.ended).isTrue();
        assertThat(elsewhere.ended).isFalse();
        assertThat(screen.told).as("nothing after its login").containsExactly("hello");
        assertThat(elsewhere.told).containsExactly("hello", "reload");
    }

    @Test
    void theEndOfALoginIsNoMatterOfOthers() {
        hub.join(screen, OptionalLong.empty());
        desk.live = Set.of();
        hub.tell(List.of(InboxEvent.accessChanged(new AgentId(2), NOW)));
        assertThat(screen.ended).isFalse();
        assertThat(screen.told).containsExactly("hello");
    }

    @Test
    void anEventOfWhichNothingCanBeReadStopsNoOther() {
        hub.join(screen, OptionalLong.empty());
        desk.unreadable = event -> event.id() == 2 ? new IllegalArgumentException("no such status") : null;
        List<InboxEvent> passed = hub.tell(List.of(labels(1), labels(2), labels(3)));
        assertThat(passed).extracting(InboxEvent::id).containsExactly(2L);
        assertThat(screen.told).containsExactly("hello", "labels.changed", "labels.changed");
        hub.check();
        assertThat(screen.told).as("it may have missed something").last().isEqualTo("reload");
        hub.check();
        assertThat(screen.told).as("once").filteredOn("reload"::equals).hasSize(1);
    }

    @Test
    void whatCouldNotBeToldToSomebodyIsOwedToo() {
        hub.join(screen, OptionalLong.empty());
        // Somebody writes, and nobody knows who: such an event cannot be translated.
        hub.tell(List.of(event(2, EventType.CONVERSATION_TYPING), labels(3)));
        assertThat(screen.told).containsExactly("hello", "labels.changed");
        hub.check();
        assertThat(screen.told).containsExactly("hello", "labels.changed", "reload");
        hub.check();
        assertThat(screen.told).as("once").filteredOn("reload"::equals).hasSize(1);
    }

    @Test
    void whatCountsIsReadAnewOnlyNowAndThenAsLongAsTheAgentIsTheSame() {
        hub.join(screen, OptionalLong.empty());
        desk.known = Optional.of(MEMBER);
        hub.check();
        assertThat(desk.looks).isEqualTo(1);
        hub.clock = Clock.fixed(NOW.plusSeconds(300), ZoneOffset.UTC);
        hub.check();
        assertThat(desk.looks).as("after five minutes").isEqualTo(2);
        hub.check();
        assertThat(desk.looks).isEqualTo(2);
        desk.known = Optional.of(NO_MEMBER);
        desk.who = () -> NO_MEMBER;
        hub.check();
        assertThat(desk.looks).as("he has lost a department").isEqualTo(3);
        assertThat(screen.told).containsExactly("hello", "reload");
    }

    @Test
    void afterWhatWasPassedOverWhatCountsIsReadAnew() {
        hub.join(screen, OptionalLong.empty());
        desk.known = Optional.of(MEMBER);
        hub.tell(List.of(unknown(5)));
        hub.check();
        assertThat(desk.looks).isEqualTo(2);
    }

    @Test
    void whoCameBeforeTheTailBeganMayHaveMissedSomething() {
        hub.join(screen, OptionalLong.empty());
        hub.begins(4);
        assertThat(screen.told).containsExactly("hello", "reload");
        Line later = new Line(OTHER_LOGIN);
        hub.join(later, OptionalLong.empty());
        assertThat(later.told).containsExactly("hello");
    }

    @Test
    void withTheDatabaseAwayNothingIsPassedOver() {
        hub.join(screen, OptionalLong.empty());
        desk.unreadable = event -> new IllegalStateException(new SQLNonTransientConnectionException("away"));
        assertThatIllegalStateException().isThrownBy(() -> hub.tell(List.of(labels(1))));
        desk.unreadable = event -> null;
        hub.check();
        assertThat(screen.told).containsExactly("hello");
    }

    @Test
    void whatANewerNodeTellsEverybodyIsLoadedAgainAtTheNextLook() {
        hub.join(screen, OptionalLong.empty());
        List<InboxEvent> several = List.of(unknown(5), labels(6), unknown(7));
        assertThat(hub.tell(several)).extracting(InboxEvent::id).containsExactly(5L, 7L);
        assertThat(screen.told).containsExactly("hello", "labels.changed");
        hub.check();
        assertThat(screen.told).containsExactly("hello", "labels.changed", "reload");
    }

    @Test
    void aScreenThatCannotBeSentToKeepsNoOtherWaiting() {
        Line broken = new Line(LOGIN) {
            @Override
            public void send() {
                throw new IllegalStateException("closed");
            }
        };
        Line other = new Line(OTHER_LOGIN);
        assertThatIllegalStateException().isThrownBy(() -> hub.join(broken, OptionalLong.empty()));
        hub.join(other, OptionalLong.empty());
        assertThat(hub.tell(List.of(labels(1)))).isEmpty();
        assertThat(other.told).containsExactly("hello", "labels.changed");
    }

    private static InboxEvent labels(long id) {
        return event(id, EventType.LABELS_CHANGED);
    }

    private static InboxEvent unknown(long id) {
        return event(id, EventType.UNKNOWN);
    }

    private static InboxEvent event(long id, EventType type) {
        return new InboxEvent(
                id,
                NOW,
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void anOlderReadingNeverOverrulesANewerOne() {
        hub.join(screen, OptionalLong.empty());
        desk.who = () -> {
            // While this is read, the agent loses the department, and that is read and told.
            desk.who = () -> NO_MEMBER;
            hub.check();
            return MEMBER;
        };
        hub.check();
        assertThat(screen.told).containsExactly("hello", "reload");
        hub.check();
        assertThat(screen.told).as("it was known").containsExactly("hello", "reload");
    }
}
