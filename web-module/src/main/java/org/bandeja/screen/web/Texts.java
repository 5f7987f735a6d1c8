package org.bandeja.screen.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** All texts that people read, by key and language; what Bandeja does not speak is English. */
@ApplicationScoped
public class Texts {
    /** What Bandeja speaks, as browsers name it (BCP 47); the first is for everybody else. */
    public static final List<String> LANGUAGES = List.of("en", "es", "pt-BR");

    private static final List<String> BUNDLES = List.of(
            "org.bandeja.texts",
            "org.bandeja.console",
            "org.bandeja.refusals",
            "org.bandeja.whatsapp-errors",
            "org.bandeja.notices",
            "org.bandeja.audit");

    private final Map<String, Map<String, String>> byLanguage = new ConcurrentHashMap<>();

    /** What somebody understands who asks for this: Bandeja speaks each language in one way, whatever the country. */
    public static Optional<String> spoken(Locale wanted) {
        return LANGUAGES.stream()
                .filter(ours -> Locale.forLanguageTag(ours).getLanguage().equals(wanted.getLanguage()))
                .findFirst();
    }

    /** All texts of a language. */
    public Map<String, String> all(String language) {
        return all(Locale.forLanguageTag(language));
    }

    private Map<String, String> all(Locale wanted) {
        return byLanguage.computeIfAbsent(spoken(wanted).orElse(LANGUAGES.get(0)), Texts::read);
    }

    /** With its places filled in; the key itself where there is no text. */
    public String text(Locale locale, String key, Object... values) {
        String pattern = all(locale).getOrDefault(key, key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
    }

    private static Map<String, String> read(String language) {
        Map<String, String> texts = new TreeMap<>();
        for (String name : BUNDLES) {
            ResourceBundle bundle = ResourceBundle.getBundle(
                    name,
                    Locale.forLanguageTag(language),
                    Texts.class.getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            for (Enumeration<String> keys = bundle.getKeys(); keys.hasMoreElements(); ) {
                String key = keys.nextElement();
                texts.put(key, bundle.getString(key));
            }
        }
        return Map.copyOf(texts);
    }
}
