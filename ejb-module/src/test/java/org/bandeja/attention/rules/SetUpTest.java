package org.bandeja.attention.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.attention.rules.SetUp.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetUpTest {
    /** D done, N next, - to be done later; by step: account, secrets, check, webhook, numbers, departments, people, route, message. */
    @ParameterizedTest
    @CsvSource({
        "'',                                                                     N--------",
        "ACCOUNT,                                                                DN-------",
        "ACCOUNT SECRETS,                                                        DDN------",
        "ACCOUNT SECRETS CHECK NUMBERS,                                          DDDND----",
        "DEPARTMENTS PEOPLE,                                                     N----DD--",
        "ACCOUNT SECRETS CHECK WEBHOOK NUMBERS DEPARTMENTS,                      DDDDDDN--",
        "ACCOUNT SECRETS CHECK WEBHOOK NUMBERS DEPARTMENTS PEOPLE ROUTE,         DDDDDDDDN",
        "MESSAGE,                                                                N-------D",
        "ACCOUNT SECRETS CHECK WEBHOOK NUMBERS DEPARTMENTS PEOPLE ROUTE MESSAGE, DDDDDDDDD"
    })
    void theFirstStepThatIsNotDoneIsNext(String done, String expected) {
        SetUp setUp = SetUp.of(steps(done));
        assertThat(setUp.steps().stream()
                        .map(one -> switch (one.state()) {
                            case DONE -> "D";
                            case NEXT -> "N";
                            case LATER -> "-";
                        })
                        .collect(Collectors.joining()))
                .isEqualTo(expected);
        assertThat(setUp.steps()).extracting(SetUp.Progress::step).containsExactly(Step.values());
        assertThat(setUp.done()).isEqualTo(expected.replaceAll("[^D]", "").length());
        assertThat(setUp.isComplete()).isEqualTo(!expected.contains("N"));
    }

    @Test
    void nothingIsNextWhenAllIsDone() {
        assertThat(SetUp.of(EnumSet.allOf(Step.class)).isComplete()).isTrue();
    }

    private static Set<Step> steps(String names) {
        return names.isEmpty()
                ? Set.of()
                : Arrays.stream(names.split(" ")).map(Step::valueOf).collect(Collectors.toSet());
    }
}
