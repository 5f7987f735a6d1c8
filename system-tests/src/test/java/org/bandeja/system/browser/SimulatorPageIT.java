package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who plays a customer on the simulator's page can do whatever WhatsApp may tell of one, and Bandeja gets it. */
@OnSharedInstallation
class SimulatorPageIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    /** What is chosen, and what the message is in Bandeja. */
    private static final Map<String, String> CHOICES = new LinkedHashMap<>();

    static {
        CHOICES.put("Pedido", "order");
        CHOICES.put("Mensaje desde un anuncio", "text");
        CHOICES.put("Pregunta por un producto", "text");
        CHOICES.put("Producto con una pregunta", "product");
        CHOICES.put("Medio de pago elegido", "payment");
        CHOICES.put("Mensaje reenviado", "text");
        CHOICES.put("Mensaje reenviado muchas veces", "text");
        CHOICES.put("Llamada perdida", "call");
        CHOICES.put("Llamada terminada", "call");
        CHOICES.put("Encuesta (no admitida)", "unsupported");
        CHOICES.put("Sticker animado", "sticker");
        CHOICES.put("Abre el chat por primera vez", "system");
        CHOICES.put("Su contacto, como se le pidió", "contacts");
        CHOICES.put("Número de teléfono nuevo", "system");
        CHOICES.put("Id de usuario nuevo", "system");
    }

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor agent = bandeja.agents().get(0);
    private final Customer customer = new Customer(
            Customer.unknown("").phone(), Optional.of("CO." + System.nanoTime()), "Plays " + System.nanoTime());

    @Test
    void everythingThatWhatsAppMayTellOfACustomerIsInTheMenu() {
        bandeja.simulator().reset();
        Locator phone = phone();
        write(phone, "Hola");
        String id = agent.awaitConversation(customer);
        int count = 1;
        for (Map.Entry<String, String> choice : CHOICES.entrySet()) {
            tell(phone, choice.getKey());
            int all = ++count;
            Eventually.holds(choice.getKey(), () -> agent.messages(id).size() == all);
            List<JsonObject> messages = agent.messages(id);
            assertThat(messages.stream().map(message -> message.getString("type")))
                    .as(choice.getKey())
                    .contains(choice.getValue());
        }
        assertThat(agent.messages(id).stream()
                        .map(message -> message.getString("type"))
                        .sorted())
                .containsExactlyElementsOf(Stream.concat(Stream.of("text"), CHOICES.values().stream())
                        .sorted()
                        .toList());
        assertShown(phone);
        long groups = groupMessages();
        tell(phone, "Mensaje en un grupo");
        Eventually.holds("the group has it", () -> groupMessages() == groups + 1);
        Pictures.keep(phone.page(), "simulator-told");
    }

    /** The chat shows where a message comes from, and what is in it. */
    private static void assertShown(Locator phone) {
        Locator thread = phone.locator(".thread");
        for (String words : List.of(
                "2 × di9ozbzfi4",
                "Desde un anuncio: Rebajas",
                "Sobre el producto: di9ozbzfi4",
                "Sobre el producto: nqryix03ez",
                "¿Lo tienen en azul?",
                "credit_card",
                "Reenviado",
                "Reenviado muchas veces")) {
            assertThat(thread).containsText(words);
        }
        assertThat(thread.locator("img.sticker")).hasCount(1);
        thread.locator("img.sticker").scrollIntoViewIfNeeded();
        Eventually.holds("the sticker is drawn", () ->
                (Boolean) thread.locator("img.sticker").evaluate("p => p.complete && p.naturalWidth === 512"));
    }

    private void tell(Locator phone, String label) {
        phone.locator(".attach > summary").click();
        Locator others = phone.locator(".others");
        if (others.getAttribute("open") == null) {
            others.locator("summary").click();
        }
        Locator choice = others.getByText(label, new Locator.GetByTextOptions().setExact(true));
        assertThat(choice).isVisible();
        if (label.equals("Pedido")) {
            Pictures.keep(phone.page(), "simulator-others");
        }
        choice.click();
        assertThat(phone.locator(".told")).hasText("Se avisó a la empresa: " + label);
    }

    private long groupMessages() {
        return bandeja.rows().count("SELECT COUNT(*) FROM message WHERE text = 'Hola a todo el grupo'");
    }

    private Locator phone() {
        Window window = BROWSER.open(1280, 900, false, "es");
        window.allow(bandeja.demo().simulator());
        Page page = window.page();
        page.navigate(bandeja.demo().simulator() + "/");
        page.locator("#new-customer").click();
        page.locator("#customer-form [name=name]").fill(customer.name());
        page.locator("#customer-form [name=phone]").fill(customer.phone().orElseThrow());
        page.locator("#customer-form [name=userId]").fill(customer.userId().orElseThrow());
        page.locator("#customer-form [name=number]").selectOption(bandeja.number());
        page.locator("#customer-form button[type=submit]").click();
        return page.getByLabel(customer.name(), new Page.GetByLabelOptions().setExact(true));
    }

    private static void write(Locator phone, String text) {
        phone.locator("textarea").fill(text);
        phone.locator(".send").click();
    }
}
