package org.bandeja.soak;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandeja.soak.RowPrints.Seen;

/**
 * What a restore changes on purpose, {@code wildfly-config/after-restore.sql}, as what it has to leave of what there was. Each table that
 * is not named here is left as it was, and of those that are each row and each column that is not.
 */
final class AfterRestore {
    /** Beyond every number that can have been given to an event between the back-up and the loss. */
    static final long FURTHER = 1_000_000_000;

    private static final String WAITED = "state in ('QUEUED', 'SENDING')";
    private static final String NO_LOGIN = "kind <> 'SESSION'";
    private static final String USED = "used_at is not null";
    /** It falls with the login that it belongs to. */
    private static final String OF_NO_LOGIN = "token_id in (select id from access_token where " + NO_LOGIN + ")";

    private static final Map<String, String> ENDED = ended();

    private AfterRestore() {}

    private static Map<String, String> ended() {
        Map<String, String> ended = new LinkedHashMap<>();
        ended.put("messages that wait to be sent", "outbox where " + WAITED);
        ended.put("texts that Bandeja is about to say", "auto_text_call");
        ended.put("notifications on their way", "push_task");
        ended.put("browsers that are told", "push_subscription where not " + OF_NO_LOGIN);
        ended.put("logins", "access_token where not " + NO_LOGIN);
        ended.put("links that nobody has used", "invitation where not " + USED);
        return ended;
    }

    /** All kinds of what must not go on after it. */
    static List<String> kinds() {
        return List.copyOf(ENDED.keySet());
    }

    /** Of which kinds of this there is something. */
    static List<String> there(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, String> kind : ENDED.entrySet()) {
            if (!RowPrints.texts(connection, "select 1 from " + kind.getValue() + " limit 1")
                    .isEmpty()) {
                found.add(kind.getKey());
            }
        }
        return found;
    }

    /** How what this connection sees has to look when it was backed up now and restored. */
    static RowPrints of(Connection connection) throws SQLException {
        Map<String, Seen> seen = new LinkedHashMap<>();
        // What waited has left since, or has not: nobody knows.
        seen.put("outbox", Seen.as(inDoubt()));
        // Has been said, or told, by now.
        seen.put("auto_text_call", Seen.only("false"));
        seen.put("push_task", Seen.only("false"));
        // What was ended since must not live again.
        seen.put("access_token", Seen.only(NO_LOGIN));
        seen.put("push_subscription", Seen.only(OF_NO_LOGIN));
        seen.put("invitation", Seen.only(USED));
        // No node of that moment runs any more.
        seen.put("JGROUPSPING", Seen.only("false"));
        // Open pages have seen numbers that would be given again.
        seen.put("inbox_event", Seen.as(Map.of("id", "id + " + FURTHER)));
        seen.put("notified_event", Seen.as(Map.of("event_id", "event_id + " + FURTHER)));
        return RowPrints.of(connection, seen);
    }

    /** From the restore on. */
    private static Map<String, String> inDoubt() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("state", "if(" + WAITED + ", 'IN_DOUBT', state)");
        columns.put("awaits_file", "if(" + WAITED + ", 0, awaits_file)");
        columns.put("claimed_by", "if(" + WAITED + ", null, claimed_by)");
        columns.put("claimed_at", "if(" + WAITED + ", 'by the restore', claimed_at)");
        columns.put("next_at", "if(" + WAITED + ", 'half a minute later', next_at)");
        return columns;
    }

    /** When it is now, on the database's clock. */
    static String now(Connection connection) throws SQLException {
        return RowPrints.texts(connection, "select cast(utc_timestamp(3) as char)")
                .get(0);
    }

    /**
     * What a restore has left, to be compared with what it has to leave.
     *
     * @param begun when it began
     */
    static RowPrints left(Connection connection, String begun) throws SQLException {
        String settled = "state = 'IN_DOUBT' and claimed_at >= '" + begun + "'";
        String later = settled + " and next_at = claimed_at + interval 30 second";
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("claimed_at", "if(" + settled + ", 'by the restore', claimed_at)");
        columns.put("next_at", "if(" + later + ", 'half a minute later', next_at)");
        return RowPrints.of(connection, Map.of("outbox", Seen.as(columns)));
    }
}
