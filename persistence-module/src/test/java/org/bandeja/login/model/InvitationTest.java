package org.bandeja.login.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class InvitationTest {
    private static final Instant END = Instant.parse("2026-11-22T10:00:00Z");

    private final Invitation invitation = runningOutAt(END);

    @Test
    void runsOutAtExactlyItsEnd() {
        assertThat(invitation.isUsableAt(END.minusNanos(1))).isTrue();
        assertThat(invitation.isUsableAt(END)).isFalse();
        assertThat(invitation.isUsableAt(END.plusNanos(1))).isFalse();
    }

    @Test
    void worksOnce() {
        Instant now = END.minusSeconds(60);
        invitation.use(now);
        assertThat(invitation.isUsableAt(now)).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> invitation.use(now));
    }

    @Test
    void cannotBeUsedAfterItsEnd() {
        assertThatIllegalStateException().isThrownBy(() -> invitation.use(END));
        assertThat(invitation.isUsableAt(END.minusNanos(1))).isTrue();
    }

    /** As IT's command leaves it in the table; the application makes none. */
    private static Invitation runningOutAt(Instant end) {
        try {
            Invitation invitation = new Invitation();
            var field = Invitation.class.getDeclaredField("expiresAt");
            field.setAccessible(true);
            field.set(invitation, end);
            return invitation;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
