package org.bandeja.autotext.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.bandeja.autotext.model.AutoTextKind;
import org.bandeja.autotext.service.AutoTextSettings;
import org.bandeja.refusal.model.Malformed;

/**
 * What is said by itself.
 *
 * @param version counts the changes; null from somebody who does not care what was there
 * @param texts by kind (GREETING, AWAY, RECEIVED) and language (es, en, pt)
 */
public record AutoTextsJson(Integer version, Map<String, Map<String, String>> texts) {
    private static final int MOST = 20;

    static AutoTextsJson of(AutoTextSettings.Shown shown) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        shown.texts().forEach((kind, byLanguage) -> texts.put(kind.name(), byLanguage));
        return new AutoTextsJson(shown.version(), texts);
    }

    /** @throws Malformed if there is nothing, or a kind that is none */
    static Map<AutoTextKind, Map<String, String>> read(AutoTextsJson wanted) {
        if (wanted == null || wanted.texts() == null || wanted.texts().size() > MOST) {
            throw new Malformed("texts");
        }
        Map<AutoTextKind, Map<String, String>> texts = new EnumMap<>(AutoTextKind.class);
        wanted.texts().forEach((kind, byLanguage) -> {
            if (byLanguage == null || byLanguage.size() > MOST) {
                throw new Malformed("texts");
            }
            texts.put(kind(kind), byLanguage);
        });
        return texts;
    }

    private static AutoTextKind kind(String name) {
        for (AutoTextKind kind : AutoTextKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new Malformed("kind");
    }
}
