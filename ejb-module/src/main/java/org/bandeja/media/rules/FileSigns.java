package org.bandeja.media.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The signs at the beginning of files by which their types are known: the table of everything that WhatsApp sends and accepts,
 * of what people send each other besides, and of what a browser or a machine could run.
 */
public final class FileSigns {
    /** So many bytes of the beginning are enough. */
    public static final int HEAD = 4096;

    private static final Pattern MARKUP = Pattern.compile(
            "<(?:!doctype|html|head|body|script|svg|iframe|meta|title|\\?xml|\\?php)", Pattern.MULTILINE);
    private static final Pattern OFFICE_ENTRY =
            Pattern.compile("(?:\\[Content_Types]\\.xml|_rels/|docProps/|word/|xl/|ppt/|customXml/).*", Pattern.DOTALL);
    private static final int ZIP_NAME = 30;
    private static final int FTYP_BRAND = 8;
    private static final int OGG_FIRST_PACKET = 28;

    /** In this order: the first that fits. */
    private static final List<Sign> SIGNS = List.of(
            sign(FileType.JPEG, "\u00ff\u00d8\u00ff"),
            sign(FileType.PNG, "\u0089PNG\r\n\u001a\n"),
            sign(FileType.GIF, "GIF87a"),
            sign(FileType.GIF, "GIF89a"),
            new Sign(FileFamily.of(FileType.WEBP), head -> riff(head, "WEBP")),
            new Sign(FileFamily.of(FileType.WAV), head -> riff(head, "WAVE")),
            new Sign(FileFamily.of(FileType.QUICKTIME), head -> brand(head, "qt  ")),
            new Sign(FileFamily.of(FileType.HEIC), head -> brand(head, "heic", "heix", "mif1", "msf1", "heim", "hevc")),
            new Sign(FileFamily.of(FileType.THREE_GP), head -> brand(head, "3gp", "3g2")),
            new Sign(FileFamily.of(FileType.MP4_AUDIO), head -> brand(head, "M4A", "M4B")),
            new Sign(FileFamily.MP4_BOXES, head -> brand(head, "iso", "mp4", "avc1", "M4V", "dash", "MSNV", "f4v")),
            sign(FileFamily.MATROSKA, "\u001aE\u00df\u00a3"),
            new Sign(FileFamily.of(FileType.OGG), FileSigns::isOggAudio),
            sign(FileType.AMR, "#!AMR\n"),
            sign(FileType.AMR, "#!AMR-WB\n"),
            sign(FileType.MP3, "ID3"),
            sign(FileType.AAC, "\u00ff\u00f1"),
            sign(FileType.AAC, "\u00ff\u00f9"),
            new Sign(FileFamily.of(FileType.MP3), FileSigns::isMpegFrame),
            sign(FileType.PDF, "%PDF-"),
            sign(FileType.RTF, "{\\rtf"),
            sign(FileFamily.OFFICE_OLD, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
            openDocument(FileType.ODT),
            openDocument(FileType.ODS),
            openDocument(FileType.ODP),
            new Sign(
                    FileFamily.OFFICE_ZIP,
                    head -> OFFICE_ENTRY.matcher(zipEntry(head)).matches()),
            new Sign(
                    FileFamily.of(FileType.PROGRAM),
                    head -> Stream.of("META-INF/", "AndroidManifest.xml", "classes.dex")
                            .anyMatch(zipEntry(head)::startsWith)),
            sign(FileType.ZIP, "PK\u0003\u0004"),
            sign(FileType.ZIP, "PK\u0005\u0006"),
            sign(FileType.GZIP, "\u001f\u008b\u0008"),
            sign(FileType.RAR, "Rar!\u001a\u0007"),
            sign(FileType.SEVEN_ZIP, "7z\u00bc\u00af'\u001c"),
            sign(FileType.TIFF, "II*\u0000"),
            sign(FileType.TIFF, "MM\u0000*"),
            sign(FileType.PROGRAM, "MZ"),
            sign(FileType.PROGRAM, "\u007fELF"),
            sign(FileType.PROGRAM, "\u00ca\u00fe\u00ba\u00be"),
            sign(FileType.PROGRAM, "\u00cf\u00fa\u00ed\u00fe"),
            sign(FileType.PROGRAM, "\u00ce\u00fa\u00ed\u00fe"),
            sign(FileType.PROGRAM, "dex\n"),
            sign(FileType.PROGRAM, "L\u0000\u0000\u0000\u0001\u0014\u0002\u0000"),
            sign(FileType.PROGRAM, "#!"),
            new Sign(FileFamily.of(FileType.BMP), FileSigns::isBitmap),
            new Sign(FileFamily.of(FileType.MARKUP), FileSigns::isMarkup),
            new Sign(FileFamily.TEXTS, FileSigns::isText));

    private FileSigns() {}

    /** @param fits given the beginning, a character a byte */
    private record Sign(FileFamily family, Predicate<String> fits) {}

    static FileFamily find(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, HEAD), ISO_8859_1);
        return SIGNS.stream()
                .filter(sign -> sign.fits().test(text))
                .findFirst()
                .map(Sign::family)
                .orElse(FileFamily.of(FileType.UNKNOWN));
    }

    private static Sign sign(FileType type, String beginning) {
        return sign(FileFamily.of(type), beginning);
    }

    private static Sign sign(FileFamily family, String beginning) {
        return new Sign(family, head -> head.startsWith(beginning));
    }

    /** Its first entry is its type, not compressed. */
    private static Sign openDocument(FileType type) {
        return new Sign(FileFamily.of(type), head -> zipEntry(head).startsWith("mimetype" + type.mime() + "PK"));
    }

    private static boolean riff(String head, String form) {
        return head.startsWith("RIFF") && head.startsWith(form, 8);
    }

    private static boolean brand(String head, String... brands) {
        return head.startsWith("ftyp", 4) && Stream.of(brands).anyMatch(brand -> head.startsWith(brand, FTYP_BRAND));
    }

    private static boolean isOggAudio(String head) {
        return head.startsWith("OggS")
                && Stream.of("OpusHead", "\u0001vorbis", "Speex   ", "\u007fFLAC")
                        .anyMatch(codec -> head.startsWith(codec, OGG_FIRST_PACKET));
    }

    /** Eleven bits set, layer III, a bit rate and a sampling rate that exist (ISO 11172-3, 2.4.1.3). */
    private static boolean isMpegFrame(String head) {
        if (head.length() < 4 || head.charAt(0) != 0xff || (head.charAt(1) & 0xe0) != 0xe0) {
            return false;
        }
        boolean layer = (head.charAt(1) & 0x06) == 0x02 && (head.charAt(1) & 0x18) != 0x08;
        boolean rates = (head.charAt(2) & 0xf0) != 0xf0 && (head.charAt(2) & 0x0c) != 0x0c;
        return layer && rates;
    }

    /** The four bytes after the size are zero, and the size of the head is one of those that exist. */
    private static boolean isBitmap(String head) {
        return head.startsWith("BM") && head.startsWith("\u0000\u0000\u0000\u0000", 6);
    }

    /** Name of the first entry, and what follows it; empty when it is no ZIP file. */
    private static String zipEntry(String head) {
        return head.startsWith("PK\u0003\u0004") && head.length() > ZIP_NAME ? head.substring(ZIP_NAME) : "";
    }

    /** More is taken for markup than is: a browser guesses, too. */
    private static boolean isMarkup(String head) {
        String plain = head.replace("\u0000", "").toLowerCase(Locale.ROOT);
        String start = withoutMark(plain).stripLeading();
        return start.startsWith("<") || isText(head) && MARKUP.matcher(plain).find();
    }

    private static String withoutMark(String head) {
        return Stream.of("\u00ef\u00bb\u00bf", "\u00ff\u00fe", "\u00fe\u00ff")
                .filter(head::startsWith)
                .findFirst()
                .map(mark -> head.substring(mark.length()))
                .orElse(head);
    }

    /** No control characters; the zeros of UTF-16 only behind its mark. */
    private static boolean isText(String head) {
        boolean wide = head.startsWith("\u00ff\u00fe") || head.startsWith("\u00fe\u00ff");
        return !head.isEmpty()
                && withoutMark(head)
                        .chars()
                        .noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && !(wide && c == 0)
                                || c == 0x7f);
    }
}
