package org.bandeja.webhook.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.service.MessageArrived;
import org.bandeja.outbox.model.ReportedStatus;
import org.bandeja.webhook.model.Delivery;
import org.bandeja.webhook.rules.Workload;
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
     */
    record LeftAside(String words, boolean messageUnreadable) {}

    /** Adds what the delivery holds to the workload. */
    LeftAside read(Delivery delivery, Workload work) throws UnreadableDelivery {
        ParsedDelivery parsed = parser.parse(delivery.body());
        parsed.messages().forEach(message -> work.add(delivery.id(), arrived(message, delivery.receivedAt())));
        parsed.statuses().forEach(status -> work.add(delivery.id(), reported(status, delivery.receivedAt())));
        String words = parsed.skipped().stream()
                .map(DeliveryReader::words)
                .distinct()
                .limit(MOST_REASONS)
                .collect(Collectors.joining("; "));
        return new LeftAside(words, parsed.messageUnreadable());
    }

    private static String words(Skipped skipped) {
        return skipped.field().isEmpty() ? skipped.reason() : skipped.field() + ": " + skipped.reason();
    }

    private static MessageArrived arrived(InboundMessage message, Instant receivedAt) {
        ContactAddress sender = message.groupId()
                .map(group -> new ContactAddress(Optional.empty(), Optional.of(group)))
                .orElseGet(() -> new ContactAddress(message.phone(), message.userId()));
        return new MessageArrived(
                message.phoneNumberId(),
                message.displayPhoneNumber(),
                message.whatsappId(),
                sender,
                message.groupId().isPresent() ? "" : message.profileName(),
                message.at(),
                receivedAt,
                message.type(),
                message.text(),
                message.content(),
                message.opensWindow());
    }

    private static ReportedStatus reported(StatusUpdate status, Instant receivedAt) {
        return new ReportedStatus(
                status.phoneNumberId(),
                status.whatsappId(),
                MessageStatus.valueOf(status.kind().name()),
                status.at().isAfter(receivedAt) ? receivedAt : status.at(),
                status.callbackData(),
                status.errorCode(),
                status.errorDetails().orElse(""));
    }
}
