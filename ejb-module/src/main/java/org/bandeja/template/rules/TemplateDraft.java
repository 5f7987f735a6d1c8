package org.bandeja.template.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.bandeja.refusal.model.Malformed;

/**
 * A template as somebody is writing it: perhaps incomplete, perhaps against rules; {@link DraftCheck} tells. What the chosen
 * category or form does not use is kept all the same, so that a look at another one loses nothing. Absent parts are empty texts.
 *
 * @param language WhatsApp's code of it ({@code es}, {@code pt_BR})
 * @param named its variables have names; else they count from 1
 * @param form which of the parts it is made of; a login code has a form of its own
 * @param examples of the body's variables, by name or number
 * @param offer what stands above the words of an OFFER
 * @param cards of a CAROUSEL
 * @param code what a template of category AUTHENTICATION is made of
 * @param mayRecategorise WhatsApp may put it into another category instead of rejecting it
 */
public record TemplateDraft(
        String name,
        String language,
        Category category,
        boolean named,
        Form form,
        Header header,
        String body,
        Map<String, String> examples,
        String footer,
        List<Button> buttons,
        Offer offer,
        List<Card> cards,
        Code code,
        boolean mayRecategorise) {
    /** Far beyond WhatsApp's limits: more is no draft but an attack. */
    private static final int LONGEST = 4_000;

    private static final int MOST = 200;

    /** What a template is for (WhatsApp, template categories, 2026). */
    public enum Category {
        MARKETING,
        UTILITY,
        AUTHENTICATION
    }

    /** What a template is made of besides its words (WhatsApp, marketing templates, 2026-06). */
    public enum Form {
        /** A header, a footer and buttons, each if one likes. */
        PLAIN,
        /** Cards beside each other. */
        CAROUSEL,
        /** An offer that may end, with a header and buttons. */
        OFFER,
        /** A footer, and the one button that shows the company's products, whose words are WhatsApp's. */
        CATALOG
    }

    /**
     * What stands above the words.
     *
     * @param text of a TEXT header
     * @param example of the variable in the text
     * @param sample WhatsApp's handle of the uploaded example file
     * @param sampleName the file's name, for people
     */
    public record Header(Kind kind, String text, String example, String sample, String sampleName) {
        /** What it is; NONE: there is no header. */
        public enum Kind {
            NONE,
            TEXT,
            IMAGE,
            VIDEO,
            DOCUMENT,
            LOCATION;

            /** Whether WhatsApp wants to see an example file of it. */
            public boolean isFile() {
                return this == IMAGE || this == VIDEO || this == DOCUMENT;
            }
        }

        public static final Header NONE = new Header(Kind.NONE, "", "", "", "");

        public Header {
            kind = kind == null ? Kind.NONE : kind;
            text = kept(text);
            example = kept(example);
            sample = kept(sample);
            sampleName = kept(sampleName);
        }

        public static Header text(String text, String example) {
            return new Header(Kind.TEXT, text, example, "", "");
        }
    }

    /**
     * A button below the words.
     *
     * @param text what stands on it; nothing of ours on a COPY_CODE
     * @param value the address, the phone number, the example of a code, or WhatsApp's id of the flow
     * @param example of the variable at the end of an address; of a flow the screen that it begins with, if not its first
     */
    public record Button(Kind kind, String text, String value, String example) {
        /** What it does. */
        public enum Kind {
            QUICK_REPLY,
            URL,
            PHONE_NUMBER,
            COPY_CODE,
            FLOW
        }

        /** @throws Malformed if it says not what it does */
        public Button {
            if (kind == null) {
                throw new Malformed("buttons");
            }
            text = kept(text);
            value = kept(value);
            example = kept(example);
        }

        public static Button quickReply(String text) {
            return new Button(Kind.QUICK_REPLY, text, "", "");
        }
    }

    /**
     * Words with a header above and buttons below: a card of a carousel, and the message itself.
     *
     * @param examples of the body's variables, by name or number
     */
    public record Card(Header header, String body, Map<String, String> examples, List<Button> buttons) {
        /** @throws Malformed if something is far beyond any limit */
        public Card {
            header = header == null ? Header.NONE : header;
            body = kept(body);
            examples = examples == null ? Map.of() : copy(examples);
            buttons = few("buttons", buttons);
        }

        Card under(Header other) {
            return new Card(other, body, examples, buttons);
        }
    }

    /**
     * An offer.
     *
     * @param text what it says of itself
     * @param expires whether its end is told with each message
     */
    public record Offer(String text, boolean expires) {
        public static final Offer NONE = new Offer("", true);

        public Offer {
            text = kept(text);
        }
    }

    /**
     * The fixed form of a message with a login code: WhatsApp writes its words, and those of the button where it has none of its own.
     *
     * @param advice whether it says not to share the code
     * @param minutes how long the code is good; 0: it does not say
     * @param apps that WhatsApp may give the code to
     * @param terms whether somebody has accepted WhatsApp's terms for codes that nobody has to tap
     * @param copyText what stands on the button that copies the code; empty: WhatsApp's words
     * @param autofillText what stands on the button that gives the code to an app; empty: WhatsApp's words
     */
    public record Code(
            boolean advice, int minutes, Way way, List<App> apps, boolean terms, String copyText, String autofillText) {
        public static final Code USUAL = copied(true, 10);

        /** How the code gets into an app. */
        public enum Way {
            /** The customer copies it. */
            COPY_CODE,
            /** One tap gives it to the app. */
            ONE_TAP,
            /** The app gets it by itself. */
            ZERO_TAP
        }

        /**
         * An app for Android.
         *
         * @param signature the hash of the key that it is signed with
         */
        public record App(String packageName, String signature) {
            public App {
                packageName = kept(packageName);
                signature = kept(signature);
            }
        }

        /** @throws Malformed if there are far too many apps */
        public Code {
            way = way == null ? Way.COPY_CODE : way;
            apps = few("apps", apps);
            copyText = kept(copyText);
            autofillText = kept(autofillText);
        }

        /** In WhatsApp's words. No second constructor: JSON-B would not know which one to take. */
        public static Code of(boolean advice, int minutes, Way way, List<App> apps, boolean terms) {
            return new Code(advice, minutes, way, apps, terms, "", "");
        }

        private Code inWordsOfWhatsApp() {
            return of(advice, minutes, way, apps, terms);
        }

        /** One that is copied. */
        public static Code copied(boolean advice, int minutes) {
            return of(advice, minutes, Way.COPY_CODE, List.of(), false);
        }
    }

    /** @throws Malformed if something is far beyond any limit */
    public TemplateDraft {
        name = kept(name);
        language = kept(language);
        category = category == null ? Category.UTILITY : category;
        form = form == null ? Form.PLAIN : form;
        header = header == null ? Header.NONE : header;
        body = kept(body);
        footer = kept(footer);
        offer = offer == null ? Offer.NONE : offer;
        code = code == null ? Code.USUAL : code;
        buttons = few("buttons", buttons);
        cards = few("cards", cards);
        examples = examples == null ? Map.of() : copy(examples);
    }

    /** A new one: nothing but a language. */
    public static TemplateDraft empty(String language) {
        return of("", language, Category.UTILITY, true, new Card(null, null, null, null), "", Code.USUAL);
    }

    /** A plain one. */
    public static TemplateDraft of(
            String name, String language, Category category, boolean named, Card front, String footer, Code code) {
        return new TemplateDraft(
                name,
                language,
                category,
                named,
                Form.PLAIN,
                front.header(),
                front.body(),
                front.examples(),
                footer,
                front.buttons(),
                Offer.NONE,
                List.of(),
                code,
                false);
    }

    /** The message itself: words, with a header above and buttons below. */
    public Card front() {
        return new Card(header, body, examples, buttons);
    }

    /** The same under another name, or in another language. */
    public TemplateDraft called(String otherName, String otherLanguage) {
        return changed(otherName, otherLanguage, named, front(), cards);
    }

    /** The same with variables that have names, or count. */
    public TemplateDraft named(boolean names) {
        return changed(name, language, names, front(), cards);
    }

    /**
     * @param card on which card, from 0; empty: on the message itself
     * @throws Malformed if there is no such card
     */
    public Header header(OptionalInt card) {
        return card.isPresent() ? card(card.getAsInt()).header() : header;
    }

    private Card card(int index) {
        if (index < 0 || index >= cards.size()) {
            throw new Malformed("card");
        }
        return cards.get(index);
    }

    /**
     * The same with another header.
     *
     * @param card on which card, from 0; empty: on the message itself
     * @throws Malformed if there is no such card
     */
    public TemplateDraft under(OptionalInt card, Header other) {
        if (card.isEmpty()) {
            return changed(name, language, named, front().under(other), cards);
        }
        List<Card> changed = new ArrayList<>(cards);
        int index = card.getAsInt();
        Card under = card(index).under(other);
        changed.set(index, under);
        return changed(name, language, named, front(), changed);
    }

    private TemplateDraft changed(
            String otherName, String otherLanguage, boolean names, Card front, List<Card> otherCards) {
        return new TemplateDraft(
                otherName,
                otherLanguage,
                category,
                names,
                form,
                front.header(),
                front.body(),
                front.examples(),
                footer,
                front.buttons(),
                offer,
                otherCards,
                otherLanguage.equals(language) ? code : code.inWordsOfWhatsApp(),
                mayRecategorise);
    }

    private static <T> List<T> few(String what, List<T> some) {
        if (some != null && some.size() > MOST) {
            throw new Malformed(what);
        }
        return some == null ? List.of() : List.copyOf(some);
    }

    private static Map<String, String> copy(Map<String, String> examples) {
        if (examples.size() > MOST) {
            throw new Malformed("examples");
        }
        Map<String, String> copy = new LinkedHashMap<>();
        examples.forEach((name, example) -> copy.put(kept(name), kept(example)));
        return Collections.unmodifiableMap(copy);
    }

    private static String kept(String text) {
        if (text != null && text.length() > LONGEST) {
            throw new Malformed("a text is too long");
        }
        return text == null ? "" : text;
    }
}
