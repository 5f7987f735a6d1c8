package org.bandeja.callgroup.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One after the other somebody may have it.
 *
 * @param minutes how long before the next one has its chance; empty: no limit
 */
public record GroupStep(List<GroupMember> members, Optional<Integer> minutes) {
    public GroupStep {
        members = List.copyOf(members);
    }

    public Optional<Duration> length() {
        return minutes.map(Duration::ofMinutes);
    }
}
