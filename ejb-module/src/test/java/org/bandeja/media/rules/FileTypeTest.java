package org.bandeja.media.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileTypeTest {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    static Stream<Arguments> files() {
        return Stream.of(
                // what WhatsApp sends and accepts
                file("\u00ff\u00d8\u00ff\u00e0..JFIF", "image/jpeg", "a.jpg", FileType.JPEG),
                file("\u0089PNG\r\n\u001a\n....IHDR", "image/png", "a.png", FileType.PNG),
                file("RIFF....WEBPVP8X", "image/webp", "", FileType.WEBP),
                file("....ftypisom....isomavc1", "video/mp4", "a.mp4", FileType.MP4),
                file("....ftypmp42....", "video/mp4", "a.mp4", FileType.MP4),
                file("....ftyp3gp5....", "video/3gpp", "a.3gp", FileType.THREE_GP),
                file("....ftypM4A ....", "audio/mp4", "a.m4a", FileType.MP4_AUDIO),
                file("....ftypmp42....", "audio/mp4", "a.m4a", FileType.MP4_AUDIO),
                file(ogg("OpusHead"), "audio/ogg; codecs=opus", "", FileType.OGG),
                file(ogg("\u0001vorbis"), "audio/ogg", "", FileType.OGG),
                file("#!AMR\n....", "audio/amr", "", FileType.AMR),
                file("ID3\u0003...", "audio/mpeg", "a.mp3", FileType.MP3),
                file("\u00ff\u00fb\u0090d", "audio/mpeg", "a.mp3", FileType.MP3),
                file("\u00ff\u00f1P\u0080", "audio/aac", "a.aac", FileType.AAC),
                file("%PDF-1.7\n", "application/pdf", "a.pdf", FileType.PDF),
                file("Hello, ¿qué tal?", "text/plain", "a.txt", FileType.TEXT),
                file(old(), "application/msword", "a.doc", FileType.DOC),
                file(old(), "application/octet-stream", "a.xls", FileType.XLS),
                file(old(), "application/vnd.ms-powerpoint", "", FileType.PPT),
                file(old(), "", "a.msg", FileType.UNKNOWN),
                file(zip("[Content_Types].xml"), DOCX, "a.docx", FileType.DOCX),
                file(zip("xl/workbook.xml"), "", "Precios.XLSX", FileType.XLSX),
                file(zip("ppt/slides.xml"), "application/octet-stream", "a.pptx", FileType.PPTX),
                file(zip("word/document.xml"), "", "a.bin", FileType.ZIP),
                // what people send besides
                file("GIF89a....", "image/gif", "a.gif", FileType.GIF),
                file("....ftypqt  ....", "video/quicktime", "a.mov", FileType.QUICKTIME),
                file("....ftypheic....", "image/heic", "a.heic", FileType.HEIC),
                file("\u001aE\u00df\u00a3....webm", "video/webm", "", FileType.WEBM),
                file("\u001aE\u00df\u00a3....webm", "audio/webm;codecs=opus", "", FileType.WEBM_AUDIO),
                file("RIFF....WAVEfmt ", "audio/wav", "", FileType.WAV),
                file("a,b\n1,2", "text/csv", "a.csv", FileType.CSV),
                file("BEGIN:VCARD\n", "", "a.vcf", FileType.VCARD),
                file("{\\rtf1", "", "a.rtf", FileType.RTF),
                file(zip("mimetypeapplication/vnd.oasis.opendocument.textPK"), "", "a.odt", FileType.ODT),
                file(zip("photos/1.jpg"), "application/zip", "a.zip", FileType.ZIP),
                file("\u001f\u008b\u0008", "", "a.tar.gz", FileType.GZIP),
                file("Rar!\u001a\u0007\u0001", "", "a.rar", FileType.RAR),
                file("7z\u00bc\u00af'\u001c", "", "a.7z", FileType.SEVEN_ZIP),
                file("II*\u0000", "image/tiff", "a.tif", FileType.TIFF),
                file("BM\u0012\u0034\u0000\u0000\u0000\u0000\u0000\u0000", "image/bmp", "a.bmp", FileType.BMP),
                // what a browser or a machine could run, whatever it is said to be
                file("<!DOCTYPE html><p>x", "image/jpeg", "holiday.jpg", FileType.MARKUP),
                file("\n\t <html><script>alert(1)</script>", "image/png", "a.png", FileType.MARKUP),
                file("\u00ef\u00bb\u00bf<svg xmlns=''>", "image/svg+xml", "a.svg", FileType.MARKUP),
                file("<?xml version='1.0'?><svg/>", "image/jpeg", "a.jpg", FileType.MARKUP),
                file("<x:anything/>", "text/plain", "a.txt", FileType.MARKUP),
                file("words first <SCRIPT>alert(1)", "text/plain", "a.txt", FileType.MARKUP),
                file("MZ\u0090\u0000", "application/pdf", "invoice.pdf", FileType.PROGRAM),
                file("\u007fELF\u0002", "image/png", "a.png", FileType.PROGRAM),
                file("#!/bin/sh\nrm", "text/plain", "a.txt", FileType.PROGRAM),
                file("\u00ca\u00fe\u00ba\u00be", "", "A.class", FileType.PROGRAM),
                file(zip("META-INF/MANIFEST.MF"), "application/zip", "a.zip", FileType.PROGRAM),
                file(zip("AndroidManifest.xml"), DOCX, "a.docx", FileType.PROGRAM),
                // nothing known
                file("", "image/jpeg", "a.jpg", FileType.UNKNOWN),
                file("\u0000\u0001\u0002\u0003", "image/jpeg", "a.jpg", FileType.UNKNOWN),
                file("JPEG? no.\u0000", "image/jpeg", "a.jpg", FileType.UNKNOWN),
                file("OggS\u0000" + ".".repeat(23) + "\u0080theora", "audio/ogg", "", FileType.UNKNOWN),
                file("\u0000\u0000\u0000\u0018ftypzzzz", "video/mp4", "a.mp4", FileType.UNKNOWN));
    }

    private static Arguments file(String bytes, String said, String name, FileType type) {
        return Arguments.of(bytes, Optional.of(said).filter(s -> !s.isEmpty()), Optional.of(name), type);
    }

    private static String ogg(String packet) {
        return "OggS" + ".".repeat(24) + packet;
    }

    private static String zip(String entry) {
        return "PK\u0003\u0004" + ".".repeat(26) + entry;
    }

    private static String old() {
        return "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
    }

    @ParameterizedTest
    @MethodSource("files")
    void isFoundFromTheBytes(String bytes, Optional<String> said, Optional<String> name, FileType type) {
        assertThat(FileType.of(bytes.getBytes(ISO_8859_1), said, name)).isEqualTo(type);
    }

    @Test
    void markupIsFoundInEveryEncodingOfText() {
        byte[] wide = ("\ufeff<html>").getBytes(UTF_16LE);
        assertThat(FileType.of(wide, Optional.of("text/plain"), Optional.empty()))
                .isEqualTo(FileType.MARKUP);
        byte[] marked = "\ufeff<HTML>".getBytes(UTF_8);
        assertThat(FileType.of(marked, Optional.empty(), Optional.empty())).isEqualTo(FileType.MARKUP);
    }

    @Test
    void wideTextIsText() {
        assertThat(FileType.of("\ufeffHola".getBytes(UTF_16LE), Optional.empty(), Optional.empty()))
                .isEqualTo(FileType.TEXT);
    }

    @Test
    void nothingThatRunsIsShownInPlace() {
        assertThat(Stream.of(FileType.values()).filter(FileType::isInline))
                .allSatisfy(type -> assertThat(type.mime()).matches("(image|video|audio)/[a-z0-9]+"));
        assertThat(FileType.MARKUP.mime()).isEqualTo("application/octet-stream");
        assertThat(FileType.PROGRAM.mime()).isEqualTo("application/octet-stream");
    }

    @Test
    void whatIsNotInTheTableIsUnknown() {
        assertThat(FileType.ofMime("image/svg+xml")).isEqualTo(FileType.UNKNOWN);
        assertThat(FileType.ofMime("text/html")).isEqualTo(FileType.UNKNOWN);
        assertThat(FileType.ofMime("application/octet-stream")).isEqualTo(FileType.UNKNOWN);
        assertThat(FileType.ofMime("image/jpeg")).isEqualTo(FileType.JPEG);
    }
}
