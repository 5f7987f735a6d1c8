package org.bandeja.template.model;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;

/** A template that administrators are writing, until WhatsApp has it. */
@Entity
@Table(name = "template_draft")
public class KeptDraft {
    /** A submission that has not come to an end by then has lost its node: nobody knows what came of it. */
    public static final Duration LONGEST_SUBMISSION = Duration.ofMinutes(3);

    /** WhatsApp may list a template a little later than it took it. */
    static final Duration UNTIL_LISTED = Duration.ofMinutes(1);

    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_LANGUAGE = 20;
    private static final int LONGEST_WORDS = 1000;

    /**
     * What WhatsApp said to it.
     *
     * @param code its error code
     * @param subcode its finer one; 0: none
     * @param words for people, in WhatsApp's language; may be empty
     */
    public record Refused(int code, int subcode, String words) {}

    @Id
    private long id;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "template_id")
    private Long templateId;

    private String name;
    private String language;
    private String content;

    @Enumerated(EnumType.STRING)
    private DraftState state;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    @Enumerated(EnumType.STRING)
    private DraftFailure failure;

    @Column(name = "refusal_code")
    private Integer refusalCode;

    @Column(name = "refusal_subcode")
    private Integer refusalSubcode;

    @Column(name = "refusal_words")
    private String refusalWords;

    @Column(name = "author_id")
    private long authorId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected KeptDraft() {}

    /**
     * @param accountId WhatsApp's id of the business account that it is for
     * @param template the one that it changes; empty: it will be a new one
     */
    public KeptDraft(String accountId, Optional<TemplateId> template, AgentId author, Instant now) {
        this.id = DraftId.next().value();
        this.accountId = requireNonNull(accountId, "accountId");
        this.templateId = template.map(TemplateId::value).orElse(null);
        this.name = "";
        this.language = "";
        this.content = "{}";
        this.state = DraftState.OPEN;
        this.authorId = author.value();
        this.createdAt = now;
        this.changedAt = now;
    }

    public DraftId id() {
        return new DraftId(id);
    }

    public String accountId() {
        return accountId;
    }

    /** The one that it changes; empty: it will be a new one. */
    public Optional<TemplateId> template() {
        return Optional.ofNullable(templateId).map(TemplateId::new);
    }

    /** May be empty. */
    public String name() {
        return name;
    }

    /** May be empty. */
    public String language() {
        return language;
    }

    /** JSON object. */
    public String content() {
        return content;
    }

    public DraftState state() {
        return state;
    }

    /** When it was submitted the last time. */
    public Optional<Instant> submittedAt() {
        return Optional.ofNullable(submittedAt);
    }

    /** What came of the last submission. */
    public Optional<DraftFailure> failure() {
        return Optional.ofNullable(failure);
    }

    public Optional<Refused> refused() {
        return refusalCode == null
                ? Optional.empty()
                : Optional.of(new Refused(
                        refusalCode,
                        refusalSubcode == null ? 0 : refusalSubcode,
                        refusalWords == null ? "" : refusalWords));
    }

    /** Who changed it last. */
    public AgentId author() {
        return new AgentId(authorId);
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** Changes with everything that happens to it. */
    public int version() {
        return version;
    }

    /** @throws DraftChanged if it is not the version that somebody has before him */
    public void requireVersion(int expected) {
        if (version != expected) {
            throw new DraftChanged();
        }
    }

    /**
     * Somebody wrote.
     *
     * @param content JSON object
     * @throws DraftUnderWay if it has been submitted
     */
    public void write(String name, String language, String content, AgentId author, Instant now) {
        requireOpen();
        this.name = cut(name, LONGEST_NAME);
        this.language = cut(language, LONGEST_LANGUAGE);
        this.content = requireNonNull(content, "content");
        this.authorId = author.value();
        this.changedAt = now;
    }

    /** @throws DraftUnderWay if it has been submitted already: of two at once one does it */
    public void submit(AgentId author, Instant now) {
        requireOpen();
        state = DraftState.SUBMITTING;
        submittedAt = now;
        authorId = author.value();
        forgetFailure();
    }

    private void requireOpen() {
        if (state != DraftState.OPEN) {
            throw new DraftUnderWay();
        }
    }

    /** WhatsApp said no: it can be mended. */
    public void refuse(Refused answer) {
        reopen(DraftFailure.REFUSED);
        refusalCode = answer.code();
        refusalSubcode = answer.subcode();
        refusalWords = cut(answer.words(), LONGEST_WORDS);
    }

    /** Nothing has left: it can be submitted again. */
    public void notReached() {
        reopen(DraftFailure.NOT_REACHED);
    }

    /** It has left, and no answer came. */
    public void doubt() {
        state = DraftState.UNCERTAIN;
        forgetFailure();
    }

    /**
     * WhatsApp's list was read, and it is not there.
     *
     * @param readAt when the reading began: one too soon after the submission proves nothing
     * @return whether it is known now that it did not arrive
     */
    public boolean notListed(Instant readAt) {
        if (state == DraftState.OPEN || readAt.isBefore(submittedAt.plus(UNTIL_LISTED))) {
            return false;
        }
        reopen(DraftFailure.NOT_ARRIVED);
        return true;
    }

    /** Whether only WhatsApp's list can tell what came of it. */
    public boolean isInDoubt(Instant now) {
        return state == DraftState.UNCERTAIN
                || state == DraftState.SUBMITTING && !now.isBefore(submittedAt.plus(LONGEST_SUBMISSION));
    }

    private void reopen(DraftFailure why) {
        forgetFailure();
        state = DraftState.OPEN;
        failure = why;
    }

    private void forgetFailure() {
        failure = null;
        refusalCode = null;
        refusalSubcode = null;
        refusalWords = null;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
