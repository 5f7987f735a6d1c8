package org.bandeja.system.browser;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.system.client.Eventually;

/** What people call a colour. */
enum Hue {
    BLUE,
    GREEN,
    GREY,
    OTHER;

    /** So little differ the three parts of a colour that nobody calls one. */
    private static final int GREY_AT_MOST = 24;

    /** Of what is filled: a badge. */
    static Hue ofGround(Locator shown) {
        return named(shown, "backgroundColor");
    }

    /** Of what is drawn or written: a flag. */
    static Hue ofInk(Locator shown) {
        return named(shown, "color");
    }

    private static Hue named(Locator shown, String property) {
        // What was drawn anew meanwhile has no colour any more.
        String rgb = Eventually.found(
                "a colour",
                () -> Optional.of((String)
                                shown.evaluate("(element, property) => getComputedStyle(element)[property]", property))
                        .filter(told -> told.startsWith("rgb")));
        List<Integer> parts = Stream.of(rgb.replaceAll("[^0-9,]", "").split(","))
                .limit(3)
                .map(Integer::valueOf)
                .toList();
        int red = parts.get(0);
        int green = parts.get(1);
        int blue = parts.get(2);
        int most = Math.max(red, Math.max(green, blue));
        if (most - Math.min(red, Math.min(green, blue)) <= GREY_AT_MOST) {
            return GREY;
        }
        return most == blue ? BLUE : most == green ? GREEN : OTHER;
    }
}
