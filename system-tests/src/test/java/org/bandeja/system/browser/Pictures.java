package org.bandeja.system.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * What stories keep in {@code system-tests/target/screens} for whoever wants to look at it: only where {@code BANDEJA_PICTURES} asks for
 * it, since nothing is proved by a picture and there would be some two hundred of them.
 */
final class Pictures {
    private static final boolean WANTED = System.getenv("BANDEJA_PICTURES") != null;

    private Pictures() {}

    static boolean wanted() {
        return WANTED;
    }

    /** What is seen. */
    static void keep(Page page, String name) {
        keep(page, name, false);
    }

    /** The page to its end. */
    static void keepWhole(Page page, String name) {
        keep(page, name, true);
    }

    private static void keep(Page page, String name, boolean whole) {
        if (WANTED) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(whole)
                    .setPath(Path.of(System.getProperty("bandeja.test.files"), "screens", name + ".png")));
        }
    }
}
