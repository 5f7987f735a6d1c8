package org.bandeja.contact.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
    void theCompanysOwnNameStaysWhateverTheCustomerCallsHimself() {
        contact.callHimself("Ana");
        contact.call("  Ana Gómez (Acme) ");
        contact.callHimself("anita 🌸");
        assertThat(contact.name()).isEqualTo("Ana Gómez (Acme)");
        assertThat(contact.profileName()).isEqualTo("anita 🌸");
        assertThat(contact.isNamedByUs()).isTrue();
    }

    @Test
    void withoutANameOfTheCompanysTheProfileNameCountsAgain() {
        contact.callHimself("Ana");
        contact.call("Acme");
        contact.callHimself("Anita");
        contact.call(" ");
        assertThat(contact.name()).isEqualTo("Anita");
        assertThat(contact.isNamedByUs()).isFalse();
    }

    @Test
    void aNameOfTheCompanysHasAtMost120Characters() {
        contact.call("é".repeat(120));
        assertThatExceptionOfType(ContactNameTooLong.class).isThrownBy(() -> contact.call("é".repeat(121)));
        assertThat(contact.name()).hasSize(120);
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
