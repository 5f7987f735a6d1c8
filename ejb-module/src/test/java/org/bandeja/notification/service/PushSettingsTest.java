package org.bandeja.notification.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.bandeja.notification.rules.PushHosts.Verdict;
import org.junit.jupiter.api.Test;

/** What IT sets is refused by name when it is wrong. */
class PushSettingsTest {
    private static final String HERE = "http://127.0.0.1:9700";

    private static PushSettings of(Map<String, String> properties) {
        return new PushSettings(properties::get);
    }

    @Test
    void withoutAnyTheUsualPushServicesAreCalledAndNoStandIn() {
        assertThat(of(Map.of()).hosts().judge("https://fcm.googleapis.com/x")).contains(Verdict.PUBLIC);
        assertThat(of(Map.of()).hosts().judge(HERE + "/x")).isEmpty();
    }

    @Test
    void aStandInComesToTheHosts() {
        PushSettings settings = of(Map.of(PushSettings.HOSTS, "push.example", PushSettings.STAND_IN, HERE));
        assertThat(settings.hosts().judge(HERE + "/x")).contains(Verdict.STAND_IN);
        assertThat(settings.hosts().judge("https://push.example/x")).contains(Verdict.PUBLIC);
        assertThat(settings.hosts().judge("https://fcm.googleapis.com/x")).isEmpty();
    }

    @Test
    void eachIsRefusedByItsOwnName() {
        assertThatThrownBy(() -> of(Map.of(PushSettings.HOSTS, HERE, PushSettings.STAND_IN, HERE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(PushSettings.HOSTS);
        assertThatThrownBy(() -> of(Map.of(PushSettings.STAND_IN, "push.example")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(PushSettings.STAND_IN);
        assertThatThrownBy(() -> of(Map.of(PushSettings.CONTACT, "somebody")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(PushSettings.CONTACT);
    }
}
