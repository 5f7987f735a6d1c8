package org.bandeja.notification.model;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.lang.reflect.Proxy;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.directory.model.AgentId;
import org.junit.jupiter.api.Test;

/** What is bound when choices are kept. */
class ChosenNotificationsTest {
    private final Map<String, Object> bound = new HashMap<>();

    /** The driver moves a {@code java.sql.Time} between time zones, and quiet hours with it. */
    @Test
    void quietHoursAreBoundAsTheyStandOnTheClockWhateverTheServersTimeZone() {
        ChosenNotifications chosen = new ChosenNotifications();
        chosen.em = noting();
        chosen.choose(
                new AgentId(1),
                new NotificationChoices(
                        Set.of(NotificationKind.NEW),
                        Set.of(),
                        Optional.of(
                                new QuietHours(LocalTime.of(22, 30), LocalTime.MIDNIGHT, ZoneId.of("America/Bogota"))),
                        false,
                        true));
        assertThat(bound)
                .containsEntry("from", "22:30")
                .containsEntry("to", "00:00")
                .containsEntry("zone", "America/Bogota");
    }

    private EntityManager noting() {
        Query[] query = new Query[1];
        query[0] = (Query) Proxy.newProxyInstance(
                Query.class.getClassLoader(), new Class<?>[] {Query.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("setParameter")) {
                        bound.put((String) arguments[0], arguments[1]);
                        return query[0];
                    }
                    return 1;
                });
        return (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> query[0]);
    }
}
