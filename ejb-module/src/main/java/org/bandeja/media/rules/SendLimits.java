package org.bandeja.media.rules;

import java.util.Optional;
import org.bandeja.media.rules.FileNotSendable.Reason;
import org.bandeja.media.rules.TooLargeToSend.Limit;

/** Whether WhatsApp takes a file as what it is to be sent as. */
public final class SendLimits {
    private SendLimits() {}

    /**
     * @param voice whether it is to be heard as a voice note, which shows at once that somebody has spoken
     * @throws TooLargeToSend if it has more bytes than WhatsApp takes
     * @throws FileNotSendable if it is nothing that can be sent so
     */
    public static void require(SentFile file, FileKind kind, boolean voice) {
        complaint(file, kind, voice).ifPresent(reason -> {
            throw new FileNotSendable(reason);
        });
        boolean still = kind == FileKind.STICKER && !file.animated();
        if (still && file.size() > FileKind.STILL_STICKER) {
            throw new TooLargeToSend(Limit.STILL_STICKER, FileKind.STILL_STICKER);
        }
        requireSize(file.size(), kind);
        requireSize(file.size(), FileKind.own(file.mime()).orElse(kind));
    }

    /** @throws TooLargeToSend if no file of this kind may be so large */
    public static void requireSize(long size, FileKind kind) {
        if (size > kind.most()) {
            throw new TooLargeToSend(Limit.valueOf(kind.name()), kind.most());
        }
    }

    private static Optional<Reason> complaint(SentFile file, FileKind kind, boolean voice) {
        if (file.size() == 0) {
            return Optional.of(Reason.EMPTY);
        }
        if (voice && (kind != FileKind.AUDIO || !file.oneChannelOpus())) {
            return Optional.of(Reason.VOICE);
        }
        if (!kind.takes(file.mime())) {
            return Optional.of(Reason.valueOf(kind.name()));
        }
        if (kind == FileKind.IMAGE && file.mime().equals(FileKind.PNG) && !file.trueColour()) {
            return Optional.of(Reason.PNG);
        }
        if (kind == FileKind.AUDIO && file.mime().equals(FileKind.OGG) && !file.oneChannelOpus()) {
            return Optional.of(Reason.OGG);
        }
        if (kind == FileKind.VIDEO && file.foreignFilm()) {
            return Optional.of(Reason.FILM);
        }
        boolean sides =
                file.width().orElse(0) == FileKind.STICKER_SIDE && file.height().orElse(0) == FileKind.STICKER_SIDE;
        return kind == FileKind.STICKER && !sides ? Optional.of(Reason.STICKER_SIDES) : Optional.empty();
    }
}
