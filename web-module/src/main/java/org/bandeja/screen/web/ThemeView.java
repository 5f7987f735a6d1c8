package org.bandeja.screen.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** What the browser paints around the pages: the surface of {@code tokens.css}, which no style sheet can tell it. */
@Named("theme")
@ApplicationScoped
public class ThemeView {
    static final String LIGHT = "#ffffff";
    static final String DARK = "#1b1a20";

    public String getLight() {
        return LIGHT;
    }

    public String getDark() {
        return DARK;
    }
}
