package org.bandeja.bench.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whole HTTP requests as bytes, made before the clock runs. */
public final class Requests {
    private Requests() {}

    /** A webhook, signed as WhatsApp signs. */
    public static byte[] webhook(URI webhook, String appSecret, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return post(webhook, "X-Hub-Signature-256: " + signature(appSecret, bytes) + "\r\n", bytes);
    }

    /** A POST without any proof of who sends it. */
    public static byte[] plain(URI target, String body) {
        return post(target, "", body.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] get(URI app, String path, String token) {
        return (head("GET", path, app.getAuthority()) + authorization(token) + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] post(URI app, String path, String token, String body) {
        return post(app.resolve(path), authorization(token), body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A POST whose path may have a query.
     *
     * @param headers more of them, each with its end of line
     */
    public static byte[] post(URI app, String path, String token, String headers, byte[] body) {
        return whole(
                head("POST", path, app.getAuthority()) + authorization(token) + headers + "Content-Length: "
                        + body.length + "\r\n\r\n",
                body);
    }

    /** Any other call. */
    public static byte[] call(String method, URI app, String path, String token, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return withBody(method, app.resolve(path), authorization(token), bytes);
    }

    private static byte[] post(URI target, String headers, byte[] body) {
        return withBody("POST", target, headers, body);
    }

    private static byte[] withBody(String method, URI target, String headers, byte[] body) {
        return whole(
                head(method, target.getPath(), target.getAuthority()) + headers
                        + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n",
                body);
    }

    private static byte[] whole(String start, byte[] body) {
        byte[] head = start.getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private static String head(String method, String path, String authority) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + authority + "\r\n";
    }

    private static String authorization(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
