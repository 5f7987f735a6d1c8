package org.bandeja.simulator.chat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Somebody with WhatsApp on the phone. Has a phone number, a business-scoped user id, or both. */
public final class Customer {
    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");

    private final Map<String, Instant> lastMessageTo = new ConcurrentHashMap<>();
    private final Map<String, FreeEntry> freeEntries = new ConcurrentHashMap<>();
    private final Set<String> noMarketingFrom = ConcurrentHashMap.newKeySet();
    private final boolean kept;
    private volatile String phone;
    private volatile String userId;
    private volatile String name;
    private volatile long revision;

    Customer(Optional<String> phone, Optional<String> userId, String name, boolean kept) {
        if (phone.isEmpty() && userId.isEmpty()) {
            throw new IllegalArgumentException("a customer needs a phone, a userId or both");
        }
        this.phone = phone.orElse(null);
        this.userId = userId.orElse(null);
        this.name = name;
        this.kept = kept;
    }

    public static boolean isUserId(String text) {
        return USER_ID.matcher(text).matches();
    }

    /** Digits with the country code, no plus. */
    public Optional<String> phone() {
        return Optional.ofNullable(phone);
    }

    /** Business-scoped user id, such as {@code CO.13491208655302741918}. */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    public String name() {
        return name;
    }

    /** How the control API names this customer: the phone with a plus or, without one, the user id. */
    public String key() {
        return phone().map(digits -> "+" + digits).orElse(userId);
    }

    /** Whether somebody made this customer on purpose, so that a restart should not forget it. */
    public boolean isKept() {
        return kept;
    }

    /** When the customer last wrote to that number, by the message's own time; never moves back. */
    public Optional<Instant> lastMessageTo(String phoneNumberId) {
        return Optional.ofNullable(lastMessageTo.get(phoneNumberId));
    }

    public void wroteTo(String phoneNumberId, Instant at) {
        lastMessageTo.merge(phoneNumberId, at, (known, now) -> now.isAfter(known) ? now : known);
    }

    /** The customer wrote to that number because of an advertisement. */
    public void cameByAdvertisement(String phoneNumberId, Instant at) {
        freeEntries.computeIfAbsent(phoneNumberId, number -> new FreeEntry()).came(at);
    }

    /** What was said by that number costs nothing; empty: it costs what it costs. @param at when it was said */
    public Optional<FreeConversation> freeWith(String phoneNumberId, Instant at) {
        return Optional.ofNullable(freeEntries.get(phoneNumberId)).flatMap(entry -> entry.said(at));
    }

    /** The customer wants marketing messages of that number, or does not any more. */
    public void wantsMarketing(String phoneNumberId, boolean wanted) {
        if (wanted) {
            noMarketingFrom.remove(phoneNumberId);
        } else {
            noMarketingFrom.add(phoneNumberId);
        }
    }

    public boolean wantsMarketing(String phoneNumberId) {
        return !noMarketingFrom.contains(phoneNumberId);
    }

    public Map<String, Instant> lastMessages() {
        return Map.copyOf(lastMessageTo);
    }

    void learn(Optional<String> newPhone, Optional<String> newUserId, Optional<String> newName) {
        newPhone.ifPresent(value -> phone = value);
        newUserId.ifPresent(value -> userId = value);
        newName.ifPresent(value -> name = value);
    }

    long revision() {
        return revision;
    }

    void revise(long newRevision) {
        revision = newRevision;
    }
}
