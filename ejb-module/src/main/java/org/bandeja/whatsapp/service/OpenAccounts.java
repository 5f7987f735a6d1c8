package org.bandeja.whatsapp.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts with their secrets, as they were a moment ago. Never shown, never logged.
 *
 * @param accounts by WhatsApp's id
 * @param numbers to which account each number belongs: WhatsApp's ids
 */
record OpenAccounts(Map<String, OpenAccount> accounts, Map<String, String> numbers) {
    static final OpenAccounts NONE = new OpenAccounts(Map.of(), Map.of());

    /**
     * One of them, with the secrets of its own.
     *
     * @param appSecrets the present one and those before it that still count
     */
    record OpenAccount(
            String wabaId, Optional<String> accessToken, List<String> appSecrets, Optional<String> verifyToken) {
        @Override
        public String toString() {
            return "OpenAccount[" + wabaId + "]";
        }
    }

    Optional<OpenAccount> ofAccount(String wabaId) {
        return Optional.ofNullable(accounts.get(wabaId));
    }

    Optional<String> accountOfNumber(String phoneNumberId) {
        return Optional.ofNullable(numbers.get(phoneNumberId));
    }

    /** That prove deliveries: one app may be connected to several accounts. */
    List<String> appSecrets() {
        return accounts.values().stream()
                .flatMap(account -> account.appSecrets().stream())
                .distinct()
                .toList();
    }

    List<String> verifyTokens() {
        return accounts.values().stream()
                .flatMap(account -> account.verifyToken().stream())
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return "OpenAccounts" + accounts.keySet();
    }
}
