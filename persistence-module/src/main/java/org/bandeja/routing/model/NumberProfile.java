package org.bandeja.routing.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What customers see of a number in WhatsApp; what is empty is not shown. The limits are WhatsApp's (business profiles, 2026-09).
 *
 * @param about a line below the name; WhatsApp keeps the old one where it is empty
 * @param websites http or https, two at most
 * @param industry empty: WhatsApp tells none, or one that is not known here, and keeps it
 */
public record NumberProfile(
        String about,
        String address,
        String description,
        String email,
        List<String> websites,
        Optional<Industry> industry) {
    public static final int MOST_WEBSITES = 2;
    public static final int LONGEST_ABOUT = 139;
    public static final int LONGEST_ADDRESS = 256;
    public static final int LONGEST_DESCRIPTION = 512;
    public static final int LONGEST_EMAIL = 128;
    public static final int LONGEST_WEBSITE = 256;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    public NumberProfile {
        requireNonNull(about, "about");
        requireNonNull(address, "address");
        requireNonNull(description, "description");
        requireNonNull(email, "email");
        requireNonNull(industry, "industry");
        websites = List.copyOf(websites);
    }

    /** @throws ProfileNotUsable if WhatsApp would not take it */
    public void require() {
        require(about.codePointCount(0, about.length()) <= LONGEST_ABOUT, ProfileNotUsable.Field.ABOUT);
        require(address.length() <= LONGEST_ADDRESS, ProfileNotUsable.Field.ADDRESS);
        require(description.length() <= LONGEST_DESCRIPTION, ProfileNotUsable.Field.DESCRIPTION);
        require(
                email.isEmpty()
                        || email.length() <= LONGEST_EMAIL
                                && EMAIL.matcher(email).matches(),
                ProfileNotUsable.Field.EMAIL);
        require(
                websites.size() <= MOST_WEBSITES
                        && websites.stream()
                                .allMatch(site -> site.length() <= LONGEST_WEBSITE
                                        && LINK.matcher(site).matches()),
                ProfileNotUsable.Field.WEBSITES);
    }

    private static void require(boolean usable, ProfileNotUsable.Field field) {
        if (!usable) {
            throw new ProfileNotUsable(field);
        }
    }
}
