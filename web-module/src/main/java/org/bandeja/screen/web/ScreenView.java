package org.bandeja.screen.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bandeja.company.service.CompanyDesk;

/**
 * Language, colours and density of a page, known before its first byte: the choice of the person at this browser, kept in
 * cookies, else what the browser prefers, else what the company has chosen.
 *
 * <p>Only listed values are ever written into a page.
 */
@Named("screen")
@RequestScoped
public class ScreenView {
    private static final Set<String> THEMES = Set.of("light", "dark");

    private final HttpServletRequest request;
    private final CompanyDesk company;

    /** For the container's proxy. */
    protected ScreenView() {
        this(null, null);
    }

    @Inject
    public ScreenView(HttpServletRequest request, CompanyDesk company) {
        this.request = request;
        this.company = company;
    }

    public Locale getLocale() {
        return Locale.forLanguageTag(getLanguage());
    }

    /** A language that there are texts in. */
    public String getLanguage() {
        return cookie("bandeja-language")
                .filter(Texts.LANGUAGES::contains)
                .or(() -> Collections.list(request.getLocales()).stream()
                        .flatMap(wanted -> Texts.spoken(wanted).stream())
                        .findFirst())
                .or(this::ofTheCompany)
                .orElse(Texts.LANGUAGES.get(0));
    }

    /** Pages that tell of a failure are shown while the database is away, too. */
    private Optional<String> ofTheCompany() {
        try {
            return company.defaultLanguage().filter(Texts.LANGUAGES::contains);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** {@code light}, {@code dark}, or empty: as the system says. */
    public String getTheme() {
        return cookie("bandeja-theme").filter(THEMES::contains).orElse("");
    }

    /** {@code compact}, or empty: comfortable. */
    public String getDensity() {
        return cookie("bandeja-density").filter("compact"::equals).orElse("");
    }

    private Optional<String> cookie(String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
