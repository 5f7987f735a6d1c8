package org.bandeja.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final DepartmentId SALES = new DepartmentId(1);
    private static final DepartmentId SUPPORT = new DepartmentId(2);

    @Test
    void isMemberOnlyWhereThereIsAMembership() {
        Caller agent = caller(false, Map.of(SALES, Role.AGENT));
        assertThat(agent.isMemberOf(SALES)).isTrue();
        assertThat(agent.isMemberOf(SUPPORT)).isFalse();
    }

    @Test
    void anAdministratorIsNoMemberByThatAlone() {
        assertThat(caller(true, Map.of()).isMemberOf(SALES)).isFalse();
    }

    @Test
    void anAdminIsOneOfThatDepartmentOnly() {
        Caller admin = caller(false, Map.of(SALES, Role.ADMIN, SUPPORT, Role.AGENT));
        assertThat(admin.isAdminOf(SALES)).isTrue();
        assertThat(admin.isAdminOf(SUPPORT)).isFalse();
        assertThat(admin.isAdminOf(new DepartmentId(3))).isFalse();
    }

    @Test
    void anAdministratorIsAdminEverywhereEvenAsAnAgentOfTheDepartment() {
        Caller administrator = caller(true, Map.of(SALES, Role.AGENT));
        assertThat(administrator.isAdminOf(SALES)).isTrue();
        assertThat(administrator.isAdminOf(SUPPORT)).isTrue();
    }

    @Test
    void onlyAnAdministratorWhoIsMemberNowhereWorksEverywhere() {
        assertThat(caller(true, Map.of()).worksEverywhere()).isTrue();
        assertThat(caller(true, Map.of(SALES, Role.AGENT)).worksEverywhere()).isFalse();
        assertThat(caller(false, Map.of()).worksEverywhere()).isFalse();
    }

    @Test
    void laterChangesOfTheMapChangeNobodysRights() {
        Map<DepartmentId, Role> memberships = new HashMap<>(Map.of(SALES, Role.AGENT));
        Caller agent = caller(false, memberships);
        memberships.put(SUPPORT, Role.ADMIN);
        assertThat(agent.departments()).containsExactly(SALES);
    }

    private static Caller caller(boolean administrator, Map<DepartmentId, Role> memberships) {
        return new Caller(new AgentId(7), "Ana", administrator, memberships);
    }
}
