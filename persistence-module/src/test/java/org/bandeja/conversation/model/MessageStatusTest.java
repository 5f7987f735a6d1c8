package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandeja.conversation.model.MessageStatus.DELIVERED;
import static org.bandeja.conversation.model.MessageStatus.DISMISSED;
import static org.bandeja.conversation.model.MessageStatus.FAILED;
import static org.bandeja.conversation.model.MessageStatus.IN_DOUBT;
import static org.bandeja.conversation.model.MessageStatus.LOST;
import static org.bandeja.conversation.model.MessageStatus.NOTED;
import static org.bandeja.conversation.model.MessageStatus.PAST;
import static org.bandeja.conversation.model.MessageStatus.PLAYED;
import static org.bandeja.conversation.model.MessageStatus.QUEUED;
import static org.bandeja.conversation.model.MessageStatus.READ;
import static org.bandeja.conversation.model.MessageStatus.RECEIVED;
import static org.bandeja.conversation.model.MessageStatus.SENDING;
import static org.bandeja.conversation.model.MessageStatus.SENT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageStatusTest {
    private static final List<MessageStatus> REPORTED = List.of(SENT, FAILED, DELIVERED, READ, PLAYED);

    /** How much each of them says: what says more is never replaced by what says less. */
    private static final Map<MessageStatus, Integer> WEIGHT =
            Map.of(SENT, 1, FAILED, 2, DELIVERED, 3, READ, 4, PLAYED, 5);

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            status,    SENT,  DELIVERED, READ,  PLAYED, FAILED
            RECEIVED,  false,  false, false, false, false
            QUEUED,    true,  true, true, true, true
            SENDING,   true,  true, true, true, true
            IN_DOUBT,  true,  true, true, true, true
            DISMISSED, false,  true, true, true, false
            FAILED,    false,  true, true, true, false
            LOST,      false,  true, true, true, false
            SENT,      false,  true, true, true, true
            DELIVERED, false,  false, true, true, false
            READ,      false,  false, false, true, false
            PLAYED,    false,  false, false, false, false
            PAST,      false,  false, false, false, false
            NOTED,     false,  false, false, false, false
            """)
    void yieldsToWhatSaysMore(
            MessageStatus status, boolean sent, boolean delivered, boolean read, boolean played, boolean failed) {
        assertThat(status.yieldsTo(SENT)).as("SENT").isEqualTo(sent);
        assertThat(status.yieldsTo(DELIVERED)).as("DELIVERED").isEqualTo(delivered);
        assertThat(status.yieldsTo(READ)).as("READ").isEqualTo(read);
        assertThat(status.yieldsTo(PLAYED)).as("PLAYED").isEqualTo(played);
        assertThat(status.yieldsTo(FAILED)).as("FAILED").isEqualTo(failed);
    }

    @ParameterizedTest
    @EnumSource
    void yieldsToNothingThatWhatsAppDoesNotReport(MessageStatus status) {
        Set<MessageStatus> ours = EnumSet.complementOf(EnumSet.copyOf(REPORTED));
        assertThat(ours).containsExactlyInAnyOrder(RECEIVED, QUEUED, SENDING, IN_DOUBT, DISMISSED, LOST, NOTED, PAST);
        assertThat(ours).noneMatch(status::yieldsTo);
    }

    @Test
    void noOrderOfStatusesMovesAMessageBackwards() {
        for (int length = 1; length <= 6; length++) {
            for (int number = 0; number < Math.pow(REPORTED.size(), length); number++) {
                List<MessageStatus> order = order(number, length);
                assertGoesForwardOnly(SENDING, order, order.toString());
            }
        }
    }

    @Test
    void manyStatusesInAnyOrderEndWithTheOneThatSaysMost() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<MessageStatus> order = new ArrayList<>();
            for (int i = random.nextInt(20); i >= 0; i--) {
                order.add(REPORTED.get(random.nextInt(REPORTED.size())));
            }
            Collections.shuffle(order, random);
            assertGoesForwardOnly(QUEUED, order, "seed " + seed + ", round " + round + ", " + order);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatFailedOrIsInDoubtCanBeSentAgain(MessageStatus status) {
        assertThat(status.isRetryable()).isEqualTo(status == FAILED || status == IN_DOUBT);
    }

    private static void assertGoesForwardOnly(MessageStatus start, List<MessageStatus> order, String what) {
        MessageStatus status = start;
        int weight = 0;
        for (MessageStatus reported : order) {
            status = status.yieldsTo(reported) ? reported : status;
            assertThat(WEIGHT.get(status)).as(what).isGreaterThanOrEqualTo(weight);
            weight = WEIGHT.get(status);
        }
        int most = order.stream().mapToInt(WEIGHT::get).max().orElseThrow();
        assertThat(weight).as(what).isEqualTo(most);
    }

    private static List<MessageStatus> order(int number, int length) {
        List<MessageStatus> order = new ArrayList<>();
        for (int rest = number, i = 0; i < length; i++, rest /= REPORTED.size()) {
            order.add(REPORTED.get(rest % REPORTED.size()));
        }
        return order;
    }
}
