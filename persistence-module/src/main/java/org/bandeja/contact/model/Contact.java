package org.bandeja.contact.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** A customer. */
@Entity
@Table(name = "contact")
public class Contact {
    /** The longest name that the company may give. */
    public static final int LONGEST_NAME = 120;

    @Id
    private long id;

    private String name;

    @Column(name = "profile_name")
    private String profileName;

    @Column(name = "named_by_us")
    private boolean namedByUs;

    private String phone;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected Contact() {}

    public ContactId id() {
        return new ContactId(id);
    }

    /** The company's own name for the contact, else the profile name; may be empty. */
    public String name() {
        return name;
    }

    /** As the customer calls himself; may be empty. */
    public String profileName() {
        return profileName;
    }

    /** Whether the name is the company's own. */
    public boolean isNamedByUs() {
        return namedByUs;
    }

    public Optional<String> phone() {
        return Optional.ofNullable(phone);
    }

    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /** The customer has another profile name now; an empty one says nothing. */
    public void callHimself(String profile) {
        if (profile.isBlank()) {
            return;
        }
        if (!profile.equals(profileName)) {
            profileName = profile;
        }
        if (!namedByUs && !profile.equals(name)) {
            name = profile;
        }
    }

    /**
     * The company has a name of its own for the contact, which no profile name overrides.
     *
     * @param own blank: none any more, the profile name counts again
     * @throws ContactNameTooLong if it has more than {@link #LONGEST_NAME} characters
     */
    public void call(String own) {
        String text = own.strip();
        if (text.codePointCount(0, text.length()) > LONGEST_NAME) {
            throw new ContactNameTooLong();
        }
        namedByUs = !text.isEmpty();
        name = namedByUs ? text : profileName;
    }

    void linkPhone(String number) {
        phone = number;
    }

    void linkUserId(String id) {
        userId = id;
    }
}
