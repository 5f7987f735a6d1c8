package org.bandeja.simulator.chat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.bandeja.simulator.chat.Message.Author;

/**
 * Everything WhatsApp knows in one place, handed to the doors.
 *
 * @param accounts at least one
 */
public record Network(List<Account> accounts, Customers customers, Messages messages, Changes changes, Clock clock) {

    public static Network of(List<Account> accounts, Clock clock, ScheduledExecutorService scheduler) {
        return new Network(List.copyOf(accounts), new Customers(), new Messages(), new Changes(scheduler), clock);
    }

    public List<BusinessNumber> numbers() {
        return accounts.stream().flatMap(account -> account.numbers().stream()).toList();
    }

    /** The account that the number belongs to; for a number that is not known here the first. */
    public Account accountOf(String phoneNumberId) {
        return accounts.stream()
                .filter(account -> account.has(phoneNumberId))
                .findFirst()
                .orElse(accounts.get(0));
    }

    public Optional<Account> account(String id) {
        return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
    }

    public Optional<BusinessNumber> number(String phoneNumberId) {
        return numbers().stream()
                .filter(number -> number.phoneNumberId().equals(phoneNumberId))
                .findFirst();
    }

    /** The message that customers see, with its change announced. */
    public Message say(Message message) {
        Message said = messages.add(message);
        changes.touch(said.customer());
        return said;
    }

    /** The customer looks at the chat with that number. @return the messages that are to be told as read now */
    public List<Message> open(Customer customer, Optional<String> phoneNumberId) {
        List<Message> unopened = messages.of(
                customer,
                message -> message.isFrom(Author.BUSINESS)
                        && !message.isOpened()
                        && phoneNumberId
                                        .filter(message.content().phoneNumberId()::equals)
                                        .isPresent()
                                == phoneNumberId.isPresent(),
                Messages.CAPACITY);
        return unopened.stream().filter(Message::open).toList();
    }

    public void reset() {
        customers.clear();
        messages.clear();
        changes.begin();
    }
}
