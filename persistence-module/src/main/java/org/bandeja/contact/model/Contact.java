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
    @Id
    private long id;

    private String name;
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

    /** As the customer calls himself; may be empty. */
    public String name() {
        return name;
    }

    public Optional<String> phone() {
        return Optional.ofNullable(phone);
    }

    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /** The customer has another profile name now; an empty one says nothing. */
    public void callHimself(String profileName) {
        if (!profileName.isBlank() && !profileName.equals(name)) {
            name = profileName;
        }
    }

    void linkPhone(String number) {
        phone = number;
    }

    void linkUserId(String id) {
        userId = id;
    }
}
