package org.bandeja.launcher.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One conversation of the script.
 *
 * @param address the contact's phone number in E.164, or a business-scoped user id
 * @param number the name of the business number
 * @param department where the number led then; empty: nowhere
 * @param way what led there from the number, if not the number itself
 * @param age how long ago the last thing happened
 */
record Episode(
        String contact,
        String address,
        String number,
        Optional<String> department,
        Optional<Way> way,
        Duration age,
        List<Deed> deeds) {
    /**
     * Through an auto attendant.
     *
     * @param option what the customer chose, and its key there
     * @param group the call group that the answer led to, which gave it to who claims it first
     */
    record Way(String attendant, String option, String key, Optional<String> group) {}

    Episode {
        deeds = List.copyOf(deeds);
    }

    /** Somebody of the company wrote first. */
    boolean isStartedByUs() {
        return deeds.get(0).kind() == Deed.Kind.SENDS_TEMPLATE;
    }

    boolean hasPhone() {
        return address.startsWith("+");
    }
}
