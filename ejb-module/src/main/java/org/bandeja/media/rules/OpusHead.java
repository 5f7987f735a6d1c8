package org.bandeja.media.rules;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The beginning of an OGG file: whether it is sound of one channel, encoded with Opus (RFC 3533, RFC 7845). */
public final class OpusHead {
    /** So many bytes of the file are enough. */
    public static final int LENGTH = 27 + 255 + 19;

    private static final byte[] PAGE = "OggS".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OPUS = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final int SEGMENT_COUNT = 26;
    private static final int SEGMENT_TABLE = 27;
    private static final int CHANNELS_AFTER_MAGIC = 1;

    private OpusHead() {}

    /** @param head the first {@link #LENGTH} bytes, or as many as there are */
    public static boolean isOneChannelOpus(byte[] head) {
        if (!startsWith(head, 0, PAGE) || head.length <= SEGMENT_COUNT) {
            return false;
        }
        int packet = SEGMENT_TABLE + Byte.toUnsignedInt(head[SEGMENT_COUNT]);
        int channels = packet + OPUS.length + CHANNELS_AFTER_MAGIC;
        return startsWith(head, packet, OPUS) && head.length > channels && head[channels] == 1;
    }

    private static boolean startsWith(byte[] bytes, int from, byte[] beginning) {
        return bytes.length >= from + beginning.length
                && Arrays.equals(bytes, from, from + beginning.length, beginning, 0, beginning.length);
    }
}
