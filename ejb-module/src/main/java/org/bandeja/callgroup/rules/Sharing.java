package org.bandeja.callgroup.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bandeja.callgroup.model.Strategy;
import org.bandeja.directory.model.AgentId;

/**
 * Who gets the next conversation of a group. It keeps count of what it has given; whoever uses it keeps others from giving meanwhile.
 *
 * <p>By turns: each conversation is owed in equal parts to all who could take it at that moment (there, and below their capacity), and
 * whoever is owed most gets it; of several whose turn was longest ago. With the same people there that is one after the other. Who
 * is away is owed nothing and loses nothing: who comes back gets no flood and is not passed over, and in the long run everybody has
 * had what was theirs, but for a conversation or two.
 */
public final class Sharing {
    /** A conversation, as credit is counted. */
    static final long WHOLE = 1_000_000;

    private static final Comparator<Candidate> LONGEST_AGO = Comparator.comparingLong(Candidate::turn)
            .thenComparingLong(found -> found.agent().value());
    private static final Comparator<Candidate> BY_TURNS =
            Comparator.comparingLong(Candidate::credit).reversed().thenComparing(LONGEST_AGO);
    private static final Comparator<Candidate> LEAST_BUSY =
            Comparator.comparingInt(Candidate::open).thenComparing(LONGEST_AGO);

    private final Strategy strategy;
    private final Optional<Integer> capacity;
    private final Map<AgentId, Candidate> candidates = new LinkedHashMap<>();
    private final Set<AgentId> changed = new LinkedHashSet<>();
    private long turns;

    /**
     * @param capacity as many open conversations an agent may have to be given another; empty: no limit
     * @param turns how many the group has given so far
     */
    public Sharing(Strategy strategy, Optional<Integer> capacity, Collection<Candidate> candidates, long turns) {
        this.strategy = Objects.requireNonNull(strategy, "strategy");
        this.capacity = Objects.requireNonNull(capacity, "capacity");
        this.turns = turns;
        candidates.forEach(candidate -> this.candidates.put(candidate.agent(), candidate));
    }

    /** Whether anybody of these could take one now. */
    public boolean isAnybodyFree(Set<AgentId> among) {
        return candidates.values().stream()
                .filter(candidate -> among.contains(candidate.agent()))
                .anyMatch(this::isFree);
    }

    /**
     * Gives one away.
     *
     * @param among who may have it
     * @param last who had this contact last
     * @return empty when none of them is there, or below capacity
     */
    public Optional<AgentId> give(Set<AgentId> among, Optional<AgentId> last) {
        List<Candidate> free = candidates.values().stream()
                .filter(candidate -> among.contains(candidate.agent()))
                .filter(this::isFree)
                .toList();
        Optional<Candidate> chosen = switch (strategy) {
            case SHARED -> Optional.empty();
            case ROUND_ROBIN -> free.stream().min(BY_TURNS);
            case LEAST_BUSY -> free.stream().min(LEAST_BUSY);
            case LAST_AGENT_FIRST ->
                free.stream()
                        .filter(candidate ->
                                last.filter(candidate.agent()::equals).isPresent())
                        .findFirst()
                        .or(() -> free.stream().min(LEAST_BUSY));
        };
        chosen.ifPresent(candidate -> account(candidate, free));
        return chosen.map(Candidate::agent);
    }

    private void account(Candidate chosen, List<Candidate> free) {
        turns++;
        long share = strategy == Strategy.ROUND_ROBIN ? WHOLE / free.size() : 0;
        if (share > 0) {
            free.forEach(candidate -> put(candidate.due(share)));
        }
        put(candidates.get(chosen.agent()).given(turns, share * free.size()));
    }

    private void put(Candidate candidate) {
        candidates.put(candidate.agent(), candidate);
        changed.add(candidate.agent());
    }

    private boolean isFree(Candidate candidate) {
        return candidate.there()
                && capacity.filter(most -> candidate.open() >= most).isEmpty();
    }

    /** Those of whom something else has to be remembered now. */
    public List<Candidate> changed() {
        return changed.stream().map(candidates::get).toList();
    }

    /** How many the group has given. */
    public long turns() {
        return turns;
    }
}
