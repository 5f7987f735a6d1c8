package org.bandeja.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {
    private static final List<String> WORK = List.of("SELECT", "INSERT", "UPDATE", "DELETE");
    private static final String TO = " TO `bandeja`@`127.0.0.1`";
    private static final String USAGE =
            "GRANT USAGE ON *.*" + TO + " IDENTIFIED BY PASSWORD '*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19'";

    private static Grants grants(String database, String... shown) {
        return Grants.of(List.of(shown), database);
    }

    private static List<String> missing(String... shown) {
        return grants("bandeja", shown).missing(WORK, "message");
    }

    @Test
    void whoHasNoGrantLacksAll() {
        assertThat(missing()).isEqualTo(WORK);
        assertThat(missing(USAGE)).isEqualTo(WORK);
    }

    @Test
    void whatIsGrantedOnTheDatabaseHoldsForEachTable() {
        assertThat(missing(USAGE, "GRANT SELECT, INSERT, UPDATE, DELETE ON `bandeja`.*" + TO))
                .isEmpty();
        assertThat(missing(USAGE, "GRANT SELECT, INSERT, DELETE ON `bandeja`.*" + TO))
                .containsExactly("UPDATE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` IDENTIFIED VIA unix_socket WITH GRANT OPTION",
                "GRANT ALL PRIVILEGES ON `bandeja`.* TO `bandeja`@`127.0.0.1`",
                "GRANT ALL PRIVILEGES ON `bandeja`.`message` TO `bandeja`@`127.0.0.1`",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON *.* TO `bandeja`@`%` REQUIRE SSL",
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE TEMPORARY TABLES ON `band%`.* TO PUBLIC",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON bandeja.message TO bandeja@127.0.0.1"
            })
    void eachOfTheseIsEnough(String grant) {
        assertThat(missing(grant)).isEmpty();
    }

    @Test
    void whatIsGrantedOnOneTableHoldsForThatOne() {
        Grants grants = grants(
                "bandeja",
                "GRANT SELECT ON `bandeja`.*" + TO,
                "GRANT INSERT, UPDATE, DELETE ON `bandeja`.`message`" + TO,
                "GRANT INSERT, DELETE ON `bandeja`.`audit_record`" + TO);
        assertThat(grants.missing(WORK, "message")).isEmpty();
        assertThat(grants.missing(WORK, "audit_record")).containsExactly("UPDATE");
        assertThat(grants.missing(WORK, "agent")).containsExactly("INSERT", "UPDATE", "DELETE");
        assertThat(grants.missing(WORK, "messages")).containsExactly("INSERT", "UPDATE", "DELETE");
        assertThat(grants.missing(WORK, "MESSAGE")).containsExactly("INSERT", "UPDATE", "DELETE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT ALL PRIVILEGES ON `bandeja2`.* TO `bandeja`@`127.0.0.1`",
                "GRANT ALL PRIVILEGES ON `band`.* TO `bandeja`@`127.0.0.1`",
                "GRANT ALL PRIVILEGES ON `test\\_%`.* TO PUBLIC",
                "GRANT ALL PRIVILEGES ON `other`.`message` TO `bandeja`@`127.0.0.1`",
                "GRANT ALL PRIVILEGES ON `band%`.`message` TO `bandeja`@`127.0.0.1`",
                "GRANT EXECUTE, ALTER ROUTINE ON PROCEDURE `bandeja`.`message` TO `bandeja`@`127.0.0.1`",
                "GRANT `keepers` TO `bandeja`@`127.0.0.1`",
                "GRANT PROXY ON ''@'%' TO 'root'@'localhost' WITH GRANT OPTION",
                "SET DEFAULT ROLE `keepers` FOR `bandeja`@`127.0.0.1`",
                "REVOKE UPDATE ON `bandeja`.* FROM `bandeja`@`127.0.0.1`",
                "GRANT USAGE ON `bandeja`.`message` TO `bandeja`@`127.0.0.1` WITH GRANT OPTION",
                ""
            })
    void noneOfTheseGrantsAnythingHere(String shown) {
        assertThat(missing(shown)).isEqualTo(WORK);
        assertThat(grants("bandeja", shown).allow("UPDATE", "message")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "`in_box`, in_box, true",
        "`in_box`, inXbox, true",
        "`in\\_box`, in_box, true",
        "`in\\_box`, inXbox, false",
        "`in%`, inbox, true",
        "`in%`, outbox, false",
        "`in.box`, in.box, true",
        "`in.box`, inXbox, false",
        "`in``box`, in`box, true",
        "`in``box`, in``box, false",
        "`a + b`, a + b, true",
        "*, whatever, true"
    })
    void theNameOfADatabaseIsAPattern(String granted, String database, boolean meant) {
        Grants grants = grants(database, "GRANT UPDATE ON " + granted + ".*" + TO);
        assertThat(grants.allow("UPDATE", "message")).isEqualTo(meant);
    }

    @Test
    void namesOfTablesAreTakenAsTheyStand() {
        String grant = "GRANT UPDATE ON `in_box`.`a``b.c ON d`" + TO;
        assertThat(grants("in_box", grant).allow("UPDATE", "a`b.c ON d")).isTrue();
        assertThat(grants("in_box", grant).allow("UPDATE", "a``b.c ON d")).isFalse();
        assertThat(grants("inXbox", grant).allow("UPDATE", "a`b.c ON d")).isFalse();
        assertThat(grants("in_box", "GRANT UPDATE ON `in_box`.`a_b`" + TO).allow("UPDATE", "aXb"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"`detail`, `outcome`", "detail, outcome", "`de)tail`"})
    void aRightOnSomeColumnsIsNoneOnTheTableButIsOne(String columns) {
        Grants grants = grants(
                "bandeja", "GRANT SELECT, INSERT, UPDATE (" + columns + "), DELETE ON `bandeja`.`audit_record`" + TO);
        assertThat(grants.missing(WORK, "audit_record")).containsExactly("UPDATE");
        assertThat(grants.allow("UPDATE", "audit_record")).isTrue();
        assertThat(grants.allow("DELETE", "audit_record")).isTrue();
        assertThat(grants.allow("UPDATE", "message")).isFalse();
    }

    @Test
    void aLongerNameIsAnotherRight() {
        assertThat(missing("GRANT DELETE HISTORY, CREATE VIEW, SHOW VIEW ON `bandeja`.*" + TO))
                .isEqualTo(WORK);
    }

    @Test
    void whatIsToldNamesTheRightsAndNobody() {
        assertThat(grants(
                        "bandeja",
                        USAGE,
                        "GRANT SELECT, INSERT ON `bandeja`.`message`" + TO,
                        "GRANT SELECT, INSERT ON `bandeja`.`agent`" + TO,
                        "GRANT CREATE ON `bandeja`.*" + TO + " WITH GRANT OPTION",
                        "GRANT DROP ON `other`.*" + TO))
                .hasToString("USAGE; SELECT, INSERT; CREATE, GRANT OPTION");
    }

    @Test
    void aNameThatSoundsLikeTheGrantOptionIsNone() {
        assertThat(grants("bandeja", "GRANT SELECT ON `bandeja`.* TO `WITH GRANT OPTION`@`%`"))
                .hasToString("SELECT");
    }
}
