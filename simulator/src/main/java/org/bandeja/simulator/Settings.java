package org.bandeja.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.graph.LimitSettings;
import org.bandeja.simulator.webhook.Courier;

/**
 * How a simulator is set up.
 *
 * @param port 0 takes any free one
 * @param webhookUrl where webhooks go; empty keeps them until one is set
 * @param account id of the WhatsApp Business account
 * @param dataDirectory where customers are kept over a restart; empty keeps nothing
 */
public record Settings(
        int port,
        Optional<URI> webhookUrl,
        String appSecret,
        String verifyToken,
        String accessToken,
        String account,
        List<BusinessNumber> numbers,
        Optional<Path> dataDirectory,
        Courier.Settings courier,
        LimitSettings limits) {

    public Settings {
        numbers = List.copyOf(numbers);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Settings[port=" + port + ", webhookUrl=" + webhookUrl + ", numbers=" + numbers + "]";
    }
}
