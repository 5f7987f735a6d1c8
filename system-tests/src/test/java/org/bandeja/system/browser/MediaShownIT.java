package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files of customers as an agent sees them. */
@OnSharedInstallation
class MediaShownIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final int ROW = 10;

    /** A square on a background, in another colour each time, as a browser packs it. */
    static final String STICKER = "(hue) => { const c = document.createElement('canvas'); c.width = c.height = 256;"
            + " const p = c.getContext('2d'); p.fillStyle = '#fff'; p.fillRect(0, 0, 256, 256);"
            + " p.fillStyle = `hsl(${hue} 70% 50%)`; p.fillRect(40, 40, 176, 176);"
            + " return c.toDataURL('image/webp', 0.8).split(',')[1]; }";

    /** A second of film, as a browser records it. */
    static final String FILM =
            "() => new Promise((done) => { const c = document.createElement('canvas'); c.width = 320; c.height = 180;"
                    + " const p = c.getContext('2d'); let x = 0; const t = setInterval(() => { p.fillStyle = `hsl(${x} 60% 50%)`;"
                    + " p.fillRect(0, 0, 320, 180); x += 12; }, 40); const r = new MediaRecorder(c.captureStream(25));"
                    + " const all = []; r.ondataavailable = (e) => all.push(e.data); r.onstop = () => { clearInterval(t);"
                    + " const f = new FileReader(); f.onload = () => done(f.result.split(',')[1]);"
                    + " f.readAsDataURL(new Blob(all)); }; r.start(); setTimeout(() => r.stop(), 1000); })";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final CustomerFiles files = new CustomerFiles(bandeja);
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Pictures " + System.nanoTime());

    @Test
    void everyKindIsShownAndPicturesOpen() {
        Window window = BROWSER.open(ana.person());
        Page page = window.page();
        bandeja.simulator().writes(customer, bandeja.number(), "Te mando todo");
        String id = ana.awaitConversation(customer);
        for (int i = 0; i < ROW; i++) {
            int width = i % 3 == 1 ? 900 : 1600;
            byte[] picture = CustomerFiles.picture(width, i % 4 == 3 ? 600 : 1200, i, "jpg");
            files.send(
                    customer,
                    "image",
                    picture,
                    "image/jpeg",
                    Optional.of("Foto " + i).filter(text -> text.endsWith("4")));
        }
        byte[] one = Base64.getDecoder().decode((String) page.evaluate(STICKER, 10));
        byte[] two = Base64.getDecoder().decode((String) page.evaluate(STICKER, 200));
        files.send(customer, "sticker", animated(one, two), "image/webp", Optional.empty());
        byte[] film = Base64.getDecoder().decode((String) page.evaluate(FILM));
        files.send(customer, "video", film, "video/webm", Optional.of("Así se ve"));
        String voice = files.keep(tone(), "audio/wav", "");
        files.send(
                customer,
                "audio",
                Json.createObjectBuilder().add("id", voice).add("voice", true).build());
        byte[] pdf = "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII);
        String document = files.keep(pdf, "application/pdf", "");
        files.send(
                customer,
                "document",
                Json.createObjectBuilder()
                        .add("id", document)
                        .add("filename", "Factura de noviembre con un nombre bastante largo.pdf")
                        .build());
        String fake = files.keep("<html>".getBytes(StandardCharsets.US_ASCII), "image/jpeg", "");
        files.send(customer, "image", Json.createObjectBuilder().add("id", fake).build());
        Eventually.holds("all are there", () -> count(id, "THERE") == ROW + 5);

        page.navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        assertThat(window.byTestId("media")).hasCount(ROW + 5);
        Locator pictures = page.locator(".media-picture img");
        assertThat(pictures).hasCount(ROW);
        for (int i = 0; i < ROW; i++) {
            pictures.nth(i).scrollIntoViewIfNeeded();
            loaded(page, pictures.nth(i));
        }
        assertThat(page.locator(".media-sticker img")).hasCount(1);
        assertThat(page.locator("audio")).hasCount(1);
        assertThat(page.locator("video.media-film")).hasCount(1);
        window.byTestId("film-open").scrollIntoViewIfNeeded();
        shot(window, "media-film");
        window.byTestId("film-open").click();
        assertThat(window.byTestId("viewer").locator("video")).isVisible();
        window.byTestId("viewer-close").click();
        assertThat(window.byTestId("viewer")).hasCount(0);
        assertThat(window.byTestId("thread").locator("a.media-document")).hasCount(2);
        shots(window, "media-row", pictures.nth(5));
        shots(window, "media-kinds", window.messages().last());
        theViewer(window, pictures);
        theDetails(window);
    }

    private void theViewer(Window window, Locator pictures) {
        Page page = window.page();
        pictures.nth(1).scrollIntoViewIfNeeded();
        pictures.nth(1).click();
        Locator viewer = window.byTestId("viewer");
        assertThat(viewer).isVisible();
        assertThat(window.byTestId("viewer-title")).containsText("2 of 11");
        Eventually.holds("the whole picture", () ->
                (Boolean) window.byTestId("viewer-picture").evaluate("p => p.naturalWidth === 900"));
        shot(window, "media-viewer");
        page.keyboard().press("+");
        assertThat(window.byTestId("viewer-picture")).hasClass(java.util.regex.Pattern.compile("enlarged"));
        page.keyboard().press("ArrowRight");
        assertThat(window.byTestId("viewer-title")).containsText("2 of 11");
        page.keyboard().press("0");
        assertThat(window.byTestId("viewer-zoom-out")).hasAttribute("aria-disabled", "true");
        page.keyboard().press("ArrowRight");
        assertThat(window.byTestId("viewer-title")).containsText("3 of 11");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowLeft");
        assertThat(window.byTestId("viewer-title")).containsText("1 of 11");
        assertThat(window.byTestId("viewer-previous")).hasAttribute("aria-disabled", "true");
        page.keyboard().press("ArrowLeft");
        assertThat(window.byTestId("viewer-title")).containsText("1 of 11");
        window.byTestId("viewer-next").click();
        assertThat(window.byTestId("viewer-title")).containsText("2 of 11");
        for (int i = 0; i < 8; i++) {
            page.keyboard().press("Tab");
            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "() => document.activeElement === document.body || !!document.activeElement.closest('.viewer')"))
                    .as("the keyboard stays in it")
                    .isTrue();
        }
        assertThat(window.byTestId("viewer-download"))
                .hasAttribute("href", java.util.regex.Pattern.compile("/api/media/.+"));
        page.setViewportSize(390, 844);
        shot(window, "media-viewer-phone");
        page.setViewportSize(1280, 800);
        page.keyboard().press("Escape");
        assertThat(viewer).hasCount(0);
        page.waitForFunction("() => document.activeElement.className.includes('media-picture')");
    }

    private void theDetails(Window window) {
        window.page().setViewportSize(1440, 900);
        Locator shared = window.byTestId("shared-media");
        if (!shared.isVisible()) window.page().locator(".details-toggle").click();
        assertThat(shared).isVisible();
        assertThat(shared.locator(".shared-grid button")).hasCount(ROW + 1);
        assertThat(shared.locator(".shared-files a")).hasCount(3);
        shot(window, "media-details");
    }

    @Test
    void aFileComesLiveOrSaysWhyNotAndIsTriedAgain() {
        bandeja.simulator().writes(customer, bandeja.number(), "Ya te la mando");
        String id = ana.awaitConversation(customer);
        Window window = BROWSER.open(ana.person());
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        assertThat(window.messages()).hasCount(1);
        String slow = files.keep(CustomerFiles.picture(800, 600, 3, "png"), "image/png", "");
        files.fault(
                slow, "drip", Json.createObjectBuilder().add("millis", 60_000).build());
        files.send(customer, "image", Json.createObjectBuilder().add("id", slow).build());
        Locator file = window.byTestId("media");
        assertThat(file).hasAttribute("data-state", "WAITING");
        shots(window, "media-waiting", file);

        String broken = files.keep(CustomerFiles.picture(800, 600, 4, "png"), "image/png", "");
        files.fault(broken, "500");
        files.send(
                customer, "image", Json.createObjectBuilder().add("id", broken).build());
        Locator second = file.nth(1);
        assertThat(second).hasAttribute("data-state", "FAILED");
        assertThat(second).containsText("could not be fetched");
        shots(window, "media-failed", second);
        files.fault(broken, "ok");
        window.byTestId("media-again").click();
        Locator picture = window.page().locator(".media-picture img");
        assertThat(picture).isVisible();
        loaded(window.page(), picture);
        assertThat(window.byTestId("media-again")).hasCount(0);
        files.fault(slow, "ok");
    }

    private int count(String conversation, String state) {
        return (int) ana.messages(conversation).stream()
                .filter(message -> !message.isNull("media"))
                .map(message -> message.getJsonObject("media"))
                .filter(media -> media.getString("state").equals(state))
                .count();
    }

    /** In the place that was kept for it. */
    private static void loaded(Page page, Locator picture) {
        Eventually.holds("the picture is drawn", () ->
                (Boolean) picture.evaluate("p => p.complete && p.naturalWidth > 0 && p.clientHeight > 0"));
        assertThat((Boolean) picture.evaluate("p => Math.abs(p.clientWidth / p.clientHeight"
                        + " - p.getAttribute('width') / p.getAttribute('height')) < 0.03"))
                .isTrue();
    }

    private static void shots(Window window, String name, Locator place) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            place.scrollIntoViewIfNeeded();
            shot(window, name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
        }
        window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        window.page().setViewportSize(390, 844);
        place.scrollIntoViewIfNeeded();
        shot(window, name + "-phone");
        window.page().setViewportSize(1280, 800);
        place.scrollIntoViewIfNeeded();
    }

    private static void shot(Window window, String name) {
        Pictures.keep(window.page(), name);
    }

    // --- files

    /** Two still pictures, one after the other (RFC 9649, 2.7.1.1). */
    static byte[] animated(byte[] one, byte[] two) {
        byte[] head = chunk(
                "VP8X",
                ByteBuffer.allocate(10)
                        .put(0, (byte) 2)
                        .put(4, (byte) 255)
                        .put(7, (byte) 255)
                        .array());
        byte[] loop = chunk("ANIM", new byte[6]);
        byte[] body = joined("WEBP".getBytes(StandardCharsets.US_ASCII), head, loop, frame(one), frame(two));
        return chunk("RIFF", body);
    }

    private static byte[] frame(byte[] still) {
        ByteBuffer place = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        place.put(6, (byte) 255).put(9, (byte) 255).put(12, (byte) 200);
        return chunk("ANMF", joined(place.array(), pixels(still)));
    }

    /** The chunk with the pixels alone: browsers put a head and a colour profile before it. */
    private static byte[] pixels(byte[] still) {
        ByteBuffer all = ByteBuffer.wrap(still).order(ByteOrder.LITTLE_ENDIAN);
        for (int place = 12; place + 8 <= still.length; ) {
            int next = place + 8 + (all.getInt(place + 4) + 1) / 2 * 2;
            if (new String(still, place, 4, StandardCharsets.US_ASCII).startsWith("VP8 ")) {
                return Arrays.copyOfRange(still, place, next);
            }
            place = next;
        }
        throw new AssertionError("no pixels");
    }

    private static byte[] chunk(String name, byte[] content) {
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + content.length + content.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) all.put(part);
        return all.array();
    }

    /** Two seconds of a tone. */
    static byte[] tone() {
        int rate = 8_000;
        ByteBuffer wave = ByteBuffer.allocate(44 + 2 * rate).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * rate);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        wave.putInt(rate).putInt(rate).putShort((short) 1).putShort((short) 8);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * rate);
        for (int i = 0; i < 2 * rate; i++) wave.put((byte) (128 + 60 * Math.sin(i * 0.3)));
        return wave.array();
    }
}
