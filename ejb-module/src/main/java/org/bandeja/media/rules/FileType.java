package org.bandeja.media.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a file is. Decided by its bytes ({@link FileSigns}); what it is said to be only chooses among relatives that look the same,
 * such as the office documents in a ZIP file. No door sends another type than one of these.
 */
public enum FileType {
    JPEG("image/jpeg", "jpg", Kind.IMAGE),
    PNG("image/png", "png", Kind.IMAGE),
    GIF("image/gif", "gif", Kind.IMAGE),
    WEBP("image/webp", "webp", Kind.IMAGE),
    MP4("video/mp4", "mp4", Kind.VIDEO),
    THREE_GP("video/3gpp", "3gp", Kind.VIDEO),
    WEBM("video/webm", "webm", Kind.VIDEO),
    OGG("audio/ogg", "ogg", Kind.AUDIO),
    MP3("audio/mpeg", "mp3", Kind.AUDIO),
    MP4_AUDIO("audio/mp4", "m4a", Kind.AUDIO),
    AAC("audio/aac", "aac", Kind.AUDIO),
    AMR("audio/amr", "amr", Kind.AUDIO),
    WAV("audio/wav", "wav", Kind.AUDIO),
    WEBM_AUDIO("audio/webm", "weba", Kind.AUDIO),
    QUICKTIME("video/quicktime", "mov", Kind.DOCUMENT),
    HEIC("image/heic", "heic", Kind.DOCUMENT),
    TIFF("image/tiff", "tif", Kind.DOCUMENT),
    BMP("image/bmp", "bmp", Kind.DOCUMENT),
    PDF("application/pdf", "pdf", Kind.DOCUMENT),
    TEXT("text/plain", "txt", Kind.DOCUMENT),
    CSV("text/csv", "csv", Kind.DOCUMENT),
    VCARD("text/vcard", "vcf", Kind.DOCUMENT),
    RTF("application/rtf", "rtf", Kind.DOCUMENT),
    DOC("application/msword", "doc", Kind.DOCUMENT),
    XLS("application/vnd.ms-excel", "xls", Kind.DOCUMENT),
    PPT("application/vnd.ms-powerpoint", "ppt", Kind.DOCUMENT),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", Kind.DOCUMENT),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", Kind.DOCUMENT),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", Kind.DOCUMENT),
    ODT("application/vnd.oasis.opendocument.text", "odt", Kind.DOCUMENT),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods", Kind.DOCUMENT),
    ODP("application/vnd.oasis.opendocument.presentation", "odp", Kind.DOCUMENT),
    ZIP("application/zip", "zip", Kind.DOCUMENT),
    GZIP("application/gzip", "gz", Kind.DOCUMENT),
    RAR("application/vnd.rar", "rar", Kind.DOCUMENT),
    SEVEN_ZIP("application/x-7z-compressed", "7z", Kind.DOCUMENT),
    /** HTML, SVG and other XML: a browser could run it. */
    MARKUP("application/octet-stream", "bin", Kind.DOCUMENT),
    /** Programs and scripts. */
    PROGRAM("application/octet-stream", "bin", Kind.DOCUMENT),
    UNKNOWN("application/octet-stream", "bin", Kind.DOCUMENT);

    /** How the page shows it. */
    public enum Kind {
        IMAGE,
        VIDEO,
        AUDIO,
        /** Never shown by a browser: downloaded. */
        DOCUMENT
    }

    private static final Map<String, FileType> BY_MIME =
            Arrays.stream(values()).collect(Collectors.toMap(FileType::mime, Function.identity(), (a, b) -> UNKNOWN));

    private final String mime;
    private final String extension;
    private final Kind kind;

    FileType(String mime, String extension, Kind kind) {
        this.mime = mime;
        this.extension = extension;
        this.kind = kind;
    }

    public String mime() {
        return mime;
    }

    /** Without a dot. */
    public String extension() {
        return extension;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether a browser may show it in place: nothing in it can run. */
    public boolean isInline() {
        return kind != Kind.DOCUMENT;
    }

    /** Of what was stored under this type; {@link #UNKNOWN} for what is not in the table. */
    public static FileType ofMime(String mime) {
        return BY_MIME.getOrDefault(mime, UNKNOWN);
    }

    /**
     * @param head the first {@link FileSigns#HEAD} bytes, or all when there are fewer
     * @param saidMime what it is said to be, perhaps with parameters
     * @param name as its sender called it
     */
    public static FileType of(byte[] head, Optional<String> saidMime, Optional<String> name) {
        return FileSigns.find(head).among(saidMime.map(FileType::bare), name.flatMap(FileType::ending));
    }

    private static String bare(String mime) {
        int end = mime.indexOf(';');
        return (end < 0 ? mime : mime.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
