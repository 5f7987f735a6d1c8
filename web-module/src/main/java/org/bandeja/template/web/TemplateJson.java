package org.bandeja.template.web;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.template.rules.Button;
import org.bandeja.template.rules.Card;
import org.bandeja.template.rules.Header;
import org.bandeja.template.rules.TemplateShape;
import org.bandeja.template.rules.Variable;
import org.bandeja.template.rules.Words;
import org.bandeja.template.service.TemplateDesk;

/**
 * A template that can be sent. What is absent is null.
 *
 * @param body with its places, as WhatsApp approved it
 * @param variables what has to be typed in, in the order of reading
 * @param attached what has to be attached
 */
public record TemplateJson(
        String id,
        String name,
        String language,
        String category,
        String quality,
        HeaderJson header,
        String body,
        String footer,
        String offer,
        List<ButtonJson> buttons,
        List<CardJson> cards,
        boolean oneTimeCode,
        List<VariableJson> variables,
        List<AttachedJson> attached) {

    /** @param text with its places, of a header of words */
    public record HeaderJson(String format, String text) {
        private static HeaderJson of(Header header) {
            return new HeaderJson(
                    header.format().name(), header.words().map(Words::text).orElse(null));
        }
    }

    /** @param url with its place */
    public record ButtonJson(String type, String text, String url, String phone) {
        private static ButtonJson of(Button button) {
            return new ButtonJson(
                    button.kind().name(),
                    button.text(),
                    button.url().map(Words::text).orElse(null),
                    button.phone().orElse(null));
        }
    }

    /** One of several cards beside each other. */
    public record CardJson(HeaderJson header, String body, List<ButtonJson> buttons) {
        private static CardJson of(Card card) {
            return new CardJson(
                    card.header().map(HeaderJson::of).orElse(null),
                    card.body().map(Words::text).orElse(null),
                    card.buttons().stream().map(ButtonJson::of).toList());
        }
    }

    /** @param key names it among the values that are sent */
    public record VariableJson(
            String key, String kind, String name, String example, int most, Integer card, Integer button) {
        private static VariableJson of(Variable variable) {
            return new VariableJson(
                    variable.key(),
                    variable.kind().name(),
                    variable.name(),
                    variable.example().orElse(null),
                    variable.most(),
                    boxed(variable.card()),
                    boxed(variable.button()));
        }

        private static Integer boxed(OptionalInt number) {
            return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
        }
    }

    /** @param format IMAGE, VIDEO, DOCUMENT, LOCATION */
    public record AttachedJson(String key, String format) {}

    static TemplateJson of(TemplateDesk.Offered offered) {
        TemplateShape shape = offered.shape();
        return new TemplateJson(
                offered.template().id().text(),
                offered.template().name(),
                offered.template().language(),
                offered.template().category(),
                offered.template().quality().orElse(null),
                shape.header().map(HeaderJson::of).orElse(null),
                shape.body().map(Words::text).or(() -> code(shape)).orElse(null),
                shape.footer().orElse(null),
                shape.offer().orElse(null),
                shape.buttons().stream().map(ButtonJson::of).toList(),
                shape.cards().stream().map(CardJson::of).toList(),
                shape.oneTimeCode(),
                shape.variables().stream().map(VariableJson::of).toList(),
                shape.attached().stream()
                        .map(place ->
                                new AttachedJson(place.key(), place.format().name()))
                        .toList());
    }

    private static Optional<String> code(TemplateShape shape) {
        return shape.oneTimeCode() ? Optional.of("{{code}}") : Optional.empty();
    }
}
