package org.bandeja.media.service;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bandeja.media.rules.FileKind;

/**
 * A file that somebody is about to give us.
 *
 * @param kind as what it is to be sent; it may be sent as a document, too
 * @param voice recorded with the microphone
 * @param name as the sender's machine calls it, without a path
 * @param mime what it is said to be; nothing to be trusted
 * @param length of its bytes, as far as is told; 0 when it is not
 */
public record Upload(FileKind kind, boolean voice, Optional<String> name, Optional<String> mime, long length) {
    public Upload {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(mime, "mime");
        if (length < 0) throw new IllegalArgumentException("length");
    }
}
