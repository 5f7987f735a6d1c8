package org.bandeja.notice.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.Contacts;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.notice.model.Notice;
import org.bandeja.notice.rules.Severities;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;
import org.bandeja.whatsapp.model.WhatsAppAccounts;

/** Takes in what WhatsApp tells about accounts, numbers, templates and customers' wishes. */
@Stateless
@PermitAll
public class AccountNews {
    private static final String WISHES = "user_preferences";
    private static final Pattern TEMPLATE = Pattern.compile("[0-9]{1,64}");
    private static final int MOST_TOLD = 50;

    @Inject
    BusinessNumbers numbers;

    @Inject
    WhatsAppAccounts accounts;

    @Inject
    Contacts contacts;

    @Inject
    Conversations conversations;

    @Inject
    NoticeBoard board;

    @Inject
    EventLog events;

    @Inject
    Event<AccountChange> changes;

    @Inject
    Clock clock;

    /** In a transaction of its own; again changes nothing. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void apply(List<AccountChange> news) {
        news.forEach(this::apply);
    }

    private void apply(AccountChange change) {
        change.wishes().forEach(this::keep);
        Optional<BusinessNumber> number = number(change);
        number.ifPresent(found -> Learning.ofNumber(change, numbers.lock(found.id())));
        accounts.find(change.accountId())
                .flatMap(found -> accounts.lock(found.id()))
                .ifPresent(account -> Learning.ofAccount(change, account));
        changes.fire(change);
        if (!change.field().equals(WISHES)) {
            board.put(notice(change, number.map(BusinessNumber::id)), clock.instant());
        }
    }

    private void keep(AccountChange.Wish wish) {
        contacts.find(wish.customer())
                .ifPresentOrElse(
                        contact -> keep(wish, contact),
                        () -> contacts.keepWish(wish.customer(), wish.wanted(), wish.at()));
    }

    private void keep(AccountChange.Wish wish, Contact contact) {
        Optional<Instant> before = contact.toldWhatsApp();
        contact.wantsMarketing(wish.wanted(), wish.at());
        if (!contact.toldWhatsApp().equals(before)) {
            tell(contact);
        }
    }

    /** Who has the contact before the eyes sees it at once. */
    private void tell(Contact contact) {
        Instant now = clock.instant();
        conversations
                .latestOfForSystem(contact.id(), MOST_TOLD)
                .forEach((conversation, department) -> events.add(InboxEvent.ofContact(conversation, department, now)));
    }

    private Optional<BusinessNumber> number(AccountChange change) {
        Optional<String> entity = change.id("entity_id")
                .filter(id -> "PHONE_NUMBER".equals(change.facts().get("entity_type")));
        return change.phone()
                .flatMap(numbers::shownAs)
                .or(() -> entity.or(() -> change.id("metadata.phone_number_id")).flatMap(numbers::find));
    }

    private static Notice notice(AccountChange change, Optional<NumberId> number) {
        return new Notice(
                change.at(),
                Severities.of(change.field(), change.event(), change.facts()),
                change.field(),
                change.event(),
                change.accountId(),
                number,
                template(change),
                subject(change),
                change.factsAsJson());
    }

    /** WhatsApp's id of the template that it is about. */
    private static Optional<String> template(AccountChange change) {
        return Optional.ofNullable(change.facts().get("message_template_id"))
                .filter(id -> TEMPLATE.matcher(id).matches());
    }

    private static String subject(AccountChange change) {
        return change.phone()
                .or(() -> Optional.ofNullable(change.facts().get("message_template_name"))
                        .map(name -> name
                                + Optional.ofNullable(change.facts().get("message_template_language"))
                                        .map(language -> " (" + language + ")")
                                        .orElse("")))
                .or(() -> Optional.ofNullable(change.facts().get("metadata.display_phone_number")))
                .orElse("");
    }
}
