package org.bandeja.attendant.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.attendant.model.Attendants;
import org.bandeja.attendant.model.AutoAttendant;
import org.bandeja.attendant.model.Dialog;
import org.bandeja.attendant.model.Dialogs;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.attendant.rules.AttendantTree.Closed;
import org.bandeja.attendant.rules.AttendantTree.Menu;
import org.bandeja.attendant.rules.AttendantTree.Option;
import org.bandeja.attendant.rules.AttendantTree.Silence;
import org.bandeja.attendant.rules.AttendantTree.Wrong;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.Calls;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationChange;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.service.AutomaticMessages;
import org.bandeja.conversation.service.CustomersWords;
import org.bandeja.conversation.service.Reply;
import org.bandeja.conversation.service.Timeline;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RoutePaths;
import org.bandeja.routing.model.RouteReason;
import org.bandeja.routing.model.RouteStep;
import org.bandeja.routing.service.Router;
import org.bandeja.routing.service.Way;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps of a dialog by a clock that is put forward: when it speaks, and where it leads when it cannot. */
class DialogDeskTest {
    private static final Instant START = Instant.parse("2026-11-29T09:00:00Z");
    private static final AttendantId ATTENDANT = new AttendantId(1);
    private static final Route OLD = new Route.ToDepartment(new DepartmentId(10));
    private static final Route NEW = new Route.ToDepartment(new DepartmentId(11));

    private final Map<Integer, AttendantTree> trees = Map.of(1, tree(OLD), 2, tree(NEW));
    private final Conversation conversation =
            new Conversation(new ConversationId(2), new NumberId(3), new ContactId(4), START);
    private final Dialog dialog = new Dialog(conversation.id(), ATTENDANT, 1, 0, START);
    private final DialogDesk desk = new DialogDesk();
    private final List<CustomersWords.Word> words = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> led = new ArrayList<>();
    private final Set<Route> usable = new java.util.HashSet<>(Set.of(OLD, NEW));
    private Instant now = START;
    private boolean windowOpen = true;
    private boolean takesWords = true;
    private OptionalInt newest = OptionalInt.of(1);

    private static AttendantTree tree(Route fallback) {
        return new AttendantTree(
                "en",
                "Welcome",
                List.of("agent"),
                List.of(new Menu(
                        "main",
                        "What is it about?",
                        Menu.Shape.NUMBERS,
                        "",
                        List.of(new Option("a", "Hours", "", "", List.of(), Option.Action.TEXT, "", "From 8 to 5")))),
                new Wrong("Please choose", 3),
                new Silence("Still there?", 5),
                Closed.NEVER,
                fallback.text(),
                "Somebody will answer");
    }

    @BeforeEach
    void prepare() {
        conversation.talksWith(ATTENDANT, "Ada", START);
        desk.clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        desk.dialogs = new Dialogs() {
            @Override
            public Optional<Dialog> lockIfFree(ConversationId id) {
                return Optional.of(dialog);
            }

            @Override
            public Calls calls() {
                return Calls.ofAttendants(emptyDatabase());
            }
        };
        desk.attendants = new Attendants() {
            @Override
            public Optional<AutoAttendant> find(AttendantId id) {
                return Optional.of(new AutoAttendant(id, "Ada", "{}", new AgentId(9), START) {
                    @Override
                    public OptionalInt number() {
                        return newest;
                    }
                });
            }
        };
        desk.shelf = new TreeShelf() {
            @Override
            public Optional<AttendantTree> tree(AttendantId attendant, int number) {
                return Optional.ofNullable(trees.get(number));
            }
        };
        desk.words = new CustomersWords() {
            @Override
            public List<Word> after(ConversationId id, long seq) {
                return words.stream().filter(word -> word.seq() > seq).toList();
            }

            @Override
            public boolean isAnsweredElsewhere(ConversationId id, long seq) {
                return false;
            }
        };
        desk.conversations = new Conversations() {
            @Override
            public Conversation lockForSystem(ConversationId id) {
                return conversation;
            }
        };
        desk.automatic = new AutomaticMessages() {
            @Override
            public boolean canBeSaid(ConversationId id, Instant when) {
                return windowOpen;
            }

            @Override
            public Optional<MessageId> say(Conversation where, Reply reply, String sayer, Instant when) {
                if (!takesWords) {
                    return Optional.empty();
                }
                said.add(reply.said().text().orElseThrow());
                return Optional.of(new MessageId(said.size()));
            }
        };
        desk.router = new Router() {
            @Override
            public Optional<Way> open(Route route) {
                return usable.contains(route) ? Optional.of(way(route.text())) : Optional.empty();
            }

            @Override
            public Way nowhere() {
                return way("nowhere");
            }

            private Way way(String where) {
                return (led, why, when) -> {
                    DialogDeskTest.this.led.add(where + " " + why);
                    led.withoutRoute(when);
                };
            }
        };
        desk.paths = new RoutePaths() {
            @Override
            public void add(ConversationId id, RouteStep step) {
                // what became of it is asked of the ways
            }
        };
        desk.timeline = new Timeline() {
            @Override
            public void record(ConversationChange change) {
                // likewise
            }
        };
        desk.ear = ear();
    }

