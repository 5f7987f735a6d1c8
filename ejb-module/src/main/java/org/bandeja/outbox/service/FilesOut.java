package org.bandeja.outbox.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bandeja.conversation.model.CardFiles;
import org.bandeja.conversation.model.Message;
import org.bandeja.media.model.Media;
import org.bandeja.media.model.MediaId;
import org.bandeja.media.model.Medias;
import org.bandeja.media.model.WhatsappFiles;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.outbox.rules.OutgoingFile;

/** The files of messages that leave, as WhatsApp knows them. Within the sender's transactions. */
@ApplicationScoped
public class FilesOut {
    /** With these WhatsApp may mean that it does not know the file (any more); they can mean something else, too. */
    private static final Set<Integer> PERHAPS_UNKNOWN = Set.of(100, 131008, 131009, 131052, 131053);

    @Inject
    Medias medias;

    @Inject
    WhatsappFiles files;

    @Inject
    CardFiles cards;

    @Inject
    Clock clock;

    /** Empty: the message has no file, or WhatsApp has not got it yet. */
    public Optional<OutgoingFile> of(Message message) {
        return message.media()
                .flatMap(id -> files.find(id, message.number(), clock.instant())
                        .flatMap(known -> medias.findForSystem(id).map(media -> outgoing(known, media))));
    }

    /** Whether its cards show something that WhatsApp has not got yet. */
    public boolean lacksOneOfCards(Message message) {
        return cards.of(message.id()).stream()
                .anyMatch(
                        id -> files.find(id, message.number(), clock.instant()).isEmpty());
    }

    /** What WhatsApp calls the files that its cards show, by our own names. */
    public Map<String, String> ofCards(Message message) {
        Map<String, String> known = new HashMap<>();
        for (MediaId id : cards.of(message.id())) {
            files.find(id, message.number(), clock.instant())
                    .ifPresent(file -> medias.findForSystem(id)
                            .ifPresent(media -> known.put(media.key().text(), file.whatsappId())));
        }
        return known;
    }

    private static OutgoingFile outgoing(WhatsappFiles.Known known, Media media) {
        return new OutgoingFile(known.whatsappId(), media.name(), media.isVoice());
    }

    /**
     * After a refusal: files that WhatsApp got for an earlier message may be unknown there by now, so they are brought again, those of
     * its cards, too. Those that were brought for this message are not: so it happens once.
     *
     * @return whether the message may try again with its files brought anew
     */
    public boolean forgetIfUnknown(int code, Message message, OutboxEntry entry) {
        if (!PERHAPS_UNKNOWN.contains(code)) {
            return false;
        }
        List<MediaId> old =
                shownBy(message).filter(id -> isFromBefore(id, message, entry)).toList();
        old.forEach(id -> files.forget(id, message.number()));
        return !old.isEmpty();
    }

    private Stream<MediaId> shownBy(Message message) {
        return Stream.concat(message.media().stream(), cards.of(message.id()).stream())
                .distinct();
    }

    private boolean isFromBefore(MediaId id, Message message, OutboxEntry entry) {
        return files.find(id, message.number(), clock.instant())
                .filter(known -> known.broughtAt().isBefore(entry.createdAt()))
                .isPresent();
    }
}
