package org.bandeja.conversation.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.TextTooLong;
import org.bandeja.refusal.model.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReplyTest {
    private static final ConversationId HERE = new ConversationId(1);
    private static final String EMOJI = "\uD83D\uDE00";

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\n\t ", "\u2003"})
    void needsSomethingToRead(String text) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> reply(text));
    }

    @Test
    void mayHave4096Characters() {
        assertThat(reply("x".repeat(4096)).text()).hasSize(4096);
        assertThatExceptionOfType(TextTooLong.class).isThrownBy(() -> reply("x".repeat(4097)));
    }

    @Test
    void anEmojiIsOneCharacter() {
        assertThat(reply(EMOJI.repeat(4096)).text()).hasSize(8192);
        assertThatExceptionOfType(TextTooLong.class).isThrownBy(() -> reply(EMOJI.repeat(4097)));
        assertThatExceptionOfType(TextTooLong.class).isThrownBy(() -> reply(EMOJI.repeat(4096) + "x"));
    }

    @Test
    void whatIsTooLongAndEmptyIsMalformed() {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> reply(" ".repeat(5000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  indented\n", "<b>&amp;</b>", "\u202Eright to left", "a\r\nb"})
    void isKeptAsWritten(String text) {
        assertThat(reply(text).text()).isEqualTo(text);
    }

    @Test
    void theSameTextInTheSameConversationIsTheSameRequest() {
        String fingerprint = reply("Hola").fingerprint(HERE);
        assertThat(fingerprint).matches("[0-9a-f]{64}");
        assertThat(reply("Hola").fingerprint(new ConversationId(1))).isEqualTo(fingerprint);
        assertThat(reply("Hola ").fingerprint(HERE)).isNotEqualTo(fingerprint);
        assertThat(reply("Hola").fingerprint(new ConversationId(2))).isNotEqualTo(fingerprint);
        assertThat(new TextReply("Hola", Optional.of(new MessageId(7))).fingerprint(HERE))
                .isNotEqualTo(fingerprint);
    }

    private static TextReply reply(String text) {
        return new TextReply(text, Optional.empty());
    }
}
