package org.bandeja.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What libraries have to say goes into a file; the terminal is for who types. */
final class QuietLog {
    /** Held, or the settings are lost with the logger. */
    private static final Logger ROOT = Logger.getLogger("");

    private QuietLog() {}

    static void silent() {
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
    }

    static void to(Path file) {
        silent();
        try {
            FileHandler handler = new FileHandler(file.toString().replace("%", "%%"), 2_000_000, 1, true);
            handler.setFormatter(new SimpleFormatter());
            ROOT.addHandler(handler);
            ROOT.setLevel(Level.INFO);
        } catch (IOException e) {
            throw Failure.because("Cannot write " + file, e);
        }
    }
}
