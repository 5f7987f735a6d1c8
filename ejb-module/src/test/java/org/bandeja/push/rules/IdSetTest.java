package org.bandeja.push.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdSetTest {
    @Test
    void countsAsASetDoes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        IdSet ids = new IdSet();
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            long id = random.nextInt(i % 40_000 < 20_000 ? 3_000 : 50) * (random.nextBoolean() ? 1L : 4_194_304L);
            boolean add = random.nextInt(100) < (i / 20_000 % 2 == 0 ? 70 : 30);
            if (add) {
                ids.add(id);
                expected.add(id);
            } else {
                ids.remove(id);
                expected.remove(id);
            }
            assertThat(ids.size()).as("seed %d, step %d", seed, i).isEqualTo(expected.size());
        }
        for (long id : Set.copyOf(expected)) {
            ids.remove(id);
        }
        assertThat(ids.size()).isZero();
    }
}
