package org.bandeja.conversation.service;

import java.util.List;
import java.util.Optional;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Said;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.NumberId;

/** Customers have written themselves, and all of it is taken in: told in the transaction of the reception. */
public record CustomersWrote(List<Heard> heard) {
    /**
     * What one of them has written, as his conversation stands now.
     *
     * @param attendant which attendant talks with him
     */
    public record Heard(
            ConversationId conversation,
            NumberId number,
            ContactId contact,
            Optional<DepartmentId> department,
            Optional<AttendantId> attendant,
            List<Said> said) {}
}
