package org.bandeja.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdTest {
    @Test
    void isTheSameEachTime() {
        assertThat(Script.more()).isEqualTo(Script.more()).hasSizeGreaterThan(150);
    }

    @Test
    void nobodyIsInTwoOfTheScripts() {
        List<String> addresses = Script.more().stream().map(Episode::address).toList();
        assertThat(addresses).doesNotHaveDuplicates();
        assertThat(Script.conversations().stream().map(Episode::address)).doesNotContainAnyElementsOf(addresses);
    }

    @Test
    void whatIsNotUnderstoodIsTold() {
        assertThatThrownBy(() -> new Crowd(List.of("= Ventas", "whatever")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whatever");
    }
}
