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
 * @param age how long ago the last thing happened
 */
record Episode(
        String contact, String address, String number, Optional<String> department, Duration age, List<Deed> deeds) {
    Episode {
        deeds = List.copyOf(deeds);
    }

    boolean hasPhone() {
        return address.startsWith("+");
    }
}
