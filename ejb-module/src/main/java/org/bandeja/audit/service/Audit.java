package org.bandeja.audit.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bandeja.audit.model.AuditRecords;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.model.Outcome;
import org.bandeja.directory.model.AgentId;

/**
 * Writes the audit, for everybody. {@link #record} belongs to the transaction of the deed: both are kept, or neither. What was refused
 * or failed has no such transaction: it is written in one of its own.
 */
@Stateless
@PermitAll
public class Audit {
    @Inject
    AuditRecords records;

    @Inject
    Clock clock;

    /** In the transaction of the deed. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void record(Deed deed) {
        records.add(deed);
    }

    /** In a transaction of its own, whatever becomes of the present one. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recordApart(Deed deed) {
        records.add(deed);
    }

    /**
     * Somebody could not sign in; in a transaction of its own.
     *
     * @param agent whose login it was; empty: nobody's. What was typed is not kept: it may be a password
     * @param reason a word for it, such as {@code PASSWORD}, {@code CODE}, {@code LOCKED}
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void signInFailed(Optional<AgentId> agent, String reason) {
        records.add(new Deed(
                clock.instant(),
                Optional.empty(),
                "SIGN_IN_FAILED",
                "agent",
                agent.map(AgentId::value),
                Optional.empty(),
                Optional.empty(),
                Outcome.FAILED,
                Optional.of(reason),
                List.of()));
    }

    /**
     * A door said no to somebody; in a transaction of its own.
     *
     * @param actor empty: not logged in
     * @param deed what was wanted, or REFUSED
     * @param rule why
     * @param door what was asked for, without anything that people write
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void refused(
            Optional<AgentId> actor, String deed, String rule, String object, Optional<Long> objectId, String door) {
        records.add(new Deed(
                clock.instant(),
                actor,
                deed,
                object,
                objectId,
                Optional.empty(),
                objectId.flatMap(id -> records.departmentOf(object, id)),
                Outcome.REFUSED,
                Optional.of(rule + " " + door),
                List.of()));
    }
}
