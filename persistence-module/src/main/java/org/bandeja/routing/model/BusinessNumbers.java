package org.bandeja.routing.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.whatsapp.model.AccountId;

/** The company's numbers, those included that nobody has set up yet. */
@ApplicationScoped
public class BusinessNumbers {
    @PersistenceContext
    EntityManager em;

    public Optional<BusinessNumber> find(NumberId id) {
        return Optional.ofNullable(em.find(BusinessNumber.class, id.value()));
    }

    /** For a change: locked until the transaction ends. */
    public BusinessNumber lock(NumberId id) {
        BusinessNumber number = em.find(BusinessNumber.class, id.value());
        em.refresh(number, LockModeType.PESSIMISTIC_WRITE);
        return number;
    }

    /**
     * Those of the same account, itself included, in the order of their ids: in that order several are locked. Numbers of which
     * nobody knows the account share the token of the server's settings.
     */
    public List<NumberId> ofSameAccount(NumberId id) {
        return em.createQuery(
                        "select n.id from BusinessNumber n, BusinessNumber m where m.id = :id and (n.accountId = m.accountId"
                                + " or n.accountId is null and m.accountId is null) order by n.id",
                        Long.class)
                .setParameter("id", id.value())
                .getResultStream()
                .map(NumberId::new)
                .toList();
    }

    /** For a change, if there is such a number: locked until the transaction ends. */
    public Optional<BusinessNumber> lockIfThere(NumberId id) {
        return find(id).map(found -> lock(id));
    }

    public Optional<BusinessNumber> find(String phoneNumberId) {
        return em
                .createQuery("select n from BusinessNumber n where n.phoneNumberId = :id", BusinessNumber.class)
                .setParameter("id", phoneNumberId)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** By name. */
    public List<BusinessNumber> all() {
        return em.createQuery("select n from BusinessNumber n order by n.name, n.id", BusinessNumber.class)
                .getResultList();
    }

    /** Those of an account, by name. */
    public List<BusinessNumber> of(AccountId account) {
        return em.createQuery(
                        "select n from BusinessNumber n where n.accountId = :account order by n.name, n.id",
                        BusinessNumber.class)
                .setParameter("account", account.value())
                .getResultList();
    }

    /** Those of which nobody has said which account they belong to; locked until the transaction ends. */
    public List<BusinessNumber> withoutAccount() {
        return em.createQuery(
                        "select n from BusinessNumber n where n.accountId is null order by n.id", BusinessNumber.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Whose members may begin conversations from each number: those that were chosen, else the department that it leads to. */
    public Map<NumberId, Set<DepartmentId>> starters() {
        Map<NumberId, Set<DepartmentId>> starters = chosenStarters();
        all().forEach(number -> number.route()
                .flatMap(Route::inbox)
                .ifPresent(department -> starters.putIfAbsent(number.id(), Set.of(department))));
        return starters;
    }

    /** The departments that were chosen for numbers; one without is not in it. */
    public Map<NumberId, Set<DepartmentId>> chosenStarters() {
        Map<NumberId, Set<DepartmentId>> starters = new HashMap<>();
        List<?> rows = em.createNativeQuery("select number_id, department_id from number_starter")
                .getResultList();
        rows.stream()
                .map(Object[].class::cast)
                .forEach(row -> starters.computeIfAbsent(
                                new NumberId(((Number) row[0]).longValue()), id -> new LinkedHashSet<>())
                        .add(new DepartmentId(((Number) row[1]).longValue())));
        return starters;
    }

    /** The departments that were chosen for a number; empty: none was, so it is the one that it leads to. */
    public Set<DepartmentId> chosenStarters(NumberId number) {
        List<?> ids = em.createNativeQuery("select department_id from number_starter where number_id = :number")
                .setParameter("number", number.value())
                .getResultList();
        return ids.stream()
                .map(id -> new DepartmentId(((Number) id).longValue()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The caller holds the number's lock. */
    public void chooseStarters(NumberId number, Set<DepartmentId> departments) {
        em.createNativeQuery("delete from number_starter where number_id = :number")
                .setParameter("number", number.value())
                .executeUpdate();
        departments.forEach(department -> em.createNativeQuery(
                        "insert into number_starter (number_id, department_id) values (:number, :department)")
                .setParameter("number", number.value())
                .setParameter("department", department.value())
                .executeUpdate());
    }

    /** By the number that people see, whatever stands between its digits; empty when none or several have it. */
    public Optional<BusinessNumber> shownAs(String displayPhoneNumber) {
        String digits = digits(displayPhoneNumber);
        List<BusinessNumber> found = em.createQuery("select n from BusinessNumber n", BusinessNumber.class)
                .getResultStream()
                .filter(number ->
                        !digits.isEmpty() && digits(number.displayPhoneNumber()).equals(digits))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    /**
     * The number that a message came to. One that nobody has set up is made here, without a route, so that its messages
     * are kept. Of two who make it at once one makes it.
     */
    public BusinessNumber require(String phoneNumberId, String displayPhoneNumber) {
        return find(phoneNumberId).orElseGet(() -> {
            String shown = displayPhoneNumber.isBlank() ? phoneNumberId : displayPhoneNumber;
            em.createNativeQuery("insert into business_number (id, phone_number_id, display_phone_number, name)"
                            + " values (:id, :phoneNumberId, :display, :display)"
                            + " on duplicate key update id = id")
                    .setParameter("id", NumberId.next().value())
                    .setParameter("phoneNumberId", phoneNumberId)
                    .setParameter("display", shown.substring(0, Math.min(64, shown.length())))
                    .executeUpdate();
            return find(phoneNumberId).orElseThrow();
        });
    }
}
