package org.bandeja.contact.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final AgentId LUIS = new AgentId(7);

    private final Contact contact = new Contact(NOW);

    @Test
    void isCalledAsTheCustomerCallsHimselfNow() {
        contact.callHimself("Ana");
        contact.callHimself("Ana Gómez");
        assertThat(contact.name()).isEqualTo("Ana Gómez");
    }

    @Test
    void isCalledByWhatsAppAsDeliveriesWriteIt() {
        assertThat(contact.calledBy()).isEmpty();
        contact.linkPhone("+573001234567");
        contact.linkUserId("CO.7f3a");
        assertThat(contact.calledBy()).containsExactly("573001234567", "CO.7f3a");
        contact.linkPhone("+525512345678");
        assertThat(contact.calledBy()).containsExactly("525512345678", "5215512345678", "CO.7f3a");
        contact.linkPhone("+12345");
        assertThat(contact.calledBy()).as("could be anything").containsExactly("CO.7f3a");
    }

    @Test
    void aGroupIsFoundByItsIdOnly() {
        contact.linkPhone("+573001234567");
        contact.linkUserId("120363000000000000");
        contact.isKnownAsGroup();
        assertThat(contact.address()).contains(ContactAddress.ofGroup("120363000000000000"));
    }

    @Test
    void aGroupGetsNoPhone() {
        contact.linkUserId("120363000000000000");
        contact.isKnownAsGroup();
        contact.linkPhone("+573001234567");
        assertThat(contact.phone()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Ana, '', Ana",
        "Ana, '  ', Ana",
        "Ana, 573001234567, Ana",
        "Ana, +57 (300) 123-4567, Ana",
        "Ana, '\u200E+57 300 123 4567', Ana",
        "Ana, ٠٥٥١٢٣, Ana",
        "Ana, 🌸✨, Ana",
        "Ana, 1️⃣, Ana",
        "Ana, ~, Ana",
        "Ana, Bar 21, Bar 21",
        "Ana, 李娜, 李娜",
        "🌸, Ana, Ana",
        "🌸, ✨, ✨",
        "🌸, 573001234567, 🌸",
        "'', 🌸, 🌸",
        "'', 573001234567, ''",
        "573001234567, Ana, Ana"
    })
    void whatIsNoNameReplacesNone(String known, String profile, String called) {
        contact.callHimself(known);
        contact.callHimself(profile);
        assertThat(contact.name()).isEqualTo(called);
        assertThat(contact.profileName()).isEqualTo(called);
    }

    @Test
    void aBareNumberIsNobodysNameFromTheBeginning() {
        assertThat(Contact.nameIn("573001234567")).isEmpty();
        assertThat(Contact.nameIn("Ana 2")).isEqualTo("Ana 2");
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
    void whoTheyToldDoesNotMatterWhenTheyWantNoMarketing() {
        assertThat(contact.marketingOptOut()).isEmpty();
        contact.consent(new Consent(true, NOW, "on a form", LUIS));
        assertThat(contact.marketingOptOut()).isEmpty();
        contact.consent(new Consent(false, NOW, "by telephone", LUIS));
        assertThat(contact.marketingOptOut()).contains(NOW);
        contact.wantsMarketing(false, NOW.minusSeconds(60));
        assertThat(contact.marketingOptOut()).contains(NOW.minusSeconds(60));
        contact.consent(new Consent(true, NOW.plusSeconds(60), "by telephone", LUIS));
        assertThat(contact.marketingOptOut())
                .as("what he told WhatsApp he alone takes back")
                .isPresent();
        contact.wantsMarketing(true, NOW.plusSeconds(90));
        assertThat(contact.marketingOptOut()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "es, true",
        "pt-BR, true",
        "zh-Hant-TW, true",
        "fil, true",
        "ES, false",
        "spanish, false",
        "es_CO, false",
        "'', false"
    })
    void languagesAreNamedAsBrowsersNameThem(String tag, boolean named) {
        if (named) {
            contact.speak(Optional.of(tag));
            assertThat(contact.language()).contains(tag);
        } else {
            assertThatExceptionOfType(LanguageNotUsable.class).isThrownBy(() -> contact.speak(Optional.of(tag)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void consentWithoutAWayIsNone(String how) {
        assertThatExceptionOfType(ConsentNotUsable.class).isThrownBy(() -> new Consent(true, NOW, how, LUIS));
    }

    @Test
    void whatIsKnownCountsAndWhatIsNotIsTakenOver() {
        Contact kept = new Contact(NOW);
        Contact other = new Contact(NOW);
        kept.callHimself("Ana");
        other.callHimself("anita");
        other.call("Ana Gómez (Acme)");
        other.speak(Optional.of("es"));
        other.wantsMarketing(false, NOW);
        kept.takeOver(other);
        assertThat(kept.name()).isEqualTo("Ana Gómez (Acme)");
        assertThat(kept.profileName()).isEqualTo("Ana");
        assertThat(kept.language()).contains("es");
        assertThat(kept.marketingOptOut()).contains(NOW);
        Contact third = new Contact(NOW);
        third.call("Somebody else");
        third.speak(Optional.of("en"));
        third.wantsMarketing(true, NOW.minusSeconds(1));
        kept.takeOver(third);
        assertThat(kept.name()).isEqualTo("Ana Gómez (Acme)");
        assertThat(kept.language()).contains("es");
        assertThat(kept.marketingOptOut()).as("the later word counts").contains(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "+573001, , , CO.1, true",
        ", CO.1, +573001, , true",
        "+573001, , +573002, , false",
        "+573001, CO.1, , CO.2, false",
        ", CO.1, +573001, CO.2, false"
    })
    void anAddressInTwoHalvesIsOne(String phone, String userId, String otherPhone, String otherUserId, boolean halves) {
        assertThat(addressed(phone, userId).isOtherHalfOf(addressed(otherPhone, otherUserId)))
                .isEqualTo(halves);
    }

    @Test
    void ofWhoWasErasedNothingIsLeftAndNothingIsLearnt() {
        contact.linkPhone("+573001");
        contact.linkUserId("CO.1");
        contact.call("Ana");
        contact.consent(new Consent(true, NOW, "on a form", LUIS));
        contact.forget(NOW);
        contact.linkPhone("+573001");
        contact.linkUserId("CO.1");
        assertThat(contact.phone()).isEmpty();
        assertThat(contact.userId()).isEmpty();
        assertThat(contact.name() + contact.profileName()).isEmpty();
        assertThat(contact.consent()).isEmpty();
        assertThat(contact.erased()).contains(NOW);
    }

    private static Contact addressed(String phone, String userId) {
        Contact made = new Contact();
        if (phone != null) made.linkPhone(phone);
        if (userId != null) made.linkUserId(userId);
        return made;
    }

    @Test
    void anAddressNeedsAPhoneNumberOrAUserId() {
        assertThat(new ContactAddress(Optional.of("+573001112233"), Optional.empty()).userId())
                .isEmpty();
        assertThat(new ContactAddress(Optional.empty(), Optional.of("CO.1")).phone())
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new ContactAddress(Optional.empty(), Optional.empty()));
        assertThat(ContactAddress.ofGroup("G1").group()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactAddress(Optional.of("+573001112233"), Optional.of("G1"), true));
    }
}
