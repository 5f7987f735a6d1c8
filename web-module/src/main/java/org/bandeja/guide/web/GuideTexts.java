package org.bandeja.guide.web;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.bandeja.screen.web.Texts;

/**
 * The words of the guides. They are read on their own pages only, so the screens do not fetch them with their texts.
 *
 * @param language that they are in, one of {@link Texts#LANGUAGES}
 */
record GuideTexts(String language, ResourceBundle words) {
    static final String BUNDLE = "org.bandeja.guide";

    /** What pictures are taken in. */
    static final List<String> PICTURED = List.of("en", "es");

    /** Who reads one of these understands a picture in Spanish sooner than one in English. */
    private static final Set<String> NEAR_SPANISH = Set.of("pt-BR");

    /** In the language of a screen; what Bandeja does not speak is English. */
    static GuideTexts of(Locale screen) {
        String language = Texts.spoken(screen).orElse(Texts.LANGUAGES.get(0));
        ResourceBundle words = ResourceBundle.getBundle(
                BUNDLE,
                Locale.forLanguageTag(language),
                GuideTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new GuideTexts(language, words);
    }

    /** The language of the pictures, or the nearest that they were taken in. */
    String pictured() {
        String wanted = NEAR_SPANISH.contains(language) ? "es" : language;
        return PICTURED.contains(wanted) ? wanted : PICTURED.get(0);
    }

    String text(String key) {
        return words.getString(key);
    }
}
