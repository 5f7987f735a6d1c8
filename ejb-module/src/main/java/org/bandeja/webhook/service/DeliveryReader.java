package org.bandeja.webhook.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.conversation.model.Alteration;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.service.MessageAltered;
import org.bandeja.conversation.service.MessageArrived;
import org.bandeja.notice.service.AccountChange;
import org.bandeja.outbox.model.ReportedStatus;
import org.bandeja.trace.model.Trace;
import org.bandeja.webhook.model.Delivery;
import org.bandeja.webhook.rules.Workload;
import org.bandeja.whatsapp.rules.AccountEvent;
import org.bandeja.whatsapp.rules.ChangedMessage;
import org.bandeja.whatsapp.rules.InboundMessage;
import org.bandeja.whatsapp.rules.ParsedDelivery;
import org.bandeja.whatsapp.rules.Skipped;
import org.bandeja.whatsapp.rules.StatusUpdate;
import org.bandeja.whatsapp.rules.UnreadableDelivery;
import org.bandeja.whatsapp.rules.WebhookParser;

/** Translates deliveries from WhatsApp's form into work. */
@ApplicationScoped
public class DeliveryReader {
    private static final int MOST_REASONS = 5;

    private final WebhookParser parser = new WebhookParser();

    /**
     * What of a delivery was left aside.
     *
     * @param words empty when everything has its place
     * @param messageUnreadable a customer's message is among it: a person has to look
     * @param accounts to which account each number belongs: WhatsApp's ids
     */
    record LeftAside(String words, boolean messageUnreadable, Map<String, String> accounts) {}

    /** Adds what the delivery holds to the workload. */
    LeftAside read(Delivery delivery, Workload work) throws UnreadableDelivery {
        ParsedDelivery parsed = parser.parse(delivery.body());
        parsed.messages().forEach(message -> work.add(delivery.id(), arrived(message, delivery)));
        parsed.changes().forEach(change -> work.add(delivery.id(), altered(change, delivery.receivedAt())));
        parsed.statuses().forEach(status -> work.add(delivery.id(), reported(status, delivery.receivedAt())));
        parsed.events().forEach(event -> work.add(delivery.id(), changed(event, delivery.receivedAt())));
        String words = parsed.skipped().stream()
                .map(DeliveryReader::words)
                .distinct()
                .limit(MOST_REASONS)
                .collect(Collectors.joining("; "));
        return new LeftAside(words, parsed.messageUnreadable(), parsed.accounts());
    }

    private static String words(Skipped skipped) {
        return skipped.field().isEmpty() ? skipped.reason() : skipped.field() + ": " + skipped.reason();
    }

    private static MessageArrived arrived(InboundMessage message, Delivery delivery) {
        ContactAddress sender = message.groupId()
                .map(ContactAddress::ofGroup)
                .orElseGet(() -> new ContactAddress(message.phone(), message.userId()));
        return new MessageArrived(
                message.phoneNumberId(),
                message.displayPhoneNumber(),
                message.whatsappId(),
                sender,
                message.groupId().isPresent() ? "" : message.profileName(),
                message.at(),
                delivery.receivedAt(),
                message.said(),
                message.media(),
                message.opensWindow(),
                message.origin(),
                message.reached(),
                message.becomes().map(to -> new ContactAddress(to.phone(), to.userId())),
                Trace.ofDelivery(delivery.id()));
    }

    private static ReportedStatus reported(StatusUpdate status, Instant receivedAt) {
        return new ReportedStatus(
                status.phoneNumberId(),
                status.whatsappId(),
                MessageStatus.valueOf(status.kind().name()),
                earlier(status.at(), receivedAt),
                status.callbackData(),
                status.errorCode(),
                status.errorDetails().orElse(""),
                status.recipient().map(to -> new ContactAddress(to.phone(), to.userId())),
                status.freeUntil());
    }

    private static AccountChange changed(AccountEvent event, Instant receivedAt) {
        return new AccountChange(
                event.accountId(),
                event.field(),
                event.event(),
                event.phone(),
                event.facts(),
                event.factsAsJson(),
                event.wishes().stream()
                        .map(wish -> new AccountChange.Wish(
                                new ContactAddress(
                                        wish.customer().phone(), wish.customer().userId()),
                                wish.wanted(),
                                earlier(wish.at(), receivedAt)))
                        .toList(),
                earlier(event.at(), receivedAt));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isAfter(other) ? other : one;
    }

    private static MessageAltered altered(ChangedMessage change, Instant receivedAt) {
        Instant at = earlier(change.at(), receivedAt);
        Optional<Alteration> alteration = switch (change.kind()) {
            case REACTION -> Optional.empty();
            case EDIT -> Optional.of(alteration(Alteration.Kind.EDIT, change, at));
            case REVOKE -> Optional.of(alteration(Alteration.Kind.REVOKE, change, at));
            case CALL -> Optional.of(alteration(Alteration.Kind.CALL, change, at));
        };
        return new MessageAltered(
                change.phoneNumberId(), change.targetId(), change.by(), change.emoji(), at, alteration);
    }

    private static Alteration alteration(Alteration.Kind kind, ChangedMessage change, Instant at) {
        return new Alteration(kind, change.by().isCompany(), at, change.said());
    }
}
