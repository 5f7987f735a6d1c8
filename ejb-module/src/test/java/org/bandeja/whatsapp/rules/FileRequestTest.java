package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.bandeja.conversation.model.Said;
import org.bandeja.outbox.rules.OutgoingMessage;
import org.junit.jupiter.api.Test;

/** Messages with files: how they leave stands in golden/. */
class FileRequestTest {
    @Test
    void withoutItsFileNothingLeaves() {
        Said said = new Said("image", Optional.empty(), Optional.empty(), Optional.empty());
        OutgoingMessage message = new OutgoingMessage(
                "1065", Optional.of("+573001112233"), Optional.empty(), said, "42", Optional.empty());
        assertThatThrownBy(() -> GraphRequest.of(message)).isInstanceOf(NoSuchElementException.class);
    }
}
