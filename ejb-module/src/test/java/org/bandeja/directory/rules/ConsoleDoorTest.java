package org.bandeja.directory.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.bandeja.access.model.Caller;
import org.bandeja.directory.model.AdministratorsOnly;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;
import org.bandeja.refusal.model.NotFound;
import org.junit.jupiter.api.Test;

class ConsoleDoorTest {
    private static final DepartmentId SALES = new DepartmentId(1);
    private static final DepartmentId SUPPORT = new DepartmentId(2);

    private final Caller administrator = caller(true, Map.of());
    private final Caller admin = caller(false, Map.of(SALES, Role.ADMIN, SUPPORT, Role.AGENT));
    private final Caller member = caller(false, Map.of(SALES, Role.AGENT));
    private final Caller nowhere = caller(false, Map.of());

    @Test
    void itIsOpenToAdministratorsAndAdminsOfADepartment() {
        assertThat(ConsoleDoor.isOpenTo(administrator)).isTrue();
        assertThat(ConsoleDoor.isOpenTo(admin)).isTrue();
        assertThat(ConsoleDoor.isOpenTo(member)).isFalse();
        assertThat(ConsoleDoor.isOpenTo(nowhere)).isFalse();
        assertThatThrownBy(() -> ConsoleDoor.require(member)).isInstanceOf(NotFound.class);
    }

    @Test
    void anAdminFindsTheOwnDepartmentOnly() {
        assertThatCode(() -> ConsoleDoor.requireAdminOf(admin, SALES)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ConsoleDoor.requireAdminOf(admin, SUPPORT)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> ConsoleDoor.requireAdminOf(member, SALES)).isInstanceOf(NotFound.class);
        assertThatCode(() -> ConsoleDoor.requireAdminOf(administrator, SUPPORT)).doesNotThrowAnyException();
    }

    @Test
    void whatOneSeesButMayNotDoIsRefusedAndTheRestIsNotFound() {
        assertThatThrownBy(() -> ConsoleDoor.requireAdministratorFor(admin, SALES))
                .isInstanceOf(AdministratorsOnly.class);
        assertThatThrownBy(() -> ConsoleDoor.requireAdministratorFor(admin, SUPPORT))
                .isInstanceOf(NotFound.class);
        assertThatCode(() -> ConsoleDoor.requireAdministratorFor(administrator, SALES))
                .doesNotThrowAnyException();
    }

    @Test
    void peopleAndAuditAreForAdministrators() {
        assertThatThrownBy(() -> ConsoleDoor.requireAdministrator(admin)).isInstanceOf(NotFound.class);
        assertThatCode(() -> ConsoleDoor.requireAdministrator(administrator)).doesNotThrowAnyException();
    }

    private static Caller caller(boolean administrator, Map<DepartmentId, Role> places) {
        return new Caller(new AgentId(7), "Ana", administrator, places);
    }

    @Test
    void whatEverybodyWithAConsoleSeesAdministratorsAloneChange() {
        assertThatThrownBy(() -> ConsoleDoor.requireAdministratorAmongAll(member))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> ConsoleDoor.requireAdministratorAmongAll(admin))
                .isInstanceOf(AdministratorsOnly.class);
        assertThatCode(() -> ConsoleDoor.requireAdministratorAmongAll(administrator))
                .doesNotThrowAnyException();
    }
}
