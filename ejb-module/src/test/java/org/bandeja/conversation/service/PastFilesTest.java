package org.bandeja.conversation.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.Alteration;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.Origin;
import org.bandeja.conversation.model.Said;
import org.bandeja.media.model.MediaId;
import org.bandeja.media.model.MediaReference;
import org.bandeja.media.service.AwaitedMedia;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A file of a message of the past comes after it. */
class PastFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final NumberId NUMBER = new NumberId(2);
    private static final MediaId FILE = new MediaId(77);
    private static final MediaReference REFERENCE = new MediaReference(
            "1037543291543636", Optional.of("image/jpeg"), Optional.empty(), Optional.empty(), false, false);
    private static final String TO_COME = "{\"kind\":\"media_placeholder\",\"raw\":\"{}\",\"past\":true}";

    private final Conversation conversation = new Conversation(new ConversationId(1), NUMBER, new ContactId(3), NOW);
    private final List<MediaReference> expected = new ArrayList<>();
    private final PastFiles files = new PastFiles();
    private Optional<Message> message = Optional.empty();

    @BeforeEach
    void prepare() {
        files.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        files.conversations = new Conversations() {
            @Override
            public Conversation lockForSystem(ConversationId id) {
                return conversation;
            }
        };
        files.messages = new Messages() {
            @Override
            public Optional<MessageId> idOf(NumberId number, String whatsappId) {
                return message.map(Message::id);
            }

            @Override
            public Optional<ConversationId> conversationOfForSystem(MessageId id) {
                return message.map(Message::conversation);
            }

            @Override
            public Optional<Message> find(MessageId id) {
                return message;
            }
        };
        files.awaited = new AwaitedMedia() {
            @Override
            public MediaId expect(MediaReference reference, NumberId number, Instant receivedAt) {
                expected.add(reference);
                return FILE;
            }
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = Origin.class,
            names = {"PAST_CUSTOMER", "PAST_COMPANY"})
    void theMessageGetsItsFileOnce(Origin origin) {
        Message known = known(unsupported(TO_COME), origin);
        List<InboxEvent> happened = complete(arrived(origin, Optional.of(REFERENCE)));
        assertThat(happened).extracting(InboxEvent::type).containsExactly(EventType.MESSAGE_CHANGED);
        assertThat(known.said()).isEqualTo(photo());
        assertThat(known.media()).contains(FILE);
        assertThat(complete(arrived(origin, Optional.of(REFERENCE)))).isEmpty();
        assertThat(expected).containsExactly(REFERENCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unsupported | {\"kind\":\"media_placeholder\",\"raw\":\"{}\"}",
                "unsupported | {\"kind\":\"poll_creation\",\"raw\":\"media_placeholder\",\"past\":true}",
                "unsupported | ",
                "image | {\"kind\":\"media_placeholder\",\"past\":true}",
                "image | {\"past\":true}"
            })
    void otherMessagesStayAsTheyAre(String type, String content) {
        Said before = new Said(type, Optional.empty(), Optional.ofNullable(content), Optional.empty());
        Message known = known(before, Origin.PAST_CUSTOMER);
        assertThat(complete(arrived(Origin.PAST_CUSTOMER, Optional.of(REFERENCE))))
                .isEmpty();
        assertThat(known.said()).isEqualTo(before);
        assertThat(known.media()).isEmpty();
        assertThat(expected).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Origin.class,
            names = {"CUSTOMER", "PHONE_APP"})
    void whatIsSaidNowCompletesNothing(Origin origin) {
        known(unsupported(TO_COME), Origin.PAST_CUSTOMER);
        assertThat(complete(arrived(origin, Optional.of(REFERENCE)))).isEmpty();
        assertThat(expected).isEmpty();
    }

    @Test
    void withoutAFileNothingIsComplete() {
        known(unsupported(TO_COME), Origin.PAST_CUSTOMER);
        assertThat(complete(arrived(Origin.PAST_CUSTOMER, Optional.empty()))).isEmpty();
    }

    @Test
    void whatWasTakenBackStaysSo() {
        Message known = known(unsupported(TO_COME), Origin.PAST_CUSTOMER);
        known.alter(new Alteration(Alteration.Kind.REVOKE, false, NOW, Optional.empty()));
        assertThat(complete(arrived(Origin.PAST_CUSTOMER, Optional.of(REFERENCE))))
                .isEmpty();
        assertThat(known.media()).isEmpty();
    }

    private List<InboxEvent> complete(MessageArrived arrived) {
        return files.complete(NUMBER, List.of(arrived));
    }

    private Message known(Said said, Origin origin) {
        Message known = Message.fromElsewhere(
                new MessageId(4), conversation, 1, "wamid.H", said, origin, Optional.empty(), NOW, NOW);
        message = Optional.of(known);
        return known;
    }

    private static Said unsupported(String content) {
        return new Said("unsupported", Optional.empty(), Optional.of(content), Optional.empty());
    }

    private static Said photo() {
        return new Said("image", Optional.of("El recibo"), Optional.of("{\"past\":true}"), Optional.empty());
    }

    private static MessageArrived arrived(Origin origin, Optional<MediaReference> file) {
        return new MessageArrived(
                "106540352242922",
                "15550783881",
                "wamid.H",
                new ContactAddress(Optional.of("+573001112233"), Optional.empty()),
                "",
                NOW,
                NOW,
                photo(),
                file,
                false,
                origin,
                Optional.empty(),
                Optional.empty(),
                "d1");
    }
}
