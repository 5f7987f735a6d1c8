package org.bandeja.simulator.graph;

import java.util.List;
import java.util.OptionalInt;

/**
 * How an account stands.
 *
 * @param tokenExpired whether its token is refused with 190, subcode 463
 * @param error with which every send is refused, such as 131031 or 131042
 * @param later whether such a send is accepted and fails later
 * @param requireProof whether calls must carry {@code appsecret_proof}
 * @param permissions what its token is said to allow; it is only said: no call is refused for lack of one
 */
public record AccountState(
        boolean tokenExpired, OptionalInt error, boolean later, boolean requireProof, List<String> permissions) {
    private static final List<String> USUAL_PERMISSIONS =
            List.of("whatsapp_business_management", "whatsapp_business_messaging", "public_profile");

    public AccountState {
        permissions = List.copyOf(permissions);
    }

    static AccountState usual() {
        return new AccountState(false, OptionalInt.empty(), false, false, USUAL_PERMISSIONS);
    }
}
