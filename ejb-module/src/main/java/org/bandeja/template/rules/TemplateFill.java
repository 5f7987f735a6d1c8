package org.bandeja.template.rules;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bandeja.template.rules.FilledTemplate.FilledButton;
import org.bandeja.template.rules.FilledTemplate.FilledCard;
import org.bandeja.template.rules.FilledTemplate.FilledHeader;
import org.bandeja.template.rules.FilledTemplate.Part;
import org.bandeja.template.rules.FilledTemplate.Value;
import org.bandeja.template.rules.FilledTemplate.Where;
import org.bandeja.template.rules.ValueNotUsable.Fault;

/**
 * Puts values into a template, and refuses what WhatsApp would refuse (template message parameters, 2026-09): every value is
 * required, without line breaks, tabs or more than four blanks in a row; lengths count after filling in.
 */
public final class TemplateFill {
    private static final Pattern LINES = Pattern.compile("[\\n\\r\\t\\u0085\\u2028\\u2029\\u000B\\f]");
    private static final Pattern BLANKS = Pattern.compile(" {5,}");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]");

    private final TemplateShape shape;
    private final Map<String, String> values;
    private final Map<String, Attachment> attachments;
    private final Instant now;

    private TemplateFill(
            TemplateShape shape, Map<String, String> values, Map<String, Attachment> attachments, Instant now) {
        this.shape = shape;
        this.values = values;
        this.attachments = attachments;
        this.now = now;
    }

    /**
     * @param values by {@link Variable#key}
     * @param attachments by {@link TemplateShape.Attached#key}
     * @throws ValueNotUsable if WhatsApp would not take it
     * @throws IllegalArgumentException if the template has obstacles
     */
    public static FilledTemplate fill(
            TemplateShape shape, Map<String, String> values, Map<String, Attachment> attachments, Instant now) {
        if (!shape.isSendable()) {
            throw new IllegalArgumentException("not sendable: " + shape.obstacles());
        }
        return new TemplateFill(shape, values, attachments, now).filled();
    }

    private FilledTemplate filled() {
        checkKeys();
        checkAttachments();
        Map<String, Variable> variables = shape.variables().stream()
                .collect(Collectors.toMap(Variable::key, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        variables.values().forEach(this::check);
        String text = body();
        requireLength("body", text, TemplateShape.LONGEST_BODY);
        return new FilledTemplate(
                shape.header().map(part -> header(part, "header")),
                text,
                shape.footer(),
                shape.offer(),
                shape.buttons().stream()
                        .map(button -> button(button, "button."))
                        .toList(),
                shape.cards().stream().map(this::card).toList(),
                parts(),
                shape.cards().stream().map(this::parts).toList());
    }

    // --- what was given

    private void checkKeys() {
        Set<String> wanted = shape.variables().stream().map(Variable::key).collect(Collectors.toSet());
        values.keySet().stream()
                .filter(key -> !wanted.contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw new ValueNotUsable(key, Fault.UNKNOWN);
                });
        Set<String> places =
                shape.attached().stream().map(TemplateShape.Attached::key).collect(Collectors.toSet());
        attachments.keySet().stream()
                .filter(key -> !places.contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw new ValueNotUsable(key, Fault.UNKNOWN);
                });
    }

    private void checkAttachments() {
        for (TemplateShape.Attached place : shape.attached()) {
            Attachment given = attachments.get(place.key());
            if (given == null) {
                throw new ValueNotUsable(place.key(), Fault.MISSING);
            }
            boolean fits = given instanceof Attachment.File file
                    ? file.format() == place.format()
                    : place.format() == Header.Format.LOCATION;
            if (!fits) {
                throw new ValueNotUsable(place.key(), Fault.KIND);
            }
        }
    }

    private void check(Variable variable) {
        String value = values.getOrDefault(variable.key(), "");
        if (value.isBlank()) {
            throw new ValueNotUsable(variable.key(), Fault.MISSING);
        }
        if (LINES.matcher(value).find()) {
            throw new ValueNotUsable(variable.key(), Fault.LINES);
        }
        if (BLANKS.matcher(value).find()) {
            throw new ValueNotUsable(variable.key(), Fault.BLANKS);
        }
        boolean words = variable.kind() == Variable.Kind.HEADER || variable.kind() == Variable.Kind.BODY;
        if (!words && BLANK.matcher(value).find()) {
            throw new ValueNotUsable(variable.key(), Fault.BLANK);
        }
        requireLength(variable.key(), value, variable.most());
        if (variable.kind() == Variable.Kind.EXPIRY
                && !expiry(variable.key(), value).isAfter(now)) {
            throw new ValueNotUsable(variable.key(), Fault.PAST);
        }
    }

    private static Instant expiry(String key, String value) {
        try {
            Instant end = Instant.parse(value);
            end.toEpochMilli(); // as it will leave
            return end;
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new ValueNotUsable(key, Fault.KIND);
        }
    }

    private static void requireLength(String key, String text, int most) {
        if (Words.length(text) > most) {
            throw new ValueNotUsable(key, Fault.LENGTH);
        }
    }

    // --- what the customer sees

    private String body() {
        if (shape.oneTimeCode()) {
            String code = values.get(TemplateShape.CODE);
            return shape.body().map(words -> words.fill(place -> code)).orElse(code);
        }
        return shape.body().map(words -> fill(words, "body.")).orElse("");
    }

    private String fill(Words words, String key) {
        return words.fill(place -> values.get(key + place));
    }

    private FilledHeader header(Header part, String key) {
        Optional<String> text = part.words().map(words -> fill(words, "header."));
        text.ifPresent(filled -> requireLength("header", filled, TemplateShape.LONGEST_HEADER));
        return new FilledHeader(part.format(), text, Optional.ofNullable(attachments.get(key)));
    }

    private FilledButton button(Button button, String key) {
        Optional<String> value = Optional.ofNullable(values.get(key + button.index()));
        Optional<String> url = button.url()
                .filter(words -> button.kind() == Button.Kind.URL)
                .map(words -> words.fill(place -> value.orElse("")));
        url.ifPresent(link -> requireLength(key + button.index(), link, TemplateShape.LONGEST_LINK));
        Optional<String> code = switch (button.kind()) {
            case COPY_CODE -> value;
            case ONE_TIME_CODE -> Optional.ofNullable(values.get(TemplateShape.CODE));
            default -> Optional.empty();
        };
        return new FilledButton(button.kind(), button.text(), url, button.phone(), code);
    }

    private FilledCard card(Card card) {
        String key = "card." + card.index();
        String text = card.body().map(words -> fill(words, key + ".body.")).orElse("");
        requireLength(key + ".body", text, TemplateShape.LONGEST_CARD_BODY);
        return new FilledCard(
                card.header().map(part -> header(part, key)),
                text,
                card.buttons().stream()
                        .map(button -> button(button, key + ".button."))
                        .toList());
    }

    // --- what leaves

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        if (shape.oneTimeCode()) {
            String code = values.get(TemplateShape.CODE);
            parts.add(part(Where.BODY, new Value.Text(Optional.empty(), code)));
            shape.buttons().stream()
                    .filter(button -> button.kind() == Button.Kind.ONE_TIME_CODE)
                    .forEach(button -> parts.add(new Part(
                            Where.LINK_BUTTON,
                            OptionalInt.of(button.index()),
                            List.of(new Value.Text(Optional.empty(), code)))));
            return parts;
        }
        shape.header().ifPresent(part -> parts.addAll(parts(part, "header")));
        shape.body().ifPresent(words -> parts.addAll(texts(Where.BODY, words, "body.")));
        if (shape.expires()) {
            Instant end = expiry(TemplateShape.EXPIRY, values.get(TemplateShape.EXPIRY));
            parts.add(part(Where.OFFER, new Value.Expiry(end.toEpochMilli())));
        }
        shape.buttons().forEach(button -> parts.addAll(parts(button, "button.")));
        return parts;
    }

    private List<Part> parts(Card card) {
        List<Part> parts = new ArrayList<>();
        String key = "card." + card.index();
        card.header().ifPresent(part -> parts.addAll(parts(part, key)));
        card.body().ifPresent(words -> parts.addAll(texts(Where.BODY, words, key + ".body.")));
        card.buttons().forEach(button -> parts.addAll(parts(button, key + ".button.")));
        return parts;
    }

    private List<Part> parts(Header part, String key) {
        Attachment attached = attachments.get(key);
        return attached != null
                ? List.of(part(Where.HEADER, new Value.Attached(attached)))
                : part.words()
                        .map(words -> texts(Where.HEADER, words, "header."))
                        .orElse(List.of());
    }

    /** None where there is nothing to fill in: WhatsApp counts. */
    private List<Part> texts(Where where, Words words, String key) {
        List<Value> texts = new ArrayList<>();
        for (String place : words.places()) {
            texts.add(new Value.Text(
                    shape.named() && words.isNamed() ? Optional.of(place) : Optional.empty(), values.get(key + place)));
        }
        return texts.isEmpty() ? List.of() : List.of(new Part(where, OptionalInt.empty(), texts));
    }

    private List<Part> parts(Button button, String key) {
        Optional<String> value = Optional.ofNullable(values.get(key + button.index()));
        OptionalInt index = OptionalInt.of(button.index());
        return switch (button.kind()) {
            case URL ->
                value.map(end -> List.of(
                                new Part(Where.LINK_BUTTON, index, List.of(new Value.Text(Optional.empty(), end)))))
                        .orElse(List.of());
            case COPY_CODE ->
                List.of(new Part(Where.COUPON_BUTTON, index, List.of(new Value.Coupon(value.orElseThrow()))));
            case CATALOG ->
                List.of(new Part(Where.CATALOG_BUTTON, index, List.of(new Value.Product(value.orElseThrow()))));
            case FLOW -> List.of(new Part(Where.FLOW_BUTTON, index, List.of(new Value.Flow())));
            default -> List.of();
        };
    }

    private static Part part(Where where, Value value) {
        return new Part(where, OptionalInt.empty(), List.of(value));
    }
}
