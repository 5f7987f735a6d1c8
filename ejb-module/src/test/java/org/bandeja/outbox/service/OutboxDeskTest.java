package org.bandeja.outbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.Contacts;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.Said;
import org.bandeja.conversation.model.ServiceWindow;
import org.bandeja.directory.model.AgentId;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.outbox.model.ReportedStatus;
import org.bandeja.outbox.model.UnmatchedStatuses;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.outbox.rules.OutgoingFile;
import org.bandeja.outbox.rules.OutgoingMessage;
import org.bandeja.outbox.rules.SendResult;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;
import org.bandeja.template.service.TemplateGate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a message leaves, and what a stopped number has been tried with. */
class OutboxDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final int STOPPED = 190;
    private static final int PAUSED = 132015;

    private final BusinessNumber number = new BusinessNumber() {
        @Override
        public String phoneNumberId() {
            return "106540352242922";
        }
    };
    private final Conversation conversation =
            new Conversation(new ConversationId(1), new NumberId(2), new ContactId(3), NOW);
    private final Message message =
            Message.answer(new MessageId(4), conversation, 1, new AgentId(5), Said.text("Buenos días"), NOW);
    private final OutboxEntry entry = new OutboxEntry(message, NOW);
    private final List<Integer> failed = new ArrayList<>();
    private final OutboxDesk desk = new OutboxDesk();

    private Optional<String> phone = Optional.of("+573001112233");
    private Optional<ServiceWindow> window = Optional.of(new ServiceWindow(NOW.minusSeconds(60)));
    private OptionalInt refusal = OptionalInt.empty();
    private boolean lacksCard;
    private boolean group;
    private int told;

    @BeforeEach
    @SuppressWarnings("unchecked")
    void prepare() {
        desk.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        desk.changed = (Event<OutboxChanged>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> null);
        desk.conversations = new Conversations() {
            @Override
            public Conversation lockForSystem(ConversationId id) {
                return conversation;
            }

            @Override
            public void flush() {
                // nothing is written here
            }
        };
        desk.unmatched = new UnmatchedStatuses() {
            @Override
            public List<ReportedStatus> take(String phoneNumberId, String whatsappId) {
                return List.of();
            }
        };
        desk.ticks = new Ticks() {
            @Override
            void tell(Message message, Conversation conversation) {
                told++;
            }
        };
        desk.messages = new Messages() {
            @Override
            public Optional<Message> find(MessageId id) {
                return Optional.of(message);
            }
        };
        desk.outbox = new Outbox() {
            @Override
            public Optional<OutboxEntry> lock(MessageId id) {
                return Optional.of(entry);
            }
        };
        desk.numbers = new BusinessNumbers() {
            @Override
            public BusinessNumber lock(NumberId id) {
                return number;
            }

            @Override
            public Optional<BusinessNumber> find(NumberId id) {
                return Optional.of(number);
            }
        };
        prepareWhatMayHinder();
    }

    private void prepareWhatMayHinder() {
        desk.contacts = new Contacts() {
            @Override
            public Optional<Contact> find(ContactId id) {
                return Optional.of(new Contact() {
                    @Override
                    public Optional<String> phone() {
                        return phone;
                    }

                    @Override
                    public boolean isGroup() {
                        return group;
                    }
                });
            }
        };
        desk.correspondences = new Correspondences() {
            @Override
            public Optional<ServiceWindow> window(NumberId number, ContactId contact) {
                return window;
            }

            @Override
            public Optional<ContactId> via(NumberId number, ContactId contact) {
                return Optional.empty();
            }
        };
        desk.templates = new TemplateGate() {
            @Override
            public OptionalInt refusal(Said said, Contact contact) {
                return refusal;
            }
        };
        desk.files = new FilesOut() {
            @Override
            public Optional<OutgoingFile> of(Message message) {
                return Optional.empty();
            }

            @Override
            public boolean lacksOneOfCards(Message message) {
                return lacksCard;
            }

            @Override
            public Map<String, String> ofCards(Message message) {
                return Map.of();
            }
        };
        desk.failures = new Failures() {
            @Override
            void notSent(OutboxEntry entry, Message message, Conversation conversation, int code) {
                failed.add(code);
            }
        };
    }

    @Test
    void whatNothingHindersLeaves() {
        assertThat(claim(false)).isPresent();
        assertThat(entry.state()).isEqualTo(OutboxEntry.State.SENDING);
        assertThat(failed).isEmpty();
    }

    @Test
    void fromAStoppedNumberOnlyATrialLeaves() {
        number.stop(STOPPED, NOW.minusSeconds(120));
        assertThat(claim(false)).isEmpty();
        assertThat(claim(true)).isPresent();
        assertThat(number.isTrialDue(NOW)).isFalse();
    }

    @Test
    void aTrialThatIsNotDueDoesNotLeave() {
        number.stop(STOPPED, NOW.minusSeconds(59));
        assertThat(claim(true)).isEmpty();
        assertThat(entry.state()).isEqualTo(OutboxEntry.State.QUEUED);
    }

    @Test
    void withAClosedWindowNothingIsTried() {
        window = Optional.empty();
        isNotTried();
        assertThat(failed).containsExactly(ErrorCatalogue.WINDOW_CLOSED);
    }

    @Test
    void withoutAnAddressNothingIsTried() {
        phone = Optional.empty();
        isNotTried();
        assertThat(failed).containsExactly(ErrorCatalogue.NO_ADDRESS);
    }

    @Test
    void toAGroupNothingIsTried() {
        group = true;
        isNotTried();
        assertThat(failed).containsExactly(ErrorCatalogue.NO_ADDRESS);
    }

    @Test
    void whatWhatsAppHoldsBackSaysSoUntilItIsSent() {
        claim(false);
        desk.conclude(due(false), new SendResult.Accepted("wamid.A", true));
        assertThat(message.status()).isEqualTo(MessageStatus.SENDING);
        assertThat(message.errorCode()).hasValue(ErrorCatalogue.HELD_BACK);
        assertThat(told).isEqualTo(1);
        message.report(MessageStatus.SENT, NOW);
        assertThat(message.errorCode()).isEmpty();
    }

    @Test
    void whatLeavesAtOnceSaysNothing() {
        claim(false);
        desk.conclude(due(false), new SendResult.Accepted("wamid.A"));
        assertThat(message.errorCode()).isEmpty();
        assertThat(told).isZero();
    }

    @Test
    void withATemplateThatIsRefusedNothingIsTried() {
        refusal = OptionalInt.of(PAUSED);
        isNotTried();
        assertThat(failed).containsExactly(PAUSED);
    }

    @Test
    void withoutItsFilesNothingIsTried() {
        lacksCard = true;
        isNotTried();
        assertThat(entry.awaitsFile()).isTrue();
        assertThat(failed).isEmpty();
    }

    /** The next message may try the number at once. */
    private void isNotTried() {
        number.stop(STOPPED, NOW.minusSeconds(120));
        assertThat(claim(true)).isEmpty();
        assertThat(number.isTrialDue(NOW)).isTrue();
        assertThat(entry.state()).isEqualTo(OutboxEntry.State.QUEUED);
    }

    private Optional<OutgoingMessage> claim(boolean trial) {
        return desk.claim(due(trial), "a node");
    }

    private Outbox.Due due(boolean trial) {
        return new Outbox.Due(
                message.id(), conversation.id(), conversation.contact(), conversation.number(), 80, trial);
    }
}
