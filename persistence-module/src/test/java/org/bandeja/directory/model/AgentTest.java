package org.bandeja.directory.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.bandeja.login.model.PasswordHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentTest {
    private static final PasswordHash PASSWORD = new PasswordHash("$argon2id$…");
    private static final String LONGEST = "x".repeat(120);

    @Test
    void isEnabledAndSpeaksTheBrowsersLanguageAtFirst() {
        Agent agent = agent("ana", " Ana Gómez ");
        assertThat(agent.isDisabled()).isFalse();
        assertThat(agent.language()).isEmpty();
        assertThat(agent.name()).isEqualTo("Ana Gómez");
    }

    @Test
    void speaksWhatWasChosen() {
        Agent agent = agent("ana", "Ana");
        agent.speak("es");
        assertThat(agent.language()).contains("es");
    }

    @Test
    void namesMayHave120Characters() {
        assertThat(agent(LONGEST, LONGEST).login()).hasSize(120);
    }

    @Test
    void whoIsInvitedHasAPasswordThatNobodyKnows() {
        Agent agent = Agent.invited(new AgentId(11), "ana", "Ana", Instant.EPOCH);
        assertThat(agent.isInvited()).isTrue();
        assertThat(agent.password()).isEqualTo(PasswordHash.NOBODY);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\t"})
    void needsLoginAndName(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> agent(text, "Ana"));
        assertThatIllegalArgumentException().isThrownBy(() -> agent("ana", text));
    }

    @Test
    void namesMayNotHaveMore() {
        assertThatIllegalArgumentException().isThrownBy(() -> agent(LONGEST + "x", "Ana"));
        assertThatIllegalArgumentException().isThrownBy(() -> agent("ana", LONGEST + "x"));
    }

    private static Agent agent(String login, String name) {
        return new Agent(new AgentId(11), login, name, PASSWORD, false, Instant.EPOCH);
    }
}
