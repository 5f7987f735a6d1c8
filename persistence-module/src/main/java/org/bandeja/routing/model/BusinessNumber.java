package org.bandeja.routing.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.directory.model.Names;
import org.bandeja.whatsapp.model.AccountId;

/** A WhatsApp number of the company. Its route says where its messages go. */
@Entity
@Table(name = "business_number")
public class BusinessNumber {
    /** A stopped number is tried again so often, with one message. */
    public static final Duration TRIAL_EVERY = Duration.ofSeconds(60);

    private static final int LONGEST_REOPENING_HOURS = 24 * 365;
    private static final int FASTEST = 1000;

    @Id
    private long id;

    @Column(name = "phone_number_id")
    private String phoneNumberId;

    @Column(name = "display_phone_number")
    private String displayPhoneNumber;

    private String name;

    @Embedded
    private RouteColumns route;

    @Column(name = "reopening_hours")
    private int reopeningHours;

    @Column(name = "messages_per_second")
    private int messagesPerSecond;

    @Column(name = "stopped_code")
    private Integer stoppedCode;

    @Column(name = "stopped_at")
    private Instant stoppedAt;

    @Column(name = "tried_at")
    private Instant triedAt;

    private String quality;

    @Column(name = "messaging_limit")
    private String messagingLimit;

    @Column(name = "account_id")
    private Long accountId;

    @Column(name = "verified_name")
    private String verifiedName;

    @Column(name = "name_status")
    private String nameStatus;

    @Column(name = "whatsapp_status")
    private String whatsappStatus;

    private String throughput;

    @Column(name = "listed_at")
    private Instant listedAt;

    @Column(name = "missing_since")
    private Instant missingSince;

    @Column(name = "told_at")
    private Instant toldAt;

    @Version
    private int version;

    protected BusinessNumber() {}

    public NumberId id() {
        return new NumberId(id);
    }

    /** WhatsApp's own id of the number, by which alone it is found. */
    public String phoneNumberId() {
        return phoneNumberId;
    }

    public String displayPhoneNumber() {
        return displayPhoneNumber;
    }

    public String name() {
        return name;
    }

    /** Where it leads; empty: no route. */
    public Optional<Route> route() {
        return Optional.ofNullable(route).flatMap(RouteColumns::route);
    }

    /** How long after its completion a customer's message reopens a conversation. */
    public Duration reopeningTime() {
        return Duration.ofHours(reopeningHours);
    }

    public int messagesPerSecond() {
        return messagesPerSecond;
    }

    /** WhatsApp's error code for which nothing leaves from here; empty while it runs. */
    public OptionalInt stoppedBecauseOf() {
        return stoppedCode == null ? OptionalInt.empty() : OptionalInt.of(stoppedCode);
    }

    /** Since when; empty while it runs. */
    public Optional<Instant> stoppedAt() {
        return Optional.ofNullable(stoppedAt);
    }

    /** Whether one message may try the stopped number again. */
    public boolean isTrialDue(Instant now) {
        return stoppedAt != null && !lastTry().plus(TRIAL_EVERY).isAfter(now);
    }

    /** Whether a call that began then is an answer to the question whether the stopped number works again. */
    public boolean isTriedBy(Instant callBegan) {
        return stoppedAt != null && !callBegan.isBefore(lastTry());
    }

    private Instant lastTry() {
        return triedAt == null ? stoppedAt : triedAt;
    }

    /** How WhatsApp rates it, in its words; empty: it has not said. */
    public Optional<String> quality() {
        return Optional.ofNullable(quality);
    }

    /** How many customers it may write to first in 24 hours, in WhatsApp's words; empty: it has not said. */
    public Optional<String> messagingLimit() {
        return Optional.ofNullable(messagingLimit);
    }

    /** The account of WhatsApp that it belongs to; empty: nobody has said yet. */
    public Optional<AccountId> account() {
        return Optional.ofNullable(accountId).map(AccountId::new);
    }

    public void belongTo(AccountId account) {
        accountId = account.value();
    }

    /** As customers see it; empty: WhatsApp has not said. */
    public Optional<String> verifiedName() {
        return Optional.ofNullable(verifiedName);
    }

