package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.outbox.rules.ErrorRule;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every code with which WhatsApp lets a message fail, at once and later: the agent reads what happened and what to do. */
@OnSharedInstallation
class ErrorWordsIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final int[] FAIL = {
        130497, 131048, 131064, 133016, 100, 131008, 131009, 130403, 130472, 131021, 131026, 131030, 131049, 131050,
        131051, 131052, 131053, 131055, 134100, 131063, 131060, 131062, 132000, 132001, 132005, 132007, 132008, 132012,
        132018, 132015, 132016, 132068, 132069, 133008, 133009, 133015, 134011, 134101, 134102, 137000, 131044, 139100,
        139101, 139103, 131200, 131020, 131041, 131059, 2388024, 2388023, 2388039, 2388040, 2388047, 2388072, 2388073,
        2388293, 2388299, 2388019, 138001, 777777
    };
    private static final Map<Integer, String> SHARED = Map.of(138001, "138000", 777777, "unknown");

    /** What the catalogue holds beside them, and why nothing fails here because of it. */
    private static final Map<String, Set<Integer>> NOT_HERE = Map.of(
            "passes by itself (ErrorCodesIT)",
            Set.of(1, 131000, 135000, 2, 131016, 133004, 131057, 2494100, 139102, 131056, 130429, 4, 80007),
            "stops the number, and the message waits (ErrorCodesIT)",
            Set.of(0, 190, 3, 10, 200, 131005, 368, 131031, 33, 131037, 131042, 131045, 133010, 133000, 133005, 133006),
            "closes the window, so that no other message of this conversation could follow (WindowIT)",
            Set.of(131047),
            "is the first of a range and stands for its text: 138001 shows one, the other is about blocking customers",
            Set.of(138000, 139000),
            "is ours: WhatsApp never says it",
            Set.of(-1, -2, -3, -4, -5, -6, -7, -10));
    /** Each at once and later: as many as go to one customer before WhatsApp's limit slows down. */
    private static final int A_CONVERSATION = 20;

    /** What is pointless to repeat unchanged. */
    private static final Set<Integer> NOT_AGAIN = Set.of(
            130497, 100, 131008, 131009, 130472, 131021, 131051, 131052, 131055, 134100, 131063, 131060, 131062, 132000,
            132005, 132007, 132008, 132012, 132018, 132016, 132068, 131044, 138001, 139100, 139101, 139103, 131200,
            131020, 131041, 131059, 2388024, 2388023, 2388039, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299,
            2388019);

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor ana = bandeja.agents().get(0);

    @AfterEach
    void asUsual() {
        simulator.reset();
        bandeja.rows().letNumbersRun();
    }

    @Test
    void noCodeIsForgotten() {
        Stream<Integer> elsewhere = NOT_HERE.values().stream().flatMap(Set::stream);
        Stream<Integer> here = Arrays.stream(FAIL).boxed().filter(code -> !SHARED.containsKey(code));
        assertThat(Stream.concat(here, elsewhere))
                .containsExactlyInAnyOrderElementsOf(
                        ErrorCatalogue.all().stream().map(ErrorRule::code).toList());
    }

    @Test
    void everyCodeIsSaidInWords() throws IOException {
        Properties words = words();
        simulator.reset();
        simulator.statuses("{\"delayMillis\": 0}");
        Window window = BROWSER.open(ana.person());
        String id = "";
        for (int from = 0; from < FAIL.length; from += A_CONVERSATION) {
            Customer customer = Customer.unknown("Codes from " + from + " " + System.nanoTime());
            id = bandeja.taken(ana, customer);
            window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
            assertThat(window.byTestId("conversation-head")).containsText(customer.name());
            Map<String, Integer> failed = new LinkedHashMap<>();
            for (int code : Arrays.copyOfRange(FAIL, from, Math.min(FAIL.length, from + A_CONVERSATION))) {
                failed.put(fail(id, "400", code), code);
                failed.put(fail(id, "fail-later", code), code);
            }
            failed.forEach((message, code) -> assertShown(window, message, code, words));
            assertThat(simulator.receivedTexts(customer)).isEmpty();
        }
        keep(window, "error-words-failed");
        aStoppedNumber(window, id, words);
    }

    private static void assertShown(Window window, String message, int code, Properties words) {
        Locator trouble = window.page().locator("[data-message-id='" + message + "'] [data-testid='message-error']");
        String reason = words.getProperty("outbox.error." + SHARED.getOrDefault(code, String.valueOf(code)));
        assertThat(trouble).containsText(reason);
        assertThat(trouble.getByTestId("message-retry")).hasCount(NOT_AGAIN.contains(code) ? 0 : 1);
        assertThat(trouble.getByTestId("message-dismiss")).hasCount(1);
    }

    private String fail(String id, String mode, int code) {
        simulator.graph("{\"mode\": \"" + mode + "\", \"times\": 1, \"code\": " + code + "}");
        String message = ana.reply(id, mode + " " + code).require(201).json().getString("id");
        Eventually.holds(
                "it has failed with " + code,
                () -> bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM message WHERE id = ? AND status = 'FAILED' AND error_code = ?",
                                        row(message),
                                        code)
                        == 1);
        return message;
    }

    /** It waits, says why, and nobody is asked to repeat it. */
    private void aStoppedNumber(Window window, String id, Properties words) {
        simulator.graph("{\"mode\": \"401\", \"times\": 1, \"code\": 190}");
        String message =
                ana.reply(id, "waits for the token").require(201).json().getString("id");
        Locator trouble = window.page().locator("[data-message-id='" + message + "'] [data-testid='message-error']");
        assertThat(trouble).containsText(words.getProperty("outbox.error.190"));
        assertThat(trouble.getByTestId("message-retry")).hasCount(0);
        trouble.getByTestId("attempts-show").click();
        assertThat(trouble.getByTestId("attempt")).hasCount(1);
        assertThat(trouble.getByTestId("attempt")).containsText("WhatsApp refused it");
        assertThat(trouble.getByTestId("attempt")).containsText("190");
        window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        keep(window, "error-words");
        window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        keep(window, "error-words-dark");
        window.page().setViewportSize(390, 844);
        keep(window, "error-words-phone-dark");
        window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        keep(window, "error-words-phone");
        window.page().setViewportSize(1440, 900);
        List<Object[]> waiting = List.<Object[]>of(new Object[] {row(message)});
        bandeja.rows().changeAll("DELETE FROM outbox WHERE message_id = ?", waiting);
        bandeja.rows().changeAll("UPDATE message SET status = 'DISMISSED' WHERE id = ?", waiting);
    }

    private static void keep(Window window, String name) {
        Pictures.keep(window.page(), name);
    }

    private static Properties words() throws IOException {
        Path file = Path.of(
                System.getProperty("bandeja.root"),
                "web-module/src/main/resources/org/bandeja/whatsapp-errors_en.properties");
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        return words;
    }

    private static long row(String message) {
        return MessageId.parse(message).orElseThrow().value();
    }
}
