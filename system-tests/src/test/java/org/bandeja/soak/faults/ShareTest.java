package org.bandeja.soak.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareTest {
    private static final Outcome ONE = new Outcome(10, 10, 5, 4, 1, 0, 0, 0, 0, 3);

    @TempDir
    Path directory;

    private Share part(int number) {
        return Share.read(
                "1000000", number + "/10", directory.resolve("parts.csv").toString());
    }

    @Test
    void aPartHasItsShareOfTheMessagesAndASeedOfItsOwn() {
        assertThat(part(3).count(40)).isEqualTo(100_000);
        assertThat(part(3).seed(7)).isNotEqualTo(part(4).seed(7)).isEqualTo(part(3).seed(7));
        assertThat(Share.read(null, null, null).count(40)).isEqualTo(40);
    }

    @Test
    void partsAddUp() {
        assertThat(part(1).keep(7, 40, ONE)).isEqualTo(ONE);
        assertThat(part(2).keep(7, 40, ONE)).isEqualTo(ONE.plus(ONE));
    }

    @Test
    void aPartThatIsRunAgainCountsOnce() throws IOException {
        part(1).keep(7, 40, ONE.plus(ONE));
        assertThat(part(1).keep(7, 40, ONE)).isEqualTo(ONE);
        assertThat(Files.readAllLines(directory.resolve("parts.csv"))).hasSize(2);
    }

    @Test
    void anotherSeedIsAnotherWhole() {
        part(1).keep(7, 40, ONE);
        assertThat(part(2).keep(8, 40, ONE)).isEqualTo(ONE);
    }

    @Test
    void saysWhatIsWrong() {
        wrong("x", null);
        wrong("0", null);
        wrong("5", "3");
        wrong("5", "0/2");
        wrong("5", "3/2");
        wrong("5", "1/2/3");
    }

    private static void wrong(String messages, String part) {
        assertThatIllegalArgumentException().isThrownBy(() -> Share.read(messages, part, null));
    }
}
