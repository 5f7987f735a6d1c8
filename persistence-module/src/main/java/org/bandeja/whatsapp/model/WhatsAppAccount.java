package org.bandeja.whatsapp.model;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.directory.model.Names;

/**
 * An account of WhatsApp (WhatsApp Business Account): has numbers and templates, and the secrets with which to call WhatsApp and
 * to prove what it delivers. A secret that it has not may come from the server's settings.
 */
@Entity
@Table(name = "whatsapp_account")
public class WhatsAppAccount {
    private static final int LONGEST_RESTRICTIONS = 500;
    private static final int MOST_PREVIOUS = 5;

    @Id
    private long id;

    @Column(name = "waba_id")
    private String wabaId;

    private String name;

    @Column(name = "app_id")
    private String appId;

    @Embedded
    @AttributeOverride(name = "text", column = @Column(name = "access_token"))
    @AttributeOverride(name = "at", column = @Column(name = "access_token_at"))
    @AttributeOverride(name = "setBy", column = @Column(name = "access_token_by"))
    private SealedSecret accessToken;

    @Embedded
    @AttributeOverride(name = "text", column = @Column(name = "app_secret"))
    @AttributeOverride(name = "at", column = @Column(name = "app_secret_at"))
    @AttributeOverride(name = "setBy", column = @Column(name = "app_secret_by"))
    private SealedSecret appSecret;

    @Column(name = "previous_app_secrets")
    private String previousAppSecrets;

    @Embedded
    @AttributeOverride(name = "text", column = @Column(name = "verify_token"))
    @AttributeOverride(name = "at", column = @Column(name = "verify_token_at"))
    @AttributeOverride(name = "setBy", column = @Column(name = "verify_token_by"))
    private SealedSecret verifyToken;

    private String review;
    private String ban;

    @Column(name = "ban_date")
    private String banDate;

    private String restrictions;

    @Column(name = "messaging_limit")
    private String messagingLimit;

    @Column(name = "most_numbers")
    private Integer mostNumbers;

