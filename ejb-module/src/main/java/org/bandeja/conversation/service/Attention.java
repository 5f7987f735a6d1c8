package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.ReadMark;
import org.bandeja.conversation.model.ReadMarks;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;

/** What customers learn of our attention: only that of the assignee, and only where the department wants it. */
@ApplicationScoped
public class Attention {
    @Inject
    Messages messages;

    @Inject
    ReadMarks marks;

    @Inject
    Departments departments;

    @Inject
    BusinessNumbers numbers;

    @Inject
    Event<AttentionShown> shown;

    /** Somebody has read up to an event. */
    void read(Conversation conversation, Caller caller, long upTo) {
        if (conversation.isOpen() && conversation.isAssignedTo(caller.agent())) {
            show(conversation.id(), conversation.number(), conversation.department(), upTo, false);
        }
    }

    /** Somebody has taken it, or answers: what he read before counts at the latest now. */
    void given(Conversation conversation, Caller caller) {
        marks.of(caller.agent(), List.of(conversation.id())).stream()
                .findFirst()
                .map(ReadMark::seq)
                .ifPresent(seq -> read(conversation, caller, seq));
    }

    /** The assignee is writing. */
    void typing(ConversationId id, NumberId number, Optional<DepartmentId> department) {
        show(id, number, department, Long.MAX_VALUE, true);
    }

    private void show(
            ConversationId id, NumberId number, Optional<DepartmentId> department, long upTo, boolean typing) {
        boolean wanted = department
                .flatMap(departments::find)
                .filter(Department::marksRead)
                .isPresent();
        if (wanted) {
            messages.lastOfCustomer(id, upTo)
                    .ifPresent(last -> numbers.find(number)
                            .map(BusinessNumber::phoneNumberId)
                            .ifPresent(phone -> shown.fire(new AttentionShown(id, phone, last, typing))));
        }
    }
}
