package org.bandeja.outbox.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.bandeja.conversation.model.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackDataTest {
    private static final MessageId MESSAGE = new MessageId(794_512_345_678_901_234L);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 999_999_999})
    void comesBackAsItLeft(int attempt) {
        CallbackData data = new CallbackData(MESSAGE, attempt);
        assertThat(CallbackData.parse(data.text())).contains(data);
    }

    @Test
    void isShortAndPlain() {
        assertThat(new CallbackData(MESSAGE, 999_999_999).text())
                .hasSizeLessThanOrEqualTo(32)
                .matches("[0-9a-z]{13}-[0-9]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "--1",
                "1",
                "-1",
                "abc-1",
                "0000000000000",
                "0000000000000-",
                "0000000000000-x",
                "0000000000000--1",
                "0000000000000-1-2",
                "0000000000000-1 ",
                " 0000000000000-1",
                "0000000000000-1.0",
                "0000000000000-9999999999",
                "order-4711",
                "{\"id\":1}",
                "0000000000000-١"
            })
    void whatIsNoneOfOursIsNothing(String text) {
        assertThat(CallbackData.parse(text)).isEmpty();
    }
}
