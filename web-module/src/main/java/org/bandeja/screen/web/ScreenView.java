package org.bandeja.screen.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Language and colours of a page, known before its first byte: the choice of the person at this browser, kept in
 * cookies, else what the browser prefers.
 *
 * <p>Only listed values are ever written into a page.
 */
@Named("screen")
@RequestScoped
public class ScreenView {
    private static final List<String> LANGUAGES = List.of("en", "es");
    private static final Set<String> THEMES = Set.of("light", "dark");

    private final HttpServletRequest request;

    /** For the container's proxy. */
    protected ScreenView() {
        this(null);
    }

    @Inject
    public ScreenView(HttpServletRequest request) {
        this.request = request;
    }

    public Locale getLocale() {
        return Locale.forLanguageTag(getLanguage());
    }

    /** A language that there are texts in. */
    public String getLanguage() {
        return cookie("bandeja-language")
                .filter(LANGUAGES::contains)
                .or(() -> Collections.list(request.getLocales()).stream()
                        .map(Locale::getLanguage)
                        .filter(LANGUAGES::contains)
                        .findFirst())
                .orElse(LANGUAGES.get(0));
    }

    /** {@code light}, {@code dark}, or empty: as the system says. */
    public String getTheme() {
        return cookie("bandeja-theme").filter(THEMES::contains).orElse("");
    }

    private Optional<String> cookie(String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
