package org.bandeja.routing.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    private static final DepartmentId SALES = new DepartmentId(7);

    static Stream<Route> all() {
        return Stream.of(
                new Route.ToDepartment(SALES),
                new Route.ToAgent(SALES, new AgentId(8)),
                new Route.ToGroup(new CallGroupId(9)),
                new Route.ToAttendant(new AttendantId(10)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isTheSameAfterItWasWrittenAndRead(Route route) {
        assertThat(Route.parse(route.text())).contains(route);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isTheSameAfterItWasKept(Route route) {
        assertThat(RouteColumns.of(Optional.of(route)).route()).contains(route);
    }

    @Test
    void noneIsNoneAfterItWasKept() {
        assertThat(RouteColumns.of(Optional.empty()).route()).isEmpty();
    }

    @Test
    void onlyDepartmentsAndAgentsHaveAnInboxAtOnce() {
        assertThat(all().map(Route::inbox))
                .containsExactly(Optional.of(SALES), Optional.of(SALES), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "department",
                "department:",
                "department:x:y",
                "agent:x",
                "agent:x:y:z",
                "somebody:x",
                "GROUP:x"
            })
    void whatNamesNoRouteIsNone(String text) {
        assertThat(Route.parse(text)).isEmpty();
    }
}
