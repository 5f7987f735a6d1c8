package org.bandeja.contact.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several addresses at once lead to the contacts that they would lead to one after the other. */
class KnownContactsTest {
    private static final ContactAddress PHONE = address("+573001", null);
    private static final ContactAddress BOTH = address("+573001", "CO.1");
    private static final ContactAddress USER_ID = address(null, "CO.1");
    private static final ContactAddress OTHER_OWNER = address("+573001", "CO.2");

    private final KnownContacts nobody = new KnownContacts(List.of(), List.of());

    @Test
    void theUserIdCountsBeforeThePhone() {
        Contact byId = contact(null, "CO.1");
        Contact byPhone = contact("+573001", null);
        KnownContacts known = new KnownContacts(List.of(byId, byPhone), List.of());
        assertThat(known.find(BOTH)).contains(byId);
        assertThat(known.find(PHONE)).contains(byPhone);
        assertThat(known.find(USER_ID)).contains(byId);
    }

    @Test
    void aPhoneThatHasGoneToAnotherIsAnotherContact() {
        KnownContacts known = new KnownContacts(List.of(contact("+573001", "CO.1")), List.of());
        assertThat(known.find(OTHER_OWNER)).isEmpty();
        assertThat(known.freePhone(OTHER_OWNER)).isEmpty();
    }

    @Test
    void aLineThatIsWrittenInTwoWaysIsOneContact() {
        Contact dialled = contact("+525512345678", null);
        KnownContacts known = new KnownContacts(List.of(dialled), List.of());
        ContactAddress whatsApp = address("+5215512345678", "MX.1");
        assertThat(known.find(whatsApp)).contains(dialled);
        assertThat(known.freePhone(whatsApp)).isEmpty();
        known.link(dialled, whatsApp);
        assertThat(dialled.phone()).contains("+525512345678");
        assertThat(dialled.userId()).contains("MX.1");
        assertThat(known.find(address("+5215512345678", "MX.2"))).isEmpty();
    }

    @Test
    void whoeverIsFoundInBothWaysIsFoundAsWritten() {
        Contact dialled = contact("+525512345678", null);
        Contact written = contact("+5215512345678", null);
        KnownContacts known = new KnownContacts(List.of(dialled, written), List.of());
        assertThat(known.find(address("+525512345678", null))).contains(dialled);
        assertThat(known.find(address("+5215512345678", null))).contains(written);
    }

    @Test
    void aLineIsPromisedOnceHoweverItIsWritten() {
        nobody.freePhone(address("+525512345678", null));
        assertThat(nobody.isPromisedToTheSame(address("+5215512345678", "MX.1")))
                .isTrue();
    }

    @Test
    void aPhoneIsPromisedOnce() {
        assertThat(nobody.freePhone(BOTH)).contains("+573001");
        assertThat(nobody.freePhone(OTHER_OWNER)).isEmpty();
        assertThat(nobody.isPromisedToTheSame(OTHER_OWNER)).isFalse();
    }

    @Test
    void whoIsBeingMadeByPhoneIsFoundByWhoeverComesWithIt() {
        nobody.freePhone(PHONE);
        assertThat(nobody.isPromisedToTheSame(BOTH)).isTrue();
        assertThat(nobody.isPromisedToTheSame(USER_ID)).isFalse();
    }

    @Test
    void whoComesByPhoneAloneIsWhoIsBeingMadeWithIt() {
        nobody.freePhone(BOTH);
        assertThat(nobody.isPromisedToTheSame(PHONE)).isTrue();
    }

    @Test
    void whatWasMissingIsLinkedOnce() {
        Contact byPhone = contact("+573001", null);
        Contact later = contact(null, "CO.9");
        KnownContacts known = new KnownContacts(List.of(byPhone, later), List.of());
        assertThat(known.link(byPhone, BOTH)).isTrue();
        assertThat(known.link(byPhone, BOTH)).as("again nothing is new").isFalse();
        assertThat(known.link(later, address("+573001", "CO.9"))).isFalse();
        assertThat(byPhone.userId()).contains("CO.1");
        assertThat(later.phone()).isEmpty();
        assertThat(known.find(USER_ID)).contains(byPhone);
    }

    @Test
    void whatBecameAPartOfAnotherLeadsToThatOne() {
        Contact whole = contact("+573009", null);
        Contact part = contact("+573001", "CO.1");
        part.becomePartOf(whole);
        KnownContacts known = new KnownContacts(List.of(part), List.of(whole));
        assertThat(known.find(PHONE)).contains(whole);
        assertThat(known.row(PHONE)).contains(part);
        assertThat(known.find(USER_ID)).contains(whole);
        assertThat(known.find(OTHER_OWNER))
                .as("the phone has gone to another person")
                .isEmpty();
    }

    private static ContactAddress address(String phone, String userId) {
        return new ContactAddress(Optional.ofNullable(phone), Optional.ofNullable(userId));
    }

    private static Contact contact(String phone, String userId) {
        Contact contact = new Contact();
        if (phone != null) {
            contact.linkPhone(phone);
        }
        if (userId != null) {
            contact.linkUserId(userId);
        }
        return contact;
    }
}
