package org.bandeja.template.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What a template is made of, and what has to be given to send it (WhatsApp, message templates, 2026-09).
 *
 * @param named whether WhatsApp wants values by name
 * @param oneTimeCode whether it gives a code for signing in: one value for all its places
 * @param offer words about an offer that ends
 * @param expires whether that end has to be given
 * @param unknown whether it has parts that nobody knows
 */
public record TemplateShape(
        boolean named,
        boolean oneTimeCode,
        Optional<Header> header,
        Optional<Words> body,
        Optional<String> footer,
        Optional<String> offer,
        boolean expires,
        List<Button> buttons,
        List<Card> cards,
        boolean unknown) {
    public static final int LONGEST_HEADER = 60;
    public static final int LONGEST_BODY = 1024;
    public static final int LONGEST_CARD_BODY = 160;
    public static final int LONGEST_LINK = 2000;
    public static final int LONGEST_COUPON = 15;
    public static final int LONGEST_CODE = 15;
    public static final int LONGEST_PRODUCT = 100;

    /** The one value of a template that gives a code for signing in. */
    public static final String CODE = "code";

    /** When the offer ends, as an instant. */
    public static final String EXPIRY = "offer.expires";

    private static final int LONGEST_INSTANT = 30;
    private static final int LONGEST_PLACE = 10;

    public TemplateShape {
        buttons = List.copyOf(buttons);
        cards = List.copyOf(cards);
    }

    /**
     * A file or a place on the map that has to be given.
     *
     * @param key {@code header}, or {@code card.0}
     */
    public record Attached(String key, Header.Format format) {}

    /** Why it cannot be sent from here, whatever WhatsApp says of it; empty: it can. */
    public Set<Obstacle> obstacles() {
        Set<Obstacle> found = EnumSet.noneOf(Obstacle.class);
        if (unknown) {
            found.add(Obstacle.UNKNOWN_PART);
        }
        if (body.isEmpty() && !oneTimeCode) {
            found.add(Obstacle.NO_BODY);
        }
        headers().forEach(part -> obstacle(part.format()).ifPresent(found::add));
        allButtons().forEach(button -> obstacle(button.kind()).ifPresent(found::add));
        return found;
    }

    public boolean isSendable() {
        return obstacles().isEmpty();
    }

    /** Everything that has to be typed in, in the order in which one reads it. */
    public List<Variable> variables() {
        List<Variable> found = new ArrayList<>();
        if (oneTimeCode) {
            found.add(new Variable(
                    CODE,
                    Variable.Kind.ONE_TIME_CODE,
                    CODE,
                    body.flatMap(words -> words.examples().values().stream().findFirst()),
                    LONGEST_CODE,
                    OptionalInt.empty(),
                    OptionalInt.empty()));
            return found;
        }
        header.flatMap(Header::words)
                .ifPresent(words ->
                        found.addAll(of("header.", words, Variable.Kind.HEADER, LONGEST_HEADER, OptionalInt.empty())));
        body.ifPresent(
                words -> found.addAll(of("body.", words, Variable.Kind.BODY, LONGEST_BODY, OptionalInt.empty())));
        if (expires) {
            found.add(new Variable(
                    EXPIRY,
                    Variable.Kind.EXPIRY,
                    offer.orElse(""),
                    Optional.empty(),
                    LONGEST_INSTANT,
                    OptionalInt.empty(),
                    OptionalInt.empty()));
        }
        buttons.forEach(button -> of("button.", button, OptionalInt.empty()).ifPresent(found::add));
        cards.forEach(card -> found.addAll(of(card)));
        return found;
    }

    /** Everything that has to be attached. */
    public List<Attached> attached() {
        Stream<Attached> ofHeader =
                header.stream().filter(TemplateShape::isAttached).map(part -> new Attached("header", part.format()));
        Stream<Attached> ofCards = cards.stream()
                .flatMap(card -> card.header().stream()
                        .filter(TemplateShape::isAttached)
                        .map(part -> new Attached("card." + card.index(), part.format())));
        return Stream.concat(ofHeader, ofCards).toList();
    }

    /** Whether WhatsApp needs the phone number of who gets it: codes for signing in do not go to a user id. */
    public boolean needsPhone() {
        return oneTimeCode;
    }

    private static boolean isAttached(Header part) {
        return part.format().isFile() || part.format() == Header.Format.LOCATION;
    }

    private Stream<Header> headers() {
        return Stream.concat(header.stream(), cards.stream().flatMap(card -> card.header().stream()));
    }

    private Stream<Button> allButtons() {
        return Stream.concat(buttons.stream(), cards.stream().flatMap(card -> card.buttons().stream()));
    }

    private static Optional<Obstacle> obstacle(Header.Format format) {
        return switch (format) {
            case GIF -> Optional.of(Obstacle.GIF);
            case PRODUCT -> Optional.of(Obstacle.CATALOG);
            case OTHER -> Optional.of(Obstacle.UNKNOWN_PART);
            default -> Optional.empty();
        };
    }

    private static Optional<Obstacle> obstacle(Button.Kind kind) {
        return switch (kind) {
            case PRODUCTS -> Optional.of(Obstacle.CATALOG);
            case OTHER -> Optional.of(Obstacle.UNKNOWN_PART);
            default -> Optional.empty();
        };
    }

    private static List<Variable> of(Card card) {
        List<Variable> found = new ArrayList<>();
        OptionalInt where = OptionalInt.of(card.index());
        String key = "card." + card.index() + ".";
        card.body()
                .ifPresent(
                        words -> found.addAll(of(key + "body.", words, Variable.Kind.BODY, LONGEST_CARD_BODY, where)));
        card.buttons().forEach(button -> of(key + "button.", button, where).ifPresent(found::add));
        return found;
    }

    private static List<Variable> of(String key, Words words, Variable.Kind kind, int most, OptionalInt card) {
        List<String> places = words.places();
        ToIntFunction<Words> fixed = text -> Words.length(text.fill(place -> ""));
        int left = Math.max(1, most - fixed.applyAsInt(words) - (places.size() - 1));
        return places.stream()
                .map(place -> new Variable(
                        key + place,
                        kind,
                        place,
                        Optional.ofNullable(words.examples().get(place)),
                        left,
                        card,
                        OptionalInt.empty()))
                .toList();
    }

    private static Optional<Variable> of(String key, Button button, OptionalInt card) {
        OptionalInt which = OptionalInt.of(button.index());
        if (button.kind() == Button.Kind.COPY_CODE) {
            return Optional.of(new Variable(
                    key + button.index(),
                    Variable.Kind.COUPON,
                    button.text(),
                    button.example(),
                    LONGEST_COUPON,
                    card,
                    which));
        }
        if (button.kind() == Button.Kind.CATALOG) {
            return Optional.of(new Variable(
                    key + button.index(),
                    Variable.Kind.PRODUCT,
                    button.text(),
                    Optional.empty(),
                    LONGEST_PRODUCT,
                    card,
                    which));
        }
        return button.url()
                .filter(words -> button.kind() == Button.Kind.URL)
                .filter(words -> !words.places().isEmpty())
                .map(words -> new Variable(
                        key + button.index(),
                        Variable.Kind.LINK,
                        button.text(),
                        words.examples().values().stream().findFirst(),
                        LONGEST_LINK - words.text().length() + LONGEST_PLACE,
                        card,
                        which));
    }
}
