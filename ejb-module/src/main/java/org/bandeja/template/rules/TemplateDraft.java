package org.bandeja.template.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandeja.refusal.model.Malformed;

/**
 * A template as somebody is writing it: perhaps incomplete, perhaps against rules; {@link DraftCheck} tells. What the chosen
 * category does not use is kept all the same, so that a look at another category loses nothing. Absent parts are empty texts.
 *
 * @param language WhatsApp's code of it ({@code es}, {@code pt_BR})
 * @param named its variables have names; else they count from 1
 * @param examples of the body's variables, by name or number
 * @param code what a template of category AUTHENTICATION is made of
 * @param mayRecategorise WhatsApp may put it into another category instead of rejecting it
 */
public record TemplateDraft(
        String name,
        String language,
        Category category,
        boolean named,
        Header header,
        String body,
        Map<String, String> examples,
        String footer,
        List<Button> buttons,
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
     * @param value the address, the phone number, or the example of a code
     * @param example of the variable at the end of an address
     */
    public record Button(Kind kind, String text, String value, String example) {
        /** What it does. */
        public enum Kind {
            QUICK_REPLY,
            URL,
            PHONE_NUMBER,
            COPY_CODE
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
     * The fixed form of a message with a login code: WhatsApp writes its words.
     *
     * @param advice whether it says not to share the code
     * @param minutes how long the code is good; 0: it does not say
     */
    public record Code(boolean advice, int minutes) {
        public static final Code USUAL = new Code(true, 10);
    }

    /** @throws Malformed if something is far beyond any limit */
    public TemplateDraft {
        name = kept(name);
        language = kept(language);
        category = category == null ? Category.UTILITY : category;
        header = header == null ? Header.NONE : header;
        body = kept(body);
        footer = kept(footer);
        code = code == null ? Code.USUAL : code;
        buttons = buttons == null ? List.of() : List.copyOf(buttons);
        examples = examples == null ? Map.of() : copy(examples);
        if (buttons.size() > MOST) {
            throw new Malformed("buttons");
        }
    }

    /** A new one: nothing but a language. */
    public static TemplateDraft empty(String language) {
        return new TemplateDraft(
                "", language, Category.UTILITY, true, Header.NONE, "", Map.of(), "", List.of(), Code.USUAL, false);
    }

    /** The same under another name, or in another language. */
    public TemplateDraft called(String otherName, String otherLanguage) {
        return new TemplateDraft(
                otherName,
                otherLanguage,
                category,
                named,
                header,
                body,
                examples,
                footer,
                buttons,
                code,
                mayRecategorise);
    }

    /** The same with variables that have names, or count. */
    public TemplateDraft named(boolean names) {
        return new TemplateDraft(
                name, language, category, names, header, body, examples, footer, buttons, code, mayRecategorise);
    }

    /** The same with another header. */
    public TemplateDraft under(Header other) {
        return new TemplateDraft(
                name, language, category, named, other, body, examples, footer, buttons, code, mayRecategorise);
    }

    /** Whether customers would see the same: examples are for WhatsApp's eyes alone. */
    public boolean saysTheSameAs(TemplateDraft other) {
        return category == other.category
                && header.kind() == other.header.kind()
                && header.text().equals(other.header.text())
                && body.equals(other.body)
                && footer.equals(other.footer)
                && shown(buttons).equals(shown(other.buttons));
    }

    private static List<String> shown(List<Button> buttons) {
        return buttons.stream()
                .map(button -> button.kind() + " " + button.text() + " "
                        + (button.kind() == Button.Kind.URL ? button.value().strip() : ""))
                .toList();
    }

    private static Map<String, String> copy(Map<String, String> examples) {
        if (examples.size() > MOST) {
            throw new Malformed("examples");
        }
        Map<String, String> copy = new LinkedHashMap<>();
        examples.forEach((name, example) -> copy.put(kept(name), kept(example)));
        return java.util.Collections.unmodifiableMap(copy);
    }

    private static String kept(String text) {
        if (text != null && text.length() > LONGEST) {
            throw new Malformed("a text is too long");
        }
        return text == null ? "" : text;
    }
}
