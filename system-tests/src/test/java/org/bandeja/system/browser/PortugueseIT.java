package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Http;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever speaks Portuguese finds Portuguese on every page, and nothing of the other languages. */
@OnSharedInstallation
class PortugueseIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final List<String> CONSOLE = List.of(
            "start",
            "departments",
            "people",
            "audit",
            "whatsapp",
            "attendants",
            "call-groups",
            "calendars",
            "templates",
            "labels",
            "quick-replies",
            "contact-fields",
            "retention",
            "deliveries",
            "failed",
            "settings",
            "guide");

    /** Texts and labels of the page, as people see or hear them; where a company writes names, sentences only. */
    private static final String SAID = """
            () => {
                const said = [];
                const hear = (element, text) => {
                    const trimmed = (text ?? '').trim();
                    const ours = element.closest('button, label, legend, th, h1, h2, h3, nav, .button');
                    const names = element.closest('option, [data-testid=conversation-row]');
                    if (trimmed.includes(' ') || (ours && !names && trimmed !== '')) said.push(trimmed);
                };
                const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (words.nextNode()) {
                    const within = words.currentNode.parentElement;
                    if (!within.closest('script, style')) hear(within, words.currentNode.data);
                }
                for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
                    for (const name of ['aria-label', 'title', 'placeholder']) hear(element, element.getAttribute(name));
                }
                return said;
            }""";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor administrator = bandeja.administrator();
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Set<String> foreign = foreign();

    @Test
    void everyPageIsInPortuguese() {
        Window window = BROWSER.open(390, 844, false, "pt-BR").atLogin();
        assertThat(window.byTestId("login-submit")).hasText("Entrar");
        look(window);
        window.logIn(administrator.person(), "/console/start.xhtml");
        for (String page : CONSOLE) {
            window.page().navigate(bandeja.demo().app() + "/console/" + page + ".xhtml");
            assertThat(window.page().locator("h1").first()).isVisible();
            look(window);
        }
        window.page().navigate(bandeja.demo().app() + "/account.xhtml");
        assertThat(window.page().locator("#language")).hasValue("pt-BR");
        look(window);
        window.page().navigate(bandeja.demo().app() + "/guide.xhtml");
        assertThat(window.page().locator("h1")).hasText("Guia para agentes");
        assertThat(window.byTestId("guide")).hasAttribute("lang", "pt-BR");
        look(window);
        window.page().navigate(bandeja.demo().app() + "/contacts.xhtml");
        assertThat(window.page().locator("h1").first()).isVisible();
        look(window);
        window.forgiveMissing();
        window.page().navigate(bandeja.demo().app() + "/nothing-here.xhtml");
        assertThat(window.page().locator("h1")).hasText("Não há nada aqui");
        look(window);
    }

    @Test
    void aConversationIsHandledInPortuguese() {
        Customer customer = Customer.unknown("Beatriz " + System.nanoTime());
        bandeja.webhook().writes(customer, bandeja.number(), "bom dia");
        ana.awaitConversation(customer);
        Window window = BROWSER.open(1440, 900, false, "pt-PT");
        window.logIn(ana.person());
        window.openConversation(customer);
        assertThat(window.action("claim")).hasText("Atribuir a mim");
        window.action("claim").click();
        assertThat(window.byTestId("timeline-entry").last()).containsText("Você a atribuiu a si");
        assertThat(window.action("return")).hasText("Devolver à caixa de entrada");
        assertThat(window.action("complete")).hasText("Marcar como concluída");
        assertThat(window.byTestId("composer")).hasAttribute("placeholder", "Escreva uma mensagem");
        look(window);
    }

    private void look(Window window) {
        assertThat(window.page().locator("html")).hasAttribute("lang", "pt-BR");
        window.assertFits();
        @SuppressWarnings("unchecked")
        Collection<String> said = (Collection<String>) window.page().evaluate(SAID);
        assertThat(said).as(window.page().url()).isNotEmpty();
        assertThat(said.stream()
                        .filter(text -> foreign.contains(text)
                                || text.contains("???")
                                || text.matches("[a-z]\\w*(\\.\\w+){1,4}")))
                .as(window.page().url())
                .isEmpty();
    }

    /** What the other languages say in other words. */
    private Set<String> foreign() {
        Set<String> words = new HashSet<>(texts("en"));
        words.addAll(texts("es"));
        words.removeAll(texts("pt-BR"));
        return words;
    }

    private Collection<String> texts(String language) {
        return Http.send(Http.to(bandeja.demo().app(), "/api/texts?language=" + language))
                .require(200)
                .json()
                .values()
                .stream()
                .map(text -> ((JsonString) text).getString())
                .toList();
    }
}
