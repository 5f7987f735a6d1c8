package org.bandeja.template.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.media.rules.FileName;
import org.bandeja.media.rules.FileSigns;
import org.bandeja.media.rules.FileType;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.template.model.DraftChanged;
import org.bandeja.template.model.DraftId;
import org.bandeja.template.rules.DraftCheck;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.rules.TemplateDraft.Header;

/** Gives WhatsApp the example file of a header, of the draft or of one of its cards; never within a transaction. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SampleDesk {
    @Inject
    DraftDesk desk;

    @Inject
    FileHandles handles;

    /**
     * The kind of the message's header follows from the file; a card has its kind, as all cards do.
     *
     * @param version that somebody has before him
     * @param card on whose header, from 0; empty: on the message's
     * @param name of the file, for people
     * @throws Malformed if there is no such card
     * @throws DraftChanged if somebody else has changed it meanwhile
     * @throws SampleNotUsable if WhatsApp takes no such file in this place
     * @throws AppUnknown if nobody has said which app is connected to the account
     * @throws RefusedByWhatsApp with its words
     * @throws WhatsAppAway if it was not reached: nothing has changed
     */
    public SeenDraft give(DraftId id, int version, OptionalInt card, String name, byte[] bytes) {
        SeenDraft seen = desk.one(id);
        if (seen.version() != version) {
            throw new DraftChanged();
        }
        FileType type = FileType.of(
                Arrays.copyOf(bytes, Math.min(bytes.length, FileSigns.HEAD)), Optional.empty(), Optional.of(name));
        Header.Kind kind = kind(type);
        TemplateDraft draft = seen.draft();
        Header before = draft.header(card);
        if (!DraftCheck.takesSample(draft, card, kind)) {
            throw new SampleNotUsable();
        }
        String clean = FileName.safe(Optional.of(name), type);
        String handle = handles.give(seen.account(), clean, type, bytes);
        Header given = new Header(kind, before.text(), before.example(), handle, clean);
        return desk.write(id, version, draft.under(card, given));
    }

    /** WhatsApp's own table: images are JPEG or PNG, videos MP4, documents PDF (template components, 2026-09). */
    private static Header.Kind kind(FileType type) {
        return switch (type) {
            case JPEG, PNG -> Header.Kind.IMAGE;
            case MP4 -> Header.Kind.VIDEO;
            case PDF -> Header.Kind.DOCUMENT;
            default -> throw new SampleNotUsable();
        };
    }
}
