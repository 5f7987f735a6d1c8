package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.HardTexts;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people write comes back exactly as it was written, both ways. */
@OnSharedInstallation
class TextsIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor agent = bandeja.agents().get(0);
    private final SimulatorDoor simulator = bandeja.simulator();

    static Stream<String> hardTexts() {
        return HardTexts.all().stream();
    }

    static Stream<String> textsOfOneLine() {
        return hardTexts().filter(text -> text.indexOf('\n') < 0);
    }

    static Stream<String> textsThatCanBeSent() {
        return hardTexts().filter(text -> text.length() <= 4096);
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("hardTexts")
    void whatACustomerWritesIsShownAsItWasWritten(String text) {
        Customer customer = Customer.unknown("Inbound text");
        bandeja.webhook().writes(customer, bandeja.number(), text);
        assertThat(agent.texts(agent.awaitConversation(customer))).containsExactly(text);
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("hardTexts")
    void whatWhatsAppEscapesIsShownAsItWasWritten(String text) {
        Customer customer = Customer.unknown("Escaped text");
        simulator.writes(customer, bandeja.number(), text);
        assertThat(agent.texts(agent.awaitConversation(customer))).containsExactly(text);
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("textsThatCanBeSent")
    void whatAnAgentWritesReachesTheCustomerAsItWasWritten(String text) {
        Customer customer = Customer.unknown("Outbound text");
        simulator.writes(customer, bandeja.number(), "hello");
        String id = agent.awaitConversation(customer);
        agent.act(id, "claim").require(200);
        assertThat(agent.reply(id, text).require(201).json().getString("text")).isEqualTo(text);
        Eventually.passes(() -> assertThat(simulator.receivedTexts(customer)).isEqualTo(List.of(text)));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("textsOfOneLine")
    void aNameIsShownAsItIsCalled(String text) {
        String name = text.length() > 60 ? text.substring(0, 60) : text;
        Customer customer = Customer.unknown(name);
        bandeja.webhook().writes(customer, bandeja.number(), "my name");
        agent.awaitConversation(customer);
        assertThat(agent.find(customer).orElseThrow().getJsonObject("contact").getString("name"))
                .isEqualTo(name.strip());
    }
}
