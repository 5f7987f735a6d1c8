package org.bandeja.simulator.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.Network;

/** Lets customers write to the business: the message is kept, and its webhook submitted. */
public final class InboundMessages {
    private static final Set<String> NOT_COUNTING = Set.of("reaction", "system", "unsupported", "edit", "revoke");

    private final Network network;
    private final Courier courier;
    private final Envelope envelope;

    public InboundMessages(Network network, Courier courier) {
        this.network = network;
        this.courier = courier;
        this.envelope = new Envelope(network);
    }

    /** Posts one message in a webhook of its own, in the customer's order. */
    public Delivery write(Inbound inbound) {
        return post(Delivery.Kind.MESSAGE, inbound.message().customer().key(), List.of(inbound));
    }

    /**
     * Posts several messages, a number of them in each webhook.
     *
     * @param posts the webhooks, each with its messages
     * @param lane orders the webhooks among each other; empty posts them at the same time
     */
    public List<Delivery> write(List<List<Inbound>> posts, String lane) {
        List<Delivery> deliveries = new ArrayList<>();
        for (List<Inbound> post : posts) {
            deliveries.add(post(Delivery.Kind.BATCH, lane, post));
        }
        return deliveries;
    }

    private Delivery post(Delivery.Kind kind, String lane, List<Inbound> messages) {
        List<Message> said = messages.stream().map(this::say).toList();
        String subject = said.size() == 1 ? said.get(0).customer().key() : said.size() + " messages";
        Delivery delivery = new Delivery(kind, lane, subject, envelope.inbound(messages));
        delivery.answered().thenRun(() -> said.forEach(this::arrive));
        courier.submit(delivery);
        return delivery;
    }

    /** A message whose webhook somebody else posts; {@link #arrived} says when it was answered. */
    public void keep(Inbound inbound) {
        say(inbound);
    }

    /** The webhook of a message was answered. */
    public void arrived(String id) {
        network.messages().find(id).ifPresent(this::arrive);
    }

    private Message say(Inbound inbound) {
        Message.Content content = inbound.message().content();
        if (!NOT_COUNTING.contains(content.type())) {
            content.customer().wroteTo(content.phoneNumberId(), content.at());
        }
        if (inbound.body().containsKey("referral")) {
            content.customer().cameByAdvertisement(content.phoneNumberId(), content.at());
        }
        return network.say(inbound.message());
    }

    private void arrive(Message message) {
        message.arrive();
        network.changes().touch(message.customer());
    }
}
