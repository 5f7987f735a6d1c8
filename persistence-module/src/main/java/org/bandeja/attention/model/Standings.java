package org.bandeja.attention.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import org.bandeja.directory.model.DepartmentId;

/**
 * How much there is of what somebody has to see to. Each question is answered from an index, and counts no further than
 * {@link #MOST}: more of it is "many". Who may ask is decided before.
 */
@ApplicationScoped
public class Standings {
    /** As far as is counted. */
    public static final int MOST = 1000;

    @PersistenceContext
    EntityManager em;

    /** Deliveries that could not be processed. */
    public int parkedDeliveries() {
        return count("delivery where state = 'PARKED'");
    }

    /** Open conversations that no department has and no attendant talks to. */
    public int conversationsWithoutRoute() {
        return count("conversation where department_id is null and status = 'OPEN' and attendant_id is null");
    }

    /** What WhatsApp has told, and nobody has seen to. */
    public int noticesNotSeen() {
        return count("notice where acknowledged_at is null and severity <> 'INFO'");
    }

    /** Accounts whose templates could not be read the last time. */
    public int accountsNotRead() {
        return count("template_sync where failure is not null");
    }

    public int templatesRefused() {
        return count("template where status in ('REJECTED', 'PAUSED', 'DISABLED') and gone_at is null");
    }

    /** Drafts of which nobody knows whether WhatsApp has them. */
    public int draftsUncertain() {
        return count("template_draft where state = 'UNCERTAIN'");
    }

    /** People who were invited and have never been in. */
    public int neverIn() {
        return count("agent where invited = true and disabled = false");
    }

    /** Those of them who are to work in one of these departments. */
    public int neverIn(Collection<DepartmentId> departments) {
        if (departments.isEmpty()) {
            return 0;
        }
        Query query =
                em.createNativeQuery("select count(distinct a.id) from membership m join agent a on a.id = m.agent_id"
                        + " where m.department_id in (:departments) and a.invited = true and a.disabled = false");
        query.setParameter(
                "departments", departments.stream().map(DepartmentId::value).toList());
        return ((Number) query.getSingleResult()).intValue();
    }

    /** Administrators who log in with a second step. */
    public int administratorsWithSecondStep() {
        return count("agent a join two_step t on t.agent_id = a.id where a.administrator = true"
                + " and a.disabled = false and t.confirmed_at is not null");
    }

    /** Whether WhatsApp has ever found our webhook: it made sure of the address, or has posted something. */
    public boolean webhookFound() {
        return isThere("webhook_handshake") || isThere("delivery");
    }

    /** Whether a customer's message has ever come to a department. */
    public boolean messageInDepartment() {
        return isThere("conversation where department_id is not null and inbound_count > 0");
    }

    public boolean departmentThere() {
        return isThere("department where archived = false");
    }

    /** Whether somebody works in a department that is not archived, or is invited to. */
    public boolean memberThere() {
        return isThere("membership m join agent a on a.id = m.agent_id join department d on d.id = m.department_id"
                + " where a.disabled = false and d.archived = false");
    }

    private int count(String of) {
        return ((Number) em.createNativeQuery("select count(*) from (select 1 from " + of + " limit :most) some")
                        .setParameter("most", MOST)
                        .getSingleResult())
                .intValue();
    }

    private boolean isThere(String what) {
        List<?> found =
                em.createNativeQuery("select 1 from " + what + " limit 1").getResultList();
        return !found.isEmpty();
    }
}
