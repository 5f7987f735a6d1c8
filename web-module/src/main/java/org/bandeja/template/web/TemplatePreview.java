package org.bandeja.template.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.template.rules.Button;
import org.bandeja.template.rules.Card;
import org.bandeja.template.rules.Header;
import org.bandeja.template.rules.TemplateShape;
import org.bandeja.template.rules.Words;

/**
 * What the page's preview needs of a template; absent parts are null.
 *
 * @param oneTimeCode whether WhatsApp writes its words
 */
public record TemplatePreview(
        boolean oneTimeCode,
        Part header,
        Part body,
        String footer,
        String offer,
        List<Knob> buttons,
        List<CardPart> cards) {
    /**
     * Words, or a file or a place above them.
     *
     * @param format TEXT, IMAGE and so on
     * @param examples for the places in the text
     */
    public record Part(String format, String text, Map<String, String> examples) {
        private static Part of(Header header) {
            return new Part(
                    header.format().name(),
                    header.words().map(Words::text).orElse(null),
                    header.words().map(Words::examples).orElse(Map.of()));
        }

        private static Part of(Words words) {
            return new Part("TEXT", words.text(), new LinkedHashMap<>(words.examples()));
        }
    }

    /** A button: what it does and what stands on it. */
    public record Knob(String kind, String text) {
        private static Knob of(Button button) {
            return new Knob(button.kind().name(), button.text());
        }
    }

    /** One of several cards beside each other. */
    public record CardPart(Part header, Part body, List<Knob> buttons) {
        private static CardPart of(Card card) {
            return new CardPart(
                    part(card.header()),
                    card.body().map(Part::of).orElse(null),
                    card.buttons().stream().map(Knob::of).toList());
        }
    }

    public static TemplatePreview of(TemplateShape shape) {
        return new TemplatePreview(
                shape.oneTimeCode(),
                part(shape.header()),
                shape.body().map(Part::of).orElse(null),
                shape.footer().orElse(null),
                shape.offer().orElse(null),
                shape.buttons().stream().map(Knob::of).toList(),
                shape.cards().stream().map(CardPart::of).toList());
    }

    private static Part part(Optional<Header> header) {
        return header.map(Part::of).orElse(null);
    }
}
