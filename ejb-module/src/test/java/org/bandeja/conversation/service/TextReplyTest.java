package org.bandeja.conversation.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.bandeja.conversation.model.ConversationId;
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
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new TextReply(text));
    }

    @Test
    void mayHave4096Characters() {
        assertThat(new TextReply("x".repeat(4096)).text()).hasSize(4096);
        assertThatExceptionOfType(TextTooLong.class).isThrownBy(() -> new TextReply("x".repeat(4097)));
    }

    @Test
    void anEmojiIsOneCharacter() {
        assertThat(new TextReply(EMOJI.repeat(4096)).text()).hasSize(8192);
        assertThatExceptionOfType(TextTooLong.class).isThrownBy(() -> new TextReply(EMOJI.repeat(4097)));
        assertThatExceptionOfType(TextTooLong.class).isThrownBy(() -> new TextReply(EMOJI.repeat(4096) + "x"));
    }

    @Test
    void whatIsTooLongAndEmptyIsMalformed() {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new TextReply(" ".repeat(5000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  indented\n", "<b>&amp;</b>", "\u202Eright to left", "a\r\nb"})
    void isKeptAsWritten(String text) {
        assertThat(new TextReply(text).text()).isEqualTo(text);
    }

    @Test
    void theSameTextInTheSameConversationIsTheSameRequest() {
        String fingerprint = new TextReply("Hola").fingerprint(HERE);
        assertThat(fingerprint).matches("[0-9a-f]{64}");
        assertThat(new TextReply("Hola").fingerprint(new ConversationId(1))).isEqualTo(fingerprint);
        assertThat(new TextReply("Hola ").fingerprint(HERE)).isNotEqualTo(fingerprint);
        assertThat(new TextReply("Hola").fingerprint(new ConversationId(2))).isNotEqualTo(fingerprint);
    }
}
