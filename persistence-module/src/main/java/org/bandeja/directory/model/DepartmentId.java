package org.bandeja.directory.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a department. */
public record DepartmentId(long value) {
    /** A new one. */
    public static DepartmentId next() {
        return new DepartmentId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<DepartmentId> parse(String text) {
        return Tsid.parse(text).map(DepartmentId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
