package org.bandeja.notification.service;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.bandeja.notification.rules.PushHosts;

/** Which push services are called, and whom they may ask: system properties, read once. */
@ApplicationScoped
public class PushSettings {
    public static final String HOSTS = "bandeja.notifications.hosts";
    /** Of this machine, for tests and the demo. */
    public static final String STAND_IN = "bandeja.notifications.stand-in";

    public static final String CONTACT = "bandeja.notifications.contact";

    private static final Pattern CONTACT_FORM = Pattern.compile("mailto:[^\\s@]+@[^\\s@]+|https://[^\\s/]+\\S*");

    private PushHosts hosts = new PushHosts(PushHosts.USUAL);
    private Optional<String> contact = Optional.empty();

    /** For the container, which calls {@link #read()} next. */
    protected PushSettings() {}

    /** @param properties by name; null where there is none */
    public PushSettings(UnaryOperator<String> properties) {
        read(properties);
    }

    @PostConstruct
    void read() {
        read(System::getProperty);
    }

    private void read(UnaryOperator<String> properties) {
        String list = given(properties, HOSTS).orElse(PushHosts.USUAL);
        Optional<String> standIn = given(properties, STAND_IN);
        hosts = hosts(HOSTS, list, Optional.empty());
        if (standIn.isPresent()) {
            hosts = hosts(STAND_IN, list, standIn);
        }
        contact = given(properties, CONTACT);
        contact.filter(text -> !CONTACT_FORM.matcher(text).matches()).ifPresent(text -> {
            throw new IllegalStateException("system property " + CONTACT + " must be a mailto: or https: address");
        });
    }

    private static PushHosts hosts(String property, String list, Optional<String> standIn) {
        try {
            return new PushHosts(list, standIn);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("system property " + property + " must name " + e.getMessage(), e);
        }
    }

    private static Optional<String> given(UnaryOperator<String> properties, String name) {
        return Optional.ofNullable(properties.apply(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    PushHosts hosts() {
        return hosts;
    }

    /** Whom push services may ask; empty: whom the company's people ask. */
    Optional<String> contact() {
        return contact;
    }
}
