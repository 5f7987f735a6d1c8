package org.bandeja.launcher.demo;

import java.util.Optional;

/**
 * A business number of the invented company.
 *
 * @param phoneNumberId as WhatsApp's Cloud API calls it
 * @param displayPhoneNumber as people write it
 * @param department that it leads to; empty: no route yet
 */
public record DemoNumber(String phoneNumberId, String displayPhoneNumber, String name, Optional<String> department) {
    /** As WhatsApp writes it in a delivery. */
    public String digits() {
        return displayPhoneNumber.replaceAll("[^0-9]", "");
    }
}
