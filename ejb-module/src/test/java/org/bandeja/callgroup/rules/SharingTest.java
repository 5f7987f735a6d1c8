package org.bandeja.callgroup.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bandeja.callgroup.model.Strategy;
import org.bandeja.directory.model.AgentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets the next conversation, and that everybody gets what is theirs. */
class SharingTest {
    private static final AgentId ANA = new AgentId(1);
    private static final AgentId LUIS = new AgentId(2);
    private static final AgentId MARTA = new AgentId(3);
    private static final Set<AgentId> ALL = Set.of(ANA, LUIS, MARTA);

    private static Candidate somebody(AgentId agent, boolean there, int open, long turn) {
        return new Candidate(agent, there, open, turn, 0);
    }

    /**
     * A table: the strategy, for each of three whether there, open conversations and last turn, the capacity, who had the
     * contact last, and who gets it (0: nobody).
     */
    @ParameterizedTest
    @CsvSource({
        // by turns: whose turn was longest ago, however busy
        "ROUND_ROBIN,      true, 9, 1,  true, 0, 2,  true, 0, 3,  , 3, 1",
        "ROUND_ROBIN,      true, 9, 3,  true, 0, 2,  true, 0, 4,  , , 2",
        "ROUND_ROBIN,      true, 9, 0,  true, 0, 0,  true, 0, 0,  , , 1",
        "ROUND_ROBIN,      false, 0, 1, true, 0, 2,  true, 0, 3,  , , 2",
        "ROUND_ROBIN,      true, 5, 1,  true, 5, 2,  true, 4, 3,  5, , 3",
        "ROUND_ROBIN,      true, 5, 1,  true, 5, 2,  true, 6, 3,  5, , 0",
        "ROUND_ROBIN,      false, 0, 1, false, 0, 2, false, 0, 3, , , 0",
        // least busy: fewest open, then longest ago
        "LEAST_BUSY,       true, 2, 1,  true, 1, 9,  true, 3, 2,  , , 2",
        "LEAST_BUSY,       true, 2, 5,  true, 2, 4,  true, 2, 6,  , , 2",
        "LEAST_BUSY,       true, 2, 1,  false, 0, 9, true, 3, 2,  , , 1",
        "LEAST_BUSY,       true, 2, 1,  true, 2, 2,  true, 2, 3,  2, , 0",
        // last agent first: if there and below capacity, else least busy
        "LAST_AGENT_FIRST, true, 2, 1,  true, 1, 9,  true, 9, 2,  , 3, 3",
        "LAST_AGENT_FIRST, true, 2, 1,  true, 1, 9,  false, 0, 2, , 3, 2",
        "LAST_AGENT_FIRST, true, 2, 1,  true, 1, 9,  true, 9, 2,  9, 3, 2",
        "LAST_AGENT_FIRST, true, 2, 1,  true, 1, 9,  true, 9, 2,  , 77, 2",
        "LAST_AGENT_FIRST, true, 1, 3,  true, 1, 2,  true, 9, 1,  , , 2",
        // shared gives nobody anything
        "SHARED,           true, 0, 1,  true, 0, 2,  true, 0, 3,  , 1, 0",
    })
    void whoGetsIt(
            Strategy strategy,
            boolean thereA,
            int openA,
            long turnA,
            boolean thereL,
            int openL,
            long turnL,
            boolean thereM,
            int openM,
            long turnM,
            Integer capacity,
            Long last,
            long gets) {
        Sharing sharing = new Sharing(
                strategy,
                Optional.ofNullable(capacity),
                List.of(
                        somebody(ANA, thereA, openA, turnA),
                        somebody(LUIS, thereL, openL, turnL),
                        somebody(MARTA, thereM, openM, turnM)),
                9);
        Optional<AgentId> chosen = sharing.give(ALL, Optional.ofNullable(last).map(AgentId::new));
        assertThat(chosen.map(AgentId::value).orElse(0L)).isEqualTo(gets);
    }

    @Test
    void onlyThoseAreAskedWhoMayHaveIt() {
        Sharing sharing = new Sharing(
                Strategy.ROUND_ROBIN,
                Optional.empty(),
                List.of(somebody(ANA, true, 0, 0), somebody(LUIS, true, 0, 0)),
                0);
        assertThat(sharing.give(Set.of(LUIS, MARTA), Optional.empty())).contains(LUIS);
        assertThat(sharing.give(Set.of(MARTA), Optional.empty())).isEmpty();
        assertThat(sharing.isAnybodyFree(Set.of(ANA, MARTA))).isTrue();
        assertThat(sharing.isAnybodyFree(Set.of(MARTA)))
                .as("whoever is not among them does not count")
                .isFalse();
    }

