package org.bandeja.conversation.service;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bandeja.refusal.model.Malformed;

/**
 * How somebody can be reached, to be given to a customer. WhatsApp names no limits for the parts; these are ours.
 *
 * @param birthday YYYY-MM-DD
 */
public record ContactCard(
        String name,
        List<Phone> phones,
        List<Email> emails,
        List<Address> addresses,
        Optional<String> company,
        Optional<String> title,
        List<Url> urls,
        Optional<String> birthday) {
    private static final int LONGEST = 256;
    private static final int MOST = 20;
    private static final int LONGEST_PHONE = 50;

    /** @param whatsapp the number as WhatsApp writes it, digits only: then the customer can write to it at once */
    public record Phone(String phone, Optional<String> type, Optional<String> whatsapp) {
        public Phone {
            phone = Limits.line("contacts.phones.phone", phone, LONGEST_PHONE);
            type = Limits.line("contacts.phones.type", type, LONGEST);
            whatsapp = Limits.line("contacts.phones.whatsapp", whatsapp, LONGEST);
            if (whatsapp.filter(id -> !id.matches("[0-9]{6,20}")).isPresent()) {
                throw new Malformed("contacts.phones.whatsapp");
            }
        }
    }

    public record Email(String email, Optional<String> type) {
        public Email {
            email = Limits.line("contacts.emails.email", email, LONGEST);
            type = Limits.line("contacts.emails.type", type, LONGEST);
        }
    }

    public record Address(String address, Optional<String> type) {
        public Address {
            address = Limits.line("contacts.addresses.address", address, LONGEST);
            type = Limits.line("contacts.addresses.type", type, LONGEST);
        }
    }

    public record Url(String url, Optional<String> type) {
        public Url {
            url = Limits.line("contacts.urls.url", url, LinkReply.LONGEST_URL);
            type = Limits.line("contacts.urls.type", type, LONGEST);
        }
    }

    /** @throws Malformed if it has no name, or the birthday is no day */
    public ContactCard {
        name = Limits.line("contacts.name", name, LONGEST);
        phones = Limits.count("contacts.phones", phones, 0, MOST);
        emails = Limits.count("contacts.emails", emails, 0, MOST);
        addresses = Limits.count("contacts.addresses", addresses, 0, MOST);
        company = Limits.line("contacts.company", company, LONGEST);
        title = Limits.line("contacts.title", title, LONGEST);
        urls = Limits.count("contacts.urls", urls, 0, MOST);
        birthday = Limits.line("contacts.birthday", birthday, LONGEST);
        birthday.ifPresent(ContactCard::requireDay);
    }

    private static void requireDay(String day) {
        try {
            LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw new Malformed("contacts.birthday");
        }
    }

    ContentJson content() {
        return new ContentJson()
                .with("name", name)
                .with(
                        "phones",
                        phones,
                        phone -> new ContentJson()
                                .with("phone", phone.phone())
                                .with("type", phone.type())
                                .with("whatsapp", phone.whatsapp()))
                .with(
                        "emails",
                        emails,
                        email -> new ContentJson().with("email", email.email()).with("type", email.type()))
                .with(
                        "addresses",
                        addresses,
                        address -> new ContentJson()
                                .with("address", address.address())
                                .with("type", address.type()))
                .with("company", company)
                .with("title", title)
                .with(
                        "urls",
                        urls,
                        url -> new ContentJson().with("url", url.url()).with("type", url.type()))
                .with("birthday", birthday);
    }
}
