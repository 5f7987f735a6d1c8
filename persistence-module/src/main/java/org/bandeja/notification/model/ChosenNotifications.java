package org.bandeja.notification.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/** What people chose to be told. */
@ApplicationScoped
public class ChosenNotifications {
    @PersistenceContext
    EntityManager em;

    /** Who has chosen nothing has {@link NotificationChoices#USUAL}. */
    public NotificationChoices of(AgentId agent) {
        List<?> rows = em.createNativeQuery(
                        "select kinds, time_format(quiet_from, '%H:%i'), time_format(quiet_to, '%H:%i'),"
                                + " zone, show_text, sound from notification_choice where agent_id = :agent")
                .setParameter("agent", agent.value())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> read(row, muted(agent)))
                .findFirst()
                .orElse(NotificationChoices.USUAL);
    }

    private Set<DepartmentId> muted(AgentId agent) {
        List<?> rows = em.createNativeQuery("select department_id from notification_muted where agent_id = :agent")
                .setParameter("agent", agent.value())
                .getResultList();
        return rows.stream()
                .map(id -> new DepartmentId(((Number) id).longValue()))
                .collect(Collectors.toSet());
    }

    public void choose(AgentId agent, NotificationChoices chosen) {
        em.createNativeQuery(
                        "replace into notification_choice (agent_id, kinds, quiet_from, quiet_to, zone, show_text, sound)"
                                + " values (:agent, :kinds, :from, :to, :zone, :text, :sound)")
                .setParameter("agent", agent.value())
                .setParameter(
                        "kinds",
                        chosen.kinds().stream().map(Enum::name).sorted().collect(Collectors.joining(",")))
                .setParameter(
                        "from", chosen.quiet().map(quiet -> clock(quiet.from())).orElse(null))
                .setParameter(
                        "to", chosen.quiet().map(quiet -> clock(quiet.to())).orElse(null))
                .setParameter(
                        "zone",
                        chosen.quiet().map(quiet -> quiet.zone().getId()).orElse(null))
                .setParameter("text", chosen.showsText())
                .setParameter("sound", chosen.sound())
                .executeUpdate();
        em.createNativeQuery("delete from notification_muted where agent_id = :agent")
                .setParameter("agent", agent.value())
                .executeUpdate();
        chosen.muted()
                .forEach(department -> em.createNativeQuery("insert into notification_muted (agent_id, department_id)"
                                + " select :agent, id from department where id = :department")
                        .setParameter("agent", agent.value())
                        .setParameter("department", department.value())
                        .executeUpdate());
    }

    /** As text, as it is read: a time of JDBC would be moved from the server's time zone to the database's. */
    private static String clock(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static NotificationChoices read(Object[] row, Set<DepartmentId> muted) {
        return new NotificationChoices(
                Stream.of(((String) row[0]).split(","))
                        .filter(name -> !name.isEmpty())
                        .map(NotificationKind::valueOf)
                        .collect(Collectors.toSet()),
                muted,
                Optional.ofNullable((String) row[1])
                        .map(from -> new QuietHours(
                                LocalTime.parse(from), LocalTime.parse((String) row[2]), ZoneId.of((String) row[3]))),
                isTrue(row[4]),
                isTrue(row[5]));
    }

    private static boolean isTrue(Object value) {
        return value instanceof Boolean bit ? bit : ((Number) value).intValue() != 0;
    }
}
