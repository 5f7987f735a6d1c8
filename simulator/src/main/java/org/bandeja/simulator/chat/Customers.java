package org.bandeja.simulator.chat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All customers, found by phone or user id. */
public final class Customers {
    private static final int CAPACITY = 100_000;

    private final Set<Customer> inOrder = new LinkedHashSet<>();
    private final Map<String, Customer> byPhone = new HashMap<>();
    private final Map<String, Customer> byUserId = new HashMap<>();

    /**
     * The customer with that user id, else with that phone, else a new one; what is new about it is learnt.
     *
     * @param phone digits, no plus
     * @param kept whether a new one should outlive a restart
     */
    public synchronized Customer meet(
            Optional<String> phone, Optional<String> userId, Optional<String> name, boolean kept) {
        Customer customer = userId.map(byUserId::get)
                .or(() -> phone.map(byPhone::get))
                .orElseGet(() -> create(phone, userId, name, kept));
        customer.phone().ifPresent(byPhone::remove);
        customer.userId().ifPresent(byUserId::remove);
        customer.learn(phone, userId, name);
        customer.phone().ifPresent(digits -> byPhone.put(digits, customer));
        customer.userId().ifPresent(id -> byUserId.put(id, customer));
        return customer;
    }

    private Customer create(Optional<String> phone, Optional<String> userId, Optional<String> name, boolean kept) {
        String called = name.orElseGet(
                () -> phone.map(digits -> "+" + digits).or(() -> userId).orElse(""));
        Customer customer = new Customer(phone, userId, called, kept);
        inOrder.add(customer);
        if (inOrder.size() > CAPACITY) {
            forgetTheOldest();
        }
        return customer;
    }

    private void forgetTheOldest() {
        Iterator<Customer> oldest = inOrder.iterator();
        Customer customer = oldest.next();
        oldest.remove();
        customer.phone().ifPresent(byPhone::remove);
        customer.userId().ifPresent(byUserId::remove);
    }

    /** @param key a phone with or without plus, or a user id */
    public synchronized Optional<Customer> find(String key) {
        return Optional.ofNullable(byUserId.get(key))
                .or(() -> Optional.ofNullable(byPhone.get(key.startsWith("+") ? key.substring(1) : key)));
    }

    /**
     * The newest first.
     *
     * @param query part of the name, the phone or the user id; empty finds all
     */
    public synchronized List<Customer> search(String query, int limit) {
        String wanted = query.toLowerCase(Locale.ROOT);
        List<Customer> newestFirst = new ArrayList<>(inOrder);
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .filter(customer -> matches(customer, wanted))
                .limit(limit)
                .toList();
    }

    private static boolean matches(Customer customer, String wanted) {
        return wanted.isEmpty()
                || customer.name().toLowerCase(Locale.ROOT).contains(wanted)
                || customer.key().toLowerCase(Locale.ROOT).contains(wanted)
                || customer.userId().orElse("").toLowerCase(Locale.ROOT).contains(wanted);
    }

    public synchronized List<Customer> changedAfter(long revision) {
        return inOrder.stream()
                .filter(customer -> customer.revision() > revision)
                .toList();
    }

    public synchronized List<Customer> kept() {
        return inOrder.stream().filter(Customer::isKept).toList();
    }

    public synchronized int count() {
        return inOrder.size();
    }

    public synchronized void clear() {
        inOrder.clear();
        byPhone.clear();
        byUserId.clear();
    }
}
