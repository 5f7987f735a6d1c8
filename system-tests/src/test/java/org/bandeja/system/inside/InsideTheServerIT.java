package org.bandeja.system.inside;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.AlreadyAssigned;
import org.bandeja.conversation.model.ConversationFilter;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationQuestion;
import org.bandeja.conversation.model.ConversationStatus;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.service.AssignmentDesk;
import org.bandeja.conversation.service.Reception;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;
import org.bandeja.outbox.model.TroubleQuestion;
import org.bandeja.outbox.model.TroubleRow;
import org.bandeja.outbox.model.Troubles;
import org.bandeja.outbox.service.TroubleDesk;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.NumberId;
import org.bandeja.system.installation.OnSharedInstallation;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.modules.Module;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Services and repositories on the real server and database, called without any door. */
@OnSharedInstallation
@ExtendWith(ArquillianExtension.class)
class InsideTheServerIT {
    @Inject
    AssignmentDesk desk;

    @Inject
    Reception reception;

    @Inject
    Conversations conversations;

    @Inject
    Troubles troubles;

    @Inject
    BeanManager beans;

    @Resource(lookup = "java:jboss/datasources/Bandeja")
    DataSource database;

    @Resource(lookup = "java:jboss/ee/concurrency/factory/default")
    jakarta.enterprise.concurrent.ManagedThreadFactory threads;

    @Deployment
    static EnterpriseArchive application() {
        return Inside.with(InsideTheServerIT.class, Acting.class);
    }

