package org.bandeja.screen.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ManifestServletTest {
    private static final Path PAGES = Path.of("src/main/webapp");
    static final List<String> LANGUAGES = Texts.LANGUAGES;

    private final Texts texts = new Texts();

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void saysWhatTheAppIsInEveryLanguage(String language) {
        JsonObject manifest = ManifestServlet.manifest(texts, language);
        assertThat(manifest.getString("lang")).isEqualTo(language);
        assertThat(manifest.getString("description"))
                .isEqualTo(texts.all(language).get("app.description"));
        assertThat(manifest.getString("short_name").length()).isLessThanOrEqualTo(12);
        assertThat(manifest.getString("start_url")).startsWith(manifest.getString("scope"));
    }

    @Test
    void hasWhatBrowsersWantBeforeTheyOfferToInstall() {
        List<JsonObject> icons =
                ManifestServlet.manifest(texts, "es").getJsonArray("icons").getValuesAs(JsonObject.class);
        for (String purpose : List.of("any", "maskable")) {
            assertThat(icons)
                    .filteredOn(icon -> icon.getString("purpose").equals(purpose))
                    .extracting(icon -> icon.getString("sizes"))
                    .as(purpose)
                    .contains("192x192", "512x512");
        }
    }

    @Test
    void everyIconIsThereAndAsLargeAsItSays() {
        ManifestServlet.manifest(texts, "en")
                .getJsonArray("icons")
                .getValuesAs(JsonObject.class)
                .forEach(icon -> {
                    BufferedImage picture =
                            read(PAGES.resolve(icon.getString("src").substring(1)));
                    assertThat(picture.getWidth() + "x" + picture.getHeight()).isEqualTo(icon.getString("sizes"));
                    boolean seesThrough = (picture.getRGB(0, 0) >>> 24) < 255;
                    assertThat(seesThrough)
                            .as("only what is not cut may have transparent corners: %s", icon)
                            .isEqualTo(icon.getString("purpose").equals("any"));
                });
    }

    @Test
    void theBrowserPaintsInTheColourOfThePagesSurface() throws IOException {
        assertThat(Files.readString(PAGES.resolve("app/tokens.css")))
                .contains("--surface: light-dark(" + ThemeView.LIGHT + ", " + ThemeView.DARK + ");");
    }

    private static BufferedImage read(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