    /** How far WhatsApp is with its name, in its words. */
    public Optional<String> nameStatus() {
        return Optional.ofNullable(nameStatus);
    }

    /** {@code CONNECTED} and others, in WhatsApp's words. */
    public Optional<String> whatsappStatus() {
        return Optional.ofNullable(whatsappStatus);
    }

    /** How fast it may send, in WhatsApp's words. */
    public Optional<String> throughput() {
        return Optional.ofNullable(throughput);
    }

    /** When WhatsApp named it last among the numbers of its account. */
    public Optional<Instant> listedAt() {
        return Optional.ofNullable(listedAt);
    }

    /** Since when WhatsApp does not name it any more among the numbers of its account. */
    public Optional<Instant> missingSince() {
        return Optional.ofNullable(missingSince);
    }

    /**
     * Messages came to it, and that is all that is known: nobody has set it up, and WhatsApp has not named it among the numbers of an
     * account.
     */
    public boolean isUnknown() {
        return listedAt == null && route().isEmpty() && name.equals(displayPhoneNumber);
    }

    /** What people call it. */
    public void call(String chosen) {
        name = Names.usable(chosen);
    }

    /** @param destination where its messages go from now on; empty: no route */
    public void leadTo(Optional<Route> destination) {
        route = RouteColumns.of(destination);
    }

    /** @param hours how long after its completion a customer's message reopens a conversation; 0: never */
    public void reopenWithin(int hours) {
        if (hours < 0 || hours > LONGEST_REOPENING_HOURS) {
            throw new NumberSettingNotUsable();
        }
        reopeningHours = hours;
    }

    /** @param messages that may leave in a second */
    public void sendAtMost(int messages) {
        if (messages < 1 || messages > FASTEST) {
            throw new NumberSettingNotUsable();
        }
        messagesPerSecond = messages;
    }

    /**
     * WhatsApp tells how it is rated or limited, in any order and more than once.
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

    public void rated(String newQuality) {
        quality = newQuality;
    }

    public void limitedTo(String newLimit) {
        messagingLimit = newLimit;
    }

    /** @param speed in WhatsApp's words */
    public void flowsAt(String speed) {
        throughput = speed;
    }

    /** @param decision about its name, in WhatsApp's words */
    public void nameDecided(String decision, Optional<String> approved) {
        nameStatus = decision;
        verifiedName = approved.orElse(verifiedName);
    }

    /** WhatsApp names it among the numbers of that account; what it leaves out stays. */
    public void listed(NumberFacts facts, AccountId account, Instant now) {
        accountId = account.value();
        listedAt = now;
        missingSince = null;
        toldAt = toldAt == null || now.isAfter(toldAt) ? now : toldAt;
        displayPhoneNumber = facts.displayPhoneNumber().orElse(displayPhoneNumber);
        verifiedName = facts.verifiedName().orElse(verifiedName);
        nameStatus = facts.nameStatus().orElse(nameStatus);
        whatsappStatus = facts.status().orElse(whatsappStatus);
        quality = facts.quality().orElse(quality);
        messagingLimit = facts.messagingLimit().orElse(messagingLimit);
        throughput = facts.throughput().orElse(throughput);
    }

    /** WhatsApp does not name it any more among the numbers of its account. Nothing else changes: a listing can be wrong. */
    public void missing(Instant now) {
        missingSince = missingSince == null ? now : missingSince;
    }

    /**
     * Nothing leaves any more, except a trial now and then.
     *
     * @return whether it ran until now
     */
    public boolean stop(int code, Instant now) {
        boolean ran = stoppedCode == null;
        stoppedCode = code;
        if (ran) {
            stoppedAt = Objects.requireNonNull(now, "now");
        }
        return ran;
    }

    /** One message tries the stopped number now. */
    public void tried(Instant now) {
        triedAt = Objects.requireNonNull(now, "now");
    }

    /** Somebody thinks that it works again: the next message tries it at once. */
    public void tryNow(Instant now) {
        if (stoppedAt != null) {
            triedAt = now.minus(TRIAL_EVERY);
        }
    }

    /** WhatsApp takes messages again. */
    public void run() {
        stoppedCode = null;
        stoppedAt = null;
        triedAt = null;
    }
}
