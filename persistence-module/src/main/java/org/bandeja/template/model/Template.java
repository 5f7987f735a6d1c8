package org.bandeja.template.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A message template of a WhatsApp business account, in one language, as WhatsApp has it. */
@Entity
@Table(name = "template")
public class Template {
    public static final String MARKETING = "MARKETING";
    public static final String AUTHENTICATION = "AUTHENTICATION";
    private static final String APPROVED = "APPROVED";
    private static final int LONGEST_ADVICE = 1000;
    private static final int LONGEST_REASON = 80;
    private static final int LONGEST_WORD = 40;

    /** An event that is so much older than the last reading says nothing new. */
    private static final Duration SLACK = Duration.ofMinutes(10);

    @Id
    private long id;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "whatsapp_id")
    private String whatsappId;

    private String name;
    private String language;
    private String category;
    private String status;

    @Column(name = "parameter_format")
    private String parameterFormat;

    private String quality;
    private String components;

    @Column(name = "rejected_reason")
    private String rejectedReason;

    private String advice;

    @Column(name = "next_category")
    private String nextCategory;

    @Column(name = "told_at")
    private Instant toldAt;

    @Column(name = "heard_at")
    private Instant heardAt;

    @Column(name = "synced_at")
    private Instant syncedAt;

    @Column(name = "gone_at")
    private Instant goneAt;

    @Version
    private int version;

    protected Template() {}

    /** @param readAt when the reading began that found it */
    public Template(TemplateId id, String accountId, ListedTemplate listed, Instant readAt) {
        this.id = id.value();
        this.accountId = accountId;
        this.whatsappId = listed.whatsappId();
        this.name = listed.name();
        this.language = listed.language();
        take(listed, readAt);
    }

    public TemplateId id() {
        return new TemplateId(id);
    }

    /** WhatsApp's id of the business account. */
    public String accountId() {
        return accountId;
    }

    public String whatsappId() {
        return whatsappId;
    }

    public String name() {
        return name;
    }

    /** As WhatsApp writes it, {@code en_US}. */
    public String language() {
        return language;
    }

    public String category() {
        return category;
    }

    /** In WhatsApp's words. */
    public String status() {
        return status;
    }

    /** POSITIONAL or NAMED. */
    public String parameterFormat() {
        return parameterFormat;
    }

    /** GREEN, YELLOW, RED, UNKNOWN; empty: WhatsApp has not said. */
    public Optional<String> quality() {
        return Optional.ofNullable(quality);
    }

    /** JSON array, exactly as WhatsApp gave it. */
    public String components() {
        return components;
    }

    /** WhatsApp's word for why it is rejected, paused or disabled. */
    public Optional<String> rejectedReason() {
        return Optional.ofNullable(rejectedReason);
    }

    /** What WhatsApp says about its state in sentences. */
    public Optional<String> advice() {
        return Optional.ofNullable(advice);
    }

    /** What WhatsApp is about to make of its category. */
    public Optional<String> nextCategory() {
        return Optional.ofNullable(nextCategory);
    }

    /** WhatsApp's time of the last event about it; empty: it has not told of any. */
    public Optional<Instant> toldAt() {
        return Optional.ofNullable(toldAt);
    }

    public Instant syncedAt() {
        return syncedAt;
    }

    /** Since when WhatsApp does not list it any more. */
    public Optional<Instant> goneAt() {
        return Optional.ofNullable(goneAt);
    }

    /** Whether WhatsApp takes it now; what WhatsApp has words for that nobody knows is not taken. */
    public boolean isApproved() {
        return APPROVED.equals(status) && goneAt == null;
    }

    /** Taken back for a while, because customers rated it badly. */
    public boolean isPaused() {
        return "PAUSED".equals(status) && goneAt == null;
    }

    public boolean isMarketing() {
        return MARKETING.equals(category);
    }

    /**
     * WhatsApp lists it.
     *
     * @param readAt when the reading began: what an event has told since then counts for more
     */
    public void listed(ListedTemplate listed, Instant readAt) {
        if (!readAt.isBefore(syncedAt)) {
            take(listed, readAt);
        }
    }

    private void take(ListedTemplate listed, Instant readAt) {
        syncedAt = readAt;
        goneAt = null;
        components = listed.components();
        parameterFormat = listed.parameterFormat();
        if (heardAt != null && readAt.isBefore(heardAt)) {
            return;
        }
        category = word(listed.category());
        if (category.equals(nextCategory)) {
            nextCategory = null;
        }
        if (!word(listed.status()).equals(status)) {
            status = word(listed.status());
            advice = null;
            rejectedReason = null;
        }
        listed.quality().ifPresent(score -> quality = word(score));
        listed.rejectedReason().ifPresent(reason -> rejectedReason = cut(reason, LONGEST_REASON));
    }

    /** WhatsApp lists it no more. */
    public void notListed(Instant readAt) {
        if (goneAt == null && syncedAt.isBefore(readAt)) {
            goneAt = readAt;
        }
    }

    /**
     * WhatsApp told of another state: in any order, more than once.
     *
     * @param at WhatsApp's time
     * @return whether it is news
     */
    public boolean isNow(
            String newStatus, Optional<String> reason, Optional<String> explanation, Instant at, Instant now) {
        if (!hears(at, now)) {
            return false;
        }
        status = word(newStatus);
        rejectedReason = reason.map(text -> cut(text, LONGEST_REASON)).orElse(null);
        advice = explanation.map(text -> cut(text, LONGEST_ADVICE)).orElse(null);
        return true;
    }

    /** How WhatsApp rates it. */
    public void rated(String score, Instant at, Instant now) {
        if (hears(at, now)) {
            quality = word(score);
        }
    }

    /** WhatsApp has made another category of it. */
    public void recategorised(String newCategory, Instant at, Instant now) {
        if (hears(at, now)) {
            category = word(newCategory);
            nextCategory = null;
        }
    }

    /** WhatsApp is about to make another category of it. */
    public void willBecome(String category, Instant at, Instant now) {
        if (hears(at, now)) {
            nextCategory = word(category);
        }
    }

    private boolean hears(Instant at, Instant now) {
        if (toldAt != null && at.isBefore(toldAt) || at.isBefore(syncedAt.minus(SLACK))) {
            return false;
        }
        toldAt = at;
        heardAt = now;
        return true;
    }

    private static String word(String text) {
        return cut(text, LONGEST_WORD);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
