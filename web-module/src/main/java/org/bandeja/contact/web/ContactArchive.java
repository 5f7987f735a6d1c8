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
import org.bandeja.contact.service.ContactReader;
import org.bandeja.contact.service.SeenContact;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageCursor;
import org.bandeja.conversation.model.MessagePage;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.service.InboxReader;
import org.bandeja.conversation.service.SeenConversation;
import org.bandeja.conversation.web.ConversationJson;
import org.bandeja.conversation.web.MessageJson;
import org.bandeja.conversation.web.TimelineJson;
import org.bandeja.media.model.MediaKey;
import org.bandeja.media.model.MediaRow;
import org.bandeja.media.model.MediaState;
import org.bandeja.media.service.MediaDesk;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.screen.web.Texts;

/**
 * All that is known of a person, in a ZIP file: contact.json, one file a conversation with its messages and its timeline, and the
 * files themselves. Written while it is read, a page at a time; nothing of it is held in memory.
 */
@ApplicationScoped
public class ContactArchive {
    private static final int CONVERSATIONS = 50;
    private static final int MESSAGES = 200;

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

    /** @param notes about the person, the newest first */
    public record WholeContact(ContactJson contact, List<ContactHistoryResource.NoteJson> notes) {}

    void write(SeenContact contact, Locale locale, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        ContactId id = contact.id();
        entry(
                zip,
                "contact.json",
                jsonb.toJson(new WholeContact(
                        ContactJson.of(contact),
                        reader.notes(id).stream()
                                .map(ContactHistoryResource.NoteJson::of)
                                .toList())));
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

    private void write(SeenConversation seen, Locale locale, ZipOutputStream zip, Set<MediaKey> written)
            throws IOException {
        ConversationId id = seen.row().id();
        Instant now = clock.instant();
        zip.putNextEntry(new ZipEntry("conversations/" + id.text() + ".json"));
        text(
                zip,
                "{\"conversation\":" + jsonb.toJson(ConversationJson.of(seen, now)) + ",\"timeline\":"
                        + jsonb.toJson(inbox.timeline(id).stream()
                                .map(TimelineJson::of)
                                .toList()) + ",\"messages\":[");
        Set<MediaRow> files = new HashSet<>();
        Optional<MessageCursor> place = Optional.of(new MessageCursor(Instant.EPOCH, 0));
        String between = "";
        while (place.isPresent()) {
            MessagePage page = inbox.after(id, place.get(), MESSAGES);
            for (MessageRow row : page.rows()) {
                text(zip, between + jsonb.toJson(MessageJson.of(row, texts, locale)));
                between = ",";
                row.media().filter(file -> file.state() == MediaState.THERE).ifPresent(files::add);
            }
            place = page.after();
        }
        text(zip, "]}");
        zip.closeEntry();
        for (MediaRow file : files) {
            if (written.add(file.key())) {
                write(file, zip);
            }
        }
    }

    /** Files are small already: they are only put in. */
    private void write(MediaRow file, ZipOutputStream zip) throws IOException {
        try {
            MediaDesk.Opened opened = media.open(file.key());
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.putNextEntry(new ZipEntry("files/" + file.key().text() + "-" + opened.name()));
            Files.copy(opened.path(), zip);
            zip.closeEntry();
        } catch (NotFound | NoSuchFileException e) {
            entry(zip, "files/" + file.key().text() + ".missing", "");
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
