package org.bandeja.contact.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.ContactNote;
import org.bandeja.contact.model.KnownAs;
import org.bandeja.contact.model.NoteId;
import org.bandeja.contact.service.ContactReader;
import org.bandeja.contact.service.ExportDesk;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageCursor;
import org.bandeja.conversation.model.MessagePage;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.TimelineRow;
import org.bandeja.conversation.service.InboxReader;
import org.bandeja.conversation.service.SeenConversation;
import org.bandeja.conversation.web.ConversationJson;
import org.bandeja.conversation.web.MessageJson;
import org.bandeja.conversation.web.TimelineJson;
import org.bandeja.conversation.web.Times;
import org.bandeja.media.model.MediaKey;
import org.bandeja.media.model.MediaRow;
import org.bandeja.media.model.MediaState;
import org.bandeja.media.service.MediaDesk;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.screen.web.Texts;

/**
 * All that is known of a person, in a ZIP file: contact.json with all notes, one file a conversation with all of its messages and its
 * timeline, and the files themselves. Written while it is read, a page at a time, to the last page; nothing of it is held in memory.
 */
@ApplicationScoped
public class ContactArchive {
    private static final int CONVERSATIONS = 50;
    private static final int A_PAGE = 200;
    private static final MessageCursor BEGINNING = new MessageCursor(Instant.EPOCH, 0);

    @Inject
    ContactReader reader;

    @Inject
    InboxReader inbox;

    @Inject
    MediaDesk media;

    @Inject
    Texts texts;

    @Inject
    Jsonb jsonb;

    @Inject
    Clock clock;

    /** What the person was called by before: the digits of a phone number, or a user id. */
    public record FormerAddressJson(String address, String until) {
        static FormerAddressJson of(KnownAs former) {
            return new FormerAddressJson(former.address(), Times.text(former.until()));
        }
    }

    void write(ExportDesk.Begun export, Locale locale, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        ContactId id = export.contact().id();
        zip.putNextEntry(new ZipEntry("contact.json"));
        text(
                zip,
                "{\"contact\":" + jsonb.toJson(ContactJson.of(export.contact())) + ",\"formerAddresses\":"
                        + jsonb.toJson(export.former().stream()
                                .map(FormerAddressJson::of)
                                .toList()) + ",\"notes\":");
        notes(id, zip);
        text(zip, "}");
        zip.closeEntry();
        Set<MediaKey> written = new HashSet<>();
        Optional<ConversationId> after = Optional.empty();
        do {
            ContactReader.History page = reader.history(id, after, CONVERSATIONS);
            for (SeenConversation conversation : page.items()) {
                write(conversation, locale, zip, written);
            }
            after = page.next();
        } while (after.isPresent());
        zip.finish();
        zip.flush();
    }

    /** The newest first. */
    private void notes(ContactId id, ZipOutputStream zip) throws IOException {
        Items items = new Items(zip);
        Optional<NoteId> after = Optional.empty();
        do {
            ContactReader.Notes page = reader.notes(id, after, A_PAGE);
            for (ContactNote note : page.items()) {
                items.add(ContactHistoryResource.NoteJson.of(note));
            }
            after = page.next();
        } while (after.isPresent());
        items.end();
    }

    private void write(SeenConversation seen, Locale locale, ZipOutputStream zip, Set<MediaKey> written)
            throws IOException {
        ConversationId id = seen.row().id();
        zip.putNextEntry(new ZipEntry("conversations/" + id.text() + ".json"));
        text(zip, "{\"conversation\":" + jsonb.toJson(ConversationJson.of(seen, clock.instant())) + ",\"timeline\":");
        timeline(id, zip);
        text(zip, ",\"messages\":");
        Set<MediaKey> files = messages(id, locale, zip);
        text(zip, "}");
        zip.closeEntry();
        files.addAll(inbox.cardFiles(id));
        for (MediaKey file : files) {
            if (written.add(file)) {
                write(file, zip);
            }
        }
    }

    private void timeline(ConversationId id, ZipOutputStream zip) throws IOException {
        Items items = new Items(zip);
        List<TimelineRow> page = inbox.timelineAfter(id, BEGINNING, A_PAGE);
        while (!page.isEmpty()) {
            for (TimelineRow row : page) {
                items.add(TimelineJson.of(row));
            }
            TimelineRow last = page.get(page.size() - 1);
            page = inbox.timelineAfter(id, new MessageCursor(last.at(), last.seq()), A_PAGE);
        }
        items.end();
    }

    /** @return the files that belong to them */
    private Set<MediaKey> messages(ConversationId id, Locale locale, ZipOutputStream zip) throws IOException {
        Items items = new Items(zip);
        Set<MediaKey> files = new HashSet<>();
        Optional<MessageCursor> place = Optional.of(BEGINNING);
        while (place.isPresent()) {
            MessagePage page = inbox.after(id, place.get(), A_PAGE);
            for (MessageRow row : page.rows()) {
                items.add(MessageJson.of(row, texts, locale));
                row.media()
                        .filter(file -> file.state() == MediaState.THERE)
                        .map(MediaRow::key)
                        .ifPresent(files::add);
            }
            place = page.after();
        }
        items.end();
        return files;
    }

    /** A list in JSON, written one by one. */
    private final class Items {
        private final ZipOutputStream zip;
        private String before = "[";

        Items(ZipOutputStream zip) {
            this.zip = zip;
        }

        void add(Object item) throws IOException {
            text(zip, before + jsonb.toJson(item));
            before = ",";
        }

        void end() throws IOException {
            text(zip, before.equals("[") ? "[]" : "]");
        }
    }

    /** Files are small already: they are only put in. */
    private void write(MediaKey file, ZipOutputStream zip) throws IOException {
        try {
            MediaDesk.Opened opened = media.open(file);
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.putNextEntry(new ZipEntry("files/" + file.text() + "-" + opened.name()));
            Files.copy(opened.path(), zip);
            zip.closeEntry();
        } catch (NotFound | NoSuchFileException e) {
            entry(zip, "files/" + file.text() + ".missing", "");
        } finally {
            zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        }
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        text(zip, text);
        zip.closeEntry();
    }

    private static void text(ZipOutputStream zip, String text) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
