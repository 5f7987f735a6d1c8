package org.bandeja.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.bandeja.launcher.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path place;

    @Test
    void makesAPrivateDirectory() throws IOException {
        Path directory = place.resolve("a/b");
        try (Home home = Home.take(directory)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
            assertThat(home.run("x").getParent()).isDirectory();
        }
    }

    @Test
    void whatItMakesIsPrivateWhereTheDirectoryIsNot() throws IOException {
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Home home = Home.take(place)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.database())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void oneLauncherHoldsItAtATime() throws IOException {
        try (Home home = Home.take(place)) {
            assertThat(home.directory()).isEqualTo(place);
            assertThatThrownBy(() -> Home.take(place))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("Another Bandeja")
                    .hasMessageContaining("--data");
        }
        Home.take(place).close();
    }

    @Test
    void filesOfOthersMayLieBeside() throws IOException {
        Path notes = Files.writeString(place.resolve("notes.txt"), "mine");
        try (Home home = Home.take(place)) {
            home.reset();
        }
        assertThat(notes).hasContent("mine");
    }

    @Test
    void whatSomebodyElseMadeUnderOurNameIsNotTouched() throws IOException {
        Path theirs = Files.createDirectory(place.resolve("database"));
        assertThatThrownBy(() -> Home.take(place))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("database is there already");
        assertThat(theirs).isDirectory();
        assertThat(place.resolve(".bandeja")).doesNotExist();
    }

    @Test
    void resetRemovesWhatWeMadeAndNothingElse() throws IOException {
        Path theirs = Files.writeString(place.resolve("other"), "x");
        try (Home home = Home.take(place)) {
            Files.createDirectories(home.database().resolve("data/deep"));
            Files.writeString(home.database().resolve("data/deep/file"), "x");
            Files.writeString(home.secrets(), "x");
            home.reset();
            assertThat(home.database()).isEmptyDirectory();
            assertThat(home.secrets()).doesNotExist();
            assertThat(home.logs()).isEmptyDirectory();
        }
        assertThat(theirs).exists();
    }

    @Test
    void resetDoesNotFollowLinks() throws IOException {
        Path outside = Files.createDirectory(place.resolve("outside"));
        Path precious = Files.writeString(outside.resolve("precious"), "x");
        try (Home home = Home.take(place.resolve("home"))) {
            Files.createDirectory(home.server());
            Files.createSymbolicLink(home.server().resolve("link"), outside);
            Files.createSymbolicLink(home.simulator(), outside);
            home.reset();
            assertThat(home.simulator()).doesNotExist();
        }
        assertThat(precious).exists();
    }

    @Test
    void aMarkerCannotNameWhatIsNotOurs() throws IOException {
        Path theirs = Files.writeString(place.resolve("theirs"), "x");
        Path home = Files.createDirectory(place.resolve("home"));
        Files.writeString(home.resolve(".bandeja"), "../theirs\ntheirs\n/\n");
        Files.writeString(home.resolve("theirs"), "x");
        try (Home taken = Home.take(home)) {
            taken.reset();
        }
        assertThat(theirs).exists();
        assertThat(home.resolve("theirs")).exists();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsSaid() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "x");
        assertThatThrownBy(() -> Home.take(file.resolve("below")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Cannot use");
    }
}
