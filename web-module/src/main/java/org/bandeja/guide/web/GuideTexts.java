package org.bandeja.guide.web;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * The words of the guides. They are read on their own pages only, so the screens do not fetch them with their texts.
 *
 * @param language that they are in, which is not always the one of the screen
 */
record GuideTexts(String language, ResourceBundle words) {
    static final String BUNDLE = "org.bandeja.guide";
    static final List<String> LANGUAGES = List.of("en", "es");

    /** Who reads one of these reads Spanish sooner than English. */
    private static final Set<String> NEAR_SPANISH = Set.of("pt");

    /** In the language of a screen, or the nearest that there is. */
    static GuideTexts of(Locale screen) {
        String wanted = NEAR_SPANISH.contains(screen.getLanguage()) ? "es" : screen.getLanguage();
        String language = LANGUAGES.contains(wanted) ? wanted : LANGUAGES.get(0);
        ResourceBundle words = ResourceBundle.getBundle(
                BUNDLE,
                Locale.forLanguageTag(language),
                GuideTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new GuideTexts(language, words);
    }

    String text(String key) {
        return words.getString(key);
    }
}
