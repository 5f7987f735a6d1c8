package org.bandeja.simulator.graph;

import java.util.OptionalInt;

/**
 * How an account stands.
 *
 * @param tokenExpired whether its token is refused with 190, subcode 463
 * @param error with which every send is refused, such as 131031 or 131042
 * @param later whether such a send is accepted and fails later
 * @param requireProof whether calls must carry {@code appsecret_proof}
 */
public record AccountState(boolean tokenExpired, OptionalInt error, boolean later, boolean requireProof) {
    static AccountState usual() {
        return new AccountState(false, OptionalInt.empty(), false, false);
    }
}
