package org.bandeja.sso.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimNamesTest {
    private static final String ISSUER = "https://login.example.com";

    private final ClaimNames names = new ClaimNames("preferred_username", "name", "groups");

    @Test
    void aPersonIsWhatTheTokenSays() {
        ProvedPerson ana = names.person(
                ISSUER,
                Map.of("sub", "1", "preferred_username", "ana", "name", "Ana Gómez", "groups", List.of("a", 7, "b")));
        assertThat(ana.login()).contains("ana");
        assertThat(ana.name()).contains("Ana Gómez");
        assertThat(ana.groups()).containsExactly("a", "b");
        assertThat(ana.toString()).doesNotContain("Ana", "ana");
    }

    @Test
    void whatIsNotSaidIsEmpty() {
        ProvedPerson nobody = names.person(ISSUER, Map.of("sub", "1", "name", " ", "preferred_username", 5));
        assertThat(nobody.login()).isEmpty();
        assertThat(nobody.name()).isEmpty();
        assertThat(nobody.groups()).isEmpty();
    }

    @Test
    void oneGroupMayStandAlone() {
        assertThat(names.person(ISSUER, Map.of("sub", "1", "groups", "a")).groups())
                .containsExactly("a");
    }

    @Test
    void anAddressCountsAsLoginWhenItIsVerified() {
        ClaimNames byMail = new ClaimNames("email", "name", "groups");
        assertThat(byMail.person(ISSUER, Map.of("sub", "1", "email", "a@b.c")).login())
                .isEmpty();
        assertThat(byMail.person(ISSUER, Map.of("sub", "1", "email", "a@b.c", "email_verified", "true"))
                        .login())
                .isEmpty();
        assertThat(byMail.person(ISSUER, Map.of("sub", "1", "email", "a@b.c", "email_verified", true))
                        .login())
                .contains("a@b.c");
    }

    @Test
    void tooManyGroupsForATokenAreNotTakenForNone() {
        assertThatThrownBy(() -> names.person(ISSUER, Map.of("sub", "1", "_claim_names", Map.of("groups", "src1"))))
                .isInstanceOfSatisfying(
                        SignOnFailed.class,
                        failure -> assertThat(failure.kind()).isEqualTo(SignOnFailed.Kind.NOT_SET_UP));
    }

    @Test
    void aSubjectThatCannotBeKeptIsNobody() {
        for (String subject : List.of("", " ", "x".repeat(256), "josé", "a\nb")) {
            assertThatThrownBy(() -> names.person(ISSUER, Map.of("sub", subject)))
                    .isInstanceOf(SignOnFailed.class);
        }
    }
}
