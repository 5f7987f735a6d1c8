package org.bandeja.launcher.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the account that the server works with has to be allowed on each table, and what it must not be: as {@code grants.sql} grants it. */
final class TableRights {
    /** No record of it is ever changed; where it is kept for ever, none is thrown away either. */
    static final String AUDIT = "audit_record";

    private static final String CHANGE = "UPDATE";
    private static final List<String> USUAL = List.of("SELECT", "INSERT", CHANGE, "DELETE");
    private static final List<String> OF_AUDIT = List.of("SELECT", "INSERT", "DELETE");
    private static final List<String> OF_PROTECTED_AUDIT = List.of("SELECT", "INSERT");
    private static final int MOST_NAMED = 10;

    private TableRights() {}

    /**
     * Which rights are missing on which tables, in words; empty: none.
     *
     * @param protectedAudit whether the audit may be kept from everything but new records
     */
    static Optional<String> lacking(Grants grants, List<String> tables, boolean protectedAudit) {
        Map<String, List<String>> lacking = tables.stream()
                .collect(Collectors.groupingBy(
                        table -> String.join(", ", grants.missing(needed(table, protectedAudit), table)),
                        LinkedHashMap::new,
                        Collectors.toList()));
        lacking.remove("");
        return Optional.of(lacking.entrySet().stream()
                        .map(rights -> rights.getKey() + " on " + names(rights.getValue()))
                        .collect(Collectors.joining("; ")))
                .filter(Predicate.not(String::isEmpty));
    }

    /** Whether records of the audit can be changed. */
    static boolean mayChangeAudit(Grants grants) {
        return grants.allow(CHANGE, AUDIT);
    }

    private static List<String> needed(String table, boolean protectedAudit) {
        if (!table.equals(AUDIT)) {
            return USUAL;
        }
        return protectedAudit ? OF_PROTECTED_AUDIT : OF_AUDIT;
    }

    private static String names(List<String> tables) {
        return tables.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (tables.size() > MOST_NAMED ? " and " + (tables.size() - MOST_NAMED) + " more" : "");
    }
}
