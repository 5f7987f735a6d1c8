package org.bandeja.screen.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Scripts, styles and icons of the pages under an address that changes with what is in them, so that browsers keep them without
 * asking, and nothing kept is of another version than the page. Under {@code /app/} they are as well, for who asks each time.
 */
@Named("app")
@ApplicationScoped
public class FilesView {
    /** Where {@link VersionedFiles} answers. */
    static final String VERSIONED = "/app/v/";

    private static final String FOLDER = "/app/";
    private static final int DIGITS = 16;

    private final ServletContext context;
    private final String version;

    /** For the container's proxy. */
    protected FilesView() {
        context = null;
        version = "";
    }

    @Inject
    public FilesView(ServletContext context) {
        this.context = context;
        version = versionOf(context);
    }

    /** Where pages find a file: this, a slash, its name. */
    public String getFiles() {
        return VERSIONED + version;
    }

    /** What the address of this version of the files holds. */
    public String getVersion() {
        return version;
    }

    /** Where a file is within the application; empty when there is none of that name. */
    Optional<String> find(String name) {
        try {
            String path = FOLDER + name;
            return Optional.ofNullable(context.getResource(path))
                    .map(URL::getPath)
                    .map(found -> path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String versionOf(ServletContext context) {
        MessageDigest digest = sha256();
        for (String path : new TreeSet<>(context.getResourcePaths(FOLDER))) {
            try (InputStream file = context.getResourceAsStream(path)) {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update(file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
