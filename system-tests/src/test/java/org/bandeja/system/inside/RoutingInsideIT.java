package org.bandeja.system.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.bandeja.callgroup.model.CallGroup;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.callgroup.model.GroupMember;
import org.bandeja.callgroup.model.GroupStep;
import org.bandeja.callgroup.model.Strategy;
import org.bandeja.callgroup.service.CallGroupDesk;
import org.bandeja.conversation.service.Reception;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.service.NumberDesk;
import org.bandeja.system.installation.OnSharedInstallation;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In which order rows are locked where messages are led, and how many statements the lists of the console need. */
@OnSharedInstallation
@ExtendWith(ArquillianExtension.class)
class RoutingInsideIT {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Inject
    Reception reception;

    @Inject
    CallGroupDesk groups;

    @Inject
    NumberDesk numbers;

    @Resource(lookup = "java:jboss/UserTransaction")
    UserTransaction transaction;

    @Resource(lookup = "java:jboss/datasources/Bandeja")
    DataSource database;

    @Resource(lookup = "java:jboss/ee/concurrency/factory/default")
    ManagedThreadFactory threads;

    @Deployment
    static EnterpriseArchive application() {
        return Inside.with(RoutingInsideIT.class, Acting.class);
    }

    /** Who gives away what waits in a group holds the agent, and locks conversations afterwards. */
    @Test
    void whomANumberLeadsToIsHeldBeforeAnyConversationIsLocked() throws Exception {
        Route.ToAgent route = routes().get(0);
        String number = number(route);
        String known = Tables.newPhone();
        String unknown = Tables.newPhone();
        reception.receive(List.of(List.of(tables().hello(number, known))));
        long conversation = tables().conversationWith(known);
        ExecutorService pool = Executors.newSingleThreadExecutor(threads);
        try (Connection giving = database.getConnection()) {
            giving.setAutoCommit(false);
            Tables.texts(
                    giving,
                    "SELECT id FROM agent WHERE id = ? FOR UPDATE",
                    route.agent().value());
            Future<?> receiving = pool.submit(() -> {
                reception.receive(
                        List.of(List.of(tables().hello(number, known)), List.of(tables().hello(number, unknown))));
                return null;
            });
            awaitWaitingForThePlace();
            assertEquals(
                    1,
                    Tables.texts(giving, "SELECT id FROM conversation WHERE id = ? FOR UPDATE NOWAIT", conversation)
                            .size());
            giving.rollback();
            receiving.get();
        } finally {
            pool.shutdownNow();
        }
        assertEquals(
                String.valueOf(route.agent().value()),
                tables().text("SELECT assignee_id FROM conversation WHERE id = ?", tables().conversationWith(unknown)));
    }

    private void awaitWaitingForThePlace() throws SQLException {
        await(
                "the place is waited for",
                () -> !tables().texts("SELECT id FROM information_schema.processlist WHERE id <> connection_id()"
                                + " AND info LIKE '%membership m%lock in share mode%'")
                        .isEmpty());
    }

    @Test
    void theListsOfGroupsAndNumbersNeedAsManyStatementsHoweverMuchIsInThem() throws Exception {
        List<Route.ToAgent> ends = routes();
        Things things = new Things();
        try {
            things.add(ends.get(0));
            long ofGroups = statements(groups::all);
            long ofNumbers = statements(numbers::all);
            assertTrue(ofGroups > 2 && ofNumbers > 2, "nothing was counted: " + ofGroups + ", " + ofNumbers);
            for (Route.ToAgent end : ends) {
                things.add(end);
            }
            assertEquals(ofGroups, statements(groups::all), "groups");
            assertEquals(ofNumbers, statements(numbers::all), "numbers");
        } finally {
            things.remove();
        }
    }

    /** In a transaction of its own, of which the database counts the statements by itself. */
    private long statements(Callable<?> list) throws Exception {
        Acting.asAdministrator(administrator(), list);
        transaction.begin();
        try {
            long before = asked();
            Acting.asAdministrator(administrator(), list);
            return asked() - before;
        } finally {
            transaction.rollback();
        }
    }

    private long asked() throws SQLException {
        return Long.parseLong(
                tables().text(
                                "SELECT variable_value FROM information_schema.session_status WHERE variable_name = 'QUESTIONS'"));
    }

    /** Groups and numbers of this test. */
    private final class Things {
        private final List<CallGroupId> made = new ArrayList<>();
        private final List<String> phones = new ArrayList<>();

        /** A group that has the agent as a member and leads to him; numbers that lead to him, to his department, to the group. */
        void add(Route.ToAgent end) throws Exception {
            CallGroupId id = CallGroupId.next();
            CallGroup group = new CallGroup(
                    id,
                    "Inside " + id.text(),
                    end.department(),
                    Strategy.ROUND_ROBIN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(end),
                    List.of(new GroupStep(
                            List.of(new GroupMember(end.department(), Optional.of(end.agent()))), Optional.of(1))),
                    0);
            Acting.asAdministrator(administrator(), () -> groups.create(group));
            made.add(id);
            phones.add(number(end));
            phones.add(number(new Route.ToDepartment(end.department())));
            phones.add(number(new Route.ToGroup(id)));
        }

        void remove() throws Exception {
            for (String phone : phones) {
                tables().change("DELETE FROM business_number WHERE phone_number_id = ?", phone);
            }
            for (CallGroupId id : made) {
                Acting.asAdministrator(administrator(), () -> {
                    groups.delete(id);
                    return null;
                });
            }
        }
    }

    private String number(Route route) throws SQLException {
        NumberId id = NumberId.next();
        // The last of all numbers, so that no other test takes it for one of the demo's.
        String phone = "zz" + id.text();
        tables().change(
                        "INSERT INTO business_number (id, phone_number_id, display_phone_number, name, route_department_id,"
                                + " route_agent_id, route_group_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
                        id.value(),
                        phone,
                        phone,
                        phone,
                        route.inbox().map(DepartmentId::value).orElse(null),
                        route.whom().map(AgentId::value).orElse(null),
                        route instanceof Route.ToGroup to ? to.group().value() : null);
        return phone;
    }

    /** Some who work somewhere, as ends of routes. */
    private List<Route.ToAgent> routes() throws SQLException {
        return tables()
                .texts("SELECT concat(m.department_id, ' ', m.agent_id) FROM membership m"
                        + " JOIN agent a ON a.id = m.agent_id AND a.disabled = FALSE AND a.invited = FALSE"
                        + " JOIN department d ON d.id = m.department_id AND d.archived = FALSE"
                        + " ORDER BY m.agent_id, m.department_id LIMIT 4")
                .stream()
                .map(row -> row.split(" "))
                .map(row -> new Route.ToAgent(
                        new DepartmentId(Long.parseLong(row[0])), new AgentId(Long.parseLong(row[1]))))
                .toList();
    }

    private String administrator() throws SQLException {
        return new AgentId(Long.parseLong(
                        tables().text("SELECT id FROM agent WHERE administrator = TRUE AND disabled = FALSE LIMIT 1")))
                .text();
    }

    private Tables tables() {
        return new Tables(database);
    }

    private static void await(String what, Callable<Boolean> condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!holds(condition)) {
            assertTrue(Instant.now().isBefore(end), what);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
