package org.bandeja.system.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bandeja.system.installation.Demo;

/** The door that WhatsApp delivers to. */
public final class WebhookDoor {
    private final Demo demo;

    WebhookDoor(Demo demo) {
        this.demo = demo;
    }

    /** Delivers as WhatsApp does. */
    public Answer deliver(String body) {
        return post(bytes(body), signature(bytes(body)));
    }

    /** A customer writes to a number at this moment; on disk when this returns. */
    public String writes(Customer customer, String number, String text) {
        return writes(customer, number, text, Instant.now());
    }

    /** @return WhatsApp's id of the message */
    public String writes(Customer customer, String number, String text, Instant at) {
        String id = Envelope.newId();
        deliver(Envelope.of(number, customer, Envelope.text(customer, id, at, text)))
                .require(200);
        return id;
    }

    /** @param signature the header; null: none */
    public Answer post(byte[] body, String signature) {
        HttpRequest.Builder request = Http.to(demo.webhook().url())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Hub-Signature-256", signature);
        }
        return Http.send(request);
    }

    /** The handshake. */
    public Answer verify(String query) {
        return Http.send(Http.to(URI.create(demo.webhook().url() + (query.isEmpty() ? "" : "?" + query))));
    }

    /** Delivers as an app with that secret does. */
    public Answer deliver(String body, String appSecret) {
        return post(bytes(body), signature(bytes(body), appSecret));
    }

    public String signature(byte[] body) {
        return signature(body, demo.webhook().appSecret());
    }

    private static String signature(byte[] body, String appSecret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(appSecret), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
