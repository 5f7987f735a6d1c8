package org.bandeja.media.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.OptionalInt;
import org.bandeja.refusal.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendLimitsTest {
    private static final int KIB = 1024;
    private static final long MIB = 1024L * 1024;

    /** Each kind with each type of file: "yes", or the reason why not. */
    @ParameterizedTest
    @CsvSource({
        "IMAGE, image/jpeg, yes",
        "IMAGE, image/png, yes",
        "IMAGE, image/gif, IMAGE",
        "IMAGE, image/webp, IMAGE",
        "IMAGE, image/heic, IMAGE",
        "IMAGE, video/mp4, IMAGE",
        "IMAGE, application/octet-stream, IMAGE",
        "VIDEO, video/mp4, yes",
        "VIDEO, video/3gpp, yes",
        "VIDEO, video/webm, VIDEO",
        "VIDEO, video/quicktime, VIDEO",
        "VIDEO, audio/mp4, VIDEO",
        "AUDIO, audio/aac, yes",
        "AUDIO, audio/amr, yes",
        "AUDIO, audio/mpeg, yes",
        "AUDIO, audio/mp4, yes",
        "AUDIO, audio/wav, AUDIO",
        "AUDIO, audio/webm, AUDIO",
        "AUDIO, video/mp4, AUDIO",
        "STICKER, image/png, STICKER",
        "DOCUMENT, application/pdf, yes",
        "DOCUMENT, text/plain, yes",
        "DOCUMENT, image/jpeg, yes",
        "DOCUMENT, text/csv, yes",
        "DOCUMENT, video/mp4, yes",
        "DOCUMENT, application/vnd.openxmlformats-officedocument.wordprocessingml.document, yes",
        "DOCUMENT, application/zip, DOCUMENT",
        "DOCUMENT, image/heic, DOCUMENT",
        "DOCUMENT, application/octet-stream, DOCUMENT"
    })
    void aKindTakesItsTypes(FileKind kind, String mime, String expected) {
        SentFile file = new SentFile(mime, 1000, OptionalInt.empty(), OptionalInt.empty(), false, true, false, false);
        if (expected.equals("yes")) {
            assertThatCode(() -> SendLimits.require(file, kind, false)).doesNotThrowAnyException();
        } else {
            assertThat(reason(file, kind, false)).isEqualTo(FileNotSendable.Reason.valueOf(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AUDIO, true, false, yes",
        "AUDIO, true, true, yes",
        "AUDIO, false, false, OGG",
        "AUDIO, false, true, VOICE",
        "DOCUMENT, false, false, yes",
        "DOCUMENT, true, true, VOICE"
    })
    void ofOggWhatsAppTakesOneChannelOfOpus(FileKind kind, boolean oneChannelOpus, boolean voice, String expected) {
        SentFile file = new SentFile(
                "audio/ogg", 1000, OptionalInt.empty(), OptionalInt.empty(), false, false, oneChannelOpus, false);
        if (expected.equals("yes")) {
            assertThatCode(() -> SendLimits.require(file, kind, voice)).doesNotThrowAnyException();
        } else {
            assertThat(reason(file, kind, voice)).isEqualTo(FileNotSendable.Reason.valueOf(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({"IMAGE, image/png, PNG", "IMAGE, image/jpeg, yes", "DOCUMENT, image/png, yes"})
    void ofPngWhatsAppTakesTrueColours(FileKind kind, String mime, String expected) {
        SentFile file = new SentFile(mime, 1000, OptionalInt.empty(), OptionalInt.empty(), false, false, false, false);
        if (expected.equals("yes")) {
            assertThatCode(() -> SendLimits.require(file, kind, false)).doesNotThrowAnyException();
        } else {
            assertThat(reason(file, kind, false)).isEqualTo(FileNotSendable.Reason.valueOf(expected));
        }
    }

    @Test
    void aVoiceNoteIsNothingElse() {
        SentFile song =
                new SentFile("audio/mpeg", 1000, OptionalInt.empty(), OptionalInt.empty(), false, true, false, false);
        assertThat(reason(song, FileKind.AUDIO, true)).isEqualTo(FileNotSendable.Reason.VOICE);
    }

    @ParameterizedTest
    @CsvSource({"512, 512, yes", "511, 512, STICKER_SIDES", "512, 513, STICKER_SIDES", ", , STICKER_SIDES"})
    void aStickerHasItsSides(Integer width, Integer height, String expected) {
        SentFile file = sticker(1000, false, width, height);
        if (expected.equals("yes")) {
            assertThatCode(() -> SendLimits.require(file, FileKind.STICKER, false))
                    .doesNotThrowAnyException();
        } else {
            assertThat(reason(file, FileKind.STICKER, false)).isEqualTo(FileNotSendable.Reason.valueOf(expected));
        }
    }

    /** The last size that is taken, of each kind; one byte more is not. */
    @ParameterizedTest
    @CsvSource({"IMAGE, image/png, 5", "VIDEO, video/mp4, 16", "AUDIO, audio/mpeg, 16", "DOCUMENT, application/pdf, 100"
    })
    void oneByteMoreIsTooLarge(FileKind kind, String mime, long mebibytes) {
        long most = mebibytes * MIB;
        assertThat(kind.most()).isEqualTo(most);
        assertThatCode(() -> SendLimits.require(plain(mime, most), kind, false)).doesNotThrowAnyException();
        assertThatCode(() -> SendLimits.requireSize(most, kind)).doesNotThrowAnyException();
        Refusal refusal = catchThrowableOfType(
                TooLargeToSend.class, () -> SendLimits.require(plain(mime, most + 1), kind, false));
        assertThat(refusal.text()).isEqualTo("TooLargeToSend." + kind);
        assertThat(refusal).hasMessage(mebibytes + " MB");
        assertThat(refusal.facts()).containsEntry("limit", String.valueOf(most));
        assertThat(catchThrowableOfType(TooLargeToSend.class, () -> SendLimits.requireSize(most + 1, kind)))
                .isNotNull();
    }

    @Test
    void stickersThatMoveMayBeLarger() {
        assertThatCode(() -> SendLimits.require(sticker(100 * KIB, false, 512, 512), FileKind.STICKER, false))
                .doesNotThrowAnyException();
        assertThatCode(() -> SendLimits.require(sticker(500 * KIB, true, 512, 512), FileKind.STICKER, false))
                .doesNotThrowAnyException();
        assertThat(tooLarge(sticker(100 * KIB + 1, false, 512, 512))).hasMessage("100 KB");
        assertThat(tooLarge(sticker(500 * KIB + 1, true, 512, 512))).hasMessage("500 KB");
    }

    /** WhatsApp measures a file by its own type when it is brought, whatever it is shown as. */
    @ParameterizedTest
    @CsvSource({"image/jpeg, 5, IMAGE", "video/mp4, 16, VIDEO", "audio/mpeg, 16, AUDIO"})
    void asADocumentAFileIsNotLargerThanItsOwnKind(String mime, long mebibytes, String limit) {
        assertThatCode(() -> SendLimits.require(plain(mime, mebibytes * MIB), FileKind.DOCUMENT, false))
                .doesNotThrowAnyException();
        Refusal refusal = catchThrowableOfType(
                TooLargeToSend.class,
                () -> SendLimits.require(plain(mime, mebibytes * MIB + 1), FileKind.DOCUMENT, false));
        assertThat(refusal.text()).isEqualTo("TooLargeToSend." + limit);
    }

    @Test
    void anEmptyFileIsNothing() {
        assertThat(reason(plain("application/pdf", 0), FileKind.DOCUMENT, false))
                .isEqualTo(FileNotSendable.Reason.EMPTY);
    }

    private static Refusal tooLarge(SentFile file) {
        return catchThrowableOfType(TooLargeToSend.class, () -> SendLimits.require(file, FileKind.STICKER, false));
    }

    private static FileNotSendable.Reason reason(SentFile file, FileKind kind, boolean voice) {
        return catchThrowableOfType(FileNotSendable.class, () -> SendLimits.require(file, kind, voice))
                .reason();
    }

    private static SentFile plain(String mime, long size) {
        return new SentFile(mime, size, OptionalInt.empty(), OptionalInt.empty(), false, true, false, false);
    }

    private static SentFile sticker(long size, boolean animated, Integer width, Integer height) {
        return new SentFile("image/webp", size, side(width), side(height), animated, false, false, false);
    }

    private static OptionalInt side(Integer pixels) {
        return pixels == null ? OptionalInt.empty() : OptionalInt.of(pixels);
    }
}
