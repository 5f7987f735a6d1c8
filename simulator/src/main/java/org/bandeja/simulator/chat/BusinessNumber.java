package org.bandeja.simulator.chat;

/**
 * A phone number of the business.
 *
 * @param phoneNumberId as the Graph API names it
 * @param displayPhoneNumber as people write it, such as {@code +57 601 555 0100}
 */
public record BusinessNumber(String phoneNumberId, String displayPhoneNumber) {
    public BusinessNumber {
        if (!phoneNumberId.matches("[0-9A-Za-z_-]{1,64}")) {
            throw new IllegalArgumentException("not a phone number id: " + phoneNumberId);
        }
    }

    /** As webhooks carry it. */
    public String digits() {
        return PhoneNumbers.digits(displayPhoneNumber);
    }
}
