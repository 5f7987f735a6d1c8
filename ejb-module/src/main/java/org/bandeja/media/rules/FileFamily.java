package org.bandeja.media.rules;

import static org.bandeja.media.rules.FileType.AAC;
import static org.bandeja.media.rules.FileType.CSV;
import static org.bandeja.media.rules.FileType.DOC;
import static org.bandeja.media.rules.FileType.DOCX;
import static org.bandeja.media.rules.FileType.MP3;
import static org.bandeja.media.rules.FileType.MP4;
import static org.bandeja.media.rules.FileType.MP4_AUDIO;
import static org.bandeja.media.rules.FileType.PPT;
import static org.bandeja.media.rules.FileType.PPTX;
import static org.bandeja.media.rules.FileType.TEXT;
import static org.bandeja.media.rules.FileType.UNKNOWN;
import static org.bandeja.media.rules.FileType.VCARD;
import static org.bandeja.media.rules.FileType.WEBM;
import static org.bandeja.media.rules.FileType.WEBM_AUDIO;
import static org.bandeja.media.rules.FileType.XLS;
import static org.bandeja.media.rules.FileType.XLSX;
import static org.bandeja.media.rules.FileType.ZIP;

import java.util.List;
import java.util.Optional;

/**
 * Types that their first bytes do not tell apart.
 *
 * @param members the first one is meant when nothing else is said
 */
record FileFamily(List<FileType> members) {
    static final FileFamily OFFICE_ZIP = of(ZIP, DOCX, XLSX, PPTX);
    static final FileFamily OFFICE_OLD = of(UNKNOWN, DOC, XLS, PPT);
    static final FileFamily TEXTS = of(TEXT, CSV, VCARD);
    static final FileFamily MP4_BOXES = of(MP4, MP4_AUDIO);
    static final FileFamily MATROSKA = of(WEBM, WEBM_AUDIO);
    static final FileFamily MPEG_FRAMES = of(MP3, AAC);

    static FileFamily of(FileType... members) {
        return new FileFamily(List.of(members));
    }

    /** The one that is said, if it is one of these. */
    FileType among(Optional<String> mime, Optional<String> ending) {
        return members.stream()
                .filter(type -> type != UNKNOWN)
                .filter(type -> mime.filter(type.mime()::equals).isPresent())
                .findFirst()
                .or(() -> members.stream()
                        .filter(type -> ending.filter(type.extension()::equals).isPresent())
                        .findFirst())
                .orElse(members.get(0));
    }
}
