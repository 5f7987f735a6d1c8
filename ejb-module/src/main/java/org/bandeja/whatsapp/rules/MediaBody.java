package org.bandeja.whatsapp.rules;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.bandeja.media.model.MediaReference;

/** Pictures, videos, recordings, documents and stickers: a file that has still to be fetched, and what is said of it. */
final class MediaBody {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ID = 255;

    private MediaBody() {}

    /** Empty when there is neither a file nor a reason why there is none. */
    static Optional<MessageBody> of(String type, JsonObject body, JsonObject message) {
        String kind = type.equals("voice") ? "audio" : type;
        Optional<String> id = JsonParts.word(body, "id").filter(value -> value.length() <= LONGEST_ID);
        if (id.isEmpty() && JsonParts.items(message, "errors").isEmpty()) return Optional.empty();
        Optional<String> name = JsonParts.text(body, "filename").map(raw -> CleanText.line(raw, LONGEST_NAME));
        Optional<String> caption = JsonParts.text(body, "caption").filter(text -> !text.isBlank());
        MessageBody said = MessageBody.plain(kind, caption.or(() -> name.filter(file -> kind.equals("document"))));
        return Optional.of(
                id.map(file -> withFile(said, file, type, body, name)).orElse(said));
    }

    /** Its name at WhatsApp stands in the content, too: whoever can fetch it later must know it. */
    private static MessageBody withFile(
            MessageBody said, String id, String type, JsonObject body, Optional<String> name) {
        MediaReference reference = new MediaReference(
                id,
                JsonParts.word(body, "mime_type").map(mime -> CleanText.line(mime, LONGEST_NAME)),
                JsonParts.word(body, "sha256").map(hash -> CleanText.line(hash, LONGEST_NAME)),
                name.filter(text -> !text.isEmpty()),
                type.equals("voice") || JsonParts.isTrue(body, "voice"),
                JsonParts.isTrue(body, "animated"));
        return said.with("file", json(reference)).with(reference);
    }

    private static JsonObject json(MediaReference file) {
        JsonObjectBuilder json = MessageBody.parts().add("whatsappId", CleanText.line(file.whatsappId(), LONGEST_ID));
        file.mime().ifPresent(mime -> json.add("mime", mime));
        file.sha256().ifPresent(hash -> json.add("sha256", hash));
        file.name().ifPresent(name -> json.add("name", name));
        if (file.voice()) json.add("voice", true);
        if (file.animated()) json.add("animated", true);
        return json.build();
    }
}
