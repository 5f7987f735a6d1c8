package org.bandeja.screen.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** All texts that people read, by key and language; what Bandeja does not speak is English. */
@ApplicationScoped
public class Texts {
    /** What Bandeja speaks; the first is for everybody else. */
    public static final List<String> LANGUAGES = List.of("en", "es");

    private static final List<String> BUNDLES = List.of(
            "org.bandeja.texts",
            "org.bandeja.console",
            "org.bandeja.refusals",
            "org.bandeja.whatsapp-errors",
            "org.bandeja.notices",
            "org.bandeja.audit");

    private final Map<String, Map<String, String>> byLanguage = new ConcurrentHashMap<>();

    /** All texts of a language. */
    public Map<String, String> all(String language) {
        String spoken = LANGUAGES.contains(language) ? language : LANGUAGES.get(0);
        return byLanguage.computeIfAbsent(spoken, Texts::read);
    }

    /** With its places filled in; the key itself where there is no text. */
    public String text(Locale locale, String key, Object... values) {
        String pattern = all(locale.getLanguage()).getOrDefault(key, key);
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
