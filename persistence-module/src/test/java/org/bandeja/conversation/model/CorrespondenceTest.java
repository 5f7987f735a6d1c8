package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bandeja.contact.model.ContactId;
import org.junit.jupiter.api.Test;

class CorrespondenceTest {
    private static final Instant WROTE = Instant.parse("2026-11-22T10:00:00Z");

    private static final ContactId ANA = new ContactId(2);
    private static final ContactId HER_OTHER_PHONE = new ContactId(3);

    private final Correspondence correspondence = new Correspondence(new Correspondence.Key(1, ANA.value()));

    @Test
    void hasNoWindowUntilTheCustomerWrites() {
        assertThat(correspondence.window()).isEmpty();
    }

    @Test
    void theFirstMessageOpensTheWindow() {
        correspondence.heardFromCustomer(WROTE, ANA);
        assertThat(correspondence.window()).contains(new ServiceWindow(WROTE));
    }

    @Test
    void theWindowGoesWithTheLatestMessageWhateverTheOrderOfArrival() {
        correspondence.heardFromCustomer(WROTE, ANA);
        correspondence.heardFromCustomer(WROTE.plusSeconds(60), ANA);
        correspondence.heardFromCustomer(WROTE.plusSeconds(30), ANA);
        assertThat(correspondence.window()).contains(new ServiceWindow(WROTE.plusSeconds(60)));
    }

    @Test
    void whoWroteLastIsWrittenTo() {
        correspondence.heardFromCustomer(WROTE, HER_OTHER_PHONE);
        assertThat(correspondence.via()).contains(HER_OTHER_PHONE);
        correspondence.heardFromCustomer(WROTE.minusSeconds(1), ANA);
        assertThat(correspondence.via()).as("what came late says nothing").contains(HER_OTHER_PHONE);
        correspondence.heardFromCustomer(WROTE.plusSeconds(1), ANA);
        assertThat(correspondence.via()).as("the contact's own address").isEmpty();
    }
}
