package org.bandeja.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableRightsTest {
    private static final List<String> TABLES = List.of("agent", "audit_record", "message");
    private static final String ON_ALL = "GRANT SELECT, INSERT, UPDATE, DELETE ON `bandeja`.* TO `bandeja`@`127.0.0.1`";

    private static Grants grants(String... shown) {
        return Grants.of(List.of(shown), "bandeja");
    }

    /** As grants.sql grants them, after accounts has granted SELECT on all. */
    private static Grants tableByTable(List<String> tables, String ofAudit) {
        return Grants.of(
                Stream.concat(
                                Stream.of("GRANT SELECT ON `bandeja`.* TO `bandeja`@`127.0.0.1`"),
                                tables.stream()
                                        .map(table -> "GRANT "
                                                + (table.equals("audit_record")
                                                        ? ofAudit
                                                        : "SELECT, INSERT, UPDATE, DELETE")
                                                + " ON `bandeja`.`" + table + "` TO `bandeja`@`127.0.0.1`"))
                        .toList(),
                "bandeja");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAccountsGrantsIsEnough(boolean protectedAudit) {
        assertThat(TableRights.lacking(grants(ON_ALL), TABLES, protectedAudit)).isEmpty();
    }

    @Test
    void whatAccountsGrantsIsTooMuchForAProtectedAudit() {
        assertThat(TableRights.mayChangeAudit(grants(ON_ALL))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsGrantedTableByTableIsEnoughAndNotTooMuch(boolean protectedAudit) {
        Grants grants = tableByTable(TABLES, "SELECT, INSERT, DELETE");
        assertThat(TableRights.lacking(grants, TABLES, protectedAudit)).isEmpty();
        assertThat(TableRights.mayChangeAudit(grants)).isFalse();
    }

    @Test
    void aProtectedAuditMayBeKeptForEver() {
        Grants grants = tableByTable(TABLES, "SELECT, INSERT");
        assertThat(TableRights.lacking(grants, TABLES, true)).isEmpty();
        assertThat(TableRights.lacking(grants, TABLES, false)).contains("DELETE on audit_record");
    }

    @Test
    void recordsHaveToBeWrittenInAnyCase() {
        Grants grants = tableByTable(TABLES, "SELECT");
        assertThat(TableRights.lacking(grants, TABLES, true)).contains("INSERT on audit_record");
        assertThat(TableRights.lacking(grants, TABLES, false)).contains("INSERT, DELETE on audit_record");
    }

    @Test
    void aTableThatAnUpgradeBroughtIsNamed() {
        Grants grants = tableByTable(TABLES, "SELECT, INSERT, DELETE");
        assertThat(TableRights.lacking(grants, List.of("agent", "audit_record", "message", "novelty"), true))
                .contains("INSERT, UPDATE, DELETE on novelty");
    }

    @Test
    void aRightThatWasTakenAwayIsNamed() {
        assertThat(TableRights.lacking(
                        grants("GRANT SELECT, INSERT, DELETE ON `bandeja`.* TO `bandeja`@`127.0.0.1`"), TABLES, false))
                .contains("UPDATE on agent, message");
    }

    @Test
    void whoMayNothingLacksEverything() {
        assertThat(TableRights.lacking(grants(), TABLES, false))
                .contains("SELECT, INSERT, UPDATE, DELETE on agent, message; SELECT, INSERT, DELETE on audit_record");
    }

    @Test
    void ofManyTablesSomeAreNamed() {
        List<String> tables =
                IntStream.rangeClosed(1, 12).mapToObj(number -> "t" + number).toList();
        assertThat(TableRights.lacking(grants(), tables, false))
                .contains("SELECT, INSERT, UPDATE, DELETE on t1, t2, t3, t4, t5, t6, t7, t8, t9, t10 and 2 more");
    }

    @Test
    void theAuditIsNotProtectedWhereOneColumnCanBeChanged() {
        assertThat(TableRights.mayChangeAudit(tableByTable(TABLES, "SELECT, INSERT, UPDATE (`detail`), DELETE")))
                .isTrue();
    }
}
