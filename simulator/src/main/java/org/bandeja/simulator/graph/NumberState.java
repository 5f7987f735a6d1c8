package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import java.util.OptionalInt;
import org.bandeja.simulator.json.JsonText;

/**
 * How a number stands.
 *
 * @param error with which every send is refused, such as 133010
 * @param later whether such a send is accepted and fails later
 * @param messagesPerSecond its own throughput; empty takes that of all, 0 is unlimited
 * @param listed whether its account's listing names it
 * @param fields what it says of itself that is not as usual, by the Graph API's names
 */
public record NumberState(
        OptionalInt error, boolean later, OptionalInt messagesPerSecond, boolean listed, JsonObject fields) {
    static NumberState usual() {
        return new NumberState(
                OptionalInt.empty(),
                false,
                OptionalInt.empty(),
                true,
                JsonText.object().build());
    }
}
