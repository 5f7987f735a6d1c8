package org.bandeja.sso.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.bandeja.directory.model.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupRulesTest {
    private final GroupRules rules = GroupRules.parse("support -> AGENT of Support; leads -> ADMIN of Support;"
            + " CN=Sales, OU=People -> AGENT of Sales and more ; it->administrator;");

    @Test
    void aGroupLeadsToItsDepartment() {
        assertThat(rules.granted(List.of("support", "unknown")))
                .isEqualTo(new Granted(false, Map.of("Support", Role.AGENT)));
    }

    @Test
    void ofSeveralGroupsTheHighestRoleCounts() {
        assertThat(rules.granted(List.of("support", "leads")).departments()).containsEntry("Support", Role.ADMIN);
        assertThat(rules.granted(List.of("leads", "support")).departments()).containsEntry("Support", Role.ADMIN);
    }

    @Test
    void groupsMayHoldCommasAndBlanks() {
        assertThat(rules.granted(List.of("CN=Sales, OU=People")).departments())
                .containsEntry("Sales and more", Role.AGENT);
    }

    @Test
    void aGroupMayMakeAdministrators() {
        assertThat(rules.granted(List.of("it")).administrator()).isTrue();
        assertThat(rules.manageAdministrators()).isTrue();
    }

    @Test
    void withoutAGroupThereIsNothing() {
        assertThat(rules.granted(List.of()).isNothing()).isTrue();
        assertThat(rules.granted(List.of("Support", "SUPPORT", "suppor")).isNothing())
                .isTrue();
    }

    @Test
    void onlyDepartmentsThatRulesMentionAreDecided() {
        assertThat(rules.departments()).containsExactly("Sales and more", "Support");
        assertThat(GroupRules.parse("a -> AGENT of B").manageAdministrators()).isFalse();
    }

    @Test
    void noRulesDecideNothing() {
        assertThat(GroupRules.parse(" ; ").isEmpty()).isTrue();
        assertThat(rules.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "support",
                "support -> Support",
                "-> AGENT of Support",
                "a -> BOSS of B",
                "a -> AGENT of",
                "a -> admin of B"
            })
    void whatIsNotUnderstoodIsToldByItsPlace(String rule) {
        assertThatThrownBy(() -> GroupRules.parse("a -> AGENT of B; " + rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule 2")
                .hasMessageNotContaining("Support");
    }
}
