package org.bandeja.http.rules;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses a server out there can have: everything else (this machine, its networks, the metadata services of clouds, what
 * is reserved) must not be called because somebody named it. After IANA's registries of special-purpose addresses, 2025.
 */
public final class PublicAddress {
    private static final List<Block> RESERVED_4 = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(Block::of)
            .toList();

    private static final Block GLOBAL_6 = Block.of("2000::/3");

    /** Within 2000::/3: protocol assignments with Teredo, documentation, and 6to4, which hides an IPv4 address. */
    private static final List<Block> RESERVED_6 = Stream.of(
                    "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
            .map(Block::of)
            .toList();

    private PublicAddress() {}

    /** Whether it may be called. */
    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? RESERVED_4.stream().noneMatch(block -> block.holds(bytes))
                : GLOBAL_6.holds(bytes) && RESERVED_6.stream().noneMatch(block -> block.holds(bytes));
    }

    /** @param bits how many of the first ones are fixed */
    private record Block(byte[] first, int bits) {
        static Block of(String text) {
            String[] parts = text.split("/");
            try {
                // A literal: nobody is asked for it.
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
