package org.bandeja.simulator.graph;

import java.io.IOException;
import java.nio.file.Path;
import org.bandeja.simulator.media.MediaTypes;

/** Why WhatsApp does not take a file of the business. */
final class MediaRefusals {
    private static final int UPLOAD_ERROR = 131053;

    private MediaRefusals() {}

    /** @throws GraphError 100 for the type, 131053 for size or content */
    static void require(String mime, long size, Path file) throws IOException {
        if (!MediaTypes.isKnown(mime)) {
            throw GraphError.parameter("Param file must be a file with one of the following types: "
                    + String.join(", ", MediaTypes.known()) + ". Received file of type '" + mime + "'.");
        }
        if (size == 0) {
            throw GraphError.parameter("Param file must not be empty.");
        }
        if (size > MediaTypes.largest(mime) || MediaTypes.isTooLargeSticker(mime, file, size)) {
            throw GraphError.of(
                    UPLOAD_ERROR, "Media upload error: the file has " + size + " bytes, too many for " + mime);
        }
        if (!MediaTypes.looksLike(mime, file)) {
            throw GraphError.of(UPLOAD_ERROR, "Media upload error: the content of the file is not " + mime);
        }
    }
}
