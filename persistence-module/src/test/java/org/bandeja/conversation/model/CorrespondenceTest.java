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

    @Test
    void isClosedAtOnceWhenWhatsAppSaysSo() {
        correspondence.heardFromCustomer(WROTE);
        Instant now = WROTE.plusSeconds(3600);
        correspondence.closedByWhatsApp(now);
        assertThat(correspondence.window())
                .isPresent()
                .hasValueSatisfying(window -> assertThat(window.isOpenAt(now)).isFalse());
    }

    @Test
    void aWindowThatIsClosedAlreadyStaysAsItIs() {
        correspondence.heardFromCustomer(WROTE);
        correspondence.closedByWhatsApp(WROTE.plus(ServiceWindow.LENGTH).plusSeconds(60));
        assertThat(correspondence.window()).contains(new ServiceWindow(WROTE));
    }

    @Test
    void withoutAWindowThereIsNothingToClose() {
        correspondence.closedByWhatsApp(WROTE);
        assertThat(correspondence.window()).isEmpty();
    }

    @Test
    void theNextMessageOpensItAgainAfterWhatsAppClosedIt() {
        correspondence.heardFromCustomer(WROTE);
        correspondence.closedByWhatsApp(WROTE.plusSeconds(3600));
        correspondence.heardFromCustomer(WROTE.plusSeconds(7200));
        assertThat(correspondence.window()).contains(new ServiceWindow(WROTE.plusSeconds(7200)));
    }
}
