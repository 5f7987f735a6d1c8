package org.bandeja.template.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A template as WhatsApp lists it.
 *
 * @param language as WhatsApp writes it, {@code en_US}
 * @param category MARKETING, UTILITY, AUTHENTICATION, or a word that WhatsApp has made since
 * @param status in WhatsApp's words
 * @param parameterFormat POSITIONAL or NAMED
 * @param components JSON array, exactly as WhatsApp gave it
 * @param rejectedReason WhatsApp's word for it
 */
public record ListedTemplate(
        String whatsappId,
        String name,
        String language,
        String category,
        String status,
        String parameterFormat,
        Optional<String> quality,
        String components,
        Optional<String> rejectedReason) {
    public ListedTemplate {
        requireNonNull(components, "components");
        if (whatsappId.isBlank() || name.isBlank() || language.isBlank()) {
            throw new IllegalArgumentException("a template needs id, name and language");
        }
        language = language(language);
    }

    /** WhatsApp writes {@code en-US} in some places and {@code en_US} in others. */
    public static String language(String written) {
        return written.replace('-', '_');
    }
}
