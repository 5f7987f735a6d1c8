package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.util.regex.Pattern;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Office;
import org.bandeja.system.client.SampleFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requirements R32 to R36: the 24 hours of WhatsApp. */
@InAnOffice.Department("Garantías")
class TimeLimitRequirementIT extends InAnOffice {
    private static final Pattern A_WHOLE_DAY = Pattern.compile("23 h 5\\d");

    @ParameterizedTest
    @EnumSource(Width.class)
    void aCustomerWhoWritesFirstMayBeAnsweredFreelyForADay(Width width) {
        Customer customer = Office.customer();
        Window anas = BROWSER.open(width, office.ana().person());
        office.writes(customer, "Buenos días, ¿qué cubre la garantía?");
        anas.openConversation(customer);
        anas.act("claim");
        assertThat(anas.byTestId("window-left")).containsText(A_WHOLE_DAY);
        anas.write("Las piezas, por dos años.");
        anas.write("Y la mano de obra, por uno.");
        anas.write("¿Qué le pasó?");
        assertThat(anas.messages()).hasCount(4);
        assertThat(anas.page().locator("[data-testid=message][data-direction=OUT][data-status=DELIVERED]"))
                .hasCount(3);
        assertThat(bandeja.simulator().receivedTexts(customer)).hasSize(3);
        anas.picture("R32");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void withinTheDayEmojiPicturesAndVideosAreSent(Width width) {
        Customer customer = Office.customer();
        Window anas = opened(width, customer, Duration.ofHours(2));
        anas.openEmoji();
        anas.page().locator(".emoji-grid").getByText("🙂").click();
        anas.page().keyboard().press("Escape");
        assertThat(anas.byTestId("composer")).hasValue("🙂");
        anas.byTestId("send").click();
        assertThat(anas.messages()).hasCount(2);
        anas.byTestId("composer-more").click();
        FileChooser chooser =
                anas.page().waitForFileChooser(() -> anas.byTestId("way-photo").click());
        chooser.setFiles(
                new FilePayload[] {payload(SampleFile.jpeg("pieza.jpg")), payload(SampleFile.mp4("prueba.mp4", 90_000))
                });
        assertThat(anas.byTestId("tray-item")).hasCount(2);
        anas.byTestId("tray-caption").first().fill("Así se cambia");
        anas.byTestId("send").click();
        assertThat(anas.messages()).hasCount(4);
        Eventually.holds(
                "all have arrived", () -> bandeja.simulator().received(customer).size() == 3);
        assertThat(bandeja.simulator().received(customer))
                .extracting(message -> message.getString("type"))
                .containsExactly("text", "image", "video");
        assertThat(anas.byTestId("local-media")).hasCount(0);
        assertThat(anas.messages().nth(2).locator("img")).isVisible();
        anas.picture("R33");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void theTimeLeftIsShown(Width width) {
        Customer customer = Office.customer();
        Duration ago = Duration.ofHours(23).plusMinutes(10);
        office.claimed(office.ana(), office.wrote(customer, "¿Me responden hoy?", ago));
        Window anas = BROWSER.open(width, office.ana().person());
        Locator inRow = anas.row(customer).locator(".row-window");
        assertThat(inRow).containsText(Pattern.compile("4\\d min"));
        anas.openConversation(customer);
        Locator left = anas.byTestId("window-left");
        assertThat(left).containsText("Tiempo restante para escribir:");
        assertThat(left).containsText(Pattern.compile("4\\d min"));
        assertThat(left).hasAttribute("title", Pattern.compile("La ventana de 24 horas se cierra en 4\\d min"));
        assertThat(anas.byTestId("composer")).isVisible();
        anas.picture("R34");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void afterTheDayOnlyTemplatesAreSentAndThePageSaysSo(Width width) {
        Customer customer = Office.customer();
        office.claimed(office.ana(), office.wrote(customer, "¿Hay alguien?", Duration.ofHours(25)));
        Window anas = BROWSER.open(width, office.ana().person());
        assertThat(anas.row(customer).getByTestId("row-window")).hasText("Ventana cerrada");
        anas.openConversation(customer);
        Locator notice = anas.byTestId("composer-notice");
        assertThat(notice).hasAttribute("data-state", "closed");
        assertThat(notice).containsText("El último mensaje del cliente tiene más de 24 horas.");
        assertThat(anas.byTestId("window-left")).containsText("Ventana cerrada");
        assertThat(anas.byTestId("composer")).hasCount(0);
        anas.picture("R35");
        notice.getByTestId("template").click();
        assertThat(anas.byTestId("templates")).isVisible();
        String conversation = bandeja.administrator().awaitConversation(customer);
        office.ana()
                .call("POST", "/api/conversations/" + conversation + "/messages", AgentDoor.draft("¿Sigue ahí?"))
                .require(409);
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void eachMessageOfTheCustomerBeginsADayAnew(Width width) {
        Customer customer = Office.customer();
        Window anas = opened(width, customer, Duration.ofHours(20));
        assertThat(anas.byTestId("window-left")).containsText(Pattern.compile("3 h 5\\d"));
        office.writes(customer, "Perdón, aquí estoy");
        assertThat(anas.messages()).hasCount(2);
        assertThat(anas.byTestId("window-left")).containsText(A_WHOLE_DAY);
        anas.picture("R36");
        Customer silent = Office.customer();
        office.claimed(office.ana(), office.wrote(silent, "Ayer escribí", Duration.ofHours(25)));
        anas.toList();
        anas.openConversation(silent);
        assertThat(anas.byTestId("composer-notice")).hasAttribute("data-state", "closed");
        office.writes(silent, "Y hoy también");
        assertThat(anas.byTestId("composer")).isVisible();
        assertThat(anas.byTestId("window-left")).containsText(A_WHOLE_DAY);
    }

    /** Ana's, whose customer wrote some time ago. */
    private static Window opened(Width width, Customer customer, Duration ago) {
        office.claimed(office.ana(), office.wrote(customer, "¿Cómo se cambia esta pieza?", ago));
        Window window = BROWSER.open(width, office.ana().person());
        window.openConversation(customer);
        assertThat(window.messages()).hasCount(1);
        return window;
    }

    private static FilePayload payload(SampleFile file) {
        return new FilePayload(file.name(), file.mime(), file.bytes());
    }
}
