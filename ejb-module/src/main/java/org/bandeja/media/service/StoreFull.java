package org.bandeja.media.service;

import java.io.IOException;
import java.util.Locale;

/** The disk of the media store has too little space left, or no more of it may be used. */
public class StoreFull extends IOException {
    private static final long serialVersionUID = 1;

    public StoreFull(String message) {
        super(message);
    }

    /** Writes into the store. */
    @FunctionalInterface
    interface Writing<T> {
        T write() throws IOException;
    }

    /**
     * That the disk has no room shows only when something is written: room that is counted may be a quota's, or lack entries.
     *
     * @throws StoreFull if that was why it failed
     */
    static <T> T told(Writing<T> writing) throws IOException {
        try {
            return writing.write();
        } catch (StoreFull e) {
            throw e;
        } catch (IOException e) {
            throw isWhy(e) ? (IOException) new StoreFull(e.getMessage()).initCause(e) : e;
        }
    }

    /** By the system's words for ENOSPC and EDQUOT: Java hands on nothing else of them. */
    private static boolean isWhy(IOException failure) {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space left") || words.contains("quota exceeded");
    }
}
