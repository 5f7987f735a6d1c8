package org.bandeja.soak.machine;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a customer writes to a number, as WhatsApp delivers it: signed with the app's secret. */
public record CustomerText(String secret, String number, String customer) {
    /** @param id the message's, another each time */
    public String body(String id) {
        return """
                {"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": [{"field": "messages", "value":
                 {"messaging_product": "whatsapp", "metadata": {"display_phone_number": "+10000000000", "phone_number_id": "%s"},
                  "contacts": [{"profile": {"name": "A customer"}, "wa_id": "%s"}],
                  "messages": [{"from": "%s", "id": "wamid.installed.%s", "timestamp": "%d", "type": "text", "text": {"body": "Hello"}}]}}]}]}
                """.formatted(number, customer, customer, id, Instant.now().getEpochSecond());
    }

    /** Likewise, as large as is wanted. */
    public String body(String id, int bytes) {
        String body = body(id);
        return body + " ".repeat(bytes - body.length());
    }

    public String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
