package org.bandeja.outbox.model;

import java.util.Optional;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.NumberId;

/**
 * Which messages in trouble somebody wants to see.
 *
 * @param department whose conversations; empty: all
 * @param number from which they were to leave; empty: all
 */
public record TroubleQuestion(Optional<DepartmentId> department, Optional<NumberId> number) {
    /** All that there are. */
    public static final TroubleQuestion ALL = new TroubleQuestion(Optional.empty(), Optional.empty());
}
