package org.bandeja.simulator.chat;

import java.util.List;

/**
 * A WhatsApp Business account: its numbers, the token that reaches it, and the app that is told of it.
 *
 * @param id the account's id (WABA)
 * @param name as the owner called it
 * @param appId of the app whose secret signs the account's webhooks
 */
public record Account(
        String id, String name, String appId, String appSecret, String accessToken, List<BusinessNumber> numbers) {

    public Account {
        if (!id.matches("[0-9A-Za-z_-]{1,64}")) {
            throw new IllegalArgumentException("not an account id: " + id);
        }
        numbers = List.copyOf(numbers);
    }

    public boolean has(String phoneNumberId) {
        return numbers.stream().anyMatch(number -> number.phoneNumberId().equals(phoneNumberId));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Account[" + id + ", numbers=" + numbers + "]";
    }
}
