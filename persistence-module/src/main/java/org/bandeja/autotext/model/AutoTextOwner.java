package org.bandeja.autotext.model;

import java.util.Optional;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.NumberId;

/** Whose texts they are: a number's or a department's. */
public record AutoTextOwner(Optional<NumberId> number, Optional<DepartmentId> department) {
    public AutoTextOwner {
        if (number.isPresent() == department.isPresent()) {
            throw new IllegalArgumentException("one of both");
        }
    }

    public static AutoTextOwner of(NumberId number) {
        return new AutoTextOwner(Optional.of(number), Optional.empty());
    }

    public static AutoTextOwner of(DepartmentId department) {
        return new AutoTextOwner(Optional.empty(), Optional.of(department));
    }
}
