package org.bandeja.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.home.Home;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
    @TempDir
    Path place;

    private Home home;
    private Children children;

    @BeforeEach
    void take() {
        home = Home.take(place.resolve("home"));
        children = new Children(home);
    }

    @AfterEach
    void end() throws IOException {
        children.stopAll();
        home.close();
    }

    @Test
    void writesItsOutputAndItsNumberIntoFiles() throws Exception {
        Child child = children.start(Part.SIMULATOR, List.of("sh", "-c", "echo hello $WHO"), Map.of("WHO", "you"));
        assertThat(child.exitCode()).isZero();
        assertThat(child.log()).hasContent("hello you");
        assertThat(home.run("simulator.pid")).doesNotExist();
    }

    @Test
    void keepsTheOutputOfTheStartBefore() throws Exception {
        children.start(Part.SIMULATOR, List.of("echo", "one"), Map.of()).exitCode();
        children.start(Part.SIMULATOR, List.of("echo", "two"), Map.of()).exitCode();
        assertThat(home.log("simulator.out")).hasContent("two");
        assertThat(home.log("simulator.out.1")).hasContent("one");
    }

    @Test
    void stopsWhatRunsAndStartsNothingAfterThat() {
        Child child = children.start(Part.DATABASE, sleep(), Map.of());
        assertThat(home.run("database.pid")).exists();
        assertThat(children.any()).isTrue();
        children.stopAll();
        assertThat(child.isAlive()).isFalse();
        assertThat(home.run("database.pid")).doesNotExist();
        assertThatThrownBy(() -> children.start(Part.SERVER, sleep(), Map.of())).isInstanceOf(Failure.class);
    }

    @Test
    void killsWhatDoesNotListen() throws Exception {
        Child child = children.start(
                Part.CONFIGURATION,
                List.of("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done"),
                Map.of());
        while (!Files.readString(child.log()).contains("ready")) {
            Thread.onSpinWait();
        }
        children.stopAll();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void saysWhatCannotBeStarted() {
        assertThatThrownBy(() -> children.start(Part.SIMULATOR, List.of("/nowhere/program"), Map.of()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Cannot start the simulator");
    }

    @Test
    void leftoversOfThisDirectoryAreStopped() throws Exception {
        Process ours = new ProcessBuilder("sh", "-c", "while :; do sleep 0.1; done", home.directory() + "/x").start();
        Files.writeString(home.run("simulator.pid"), ours.pid() + "\n");
        assertThat(new Leftovers(home).stop()).containsExactly(Part.SIMULATOR);
        assertThat(ours.waitFor()).isNotZero();
        assertThat(home.run("simulator.pid")).doesNotExist();
    }

    @Test
    void aProcessOfSomebodyElseWithTheSameNumberIsLeftAlone() throws Exception {
        Process theirs = new ProcessBuilder(sleep()).start();
        try {
            Files.writeString(home.run("database.pid"), theirs.pid() + "\n");
            assertThat(new Leftovers(home).stop()).isEmpty();
            assertThat(theirs.isAlive()).isTrue();
        } finally {
            theirs.destroyForcibly();
        }
    }

    @Test
    void anUnreadablePidFileStopsNobody() throws Exception {
        Files.writeString(home.run("server.pid"), "-1 or so");
        assertThat(new Leftovers(home).stop()).isEmpty();
        assertThat(home.run("server.pid")).doesNotExist();
    }

    private static List<String> sleep() {
        return List.of("sleep", "600");
    }
}
