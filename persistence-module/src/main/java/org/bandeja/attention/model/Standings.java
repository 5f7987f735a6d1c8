package org.bandeja.attention.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
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
        return count("select count(*) from (select 1 from delivery where state = 'PARKED' limit :most) some");
    }

    /** Open conversations that no department has and no attendant talks to. */
    public int conversationsWithoutRoute() {
        return count("select count(*) from (select 1 from conversation"
                + " where department_id is null and status = 'OPEN' and attendant_id is null limit :most) some");
    }

    /** What WhatsApp has told, and nobody has seen to. */
    public int noticesNotSeen() {
        return count("select count(*) from (select 1 from notice"
                + " where acknowledged_at is null and severity <> 'INFO' limit :most) some");
    }

    /** Accounts whose templates could not be read the last time. */
    public int accountsNotRead() {
        return count("select count(*) from (select 1 from template_sync where failure is not null limit :most) some");
    }

    public int templatesRefused() {
        return count("select count(*) from (select 1 from template"
                + " where status in ('REJECTED', 'PAUSED', 'DISABLED') and gone_at is null limit :most) some");
    }

    /** Drafts of which nobody knows whether WhatsApp has them. */
    public int draftsUncertain() {
        return count("select count(*) from (select 1 from template_draft where state = 'UNCERTAIN' limit :most) some");
    }

    /** People who were invited and have never been in. */
    public int neverIn() {
        return count("select count(*) from (select 1 from agent"
                + " where invited = true and disabled = false limit :most) some");
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
        return count(
                "select count(*) from (select 1 from agent a join two_step t on t.agent_id = a.id"
                        + " where a.administrator = true and a.disabled = false and t.confirmed_at is not null limit :most) some");
    }

    /** Whether WhatsApp has ever found our webhook: it made sure of the address, or has posted something. */
    public boolean webhookFound() {
        return isThere("select 1 from webhook_handshake limit 1") || isThere("select 1 from delivery limit 1");
    }

    /** Whether a customer's message has ever come to a department. */
    public boolean messageInDepartment() {
        return isThere("select 1 from conversation where department_id is not null and inbound_count > 0 limit 1");
    }

    public boolean departmentThere() {
        return isThere("select 1 from department where archived = false limit 1");
    }

    /** Whether somebody works in a department that is not archived, or is invited to. */
    public boolean memberThere() {
        return isThere(
                "select 1 from membership m join agent a on a.id = m.agent_id"
                        + " join department d on d.id = m.department_id where a.disabled = false and d.archived = false limit 1");
    }

    /** @param sql counts what was found up to {@code :most} */
    private int count(String sql) {
        return ((Number) em.createNativeQuery(sql).setParameter("most", MOST).getSingleResult()).intValue();
    }

    private boolean isThere(String sql) {
        return !em.createNativeQuery(sql).getResultList().isEmpty();
    }
}
