package org.bandeja.retention.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.retention.model.KeptThing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One kind of things that cannot be thrown away holds up no other. */
class RetentionTest {
    private static final List<String> ALL = List.of(
            "events",
            "typing",
            "statuses",
            "changes",
            "keys",
            "logins",
            "signInCounters",
            "knownDevices",
            "roundTrips",
            "invitations",
            "dialogs",
            "autoTexts",
            "deliveries",
            "audit",
            "media",
            "messages");

    private final Table table = new Table();

    private final Retention retention = new Retention();

    RetentionTest() {
        retention.bites = table;
        retention.clock = Clock.systemUTC();
    }

    @Test
    void everythingIsBittenAt() {
        retention.forget();
        assertThat(table.bitten).containsExactlyElementsOf(ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "deliveries", "audit", "media", "messages"})
    void whatCannotBeThrownAwayHoldsUpNothingElse(String hard) {
        table.hard = hard;
        retention.forget();
        assertThat(table.bitten).containsExactlyElementsOf(ALL);
    }

    private static final class Table extends Bites {
        private final List<String> bitten = new ArrayList<>();
        private String hard = "";

        private int bitten(String what) {
            bitten.add(what);
            if (what.equals(hard)) {
                throw new EJBException("DELETE command denied");
            }
            return 0;
        }

        @Override
        public Map<KeptThing, Optional<Integer>> times() {
            return Map.of(
                    KeptThing.DELIVERIES, Optional.of(30),
                    KeptThing.AUDIT, Optional.of(730),
                    KeptThing.MEDIA, Optional.of(365),
                    KeptThing.MESSAGES, Optional.of(365));
        }

        @Override
        public boolean messages(Instant before) {
            return bitten("messages") > 0;
        }

        @Override
        public int events(Instant before) {
            return bitten("events");
        }

        @Override
        public int typing(Instant before) {
            return bitten("typing");
        }

        @Override
        public int statuses(Instant before) {
            return bitten("statuses");
        }

        @Override
        public int changes(Instant before) {
            return bitten("changes");
        }

        @Override
        public int keys(Instant before) {
            return bitten("keys");
        }

        @Override
        public int logins(Instant before) {
            return bitten("logins");
        }

        @Override
        public int signInCounters(Instant before) {
            return bitten("signInCounters");
        }

        @Override
        public int knownDevices(Instant before) {
            return bitten("knownDevices");
        }

        @Override
        public int deliveries(Instant before) {
            return bitten("deliveries");
        }

        @Override
        public int media(Instant before) {
            return bitten("media");
        }

        @Override
        public int audit(Instant before) {
            return bitten("audit");
        }

        @Override
        public int invitations(Instant before) {
            return bitten("invitations");
        }

        @Override
        public int dialogs(Instant before) {
            return bitten("dialogs");
        }

        @Override
        public int autoTexts(Instant before) {
            return bitten("autoTexts");
        }

        @Override
        public int roundTrips(Instant before) {
            return bitten("roundTrips");
        }
    }
}
