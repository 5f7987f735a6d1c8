package org.bandeja.conversation.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.media.model.MediaKey;
import org.bandeja.media.rules.CaptionNotPossible;
import org.bandeja.media.rules.CaptionTooLong;
import org.bandeja.media.rules.FileKind;
import org.bandeja.media.rules.FileNotSendable;
import org.bandeja.media.rules.SentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileReplyTest {
    private static final MediaKey KEY = MediaKey.random();
    private static final SentFile PDF =
            new SentFile("application/pdf", 10, OptionalInt.empty(), OptionalInt.empty(), false, false, false, false);

    @ParameterizedTest
    @EnumSource
    void wordsStandWhereWhatsAppShowsThem(FileKind kind) {
        if (kind == FileKind.AUDIO || kind == FileKind.STICKER) {
            assertThatThrownBy(() -> reply(kind, "x")).isInstanceOf(CaptionNotPossible.class);
        } else {
            assertThat(reply(kind, "x").said().text()).contains("x");
        }
        assertThat(reply(kind, null).said().text()).isEmpty();
        assertThat(reply(kind, null).said().type()).isEqualTo(kind.type());
    }

    @Test
    void aCaptionHas1024CharactersAndAnEmojiIsOne() {
        assertThatCode(() -> reply(FileKind.IMAGE, "😀".repeat(1024))).doesNotThrowAnyException();
        assertThatThrownBy(() -> reply(FileKind.IMAGE, "x".repeat(1025))).isInstanceOf(CaptionTooLong.class);
    }

    @Test
    void aDocumentWithoutWordsIsCalledByItsName() {
        Optional<String> name = Optional.of("c.pdf");
        assertThat(reply(FileKind.DOCUMENT, null).said(PDF, name, false).text()).contains("c.pdf");
        assertThat(reply(FileKind.DOCUMENT, "Contrato").said(PDF, name, false).text())
                .contains("Contrato");
    }

    @Test
    void whatItIsSaidToBeItHasToBe() {
        assertThatThrownBy(() -> reply(FileKind.IMAGE, null).said(PDF, Optional.of("c.jpg"), false))
                .isInstanceOf(FileNotSendable.class);
    }

    @Test
    void anotherFileIsAnotherRequest() {
        ConversationId conversation = new ConversationId(1);
        FileReply other = new FileReply(FileKind.IMAGE, MediaKey.random(), Optional.empty(), Optional.empty());
        assertThat(reply(FileKind.IMAGE, null).fingerprint(conversation))
                .isEqualTo(reply(FileKind.IMAGE, null).fingerprint(conversation))
                .isNotEqualTo(other.fingerprint(conversation))
                .isNotEqualTo(reply(FileKind.DOCUMENT, null).fingerprint(conversation));
    }

    private static FileReply reply(FileKind kind, String caption) {
        return new FileReply(kind, KEY, Optional.ofNullable(caption), Optional.empty());
    }
}
