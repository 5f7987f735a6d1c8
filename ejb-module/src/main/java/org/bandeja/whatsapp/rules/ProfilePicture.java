package org.bandeja.whatsapp.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.bandeja.media.rules.FileSigns;
import org.bandeja.media.rules.FileType;
import org.bandeja.media.rules.PictureHead;
import org.bandeja.routing.model.ProfileNotUsable;

/** What WhatsApp takes as the picture of a number (profile photos: 5 MB; smaller than 192 pixels "may cause issues", 2026-09). */
public final class ProfilePicture {
    public static final int MOST_BYTES = 5 * 1024 * 1024;
    public static final int SHORTEST_SIDE = 192;

    private ProfilePicture() {}

    /**
     * @return JPEG or PNG, by its bytes
     * @throws ProfileNotUsable if WhatsApp would not take it
     */
    public static FileType require(byte[] bytes) {
        FileType type = FileType.of(
                Arrays.copyOf(bytes, Math.min(bytes.length, FileSigns.HEAD)), Optional.empty(), Optional.empty());
        boolean good = (type == FileType.JPEG || type == FileType.PNG)
                && bytes.length <= MOST_BYTES
                && isLargeEnough(bytes, type);
        if (!good) {
            throw new ProfileNotUsable(ProfileNotUsable.Field.PICTURE);
        }
        return type;
    }

    private static boolean isLargeEnough(byte[] bytes, FileType type) {
        try {
            return PictureHead.read(new ByteArrayInputStream(bytes), type)
                    .filter(size -> Math.min(size.width(), size.height()) >= SHORTEST_SIDE)
                    .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
