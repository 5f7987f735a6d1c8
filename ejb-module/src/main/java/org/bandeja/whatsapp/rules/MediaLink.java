package org.bandeja.whatsapp.rules;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a customer's file lies for the next five minutes, as Graph tells it ({@code GET /{media id}}).
 *
 * @param address absolute, http or https, with a host and without a user
 * @param size in bytes, as a number or a text
 * @param sha256 as Graph wrote it
 */
public record MediaLink(URI address, Optional<String> mime, Optional<String> sha256, OptionalLong size) {
    private static final int LONGEST = 255;
    private static final int LONGEST_ADDRESS = 8_000;

    /** Empty when there is no address that one could call. */
    public static Optional<MediaLink> read(GraphReply.Answered answer) {
        JsonObject body = answer.body();
        return JsonParts.word(body, "url")
                .flatMap(MediaLink::address)
                .map(address -> new MediaLink(
                        address,
                        JsonParts.word(body, "mime_type").map(mime -> CleanText.line(mime, LONGEST)),
                        JsonParts.word(body, "sha256").map(hash -> CleanText.line(hash, LONGEST)),
                        size(body)));
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(text)
                    .filter(given -> given.length() <= LONGEST_ADDRESS)
                    .map(MediaLink::parsed)
                    .filter(uri -> uri.getHost() != null && uri.getRawUserInfo() == null)
                    .filter(uri -> uri.getScheme() != null && uri.getScheme().matches("(?i)https?"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static OptionalLong size(JsonObject body) {
        try {
            return JsonParts.word(body, "file_size").stream()
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Without the address, which opens the file. */
    @Override
    public String toString() {
        return "MediaLink[" + address.getHost() + "]";
    }
}