    @Test
    void byTurnsIsOneAfterTheOther() {
        Sharing sharing = new Sharing(
                Strategy.ROUND_ROBIN,
                Optional.empty(),
                List.of(somebody(ANA, true, 0, 0), somebody(LUIS, true, 0, 0), somebody(MARTA, true, 0, 0)),
                0);
        List<AgentId> got = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            got.add(sharing.give(ALL, Optional.empty()).orElseThrow());
        }
        assertThat(got).containsExactly(ANA, LUIS, MARTA, ANA, LUIS, MARTA, ANA, LUIS, MARTA);
        assertThat(sharing.turns()).isEqualTo(9);
        assertThat(sharing.changed()).hasSize(3);
    }

    @Test
    void whoComesBackGetsNoFloodAndIsNotPassedOver() {
        Company company = new Company(Strategy.ROUND_ROBIN, Optional.empty(), 4);
        IntStream.range(0, 40).forEach(i -> company.give());
        company.there.remove(company.agents.get(3));
        IntStream.range(0, 300).forEach(i -> company.give());
        company.there.add(company.agents.get(3));
        Map<AgentId, Integer> before = new HashMap<>(company.got);
        IntStream.range(0, 8).forEach(i -> company.give());
        company.agents.forEach(
                agent -> assertThat(company.got.get(agent) - before.get(agent)).isBetween(1, 3));
    }

    /** People come and go at every moment; whoever is there is owed an equal part of each. */
    @Test
    void overFiveThousandEverybodyHasHadWhatWasTheirs() {
        Company company = new Company(Strategy.ROUND_ROBIN, Optional.empty(), 10);
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            if (random.nextInt(20) == 0) {
                company.comeOrGo(company.agents.get(random.nextInt(3)));
            }
            company.give();
        }
        company.agents.forEach(agent -> assertThat((double) company.got.get(agent))
                .isCloseTo(company.owed.get(agent), within(0.02 * company.owed.get(agent))));
        company.agents.forEach(
                agent -> assertThat((double) company.got.get(agent)).isCloseTo(company.owed.get(agent), within(3.0)));
    }

    /** Twenty threads bring conversations, others end them, people come and go; all of it under one lock, as in the database. */
    @ParameterizedTest
    @CsvSource({"ROUND_ROBIN", "LEAST_BUSY"})
    void ofTwentyAtOnceNobodyGetsMoreThanTheirCapacity(Strategy strategy) throws Exception {
        Company company = new Company(strategy, Optional.of(5), 10);
        AtomicInteger given = new AtomicInteger();
        AtomicInteger comings = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        for (int t = 0; t < 20; t++) {
            Random random = new Random(t);
            threads.submit(() -> {
                start.await();
                while (given.get() < 5_000) {
                    synchronized (company) {
                        if (random.nextInt(50) == 0) {
                            company.comeOrGo(company.agents.get(random.nextInt(3)));
                            comings.incrementAndGet();
                        }
                        if (given.get() < 5_000 && company.give().isPresent()) {
                            given.incrementAndGet();
                        } else {
                            company.end(random);
                        }
                        if (random.nextInt(3) > 0) {
                            company.end(random);
                        }
                    }
                }
                return null;
            });
        }
        start.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(given.get()).isEqualTo(5_000);
        assertThat(comings.get()).isGreaterThan(10);
        assertThat(company.mostOpen).isLessThanOrEqualTo(5);
        assertThat(company.got.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(5_000);
        if (strategy == Strategy.ROUND_ROBIN) {
            company.agents.forEach(agent -> assertThat((double) company.got.get(agent))
                    .isCloseTo(company.owed.get(agent), within(0.02 * company.owed.get(agent))));
        }
    }

    /** Counts by itself, and knows nothing of credit. */
    private static final class Company {
        private final Strategy strategy;
        private final Optional<Integer> capacity;
        private final List<AgentId> agents;
        private final Set<AgentId> there = new HashSet<>();
        private final Map<AgentId, Integer> open = new HashMap<>();
        private final Map<AgentId, Integer> got = new LinkedHashMap<>();
        private final Map<AgentId, Double> owed = new HashMap<>();
        private Map<AgentId, Candidate> kept = new HashMap<>();
        private long turns;
        private int mostOpen;

        private Company(Strategy strategy, Optional<Integer> capacity, int size) {
            this.strategy = strategy;
            this.capacity = capacity;
            agents = IntStream.rangeClosed(1, size).mapToObj(AgentId::new).toList();
            agents.forEach(agent -> {
                there.add(agent);
                open.put(agent, 0);
                got.put(agent, 0);
                owed.put(agent, 0.0);
            });
        }

        private void comeOrGo(AgentId agent) {
            if (!there.remove(agent)) {
                there.add(agent);
            }
        }

        private void end(Random random) {
            AgentId agent = agents.get(random.nextInt(agents.size()));
            open.computeIfPresent(agent, (who, count) -> Math.max(0, count - 1));
        }

        /** Each time from what was kept, as it comes out of the database. */
        private Optional<AgentId> give() {
            List<Candidate> candidates = agents.stream()
                    .map(agent -> {
                        Candidate known = kept.getOrDefault(agent, somebody(agent, false, 0, 0));
                        return new Candidate(
                                agent, there.contains(agent), open.get(agent), known.turn(), known.credit());
                    })
                    .toList();
            Set<AgentId> free = new HashSet<>(there);
            free.removeIf(
                    agent -> capacity.filter(most -> open.get(agent) >= most).isPresent());
            Sharing sharing = new Sharing(strategy, capacity, candidates, turns);
            Optional<AgentId> chosen = sharing.give(Set.copyOf(agents), Optional.empty());
            assertThat(chosen.isPresent()).isEqualTo(!free.isEmpty());
            chosen.ifPresent(agent -> {
                assertThat(free).contains(agent);
                if (strategy == Strategy.LEAST_BUSY) {
                    assertThat(open.get(agent))
                            .isEqualTo(free.stream().mapToInt(open::get).min().orElseThrow());
                }
                free.forEach(one -> owed.merge(one, 1.0 / free.size(), Double::sum));
                got.merge(agent, 1, Integer::sum);
                mostOpen = Math.max(mostOpen, open.merge(agent, 1, Integer::sum));
            });
            sharing.changed().forEach(candidate -> kept.put(candidate.agent(), candidate));
            turns = sharing.turns();
            return chosen;
        }
    }
}
