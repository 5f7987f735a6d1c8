package org.bandeja.simulator.webhook;

import java.net.URI;

/** The address that webhooks are posted to. */
public final class WebhookUrl {
    private WebhookUrl() {}

    /** @throws IllegalArgumentException unless it is a complete http or https address */
    public static URI parse(String text) {
        URI url = URI.create(text);
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getFragment() != null) {
            throw new IllegalArgumentException("not an http address: " + text);
        }
        return url;
    }

    /**
     * Nothing of this simulator leaves the machine.
     *
     * @throws IllegalArgumentException unless it is such an address, of this machine
     */
    public static URI ofThisMachine(String text) {
        URI url = parse(text);
        if (!url.getHost().equals("127.0.0.1") && !url.getHost().equals("localhost")) {
            throw new IllegalArgumentException("not of this machine: " + text);
        }
        return url;
    }
}
