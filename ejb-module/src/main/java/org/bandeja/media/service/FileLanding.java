package org.bandeja.media.service;

import java.io.IOException;
import org.bandeja.media.model.MediaTrouble;
import org.bandeja.media.rules.MediaSource;

/** Lets bytes into the media store, and remembers why no more may come. */
final class FileLanding implements MediaSource.Landing {
    private final ArrivingFile file;
    private final MediaStore store;
    private MediaTrouble trouble = MediaTrouble.NO_SPACE;

    FileLanding(ArrivingFile file, MediaStore store) {
        this.file = file;
        this.store = store;
    }

    /** Why it refused. */
    MediaTrouble trouble() {
        return trouble;
    }

    @Override
    public boolean begin(long expected) {
        try {
            file.clear();
            if (expected > file.most()) {
                trouble = MediaTrouble.TOO_LARGE;
                return false;
            }
            return store.hasRoomFor(expected);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean take(byte[] bytes, int count) {
        try {
            file.write(bytes, 0, count);
            return true;
        } catch (FileTooLarge e) {
            trouble = MediaTrouble.TOO_LARGE;
        } catch (IOException e) {
            trouble = MediaTrouble.NO_SPACE;
        }
        return false;
    }
}
