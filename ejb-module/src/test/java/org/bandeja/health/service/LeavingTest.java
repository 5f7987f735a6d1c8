package org.bandeja.health.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.bandeja.directory.model.AgentId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeavingTest {
    private final Leaving leaving = new Leaving();
    private final Hall hall = new Hall();
    private Instant now = Instant.parse("2026-11-30T12:00:00Z");

    @TempDir
    Path directory;

    /** Some screens that go at once when they are told to. */
    private static final class Hall implements OpenScreens {
        private int screens = 3;

        @Override
        public Set<AgentId> agents() {
            return Set.of();
        }

        @Override
        public int screens() {
            return screens;
        }

        @Override
        public int sendAway(int most) {
            int here = screens;
            screens -= Math.min(most, here);
            return here;
        }
    }

    @BeforeEach
    void setUp() {
        leaving.screens = hall;
        leaving.file = directory.resolve("bandeja.leaving");
        leaving.clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private void later(Duration time) throws IOException {
        now = now.plus(time);
        leaving.round();
    }

    @Test
    void itStaysWhileNobodyAsks() throws IOException {
        later(Duration.ofDays(1));

        assertThat(leaving.isAnnounced()).isFalse();
        assertThat(hall.screens).isEqualTo(3);
    }

    @Test
    void firstTheBalancerIsToldThenTheScreens() throws IOException {
        Files.createFile(leaving.file);
        leaving.round();
        later(Duration.ofSeconds(5));

        assertThat(leaving.isAnnounced()).isTrue();
        assertThat(hall.screens).isEqualTo(3);

        later(Duration.ofSeconds(1));

        assertThat(hall.screens).isZero();
        assertThat(leaving.file).isEmptyFile();
    }

    @Test
    void itSaysWhenAllHaveGone() throws IOException {
        Files.createFile(leaving.file);
        leaving.round();
        later(Duration.ofSeconds(6));
        later(Duration.ofSeconds(1));

        assertThat(leaving.file).hasContent("left");
    }

    @Test
    void manyDoNotGoInOneMomentAndAllGoWithinFourSeconds() throws IOException {
        hall.screens = 200;
        Files.createFile(leaving.file);
        leaving.round();
        now = now.plusSeconds(6);
        for (int round = 1; round <= 8; round++) {
            later(Duration.ofMillis(500));
            assertThat(hall.screens).isEqualTo(200 - round * 25);
        }
        later(Duration.ofMillis(500));
        assertThat(leaving.file).hasContent("left");
    }

    @Test
    void itMayStayAfterAll() throws IOException {
        Files.createFile(leaving.file);
        leaving.round();
        Files.delete(leaving.file);
        later(Duration.ofMinutes(1));

        assertThat(leaving.isAnnounced()).isFalse();
        assertThat(hall.screens).isEqualTo(3);
    }
}