    @Column(name = "told_at")
    private Instant toldAt;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "listed_at")
    private Instant listedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected WhatsAppAccount() {}

    /** @param wabaId WhatsApp's id, which webhooks and calls name it by */
    public WhatsAppAccount(AccountId id, String wabaId, String name, Instant now) {
        this.id = id.value();
        this.wabaId = requireNonNull(wabaId, "wabaId");
        this.name = Names.usable(name);
        this.createdAt = requireNonNull(now, "now");
    }

    public AccountId id() {
        return new AccountId(id);
    }

    public String wabaId() {
        return wabaId;
    }

    public String name() {
        return name;
    }

    /** The app that is connected to it, by WhatsApp's id. */
    public Optional<String> appId() {
        return Optional.ofNullable(appId);
    }

    /** Empty: it has none of its own. */
    public Optional<SealedSecret> secret(SecretKind kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case ACCESS_TOKEN -> accessToken;
                    case APP_SECRET -> appSecret;
                    case VERIFY_TOKEN -> verifyToken;
                });
    }

    /** The app secrets before the present one that still count, newest first. */
    public List<PreviousSecret> previousAppSecretsAt(Instant now) {
        return previousAppSecrets == null
                ? List.of()
                : previousAppSecrets
                        .lines()
                        .map(PreviousSecret::ofLine)
                        .filter(secret -> secret.countsAt(now))
                        .toList();
    }

    public void rename(String chosen) {
        name = Names.usable(chosen);
    }

    /** @param chosen empty: not known */
    public void connectTo(Optional<String> chosen) {
        appId = chosen.orElse(null);
    }

    /** From now on it has this one. Of app secrets the one before counts for a while, see {@link #replaceAppSecret}. */
    public void set(SecretKind kind, SealedSecret secret) {
        switch (kind) {
            case ACCESS_TOKEN -> accessToken = secret;
            case APP_SECRET -> appSecret = secret;
            case VERIFY_TOKEN -> verifyToken = secret;
        }
    }

    /**
     * A new app secret. Deliveries that were signed with an older one are still on their way, for WhatsApp tries for days.
     *
     * @param previous those that still count, newest first; more than {@value #MOST_PREVIOUS} are too many, the oldest go
     */
    public void replaceAppSecret(SealedSecret fresh, List<PreviousSecret> previous) {
        keepPrevious(previous);
        appSecret = fresh;
    }

    /** These app secrets still count, newest first, and no others besides the present one. */
    public void keepPrevious(List<PreviousSecret> previous) {
        String lines =
                previous.stream().limit(MOST_PREVIOUS).map(PreviousSecret::line).collect(joining("\n"));
        previousAppSecrets = lines.isEmpty() ? null : lines;
    }

    /** Has none of its own any more: what the server's settings say counts, where they say anything. */
    public void remove(SecretKind kind) {
        set(kind, null);
    }

    /** WhatsApp's decision about it; empty: it has not said. */
    public Optional<String> review() {
        return Optional.ofNullable(review);
    }

    /** {@code SCHEDULE_FOR_DISABLE} or {@code DISABLE}; empty: it is not banned. */
    public Optional<String> ban() {
        return Optional.ofNullable(ban);
    }

    /** When the ban begins or began, in WhatsApp's words. */
    public Optional<String> banDate() {
        return Optional.ofNullable(banDate);
    }

    /** What WhatsApp does not let it do: restrictions by WhatsApp's name, some followed by a blank and their end in UTC. */
    public List<String> restrictions() {
        return restrictions == null ? List.of() : restrictions.lines().toList();
    }

    /** How many customers it may write to first in 24 hours, in WhatsApp's words; empty: it has not said. */
    public Optional<String> messagingLimit() {
        return Optional.ofNullable(messagingLimit);
    }

    public OptionalInt mostNumbers() {
        return mostNumbers == null ? OptionalInt.empty() : OptionalInt.of(mostNumbers);
    }

    /**
     * WhatsApp tells how the account stands, in any order and more than once.
     *
     * @return whether it is news: what WhatsApp said later already is not overtaken
     */
    public boolean hears(Instant at) {
        if (toldAt != null && at.isBefore(toldAt)) {
            return false;
        }
        toldAt = at;
        return true;
    }

    public void reviewed(String decision) {
        review = decision;
    }

    /** @param state empty: the ban is over */
    public void banned(Optional<String> state, Optional<String> date) {
        ban = state.orElse(null);
        banDate = state.isPresent() ? date.orElse(null) : null;
    }

    /** All restrictions of this moment. */
    public void restrictedTo(List<String> all) {
        String lines = String.join("\n", all);
        restrictions = all.isEmpty() ? null : lines.substring(0, Math.min(LONGEST_RESTRICTIONS, lines.length()));
    }

    /** @param limit empty: stays; likewise the other */
    public void capableOf(Optional<String> limit, OptionalInt numbers) {
        messagingLimit = limit.orElse(messagingLimit);
        mostNumbers = numbers.isPresent() ? Integer.valueOf(numbers.getAsInt()) : mostNumbers;
    }

    /** When WhatsApp was asked last for its numbers, whatever came of it. */
    public Optional<Instant> askedAt() {
        return Optional.ofNullable(askedAt);
    }

    /** When WhatsApp last told its numbers, all of them. */
    public Optional<Instant> listedAt() {
        return Optional.ofNullable(listedAt);
    }

    /** WhatsApp is asked for its numbers now: nobody else has to. */
    public void asking(Instant now) {
        askedAt = now;
    }

    /** WhatsApp has told its numbers. */
    public void listed(Instant now) {
        askedAt = now;
        listedAt = now;
    }

    /** @param wabaId it was entered wrongly */
    public void isCalledAtWhatsApp(String id) {
        wabaId = requireNonNull(id, "id");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WhatsAppAccount account && account.id == id;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id);
    }

    @Override
    public String toString() {
        return "WhatsAppAccount[" + wabaId + "]";
    }
}
