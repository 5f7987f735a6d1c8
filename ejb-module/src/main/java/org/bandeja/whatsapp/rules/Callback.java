package org.bandeja.whatsapp.rules;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where WhatsApp delivers what customers write to a number (webhook overrides, 2026-09).
 *
 * @param number the address of this number alone
 * @param account that of all numbers of its account
 * @param app that of everything the app is told
 */
public record Callback(Optional<String> number, Optional<String> account, Optional<String> app) {
    private static final int LONGEST = 200;
    private static final Set<Integer> USUAL_PORTS = Set.of(80, 443);

    /**
     * The number's is before the account's, that before the app's.
     *
     * @param override of the account, as its subscription tells it
     */
    public Optional<String> inForce(Optional<String> override) {
        return number.or(() -> account).or(() -> override).or(() -> app);
    }

    /** Whether that is the same place. How it is encrypted on the way there, a proxy may know better than we. */
    public static boolean leadsTo(URI ours, String told) {
        return place(told).filter(place -> place.equals(place(ours))).isPresent();
    }

    /** For people: without what may be secret, such as a query. */
    public static String shown(String told) {
        return CleanText.line(place(told).orElse("?"), LONGEST);
    }

    private static Optional<String> place(String told) {
        try {
            return Optional.of(URI.create(told))
                    .filter(address -> address.getHost() != null)
                    .map(Callback::place);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String place(URI address) {
        boolean usual = address.getPort() < 0 || USUAL_PORTS.contains(address.getPort());
        String port = usual ? "" : ":" + address.getPort();
        return address.getHost().toLowerCase(Locale.ROOT)
                + port
                + address.getPath().replaceFirst("/+$", "");
    }
}
