package org.bandeja.simulator.graph;

import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.media.MediaStore;
import org.bandeja.simulator.media.MediaTypes;
import org.bandeja.simulator.media.Medium;

/** Files in messages: named by exactly one of id and link, and fit for what they are sent as. */
final class MediaParams {
    private static final int LONGEST_CAPTION = 1024;
    private static final int LONGEST_FILE_NAME = 240;
    private static final int UPLOAD_ERROR = 131053;

    private final MediaStore store;

    MediaParams(MediaStore store) {
        this.store = store;
    }

    /**
     * @param kind image, video, audio, document or sticker
     * @return the code with which the message fails later, if the file does not fit
     */
    OptionalInt check(Params media, String kind, BusinessNumber number) {
        switch (kind) {
            case "image", "video" -> media.only("id", "link", "caption");
            case "audio" -> media.only("id", "link", "voice");
            case "document" -> media.only("id", "link", "caption", "filename");
            default -> media.only("id", "link");
        }
        media.text("filename", LONGEST_FILE_NAME);
        requireCaption(media);
        boolean voice = media.flag("voice");
        Optional<Medium> medium = medium(media, number);
        boolean fits = medium.map(Medium::mime)
                .filter(mime -> !MediaTypes.fits(kind, mime) || voice && !mime.equals("audio/ogg"))
                .isEmpty();
        return fits ? OptionalInt.empty() : OptionalInt.of(UPLOAD_ERROR);
    }

    private static void requireCaption(Params media) {
        String caption = media.text("caption").orElse("");
        if (caption.codePointCount(0, caption.length()) > LONGEST_CAPTION) {
            throw GraphError.parameter(
                    "Param " + media.path() + "['caption'] must be at most " + LONGEST_CAPTION + " characters long.");
        }
    }

    /** The file, if it is one of ours and no link. */
    Optional<Medium> medium(Params media, BusinessNumber number) {
        Optional<String> id = media.text("id");
        Optional<String> link = media.text("link");
        if (id.isPresent() == link.isPresent()) {
            throw GraphError.parameter(
                    "Param " + media.path() + " must have exactly one of the parameters id and link.");
        }
        if (link.isPresent()) {
            if (!link.get().matches("https?://\\S{4,2000}")) {
                throw media.invalid("link", "is not a valid URL");
            }
            return Optional.empty();
        }
        Medium medium = store.find(id.get())
                .filter(known -> known.origin() == Medium.Origin.BUSINESS)
                .filter(known -> known.phoneNumberId().equals(Optional.of(number.phoneNumberId())))
                .orElseThrow(() -> media.invalid("id", "there is no such media of this phone number"));
        return Optional.of(medium);
    }
}
