package org.bandeja.login.rules;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Which addresses count as one: an IPv4 address, or a network of 64 bits of IPv6, which one household or office gets. */
public final class AddressGroup {
    private static final int NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    private AddressGroup() {}

    /** @param address as text; what is no address stands for itself */
    public static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            // Whatever holds a colon is read as an address or refused: no name is looked up.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == IPV6_BYTES
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64"
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
