package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SampleFile;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An agent sends pictures, documents and voice notes from the page. */
@OnSharedInstallation
class FilesSentIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    /** The clock of a recording; who looks at it seldom sees a later one. */
    private static final Pattern A_SECOND_OR_MORE = Pattern.compile("0:(0[1-9]|1\\d)");

    private static final String UPLOADS = "**/api/media?*";
    private static final Route.FulfillOptions REFUSED = new Route.FulfillOptions()
            .setStatus(422)
            .setContentType("application/problem+json")
            .setBody("{\"rule\": \"FileNotSendable\", \"detail\": \"No such picture.\"}");
    /** The microphone is allowed when {@code allow()} is called, and what it hears is kept. */
    private static final String ALLOWED_LATER = """
            () => {
                const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
                navigator.mediaDevices.getUserMedia = async (wanted) => {
                    await new Promise((allow) => (window.allow = allow));
                    return (window.heard = await ask(wanted));
                };
            }""";

    /** The browser would let the page go without a question. */
    private static final String LEAVES_UNASKED = "() => dispatchEvent(new Event('beforeunload', { cancelable: true }))";

    private static final String NO_FILE_IS_KEPT = """
            () => new Promise((resolve, reject) => {
                const request = indexedDB.open('bandeja-files');
                request.onerror = () => reject(request.error);
                request.onsuccess = () => {
                    const count = request.result.transaction('files').objectStore('files').count();
                    count.onsuccess = () => {
                        request.result.close();
                        resolve(count.result === 0 && !Object.keys(localStorage).some((name) => /^bandeja\\.kept\\..*\\.tray\\./.test(name)));
                    };
                };
            })""";

    private static final String TRANSFER =
            "(file) => { const transfer = new DataTransfer(); const bytes = Uint8Array.from(atob(file.base64), (c) => c.charCodeAt(0));"
                    + " transfer.items.add(new File([bytes], file.name, { type: file.mime })); return transfer; }";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Files " + System.nanoTime());
    private String id;

    @BeforeEach
    void anAgentHasAConversation() {
        simulator.reset();
        id = bandeja.taken(ana, customer);
    }

    /** Files that come meanwhile take neither the focus nor letters away. */
    @Test
    void whoDescribesAFileGoesOnWhileOthersComeIn() {
        Window window = open(BROWSER.open(1280, 800, false));
        choose(window, "photo", SampleFile.jpeg("mar.jpg"));
        Locator captions = window.byTestId("tray-caption");
        assertThat(captions).isFocused();
        window.page().keyboard().type("El ");
        drop(window, SampleFile.palette("plano.png", 900, 500));
        drop(window, SampleFile.pdf("Contrato.pdf"));
        assertThat(window.byTestId("tray-item")).hasCount(3);
        window.page().waitForFunction(LEAVES_UNASKED);
        assertThat(captions.first()).isFocused();
        window.page().keyboard().type("mar");
        assertThat(captions.first()).hasValue("El mar");
        window.byTestId("send").click();
        Eventually.holds("all have arrived", () -> simulator.received(customer).size() == 3);
        assertThat(simulator
                        .received(customer)
                        .get(0)
                        .getJsonObject("body")
                        .getJsonObject("image")
                        .getString("caption"))
                .isEqualTo("El mar");
    }

    @Test
    void filesComeByMenuDropAndPasteAndLeaveInTheirOrder() {
        Window window = open(BROWSER.open(1280, 800, false));
        choose(window, "photo", SampleFile.jpeg("mar.jpg"), SampleFile.palette("plano.png", 900, 500));
        drop(window, SampleFile.pdf("Contrato de arrendamiento.pdf"));
        paste(window, SampleFile.png("image.png", 300, 300));
        Locator items = window.byTestId("tray-item");
        assertThat(items).hasCount(4);
        // All have been looked at: none is drawn anew any more while its caption is typed.
        window.page().waitForFunction(LEAVES_UNASKED);
        items.nth(0).getByTestId("tray-caption").fill("El mar");
        items.nth(1).getByTestId("tray-caption").fill("El plano");
        items.nth(3).getByTestId("tray-remove").click();
        assertThat(items).hasCount(3);
        assertThat(window.byTestId("tray")).containsText("What you write below follows");
        assertThat(items.nth(2).locator(".tray-preview")).hasText("PDF");
        assertThat(window.byTestId("voice-record")).isHidden();
        window.byTestId("composer").fill("y un saludo");
        keep(window, "files-tray");
        window.byTestId("send").click();
        assertThat(items).hasCount(0);
        Eventually.holds("all have arrived", () -> simulator.received(customer).size() == 4);
        List<JsonObject> received = simulator.received(customer);
        assertThat(received.stream().map(message -> message.getString("type")))
                .containsExactly("image", "image", "document", "text");
        assertThat(received.get(0).getJsonObject("body").getJsonObject("image").getString("caption"))
                .isEqualTo("El mar");
        assertThat(received.get(2)
                        .getJsonObject("body")
                        .getJsonObject("document")
                        .getString("filename"))
                .isEqualTo("Contrato de arrendamiento.pdf");
        assertThat(window.byTestId("local-media")).hasCount(0);
        assertThat(window.messages().locator(".media-picture img[src^='blob:']"))
                .hasCount(2);
        assertThat(window.messages()).hasCount(5);
        assertThat(window.byTestId("thread").locator("[data-status='DELIVERED']"))
                .hasCount(4);
        keep(window, "files-sent");
    }

    @Test
    void whatWhatsAppDoesNotTakeIsSaidBeforeTheUpload() {
        Window window = open(BROWSER.open(1280, 800, false));
        choose(window, "document", new SampleFile("copia.zip", "application/zip", new byte[10]));
        drop(window, SampleFile.png("enorme.png", 400, 300).ofSize(5 * 1024 * 1024 + 1));
        Locator complaints = window.byTestId("tray-complaint");
        assertThat(complaints).hasCount(2);
        assertThat(complaints.nth(0)).containsText("does not take files of this type");
        assertThat(complaints.nth(1)).containsText("photos of at most 5 MB");
        assertThat(window.byTestId("send")).isDisabled();
        keep(window, "files-complaints");
        window.byTestId("tray-item").nth(0).getByTestId("tray-remove").click();
        window.byTestId("tray-shrink").click();
        assertThat(complaints).hasCount(0);
        assertThat(window.byTestId("send")).isEnabled();
        window.byTestId("send").click();
        Eventually.holds("it has arrived", () -> simulator.received(customer).size() == 1);
        String name = simulator
                .received(customer)
                .get(0)
                .getJsonObject("body")
                .getJsonObject("image")
                .getString("id");
        assertThat(simulator.sizeOfFile(name)).isLessThan(1024 * 1024);
    }

    @Test
    void anUploadShowsAtOnceIsStoppedSurvivesAReloadAndIsTriedAgain() {
        Window window = open(BROWSER.open(1280, 800, false));
        window.forgiveRefusals();
        Page page = window.page();
        Consumer<Route> held = route -> {};
        page.route(UPLOADS, held);
        choose(window, "photo", SampleFile.jpeg("uno.jpg"), SampleFile.jpeg("dos.jpg"));
        window.byTestId("send").click();
        assertThat(window.byTestId("local-media")).hasCount(2);
        assertThat(window.byTestId("upload-progress")).hasCount(2);
        keep(window, "files-uploading");
        window.byTestId("upload-cancel").nth(0).click();
        assertThat(window.byTestId("local-media")).hasCount(1);
        page.waitForFunction(LEAVES_UNASKED);
        page.reload();
        assertThat(window.byTestId("local-media").locator("img")).hasCount(1);
        // The newer route comes first: at no moment there is none, or the file would get through.
        page.route(UPLOADS, route -> route.fulfill(REFUSED));
        page.unroute(UPLOADS, held);
        page.reload();
        assertThat(window.byTestId("message-error")).containsText("No such picture.");
        assertThat(window.byTestId("local-media").locator("img")).hasCount(1);
        page.unroute(UPLOADS);
        window.byTestId("message-retry").click();
        Eventually.holds("it has arrived", () -> simulator.received(customer).size() == 1);
        assertThat(window.byTestId("local-media")).hasCount(0);
        assertThat(window.messages()).hasCount(2);
    }

    @Test
    void filesThatAreNotSentYetSurviveTheEndOfThePageAndGoWhenTheyAreSent() {
        Window window = open(BROWSER.open(1280, 800, false));
        Page page = window.page();
        Locator items = window.byTestId("tray-item");
        choose(window, "photo", SampleFile.jpeg("mar.jpg"), SampleFile.palette("plano.png", 900, 500));
        drop(window, SampleFile.pdf("Contrato.pdf"));
        assertThat(items).hasCount(3);
        page.waitForFunction(LEAVES_UNASKED);
        items.nth(1).getByTestId("tray-caption").fill("El plano");
        assertThat(window.row(customer)).containsText("Draft: 3 files");
        page.waitForFunction(LEAVES_UNASKED);

        page.reload();
        assertThat(items).hasCount(3);
        assertThat(items.nth(1).getByTestId("tray-caption")).hasValue("El plano");
        assertThat(items.nth(2)).containsText("Contrato.pdf");
        items.nth(0).getByTestId("tray-remove").click();
        page.waitForFunction(LEAVES_UNASKED);
        page.reload();
        assertThat(items).hasCount(2);
        assertThat(window.row(customer)).containsText("Draft: 2 files");

        // What one window sends the other does not send again.
        Page other = page.context().newPage();
        other.navigate(page.url());
        assertThat(other.getByTestId("tray-item")).hasCount(2);
        window.byTestId("send").click();
        assertThat(other.getByTestId("tray-item")).hasCount(0);
        other.close();
        Eventually.holds("both have arrived", () -> simulator.received(customer).size() == 2);
        assertThat(simulator
                        .received(customer)
                        .get(0)
                        .getJsonObject("body")
                        .getJsonObject("image")
                        .getString("caption"))
                .isEqualTo("El plano");
        assertThat(window.row(customer).filter(new Locator.FilterOptions().setHasText("Draft:")))
                .hasCount(0);
        page.waitForFunction(NO_FILE_IS_KEPT);
        page.reload();
        assertThat(window.byTestId("composer")).isVisible();
        assertThat(items).hasCount(0);
    }

    @Test
    void filesOfLongAgoAreThrownAwayAndThoseOfSomebodyElseWaitForThem() {
        Window window = open(BROWSER.open(1280, 800, false));
        Page page = window.page();
        choose(window, "photo", SampleFile.jpeg("mar.jpg"));
        page.waitForFunction(LEAVES_UNASKED);
        window.beginsLater(Duration.ofDays(8));
        assertThat(window.row(customer).filter(new Locator.FilterOptions().setHasText("Draft:")))
                .hasCount(0);
        page.waitForFunction(NO_FILE_IS_KEPT);
        open(window);
        assertThat(window.byTestId("tray-item")).hasCount(0);

        choose(window, "photo", SampleFile.jpeg("mar.jpg"));
        page.waitForFunction(LEAVES_UNASKED);
        window.forgiveRefusals(); // the page that is left may still ask for its own person
        window.logIn(bandeja.agents().get(1).person());
        assertThat(window.row(customer).filter(new Locator.FilterOptions().setHasText("Draft:")))
                .hasCount(0);
        open(window);
        assertThat(window.byTestId("tray-item")).hasCount(1);
    }

    @Test
    void whatTheBrowserHasNoRoomForIsSaidBeforeThePageIsLeft() {
        Window window = BROWSER.open(1280, 800, false);
        window.beforeEachPage(
                "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };");
        open(window);
        assertThat((Boolean) window.page().evaluate(LEAVES_UNASKED)).isTrue();
        choose(window, "photo", SampleFile.jpeg("mar.jpg"));
        assertThat(window.byTestId("tray-not-kept")).containsText("no room to keep this file");
        assertThat((Boolean) window.page().evaluate(LEAVES_UNASKED)).isFalse();
        window.byTestId("tray-remove").click();
        window.page().waitForFunction(LEAVES_UNASKED);
    }

    @Test
    void aVoiceNoteIsWhatWhatsAppTakes() {
        Window window = open(BROWSER.open(1280, 800, false));
        window.byTestId("voice-record").click();
        assertThat(window.byTestId("voice")).isVisible();
        assertThat(window.byTestId("voice-time")).hasText(A_SECOND_OR_MORE);
        keep(window, "files-voice");
        window.byTestId("voice-cancel").click();
        assertThat(window.byTestId("composer")).isFocused();
        window.byTestId("voice-record").click();
        assertThat(window.byTestId("voice-time")).hasText(A_SECOND_OR_MORE);
        window.byTestId("voice-send").click();
        Eventually.holds("it has arrived", () -> simulator.received(customer).size() == 1);
        JsonObject sound =
                simulator.received(customer).get(0).getJsonObject("body").getJsonObject("audio");
        assertThat(sound.getBoolean("voice")).isTrue();
        assertThat(window.byTestId("media")).isVisible();
        JsonObject media = ana.messages(id).get(1).getJsonObject("media");
        assertThat(media.getString("mime")).isEqualTo("audio/ogg");
        Object heard = window.page()
                .evaluate(
                        "async (id) => { const bytes = await (await fetch('/api/media/' + id)).arrayBuffer();"
                                + " const head = new Uint8Array(bytes.slice(28, 38));"
                                + " const sound = await new OfflineAudioContext(1, 48000, 48000).decodeAudioData(bytes);"
                                + " const loudest = sound.getChannelData(0).reduce((most, one) => Math.max(most, Math.abs(one)), 0);"
                                + " return { codec: new TextDecoder().decode(head.slice(0, 8)), said: head[9], channels: sound.numberOfChannels, seconds: sound.duration, silent: loudest < 0.001 }; }",
                        media.getString("id"));
        assertThat(heard)
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("codec", "OpusHead")
                .containsEntry("said", 1)
                .containsEntry("channels", 1)
                .containsEntry("silent", false)
                .hasEntrySatisfying(
                        "seconds",
                        seconds -> assertThat(((Number) seconds).doubleValue()).isBetween(1.0, 15.0));
        keep(window, "files-voice-sent");
    }

    /** The microphone is refused, not there, or taken; at last the browser has no encoder. */
    @Test
    void whyNothingCanBeRecordedIsSaid() {
        Window window = open(BROWSER.open(1280, 800, false));
        Map<String, String> told = new LinkedHashMap<>();
        told.put("NotAllowedError", "does not let this page use the microphone");
        told.put("NotFoundError", "There is no microphone");
        told.put("NotReadableError", "perhaps another program has it");
        told.forEach((failure, words) -> {
            window.page()
                    .evaluate(
                            "(name) => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name)); }",
                            failure);
            tellsWhyNot(window, words);
        });
        window.page().evaluate("() => { delete globalThis.AudioEncoder; }");
        tellsWhyNot(window, "This browser cannot record voice notes");
    }

    @Test
    void whereNothingCanBeRecordedThereIsNoMicrophoneToPress() {
        Window window = BROWSER.open(1280, 800, false);
        window.beforeEachPage("delete globalThis.AudioEncoder;");
        open(window);
        assertThat(window.byTestId("voice-record")).isHidden();
        assertThat(window.byTestId("send")).isDisabled();
    }

    /** As a phone does it for a call; as a browser does it for another page. */
    @Test
    void whatWasRecordedUntilAnInterruptionWaitsToBeSent() {
        Window window = open(BROWSER.open(1280, 800, false));
        window.page().evaluate("""
                () => {
                    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
                    navigator.mediaDevices.getUserMedia = async (wanted) => (window.heard = await ask(wanted));
                    const Context = window.AudioContext;
                    window.AudioContext = class extends Context {
                        constructor(wanted) {
                            super(wanted);
                            window.hears = this;
                        }
                    };
                }""");
        int kept = 0;
        for (String interruption : List.of(
                "() => window.heard.getTracks()[0].dispatchEvent(new Event('mute'))",
                "() => window.heard.getTracks()[0].dispatchEvent(new Event('ended'))",
                "() => window.hears.suspend()")) {
            window.byTestId("voice-record").click();
            assertThat(window.byTestId("voice-time")).hasText(A_SECOND_OR_MORE);
            window.page().evaluate(interruption);
            window.tells("The recording was interrupted");
            assertThat(window.byTestId("voice")).hasCount(0);
            assertThat(window.byTestId("tray-item")).hasCount(1);
            assertThat(simulator.received(customer)).hasSize(kept);
            window.byTestId("send").click();
            kept++;
            int sent = kept;
            Eventually.holds(
                    "it has arrived", () -> simulator.received(customer).size() == sent);
        }
    }

    @Test
    void aDraftThatTheBrowserHasNoRoomForStaysInThePageWhichAsksBeforeItGoes() {
        Customer other = Customer.unknown("Full " + System.nanoTime());
        bandeja.taken(ana, other);
        Window window = BROWSER.open(1280, 800, false);
        window.beforeEachPage("""
                const { setItem } = Storage.prototype;
                Storage.prototype.setItem = function (name, value) {
                    if (name.includes('draft')) throw new DOMException('', 'QuotaExceededError');
                    setItem.call(this, name, value);
                };
                """);
        open(window);
        assertThat((Boolean) window.page().evaluate(LEAVES_UNASKED)).isTrue();
        window.byTestId("composer").fill("half a sentence");
        window.page().waitForFunction("() => !(" + LEAVES_UNASKED + ")()");
        window.openConversation(other);
        assertThat(window.byTestId("composer")).hasValue("");
        window.openConversation(customer);
        assertThat(window.byTestId("composer")).hasValue("half a sentence");
        window.byTestId("composer").fill("");
        window.page().waitForFunction(LEAVES_UNASKED);
    }

    private static void tellsWhyNot(Window window, String words) {
        window.byTestId("voice-record").click();
        window.tells(words);
        assertThat(window.byTestId("voice")).hasCount(0);
        assertThat(window.byTestId("composer")).isVisible();
    }

    @Test
    void whoGoesElsewhereWhileRecordingFindsItInTheTray() {
        Customer other = Customer.unknown("Elsewhere " + System.nanoTime());
        bandeja.taken(ana, other);
        Window window = open(BROWSER.open(1280, 800, false));
        window.byTestId("voice-record").click();
        assertThat(window.byTestId("voice-time")).hasText(A_SECOND_OR_MORE);
        window.openConversation(other);
        assertThat(window.byTestId("voice")).hasCount(0);
        assertThat(window.byTestId("tray-item")).hasCount(0);
        window.openConversation(customer);
        assertThat(window.byTestId("tray-item")).hasCount(1);
        assertThat(simulator.received(customer)).isEmpty();
        window.byTestId("send").click();
        Eventually.holds("it has arrived", () -> simulator.received(customer).size() == 1);
        assertThat(simulator.received(other)).isEmpty();

        window.page().evaluate(ALLOWED_LATER);
        window.byTestId("voice-record").click();
        window.page().waitForFunction("() => Boolean(window.allow)");
        window.openConversation(other);
        window.page().evaluate("window.allow()");
        window.page().waitForFunction("() => window.heard?.getTracks().every((track) => track.readyState === 'ended')");
        assertThat(window.byTestId("voice")).hasCount(0);
        assertThat(window.byTestId("tray-item")).hasCount(0);
    }

    @Test
    void whoHasGoneOnIsToldWhatWasRefused() {
        Customer other = Customer.unknown("Next " + System.nanoTime());
        bandeja.taken(ana, other);
        Window window = open(BROWSER.open(1280, 800, false));
        window.forgiveRefusals();
        AtomicReference<Route> upload = new AtomicReference<>();
        window.page().route(UPLOADS, upload::set);
        choose(window, "photo", SampleFile.jpeg("mar.jpg"));
        window.byTestId("send").click();
        window.page().waitForCondition(() -> upload.get() != null);
        window.openConversation(other);
        upload.get().fulfill(REFUSED);
        window.tells("Not sent to " + customer.name() + ": No such picture.");
        assertThat(window.row(customer).locator(".tick-refused")).isVisible();
        window.openConversation(customer);
        window.byTestId("message-dismiss").click();
        assertThat(window.row(customer).locator(".tick-refused")).hasCount(0);
    }

    @Test
    void aPhoneDoesTheSame() {
        Window window = BROWSER.open(390, 844, true);
        open(window);
        window.byTestId("composer-more").click();
        assertThat(window.byTestId("way-camera")).isVisible();
        keep(window, "files-phone-ways");
        FileChooser chooser = window.page()
                .waitForFileChooser(() -> window.byTestId("way-photo").click());
        chooser.setFiles(payloads(
                SampleFile.jpeg("IMG_20261128_104200_with_a_long_name.jpg"), SampleFile.mp4("VID.mp4", 90_000)));
        assertThat(window.byTestId("tray-item")).hasCount(2);
        window.byTestId("tray-caption").nth(0).fill("Hola");
        keep(window, "files-phone");
        window.byTestId("send").click();
        Eventually.holds("both have arrived", () -> simulator.received(customer).size() == 2);
        assertThat(window.byTestId("local-media")).hasCount(0);
        keep(window, "files-phone-sent");
    }

    private Window open(Window window) {
        window.logIn(ana.person());
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        assertThat(window.byTestId("composer")).isVisible();
        return window;
    }

    private static void choose(Window window, String way, SampleFile... files) {
        window.byTestId("composer-more").click();
        FileChooser chooser = window.page()
                .waitForFileChooser(() -> window.byTestId("way-" + way).click());
        chooser.setFiles(payloads(files));
    }

    private static FilePayload[] payloads(SampleFile... files) {
        return Stream.of(files)
                .map(file -> new FilePayload(file.name(), file.mime(), file.bytes()))
                .toArray(FilePayload[]::new);
    }

    private static void drop(Window window, SampleFile file) {
        var transfer = window.page().evaluateHandle(TRANSFER, words(file));
        Locator frame = window.page().locator(".conversation-frame");
        frame.dispatchEvent("dragenter", Map.of("dataTransfer", transfer));
        assertThat(window.byTestId("drop-sign")).isVisible();
        frame.dispatchEvent("drop", Map.of("dataTransfer", transfer));
        assertThat(window.byTestId("drop-sign")).isHidden();
    }

    private static void paste(Window window, SampleFile file) {
        window.byTestId("composer")
                .evaluate(
                        "(field, file) => field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: (" + TRANSFER
                                + ")(file), bubbles: true, cancelable: true }))",
                        words(file));
    }

    private static Map<String, String> words(SampleFile file) {
        return Map.of(
                "name",
                file.name(),
                "mime",
                file.mime(),
                "base64",
                Base64.getEncoder().encodeToString(file.bytes()));
    }

    private static void keep(Window window, String name) {
        Pictures.keep(window.page(), name);
    }
}
