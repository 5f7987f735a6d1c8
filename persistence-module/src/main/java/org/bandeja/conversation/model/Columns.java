package org.bandeja.conversation.model;

import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** Reads the columns of a native query by name, whatever number type the driver chose. */
record Columns(Tuple row) {
    long number(String name) {
        return ((Number) row.get(name)).longValue();
    }

    Optional<Long> optionalNumber(String name) {
        return Optional.ofNullable((Number) row.get(name)).map(Number::longValue);
    }

    boolean flag(String name) {
        return row.get(name) instanceof Boolean value
                ? value
                : optionalNumber(name).orElse(0L) != 0;
    }

    String text(String name) {
        return (String) row.get(name);
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable((String) row.get(name));
    }

    Instant time(String name) {
        return ((Timestamp) row.get(name)).toInstant();
    }

    Optional<Instant> optionalTime(String name) {
        return Optional.ofNullable((Timestamp) row.get(name)).map(Timestamp::toInstant);
    }
}
