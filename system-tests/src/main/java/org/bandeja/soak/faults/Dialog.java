package org.bandeja.soak.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** What a customer and the agents have said to each other: the truth that everything else is compared with. */
final class Dialog {
    private final int customer;
    private final String phone;
    private final ReentrantLock hand = new ReentrantLock();
    private final List<Long> stamps = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private volatile String conversation = "";

    /** @param phone without the plus sign */
    Dialog(int customer, String phone) {
        this.customer = customer;
        this.phone = phone;
    }

    int customer() {
        return customer;
    }

    String phone() {
        return phone;
    }

    /** Who acts here at this moment: one at a time, so that it is known what was said after what. */
    ReentrantLock hand() {
        return hand;
    }

    /** The customer writes once more. @return the number of what is written, from 0 */
    synchronized int write(long second) {
        long last = stamps.isEmpty() ? 0 : stamps.get(stamps.size() - 1);
        stamps.add(Math.max(second, last + 1));
        return stamps.size() - 1;
    }

    /** When WhatsApp says that it was written, in seconds since 1970: later than everything before. */
    synchronized long stamp(int number) {
        return stamps.get(number);
    }

    synchronized int written() {
        return stamps.size();
    }

    synchronized void add(Reply reply) {
        replies.add(reply);
    }

    synchronized int said() {
        return replies.size();
    }

    synchronized List<Reply> replies() {
        return List.copyOf(replies);
    }

    String conversation() {
        return conversation;
    }

    void is(String id) {
        conversation = id;
    }

    String written(int number) {
        return "c" + customer + "." + number;
    }

    String reply(int number) {
        return "r" + customer + "." + number;
    }
}
