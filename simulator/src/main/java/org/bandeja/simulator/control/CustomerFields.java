package org.bandeja.simulator.control;

import java.util.Optional;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.chat.PhoneNumbers;
import org.bandeja.simulator.http.BadRequest;

/** Which customer a control request is about: {@code from} (a phone or a user id), {@code userId}, {@code name}. */
final class CustomerFields {
    private CustomerFields() {}

    /** The customer, who is met if not known yet. */
    static Customer read(Network network, Fields fields) {
        Optional<String> from = fields.text("from");
        Optional<String> userId = fields.text("userId");
        if (from.filter(Customer::isUserId).isPresent()) {
            return network.customers().meet(Optional.empty(), from, fields.text("name"), false);
        }
        if (from.isEmpty() && userId.isEmpty()) {
            throw new BadRequest("from or userId is missing");
        }
        return network.customers().meet(from.map(PhoneNumbers::requireDigits), userId, fields.text("name"), false);
    }
}