    @Test
    void ofManyWhoClaimAtTheSameMomentExactlyOneWins() throws Exception {
        for (int round = 0; round < 10; round++) {
            ConversationId conversation = newConversation();
            List<String> members = members(departmentOf(conversation));
            CountDownLatch start = new CountDownLatch(1);
            var pool = java.util.concurrent.Executors.newFixedThreadPool(20, threads);
            try {
                List<Future<Optional<AgentId>>> tries = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    String agent = members.get(i % members.size());
                    tries.add(pool.submit(() -> {
                        start.await();
                        return Acting.as(agent, () -> claim(conversation));
                    }));
                }
                start.countDown();
                List<Optional<AgentId>> told = new ArrayList<>();
                for (Future<Optional<AgentId>> each : tries) {
                    told.add(each.get());
                }
                AgentId winner = assignee(conversation);
                assertTrue(told.stream().anyMatch(Optional::isEmpty), "nobody has won");
                assertTrue(
                        told.stream().flatMap(Optional::stream).allMatch(winner::equals),
                        "the others are told who has it");
            } finally {
                pool.shutdownNow();
            }
        }
    }

    /** @return who has it, for who has not won */
    private Optional<AgentId> claim(ConversationId conversation) {
        try {
            desk.claim(conversation);
            return Optional.empty();
        } catch (AlreadyAssigned refusal) {
            return Optional.of(assigneeUnchecked(conversation));
        }
    }

    @Test
    void whoIsNotLoggedInIsRefusedByTheContainer() throws Exception {
        ConversationId conversation = newConversation();
        assertThrows(EJBAccessException.class, () -> desk.claim(conversation));
    }

    @Test
    void aRepositoryShowsAForeignConversationToNobody() throws Exception {
        ConversationId conversation = newConversation();
        DepartmentId department = departmentOf(conversation);
        Caller member = new Caller(new AgentId(1), "member", false, Map.of(department, Role.AGENT));
        Caller foreign = new Caller(new AgentId(2), "foreign", false, Map.of(new DepartmentId(3), Role.ADMIN));
        Caller nobody = new Caller(new AgentId(4), "nobody", false, Map.of());
        Caller administrator = new Caller(new AgentId(5), "administrator", true, Map.of());
        assertEquals(conversation, conversations.require(conversation, member).id());
        assertEquals(
                conversation, conversations.require(conversation, administrator).id());
        assertThrows(NotFound.class, () -> conversations.require(conversation, foreign));
        assertThrows(NotFound.class, () -> conversations.require(conversation, nobody));
        for (ConversationQuestion.Scope scope : ConversationQuestion.Scope.values()) {
            for (ConversationStatus status : ConversationStatus.values()) {
                assertTrue(list(foreign, scope, status, Optional.empty()).isEmpty());
                assertTrue(list(foreign, scope, status, Optional.of(department)).isEmpty());
                assertTrue(list(nobody, scope, status, Optional.empty()).isEmpty());
            }
        }
        assertTrue(conversations.badged(foreign).isEmpty());
        assertTrue(conversations.withoutRoute(member).isEmpty());
        assertTrue(list(member, ConversationQuestion.Scope.ALL, ConversationStatus.OPEN, Optional.empty())
                .contains(conversation));
    }

    /** Whatever somebody writes in place of what the page offers to choose from. */
    @Test
    void aForgedDepartmentOrNumberShowsNoFailedMessageOfAnotherDepartment() throws Exception {
        ConversationId conversation = newConversation();
        DepartmentId department = departmentOf(conversation);
        NumberId number = new NumberId(
                Long.parseLong(tables().text("SELECT number_id FROM conversation WHERE id = ?", conversation.value())));
        Caller admin = new Caller(new AgentId(1), "admin", false, Map.of(department, Role.ADMIN));
        Caller foreign = new Caller(
                new AgentId(2), "foreign", false, Map.of(new DepartmentId(3), Role.ADMIN, department, Role.AGENT));
        Caller nobody = new Caller(new AgentId(4), "nobody", false, Map.of());
        become("FAILED", conversation);
        try {
            for (TroubleQuestion question : List.of(
                    TroubleQuestion.ALL,
                    new TroubleQuestion(Optional.of(department), Optional.empty()),
                    new TroubleQuestion(Optional.empty(), Optional.of(number)),
                    new TroubleQuestion(Optional.of(department), Optional.of(number)))) {
                assertTrue(inTrouble(admin, question).contains(conversation), question.toString());
                assertFalse(inTrouble(foreign, question).contains(conversation), question.toString());
                assertTrue(inTrouble(nobody, question).isEmpty(), question.toString());
            }
        } finally {
            become("RECEIVED", conversation);
        }
    }

    /** Its only message. */
    private void become(String status, ConversationId conversation) throws SQLException {
        tables().change("UPDATE message SET status = ? WHERE conversation_id = ?", status, conversation.value());
    }

    private List<ConversationId> inTrouble(Caller caller, TroubleQuestion question) {
        return troubles.list(caller, Instant.now().minus(TroubleDesk.BACK), question, Optional.empty(), 50).stream()
                .map(TroubleRow::conversation)
                .toList();
    }

    @Test
    void everyPublicMethodOfAServiceDeclaresItsRoles() {
        List<Class<?>> services = new ArrayList<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Class<?> type = bean.getBeanClass();
            if (type.getName().startsWith("org.bandeja.")
                    && Stream.of(Stateless.class, Singleton.class, Stateful.class)
                            .anyMatch(type::isAnnotationPresent)) {
                services.add(type);
            }
        }
        assertFalse(services.isEmpty());
        assertAll(services.stream()
                .flatMap(service -> Arrays.stream(service.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(method -> () -> assertTrue(
                        declaresRoles(method) || declaresRoles(method.getDeclaringClass()), method.toString())));
    }

    private static boolean declaresRoles(AnnotatedElement element) {
        return Stream.of(RolesAllowed.class, PermitAll.class, DenyAll.class).anyMatch(element::isAnnotationPresent);
    }

    @Test
    void theServerRunsTheNewerUndertow() throws Exception {
        Class<?> version = Module.getBootModuleLoader()
                .loadModule("io.undertow.core")
                .getClassLoader()
                .loadClass("io.undertow.Version");
        Method named = version.getMethod("getVersionString");
        assertEquals("2.3.25.Final", named.invoke(null));
    }

    private List<ConversationId> list(
            Caller caller,
            ConversationQuestion.Scope scope,
            ConversationStatus status,
            Optional<DepartmentId> department) {
        ConversationFilter filter = new ConversationFilter(
                false,
                department,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ConversationQuestion question = ConversationQuestion.first(
                status, scope, filter, ConversationQuestion.Sort.NEWEST, ConversationQuestion.MOST);
        return conversations.list(question, caller, Instant.now()).rows().stream()
                .map(row -> row.id())
                .toList();
    }

    private ConversationId newConversation() throws SQLException {
        String phone = Tables.newPhone();
        reception.receive(List.of(List.of(tables().hello(phone))));
        return new ConversationId(tables().conversationWith(phone));
    }

    private Tables tables() {
        return new Tables(database);
    }

    private DepartmentId departmentOf(ConversationId conversation) throws SQLException {
        return new DepartmentId(Long.parseLong(
                tables().text("SELECT department_id FROM conversation WHERE id = ?", conversation.value())));
    }

    private AgentId assignee(ConversationId conversation) throws SQLException {
        return new AgentId(Long.parseLong(
                tables().text("SELECT assignee_id FROM conversation WHERE id = ?", conversation.value())));
    }

    private AgentId assigneeUnchecked(ConversationId conversation) {
        try {
            return assignee(conversation);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> members(DepartmentId department) throws SQLException {
        return tables()
                .texts(
                        "SELECT m.agent_id FROM membership m JOIN agent a ON a.id = m.agent_id"
                                + " WHERE m.department_id = ? AND NOT a.disabled AND NOT a.invited",
                        department.value())
                .stream()
                .map(id -> new AgentId(Long.parseLong(id)).text())
                .toList();
    }
}
