package org.bandeja.contact.web;

import java.util.List;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.contact.model.ContactBlock;
import org.bandeja.contact.service.SeenContact;
import org.bandeja.conversation.web.Times;

/**
 * A contact as the API shows it to one person. What is absent is null.
 *
 * @param group a group of WhatsApp, where nothing is sent
 * @param marketingStoppedAt since when he wants no marketing messages, whomever he told
 * @param marketingToldWhatsAppAt since when, as he told WhatsApp: only he takes that back
 */
public record ContactJson(
        String id,
        String name,
        String profileName,
        boolean namedByUs,
        String phone,
        String userId,
        boolean group,
        List<AddressJson> otherAddresses,
        String language,
        ConsentJson consent,
        String marketingStoppedAt,
        String marketingToldWhatsAppAt,
        boolean blocked,
        List<BlockJson> blocks,
        List<FieldValueJson> fields,
        String knownSince,
        String erasedAt,
        boolean beingErased,
        List<String> actions) {

    /** Of a contact that was joined with this one. */
    public record AddressJson(String phone, String userId) {
        static AddressJson of(ContactAddress address) {
            return new AddressJson(
                    address.phone().orElse(null), address.userId().orElse(null));
        }
    }

    /** What he told the company. */
    public record ConsentJson(boolean marketing, String at, String how, String by) {}

    /**
     * At one of the company's numbers.
     *
     * @param blocked as WhatsApp confirmed
     * @param wanted what was asked for last: to block, or not
     * @param answer ASKED, DONE, REFUSED, UNKNOWN
     * @param code WhatsApp's, where it refused
     */
    public record BlockJson(
            String number,
            String numberName,
            String displayPhoneNumber,
            boolean blocked,
            boolean wanted,
            String answer,
            Integer code,
            String words,
            String askedAt,
            String askedBy) {
        static BlockJson of(ContactBlock block) {
            return new BlockJson(
                    block.number().text(),
                    block.numberName(),
                    block.displayPhoneNumber(),
                    block.blocked(),
                    block.wanted(),
                    block.answer().name(),
                    block.code().orElse(null),
                    block.words(),
                    Times.text(block.askedAt()),
                    block.askedBy());
        }
    }

    /** A field of the company's own, and what stands in it. */
    public record FieldValueJson(String id, String name, String kind, List<String> choices, String value) {
        static FieldValueJson of(SeenContact.FieldShown field) {
            return new FieldValueJson(
                    field.id().text(),
                    field.name(),
                    field.kind().name(),
                    field.choices(),
                    field.value().orElse(null));
        }
    }

    static ContactJson of(SeenContact contact) {
        return new ContactJson(
                contact.id().text(),
                contact.name(),
                contact.profileName(),
                contact.namedByUs(),
                contact.phone().orElse(null),
                contact.userId().orElse(null),
                contact.group(),
                contact.otherAddresses().stream().map(AddressJson::of).toList(),
                contact.language().orElse(null),
                contact.consent()
                        .map(said -> new ConsentJson(said.wanted(), Times.text(said.at()), said.how(), said.by()))
                        .orElse(null),
                contact.marketingStopped().map(Times::text).orElse(null),
                contact.toldWhatsApp().map(Times::text).orElse(null),
                contact.blocked(),
                contact.blocks().stream().map(BlockJson::of).toList(),
                contact.fields().stream().map(FieldValueJson::of).toList(),
                Times.text(contact.knownSince()),
                contact.erased().map(Times::text).orElse(null),
                contact.beingErased(),
                contact.actions().stream().map(Enum::name).toList());
    }
}
