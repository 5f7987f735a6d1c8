package org.bandeja.launcher.home;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Supplier;
import org.bandeja.launcher.Failure;

/** What is generated once for a directory and stays: passwords and tokens. Kept in a file of mode 600. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties properties = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    /** @throws Failure if the file is there and cannot be read */
    public static Secrets of(Path file) {
        Secrets secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                secrets.properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw Failure.because("Cannot read " + file, e);
            }
        }
        return secrets;
    }

    /** 256 random bits, URL-safe. */
    public String token(String name) {
        return get(name, Secrets::randomToken);
    }

    /** 128 random bits in hexadecimal, as WhatsApp's app secrets look. */
    public String hex(String name) {
        return get(name, () -> HexFormat.of().formatHex(randomBytes(16)));
    }

    /** The value of this name; made and stored when it is asked for the first time. */
    public synchronized String get(String name, Supplier<String> maker) {
        String known = properties.getProperty(name);
        if (known != null) {
            return known;
        }
        String fresh = maker.get();
        properties.setProperty(name, fresh);
        store();
        return fresh;
    }

    private void store() {
        StringWriter text = new StringWriter();
        try {
            properties.store(text, "Generated for this directory. Whoever reads it can act as anybody here.");
            PrivateFile.write(file, text.toString());
        } catch (IOException e) {
            throw Failure.because("Cannot write " + file, e);
        }
    }

    /** 43 URL-safe characters. */
    public static String randomToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(32));
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
