package org.bandeja.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bandeja.simulator.chat.Account;
import org.bandeja.simulator.graph.LimitSettings;
import org.bandeja.simulator.webhook.Courier;

/**
 * How a simulator is set up.
 *
 * @param port 0 takes any free one
 * @param webhookUrl where webhooks go; empty keeps them until one is set
 * @param accounts at least one
 * @param dataDirectory where customers and files are kept over a restart; empty keeps nothing
 * @param sentFile gets what the business sends, see {@link org.bandeja.simulator.chat.SentFile}
 */
public record Settings(
        int port,
        Optional<URI> webhookUrl,
        String verifyToken,
        List<Account> accounts,
        Optional<Path> dataDirectory,
        Optional<Path> sentFile,
        Courier.Settings courier,
        LimitSettings limits) {

    public Settings {
        accounts = List.copyOf(accounts);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Settings[port=" + port + ", webhookUrl=" + webhookUrl + ", accounts=" + accounts + "]";
    }
}
