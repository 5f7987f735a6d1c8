package org.bandeja.notice.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.routing.model.NumberId;

/** Something that WhatsApp told about an account, a number or a template: for administrators, until one has seen to it. */
@Entity
@Table(name = "notice")
public class Notice {
    private static final int LONGEST_SUBJECT = 255;

    @Id
    private long id;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    private String field;
    private String event;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "number_id")
    private Long numberId;

    private String template;
    private String subject;
    private String facts;
    private String fingerprint;

    @Column(name = "acknowledged_at")
    private Instant acknowledgedAt;

    @Column(name = "acknowledged_by")
    private Long acknowledgedBy;

    protected Notice() {}

    /**
     * @param field WhatsApp's webhook field
     * @param event its word for what happened; may be empty
     * @param template WhatsApp's id of the template that it is about
     * @param subject number or template that it is about, for people; may be empty
     * @param facts JSON object of texts
     */
    public Notice(
            Instant at,
            Severity severity,
            String field,
            String event,
            String accountId,
            Optional<NumberId> number,
            Optional<String> template,
            String subject,
            String facts) {
        this.id = NumberId.next().value();
        this.at = at;
        this.severity = severity;
        this.field = field;
        this.event = event;
        this.accountId = accountId;
        this.numberId = number.map(NumberId::value).orElse(null);
        this.template = template.orElse(null);
        this.subject = subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject;
        this.facts = facts;
        this.fingerprint = fingerprint(at + "\n" + accountId + '\n' + field + '\n' + facts);
    }

    private static String fingerprint(String what) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public long id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public Severity severity() {
        return severity;
    }

    public String field() {
        return field;
    }

    public String event() {
        return event;
    }

    public String accountId() {
        return accountId;
    }

    public Optional<NumberId> number() {
        return Optional.ofNullable(numberId).map(NumberId::new);
    }

    /** WhatsApp's id of the template that it is about. */
    public Optional<String> template() {
        return Optional.ofNullable(template);
    }

    public String subject() {
        return subject;
    }

    /** JSON object of texts. */
    public String facts() {
        return facts;
    }

    /** WhatsApp tells things twice: what says the same at the same time is the same. */
    String fingerprint() {
        return fingerprint;
    }

    public Optional<Instant> acknowledgedAt() {
        return Optional.ofNullable(acknowledgedAt);
    }

    /** @return whether anything changed */
    public boolean acknowledge(AgentId agent, Instant now) {
        if (acknowledgedAt != null) {
            return false;
        }
        acknowledgedAt = now;
        acknowledgedBy = agent.value();
        return true;
    }
}
