package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.contact.rules.BlockAnswer;
import org.junit.jupiter.api.Test;

class BlockRequestTest {
    @Test
    void namesEachAddressByItsPhoneElseItsUserId() {
        assertThat(BlockRequest.of(List.of(
                                new ContactAddress(Optional.of("+573001"), Optional.of("CO.1")),
                                new ContactAddress(Optional.empty(), Optional.of("CO.2"))))
                        .toString())
                .isEqualTo("{\"messaging_product\":\"whatsapp\","
                        + "\"block_users\":[{\"user\":\"+573001\"},{\"user_id\":\"CO.2\"}]}");
    }

    @Test
    void whatWhatsAppDidIsDone() {
        assertThat(understood(
                        200, "{\"block_users\":{\"added_users\":[{\"input\":\"+573001\",\"wa_id\":\"573001\"}]}}"))
                .isEqualTo(new BlockAnswer.Done());
        assertThat(understood(200, "{\"block_users\":{\"removed_users\":[],\"failed_users\":[]}}"))
                .isEqualTo(new BlockAnswer.Done());
    }

    @Test
    void theReasonOfTheUserCountsBeforeThatOfTheWholeCall() {
        String failed = "\"block_users\":{\"added_users\":[],\"failed_users\":[{\"input\":\"+573001\",\"errors\":"
                + "[{\"message\":\"Re-engagement message\",\"code\":131047}]}]}";
        assertThat(understood(400, "{\"error\":{\"message\":\"failed\",\"code\":139100}," + failed + "}"))
                .isEqualTo(new BlockAnswer.Refused(131047, "failed"));
        assertThat(understood(200, "{" + failed + "}")).isEqualTo(new BlockAnswer.Refused(131047, ""));
        assertThat(understood(400, "{\"error\":{\"message\":\"list full\",\"code\":139101}}"))
                .isEqualTo(new BlockAnswer.Refused(139101, "list full"));
    }

    @Test
    void whatIsNoAnswerMayHaveBeenDone() {
        assertThat(understood(502, "<html>")).isEqualTo(new BlockAnswer.Unknown());
    }

    private static BlockAnswer understood(int status, String body) {
        return BlockRequest.understand(
                GraphReply.understand(status, body.getBytes(StandardCharsets.UTF_8), header -> Optional.empty()));
    }
}
