package org.bandeja.contact.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContactTest {
    private final Contact contact = new Contact();

    @Test
    void isCalledAsTheCustomerCallsHimselfNow() {
        contact.callHimself("Ana");
        contact.callHimself("Ana Gómez");
        assertThat(contact.name()).isEqualTo("Ana Gómez");
    }

    @Test
    void anEmptyProfileNameSaysNothing() {
        contact.callHimself("Ana");
        contact.callHimself("");
        contact.callHimself("  ");
        assertThat(contact.name()).isEqualTo("Ana");
    }

    @Test
    void anAddressNeedsAPhoneNumberOrAUserId() {
        assertThat(new ContactAddress(Optional.of("+573001112233"), Optional.empty()).userId())
                .isEmpty();
        assertThat(new ContactAddress(Optional.empty(), Optional.of("CO.1")).phone())
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new ContactAddress(Optional.empty(), Optional.empty()));
    }
}
