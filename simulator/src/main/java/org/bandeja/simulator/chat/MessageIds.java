package org.bandeja.simulator.chat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Makes message ids in the form of WhatsApp's (wamid): opaque, and never the same twice. */
public final class MessageIds {
    private MessageIds() {}

    public static String next() {
        byte[] random = UUID.randomUUID().toString().replace("-", "").getBytes(StandardCharsets.US_ASCII);
        return "wamid.HBg" + Base64.getEncoder().withoutPadding().encodeToString(random);
    }
}
