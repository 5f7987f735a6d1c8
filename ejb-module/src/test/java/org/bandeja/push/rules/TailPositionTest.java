package org.bandeja.push.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TailPositionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final TailPosition position = new TailPosition(100, LONGEST);

    @Test
    void beginsWhereReadingBegan() {
        assertThat(position.last()).isEqualTo(100);
        assertThat(position.gaps()).isEmpty();
    }

    @Test
    void goesForwardWithoutGaps() {
        position.seen(101, NOW);
        position.seen(102, NOW);
        assertThat(position.last()).isEqualTo(102);
        assertThat(position.gaps()).isEmpty();
    }

    @Test
    void whatWasPassedOverIsLookedForAgain() {
        position.seen(104, NOW);
        assertThat(position.last()).isEqualTo(104);
        assertThat(position.gaps()).containsExactly(101L, 102L, 103L);
    }

    @Test
    void aLateIdFillsItsGapAndMovesNothing() {
        position.seen(104, NOW);
        position.seen(102, NOW);
        assertThat(position.last()).isEqualTo(104);
        assertThat(position.gaps()).containsExactly(101L, 103L);
    }

    @Test
    void theSameIdAgainOpensNoGap() {
        position.seen(101, NOW);
        position.seen(101, NOW);
        position.seen(99, NOW);
        assertThat(position.last()).isEqualTo(101);
        assertThat(position.gaps()).isEmpty();
    }

    @Test
    void isLookedForUntilNoTransactionCanBringItAnyMore() {
        position.seen(102, NOW);
        position.forget(NOW.plus(LONGEST));
        assertThat(position.gaps()).containsExactly(101L);
        position.forget(NOW.plus(LONGEST).plusMillis(1));
        assertThat(position.gaps()).isEmpty();
    }

    @Test
    void eachGapHasItsOwnTime() {
        position.seen(102, NOW);
        position.seen(104, NOW.plusSeconds(10));
        position.forget(NOW.plus(LONGEST).plusSeconds(1));
        assertThat(position.gaps()).containsExactly(103L);
    }

    @Test
    void whatWasMissingWhenReadingBeganIsLookedForToo() {
        position.missing(97, NOW);
        position.missing(97, NOW.plusSeconds(14));
        assertThat(position.gaps()).containsExactly(97L);
        position.forget(NOW.plus(LONGEST).plusMillis(1));
        assertThat(position.gaps()).as("counts since it was missed first").isEmpty();
    }

    @Test
    @Timeout(10)
    void aLeapIsBounded() {
        position.seen(Long.MAX_VALUE - 1, NOW);
        assertThat(position.last()).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(position.gaps()).hasSize(5_000).endsWith(Long.MAX_VALUE - 2);
    }

    @Test
    void manyLeapsAreBoundedAndTheOldestGapsGoFirst() {
        for (int i = 1; i <= 10; i++) {
            position.seen(100 + i * 4_000L, NOW);
            position.forget(NOW);
            assertThat(position.gaps()).hasSizeLessThanOrEqualTo(5_000);
        }
        assertThat(position.gaps()).hasSize(5_000).endsWith(40_099L).doesNotContain(101L);
    }

    /** Many writers: ids in the order of inserts, visible in any order within a transaction's time; some roll back. */
    @Test
    void everyCommittedEventIsReadExactlyOnceWhateverTheOrderOfCommits() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int writers = 400;
        long[] visibleAt =
                LongStream.range(0, writers).map(i -> i + random.nextInt(15)).toArray();
        boolean[] rolledBack = new boolean[writers];
        TreeSet<Long> expected = new TreeSet<>();
        for (int i = 0; i < writers; i++) {
            rolledBack[i] = random.nextInt(10) == 0;
            if (!rolledBack[i]) {
                expected.add(101L + i);
            }
        }
        List<Long> read = new ArrayList<>();
        for (int second = 0; second < writers + 40; second++) {
            Instant now = NOW.plusSeconds(second);
            List<Long> visible = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                long id = 101L + i;
                boolean asked = id > position.last() || position.gaps().contains(id);
                if (asked && !rolledBack[i] && visibleAt[i] <= second) {
                    visible.add(id);
                }
            }
            visible.forEach(id -> position.seen(id, now));
            position.forget(now);
            read.addAll(visible);
        }
        assertThat(read).as("seed %d", seed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(position.gaps()).as("seed %d", seed).isEmpty();
    }
}
