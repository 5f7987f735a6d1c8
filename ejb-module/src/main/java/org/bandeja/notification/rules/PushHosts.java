package org.bandeja.notification.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which push services are called: browsers name them, so that only those are that IT knows. A host stands for itself,
 * {@code *.host} for all below it; both by https on its usual port. A stand-in for tests has a scheme and a port
 * of this machine ({@code http://127.0.0.1:9700}).
 */
public final class PushHosts {
    /** Of Chrome and its relatives, Firefox, Edge on Windows, Safari. */
    public static final String USUAL =
            "fcm.googleapis.com, *.push.services.mozilla.com, *.notify.windows.com, web.push.apple.com";

    private static final Pattern NAME = Pattern.compile("(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final Pattern LAST_IS_A_NUMBER = Pattern.compile(".*\\.[0-9]+");
    private static final Pattern STAND_IN = Pattern.compile("http://(localhost|127\\.0\\.0\\.1):[0-9]{1,5}");
    private static final String ANY_BELOW = "*.";

    private final List<String> patterns;

    /** @throws IllegalArgumentException if one of them is none */
    public PushHosts(String list) {
        this(list, Optional.empty());
    }

    /**
     * With a stand-in.
     *
     * @param list of hosts in the world
     * @param standIn scheme and port of this machine
     * @throws IllegalArgumentException if one of them is none
     */
    public PushHosts(String list, Optional<String> standIn) {
        List<String> known = Stream.of(list.split(","))
                .map(pattern -> pattern.strip().toLowerCase(Locale.ROOT))
                .filter(pattern -> !pattern.isEmpty())
                .toList();
        if (known.isEmpty() || !known.stream().allMatch(PushHosts::isPattern)) {
            throw new IllegalArgumentException("hosts, *.hosts below them, separated by commas");
        }
        if (standIn.filter(text -> !STAND_IN.matcher(text).matches()).isPresent()) {
            throw new IllegalArgumentException("http://127.0.0.1:port");
        }
        patterns = Stream.concat(known.stream(), standIn.stream()).toList();
    }

    private static boolean isPattern(String text) {
        return NAME.matcher(text).matches() && !LAST_IS_A_NUMBER.matcher(text).matches();
    }

    /** What an address leads to. */
    public enum Verdict {
        /** A push service in the world: only at a public address. */
        PUBLIC,
        /** The stand-in of this machine. */
        STAND_IN
    }

    /** @return empty: it must not be called */
    public Optional<Verdict> judge(String endpoint) {
        URI address;
        try {
            address = new URI(endpoint);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        // A name and password before the host, or a fragment, have no place there; without a host nothing was
        // understood.
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return Optional.empty();
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (patterns.contains(scheme + "://" + host + ":" + address.getPort())) {
            return Optional.of(Verdict.STAND_IN);
        }
        boolean known = scheme.equals("https")
                && (address.getPort() == -1 || address.getPort() == 443)
                && patterns.stream().anyMatch(pattern -> matches(pattern, host));
        return known ? Optional.of(Verdict.PUBLIC) : Optional.empty();
    }

    private static boolean matches(String pattern, String host) {
        return pattern.startsWith(ANY_BELOW)
                ? host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1
                : host.equals(pattern);
    }
}
