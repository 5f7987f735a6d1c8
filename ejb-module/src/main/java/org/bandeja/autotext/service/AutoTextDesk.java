package org.bandeja.autotext.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.attendant.model.Dialog;
import org.bandeja.attendant.model.Dialogs;
import org.bandeja.autotext.model.AutoTextKind;
import org.bandeja.autotext.model.AutoTextOwner;
import org.bandeja.autotext.model.AutoTexts;
import org.bandeja.autotext.rules.AutoTextChoice;
import org.bandeja.autotext.rules.AutoTextWords;
import org.bandeja.autotext.rules.CustomerLanguage;
import org.bandeja.callgroup.model.GroupWaits;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.Contacts;
import org.bandeja.contact.rules.PhoneNumbers;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.ServiceWindow;
import org.bandeja.conversation.service.AutomaticMessages;
import org.bandeja.conversation.service.TextReply;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.Departments;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.hours.model.Calendars;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;

/**
 * Says by itself what a number or a department wants said. The conversation's lock and the row of what was said are one transaction: of
 * thirty messages at once, on whatever nodes, one text comes out.
 */
@Stateless
@PermitAll
public class AutoTextDesk {
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(6);

    @Inject
    AutoTexts texts;

    @Inject
    Conversations conversations;

    @Inject
    Correspondences correspondences;

    @Inject
    Dialogs dialogs;

    @Inject
    Contacts contacts;

    @Inject
    BusinessNumbers numbers;

    @Inject
    Departments departments;

    @Inject
    GroupWaits waits;

    @Inject
    Calendars calendars;

    @Inject
    AutomaticMessages automatic;

    @Inject
    Clock clock;

    /** Where customers have written and are quiet now. */
    public List<ConversationId> waiting(int limit) {
        Instant now = clock.instant();
        return texts.calls().quiet(now.minus(QUIET), now.minus(LONGEST), limit);
    }

    /** Whether somebody writes who is not quiet yet. */
    public boolean isSomebodyWriting() {
        return texts.calls().isAny();
    }

    /** Says what has to be said in one conversation. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void attend(ConversationId id) {
        Conversation conversation = conversations.lockForSystem(id);
        long calls = texts.calls().last(id);
        if (calls == 0) {
            // Another node was faster: what the customer wrote has had its text.
            return;
        }
        if (conversation != null && conversation.isOpen()) {
            correspondences
                    .window(conversation.number(), conversation.contact())
                    .ifPresent(window -> speak(conversation, window, clock.instant()));
        }
        texts.calls().forget(id, calls);
    }

    /** It broke: nothing is said, and nothing is held up. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void forget(ConversationId id) {
        texts.calls().forget(id, texts.calls().last(id));
    }

    private void speak(Conversation conversation, ServiceWindow window, Instant now) {
        Set<AutoTextKind> said = texts.said(conversation.number(), conversation.contact(), now);
        Map<AutoTextKind, Map<String, String>> there = textsFor(conversation);
        boolean spoken = new AutoTextChoice(there.keySet(), said)
                .choose(isThere(conversation, now), conversation.assignee().isPresent(), isAttended(conversation, now))
                .filter(kind -> say(conversation, there.get(kind), now))
                .map(said::add)
                .orElse(false);
        if (spoken || !said.isEmpty()) {
            texts.remember(conversation.number(), conversation.contact(), said, window.closesAt());
        }
    }

    /** What the department says counts more than what the number says. */
    private Map<AutoTextKind, Map<String, String>> textsFor(Conversation conversation) {
        Map<AutoTextKind, Map<String, String>> all = new EnumMap<>(AutoTextKind.class);
        all.putAll(texts.of(AutoTextOwner.of(conversation.number())));
        conversation.department().map(AutoTextOwner::of).map(texts::of).ifPresent(all::putAll);
        return all;
    }

    private boolean isThere(Conversation conversation, Instant now) {
        return hours(conversation)
                .flatMap(calendars::find)
                .map(calendar -> calendar.hours().isOpenAt(now))
                .orElse(true);
    }

    /** Those of the group in which it waits, if that has some of its own, else the department's; empty: somebody is always there. */
    private Optional<CalendarId> hours(Conversation conversation) {
        return waits.calendar(conversation.id())
                .or(() -> conversation.department().flatMap(departments::find).flatMap(Department::calendar));
    }

    private boolean isAttended(Conversation conversation, Instant now) {
        return conversation.attendant().isPresent()
                || dialogs.find(conversation.id())
                        .map(Dialog::beganAt)
                        .filter(began -> began.isAfter(now.minus(ServiceWindow.LENGTH)))
                        .isPresent();
    }

    private boolean say(Conversation conversation, Map<String, String> byLanguage, Instant now) {
        Contact contact = contacts.find(conversation.contact()).orElseThrow();
        Optional<String> home = numbers.find(conversation.number())
                .map(BusinessNumber::displayPhoneNumber)
                .flatMap(PhoneNumbers::home)
                .map(PhoneNumbers.Country::code);
        Optional<String> country = contact.phone().flatMap(PhoneNumbers::home).map(PhoneNumbers.Country::code);
        String language = CustomerLanguage.of(byLanguage.keySet(), contact.language(), country, home);
        String department = conversation
                .department()
                .flatMap(departments::find)
                .map(Department::name)
                .orElse("");
        String text = AutoTextWords.filled(byLanguage.get(language), contact.name(), department);
        return !text.isBlank()
                && automatic
                        .say(conversation, new TextReply(text, Optional.empty()), AutomaticMessages.BANDEJA, now)
                        .isPresent();
    }
}
