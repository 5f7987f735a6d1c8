package org.bandeja.contact.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bandeja.directory.model.AgentId;

/** A customer, or a group of them. */
@Entity
@Table(name = "contact")
public class Contact {
    /** The longest name that the company may give. */
    public static final int LONGEST_NAME = 120;

    private static final int SHORTEST_ADDRESS = 6;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?");
    private static final Pattern BARE_NUMBER =
            Pattern.compile("[\\p{Z}\\p{Cf}\\p{P}\\p{Sm}]*\\p{Nd}[\\p{Nd}\\p{Z}\\p{Cf}\\p{P}\\p{Sm}]*");
    private static final String IN = "IN";
    private static final String OUT = "OUT";

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

    @Column(name = "is_group")
    private boolean group;

    @Column(name = "marketing_opt_out_at")
    private Instant marketingOptOutAt;

    @Column(name = "marketing_said_at")
    private Instant marketingSaidAt;

    private String language;

    /** IN or OUT. */
    private String consent;

    @Column(name = "consent_at")
    private Instant consentAt;

    @Column(name = "consent_how")
    private String consentHow;

    @Column(name = "consent_by")
    private Long consentBy;

    @Column(name = "merged_into")
    private Long mergedInto;

    @Column(name = "erased_at")
    private Instant erasedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected Contact() {}

    /** Nothing is known of him yet. */
    Contact(Instant createdAt) {
        this.name = "";
        this.profileName = "";
        this.createdAt = createdAt;
    }

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

    /** What one finds the contact by; empty when it has nothing any more. A group is found by its id only. */
    public Optional<ContactAddress> address() {
        if (group) {
            return userId().map(ContactAddress::ofGroup);
        }
        return phone == null && userId == null ? Optional.empty() : Optional.of(new ContactAddress(phone(), userId()));
    }

    /** Several people who talk with the company at once: what they say is received, and nobody answers there. */
    public boolean isGroup() {
        return group;
    }

    /**
     * What WhatsApp calls the customer by, as deliveries write it: phone numbers without the plus sign, in each of their ways. Too short
     * ones could be anything.
     */
    List<String> calledBy() {
        return Stream.concat(
                        phone().stream()
                                .flatMap(number -> PhoneLine.of(number).ways())
                                .map(number -> number.startsWith("+") ? number.substring(1) : number),
                        userId().stream())
                .filter(address -> address.length() >= SHORTEST_ADDRESS)
                .toList();
    }

    /**
     * The customer has another profile name now. An empty one says nothing, nor does a bare number, which may be anybody's; and one without
     * a letter replaces none with letters.
     */
    public void callHimself(String profile) {
        if (nameIn(profile).isBlank() || (!hasLetter(profile) && hasLetter(profileName))) {
            return;
        }
        if (!profile.equals(profileName)) {
            profileName = profile;
        }
        if (!namedByUs && !profile.equals(name)) {
            name = profile;
        }
    }

    /** What a profile name tells of somebody who has no name yet; may be empty. */
    static String nameIn(String profile) {
        return BARE_NUMBER.matcher(profile).matches() ? "" : profile;
    }

    private static boolean hasLetter(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
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

    /** Since when the customer wants no marketing messages, whomever he told: WhatsApp or the company; empty: he has not said so. */
    public Optional<Instant> marketingOptOut() {
        return Stream.concat(
                        toldWhatsApp().stream(), consent().filter(said -> !said.wanted()).map(Consent::at).stream())
                .min(Instant::compareTo);
    }

    /** Since when he has told WhatsApp so; only he takes that back. */
    public Optional<Instant> toldWhatsApp() {
        return Optional.ofNullable(marketingOptOutAt);
    }

    /** What he told the company; empty: nothing. */
    public Optional<Consent> consent() {
        return Optional.ofNullable(consent)
                .map(word -> new Consent(word.equals(IN), consentAt, consentHow, new AgentId(consentBy)));
    }

    /** Somebody notes what the customer told the company. */
    public void consent(Consent said) {
        consent = said.wanted() ? IN : OUT;
        consentAt = said.at();
        consentHow = said.how();
        consentBy = said.by().value();
    }

    /** In which language one speaks with the customer, as browsers name it; empty: nobody has noted it. */
    public Optional<String> language() {
        return Optional.ofNullable(language);
    }

    /** @throws LanguageNotUsable if it names no language */
    public void speak(Optional<String> wanted) {
        language = wanted.map(Contact::named).orElse(null);
    }

    private static String named(String tag) {
        if (!LANGUAGE.matcher(tag).matches()) {
            throw new LanguageNotUsable();
        }
        return tag;
    }

    /** When we first heard of the customer, UTC. */
    public Instant createdAt() {
        return createdAt;
    }

    /** The contact that this one has become a part of: only its addresses still count. */
    public Optional<ContactId> mergedInto() {
        return Optional.ofNullable(mergedInto).map(ContactId::new);
    }

    /** When all that was known of the person was removed; nothing is learnt of him any more. */
    public Optional<Instant> erased() {
        return Optional.ofNullable(erasedAt);
    }

    /**
     * Another one is the same person. What is known of this one counts; what is not known of it is taken over. Of two words about
     * marketing the later counts.
     */
    void takeOver(Contact other) {
        if (!namedByUs && other.namedByUs) {
            namedByUs = true;
            name = other.name;
        }
        if (profileName.isEmpty()) {
            profileName = other.profileName;
        }
        if (name.isEmpty()) {
            name = profileName;
        }
        if (language == null) {
            language = other.language;
        }
        if (other.marketingSaidAt != null) {
            wantsMarketing(other.marketingOptOutAt == null, other.marketingSaidAt);
        }
        other.consent()
                .filter(said -> consentAt == null || said.at().isAfter(consentAt))
                .ifPresent(this::consent);
        if (other.createdAt.isBefore(createdAt)) {
            createdAt = other.createdAt;
        }
    }

    /** Only its addresses are left, and lead to the other. */
    void becomePartOf(Contact whole) {
        mergedInto = whole.id;
        empty();
    }

    /** Nothing of the person is left. */
    void forget(Instant now) {
        erasedAt = now;
        phone = null;
        userId = null;
        empty();
    }

    private void empty() {
        name = "";
        profileName = "";
        namedByUs = false;
        language = null;
        marketingOptOutAt = null;
        marketingSaidAt = null;
        consent = null;
        consentAt = null;
        consentHow = null;
        consentBy = null;
    }

    /** The customer told WhatsApp whether he wants marketing messages: in any order, more than once. */
    public void wantsMarketing(boolean wanted, Instant at) {
        if (marketingSaidAt != null && at.isBefore(marketingSaidAt)) {
            return;
        }
        marketingSaidAt = at;
        marketingOptOutAt = wanted ? null : at;
    }

    /** Of who was erased nothing is learnt: he is somebody new when he writes again. A group has no phone number. */
    void linkPhone(String number) {
        if (erasedAt == null && !group) {
            phone = number;
        }
    }

    void linkUserId(String id) {
        if (erasedAt == null) {
            userId = id;
        }
    }

    /** What the other still has, this one lacks altogether: it is the same address, told in two halves. */
    boolean isOtherHalfOf(Contact other) {
        return (phone == null || other.phone == null) && (userId == null || other.userId == null);
    }

    void isKnownAsGroup() {
        group = true;
    }

    /** What it was called by is a group's: that is a contact of its own from now on. */
    void isKnownAsNoGroup() {
        group = false;
        userId = null;
    }

    void giveUpAddress() {
        phone = null;
        userId = null;
    }
}
