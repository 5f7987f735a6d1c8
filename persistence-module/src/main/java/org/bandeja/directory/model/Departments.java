package org.bandeja.directory.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The departments and who belongs to them. */
@ApplicationScoped
public class Departments {
    @PersistenceContext
    EntityManager em;

    public Optional<Department> find(DepartmentId id) {
        return Optional.ofNullable(em.find(Department.class, id.value()));
    }

    /** All that are not archived, by name. */
    public List<Department> active() {
        return em.createQuery("select d from Department d where d.archived = false order by d.name", Department.class)
                .getResultList();
    }

    /** Names by id; who is not there is left out. */
    public Map<DepartmentId, String> names(Collection<DepartmentId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return em
                .createQuery("select d.id, d.name from Department d where d.id in :ids", Object[].class)
                .setParameter("ids", ids.stream().map(DepartmentId::value).toList())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> new DepartmentId((Long) row[0]), row -> (String) row[1]));
    }
}
