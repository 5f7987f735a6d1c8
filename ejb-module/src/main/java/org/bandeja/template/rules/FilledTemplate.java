package org.bandeja.template.rules;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A template with its values: what the customer sees, and what has to leave.
 *
 * @param text the body
 * @param parts what WhatsApp needs to make this of the template, in its order
 * @param cardParts the same of each card
 */
public record FilledTemplate(
        Optional<FilledHeader> header,
        String text,
        Optional<String> footer,
        Optional<String> offer,
        List<FilledButton> buttons,
        List<FilledCard> cards,
        List<Part> parts,
        List<List<Part>> cardParts) {
    public FilledTemplate {
        buttons = List.copyOf(buttons);
        cards = List.copyOf(cards);
        parts = List.copyOf(parts);
        cardParts = List.copyOf(cardParts);
    }

    /** Either words, or something attached. */
    public record FilledHeader(Header.Format format, Optional<String> text, Optional<Attachment> attached) {}

    /** @param code that it copies */
    public record FilledButton(
            Button.Kind kind, String text, Optional<String> url, Optional<String> phone, Optional<String> code) {}

    /** One of the cards. */
    public record FilledCard(Optional<FilledHeader> header, String text, List<FilledButton> buttons) {
        public FilledCard {
            buttons = List.copyOf(buttons);
        }
    }

    /** Which part of a template. */
    public enum Where {
        HEADER,
        BODY,
        OFFER,
        LINK_BUTTON,
        COUPON_BUTTON,
        FLOW_BUTTON,
        CATALOG_BUTTON
    }

    /**
     * The values of one part.
     *
     * @param button which one, from 0
     */
    public record Part(Where where, OptionalInt button, List<Value> values) {
        public Part {
            values = List.copyOf(values);
        }
    }

    /** One value as it leaves. */
    public sealed interface Value {
        /** @param name where WhatsApp wants values by name */
        record Text(Optional<String> name, String text) implements Value {}

        /** Something attached. */
        record Attached(Attachment attachment) implements Value {}

        /** A code to copy. */
        record Coupon(String code) implements Value {}

        /** The product of a catalogue whose picture is shown, by its id there. */
        record Product(String id) implements Value {}

        /** When an offer ends, in milliseconds since 1970. */
        record Expiry(long millis) implements Value {}

        /** Begins a form. */
        record Flow() implements Value {}
    }
}