    private DialogEar ear() {
        DialogEar ear = new DialogEar();
        ear.attendants = desk.attendants;
        ear.shelf = desk.shelf;
        ear.automatic = desk.automatic;
        ear.router = desk.router;
        ear.hours = new AttendantHours() {
            @Override
            boolean isOpen(AttendantTree tree, Instant when) {
                return true;
            }
        };
        ear.messages = new Messages() {
            @Override
            public Optional<Message> find(MessageId id) {
                return Optional.empty();
            }
        };
        return ear;
    }

    /** Nothing is in it, and whatever is written is accepted. */
    private static EntityManager emptyDatabase() {
        ClassLoader loader = DialogDeskTest.class.getClassLoader();
        Query[] query = new Query[1];
        query[0] = (Query) Proxy.newProxyInstance(
                loader, new Class<?>[] {Query.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getSingleResult" -> 0L;
                    case "executeUpdate" -> 0;
                    case "getResultList" -> List.of();
                    default -> query[0];
                });
        return (EntityManager) Proxy.newProxyInstance(
                loader, new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> query[0]);
    }

    private void at(Duration after) {
        now = START.plus(after);
        desk.attend(conversation.id());
    }

    private void writes(String text) {
        words.add(new CustomersWords.Word(words.size() + 1L, Optional.of(text), Optional.empty()));
        desk.attend(conversation.id());
    }

    @Test
    void silenceIsRemindedOfAfterItsMinutesAndEndsAfterAsManyAgain() {
        at(Duration.ZERO);
        at(Duration.ofMinutes(5).minusMillis(1));
        assertThat(said).hasSize(1);
        at(Duration.ofMinutes(5));
        assertThat(said).hasSize(2);
        assertThat(said.get(1)).startsWith("Still there?");
        at(Duration.ofMinutes(10).minusMillis(1));
        assertThat(led).isEmpty();
        at(Duration.ofMinutes(10));
        assertThat(led).containsExactly(OLD.text() + " SILENCE");
        assertThat(said).endsWith("Somebody will answer");
    }

    @Test
    void whoeverSpeaksIsWaitedForAnew() {
        at(Duration.ZERO);
        now = START.plus(Duration.ofMinutes(4));
        writes("hm");
        assertThat(said).hasSize(2);
        at(Duration.ofMinutes(9).minusMillis(1));
        assertThat(said).hasSize(2);
        at(Duration.ofMinutes(9));
        assertThat(said).hasSize(3);
    }

    @Test
    void silenceThatFellDueWhileNobodyLookedCountsAsSoonAsSomebodyDoes() {
        at(Duration.ZERO);
        at(Duration.ofHours(3));
        at(Duration.ofHours(6));
        assertThat(led).containsExactly(OLD.text() + " " + RouteReason.SILENCE);
    }

    @Test
    void whereNothingCanBeSaidPeopleGetItAtOnce() {
        windowOpen = false;
        takesWords = false;
        at(Duration.ZERO);
        assertThat(led).containsExactly(OLD.text() + " CANNOT_WRITE");
        assertThat(said).isEmpty();
    }

    @Test
    void whereTheWindowClosesInThatMomentTheNextLookLeadsToPeople() {
        takesWords = false;
        at(Duration.ZERO);
        assertThat(led).isEmpty();
        assertThat(dialog.isDueAt(now)).as("it is looked at again at once").isTrue();
        windowOpen = false;
        at(Duration.ofSeconds(1));
        assertThat(led).containsExactly(OLD.text() + " CANNOT_WRITE");
    }

    @Test
    void whereItsOwnFallbackTakesNothingTheNewestOnesDoes() {
        at(Duration.ZERO);
        newest = OptionalInt.of(2);
        usable.remove(OLD);
        writes("agent");
        assertThat(led).containsExactly(NEW.text() + " ASKED_FOR_SOMEBODY");
        assertThat(said).endsWith("Somebody will answer");
    }

    @Test
    void whereNobodyCanComeNobodyIsPromised() {
        at(Duration.ZERO);
        usable.clear();
        writes("agent");
        assertThat(led).containsExactly("nowhere ASKED_FOR_SOMEBODY");
        assertThat(said).hasSize(1);
    }

    @Test
    void whatIsGivenUpGoesToTheNewestFallbackToo() {
        newest = OptionalInt.of(2);
        usable.remove(OLD);
        desk.giveUp(conversation.id());
        assertThat(led).containsExactly(NEW.text() + " ERROR");
    }

    @Test
    void attendantsThatLeadToEachOtherEndWithPeople() {
        for (int hop = 0; hop < Dialog.MOST_HOPS; hop++) {
            dialog.hop();
        }
        assertThat(dialog.isChased()).isFalse();
        dialog.hop();
        at(Duration.ZERO);
        assertThat(led).containsExactly(OLD.text() + " ERROR");
        assertThat(said).isEmpty();
    }

    @Test
    void aWordOfTheCustomerBeginsToCountAnew() {
        for (int hop = 0; hop <= Dialog.MOST_HOPS; hop++) {
            dialog.hop();
        }
        dialog.heard(1);
        assertThat(dialog.isChased()).isFalse();
        at(Duration.ZERO);
        assertThat(led).isEmpty();
    }
}
