package org.bandeja.whatsapp.rules;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bandeja.outbox.rules.BringResult;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.outbox.rules.ErrorClass;
import org.bandeja.outbox.rules.SendResult;

/** What the answer to {@code POST /{phone-number-id}/media} means for the message that waits for the file. */
public final class MediaAnswer {
    /** WhatsApp does not take the file: its type, its codec, its size. */
    static final int FILE_NOT_TAKEN = 131053;

    private static final Set<ErrorClass> ABOUT_THE_FILE = EnumSet.of(ErrorClass.PERMANENT, ErrorClass.DEFECT);

    private MediaAnswer() {}

    public static BringResult understand(GraphReply reply) {
        if (reply instanceof GraphReply.Answered answered) {
            return JsonParts.word(answered.body(), "id")
                    .<BringResult>map(BringResult.Brought::new)
                    .orElseGet(() -> notReached("an answer without an id"));
        }
        if (reply instanceof GraphReply.Refused refused) {
            return refused(refused);
        }
        return notReached(((GraphReply.NotReached) reply).reason());
    }

    /** With the file's call a code speaks of the file, whatever it means for messages. */
    private static BringResult refused(GraphReply.Refused refused) {
        boolean aboutTheFile =
                ABOUT_THE_FILE.contains(ErrorCatalogue.of(refused.code()).errorClass());
        int code = aboutTheFile ? FILE_NOT_TAKEN : refused.code();
        return new BringResult.NotBrought(new SendResult.Refused(code, refused.details(), refused.retryAfter()));
    }

    private static BringResult notReached(String reason) {
        return new BringResult.NotBrought(new SendResult.NotReached(reason));
    }

    /** No token is set. */
    public static BringResult noAccess() {
        return new BringResult.NotBrought(new SendResult.Refused(190, "no access token is set", Optional.empty()));
    }
}
