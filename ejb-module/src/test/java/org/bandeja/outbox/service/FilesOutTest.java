package org.bandeja.outbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.CardFiles;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;
import org.bandeja.directory.model.AgentId;
import org.bandeja.media.model.MediaId;
import org.bandeja.media.model.WhatsappFiles;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files WhatsApp may not know any more. */
class FilesOutTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(1);
    private static final int UNKNOWN_FILE = 131053;

    private static final MediaId OWN = new MediaId(10);
    private static final MediaId CARD = new MediaId(11);
    private static final MediaId OTHER_CARD = new MediaId(12);

    private final Conversation conversation =
            new Conversation(new ConversationId(1), new NumberId(2), new ContactId(3), NOW);
    private final Message message =
            Message.answer(new MessageId(4), conversation, 1, new AgentId(5), Said.text("Mire"), NOW);
    private final List<MediaId> forgotten = new ArrayList<>();
    private final FilesOut files = new FilesOut();
    private List<MediaId> ofCards = List.of();
    private Map<MediaId, Instant> brought = Map.of();

    @BeforeEach
    void prepare() {
        files.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        files.cards = new CardFiles() {
            @Override
            public List<MediaId> of(MessageId id) {
                return ofCards;
            }
        };
        files.files = new WhatsappFiles() {
            @Override
            public Optional<Known> find(MediaId media, NumberId number, Instant now) {
                return Optional.ofNullable(brought.get(media)).map(at -> new Known("w" + media.value(), at));
            }

            @Override
            public void forget(MediaId media, NumberId number) {
                forgotten.add(media);
            }
        };
    }

    @Test
    void anOldFileIsForgotten() {
        message.carrying(OWN);
        brought = Map.of(OWN, BEFORE);
        assertThat(isForgotten(UNKNOWN_FILE)).isTrue();
        assertThat(forgotten).containsExactly(OWN);
    }

    @Test
    void ofCardsTheOldOnesAreForgotten() {
        ofCards = List.of(CARD, OTHER_CARD);
        brought = Map.of(CARD, NOW, OTHER_CARD, BEFORE);
        assertThat(isForgotten(UNKNOWN_FILE)).isTrue();
        assertThat(forgotten).containsExactly(OTHER_CARD);
    }

    @Test
    void whatWasBroughtForThisMessageIsKept() {
        message.carrying(OWN);
        ofCards = List.of(CARD);
        brought = Map.of(OWN, NOW, CARD, NOW);
        assertThat(isForgotten(UNKNOWN_FILE)).isFalse();
        assertThat(forgotten).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {131047, 190, 0})
    void otherRefusalsSayNothingOfFiles(int code) {
        ofCards = List.of(CARD);
        brought = Map.of(CARD, BEFORE);
        assertThat(isForgotten(code)).isFalse();
        assertThat(forgotten).isEmpty();
    }

    private boolean isForgotten(int code) {
        return files.forgetIfUnknown(code, message, new OutboxEntry(message, NOW));
    }
}
