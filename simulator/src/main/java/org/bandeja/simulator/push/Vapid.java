package org.bandeja.simulator.push;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandeja.simulator.json.JsonText;

/** The proof of who sends (RFC 8292): {@code Authorization: vapid t=…, k=…}. */
final class Vapid {
    private static final Pattern FORM = Pattern.compile("vapid t=([\\w-]+\\.[\\w-]+)\\.([\\w-]+), ?k=([\\w-]+)");
    private static final Duration LONGEST = Duration.ofHours(24);

    private Vapid() {}

    /**
     * Who sends.
     *
     * @param key that the browser subscribed with
     * @param audience the origin of the push service
     * @return the contact that the sender names
     * @throws GeneralSecurityException if it proves nothing, with the reason
     */
    static String subject(String authorization, String key, String audience, Instant now)
            throws GeneralSecurityException {
        Matcher parts = FORM.matcher(authorization);
        if (!parts.matches()) {
            throw new GeneralSecurityException("no VAPID proof");
        }
        if (!parts.group(3).equals(key)) {
            throw new GeneralSecurityException("another key than the browser subscribed with");
        }
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(BrowserKeys.publicKey(Base64.getUrlDecoder().decode(key)));
        signature.update(parts.group(1).getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(Base64.getUrlDecoder().decode(parts.group(2)))) {
            throw new GeneralSecurityException("the signature is another's");
        }
        JsonObject claims = JsonText.parseObject(
                Base64.getUrlDecoder().decode(parts.group(1).split("\\.")[1]));
        if (!claims.getString("aud", "").equals(audience)) {
            throw new GeneralSecurityException("for another push service");
        }
        Instant ends = Instant.ofEpochSecond(claims.getInt("exp", 0));
        if (!ends.isAfter(now) || ends.isAfter(now.plus(LONGEST))) {
            throw new GeneralSecurityException("ended, or lasts for too long");
        }
        String subject = claims.getString("sub", "");
        if (!subject.startsWith("mailto:") && !subject.startsWith("https:")) {
            throw new GeneralSecurityException("names nobody who could be asked");
        }
        return subject;
    }
}
