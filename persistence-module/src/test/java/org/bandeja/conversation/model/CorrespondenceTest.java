package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CorrespondenceTest {
    private static final Instant WROTE = Instant.parse("2026-11-22T10:00:00Z");

    private final Correspondence correspondence = new Correspondence();

    @Test
    void hasNoWindowUntilTheCustomerWrites() {
        assertThat(correspondence.window()).isEmpty();
    }

    @Test
    void theFirstMessageOpensTheWindow() {
        correspondence.heardFromCustomer(WROTE);
        assertThat(correspondence.window()).contains(new ServiceWindow(WROTE));
    }

    @Test
    void theWindowGoesWithTheLatestMessageWhateverTheOrderOfArrival() {
        correspondence.heardFromCustomer(WROTE);
        correspondence.heardFromCustomer(WROTE.plusSeconds(60));
        correspondence.heardFromCustomer(WROTE.plusSeconds(30));
        assertThat(correspondence.window()).contains(new ServiceWindow(WROTE.plusSeconds(60)));
    }
}
