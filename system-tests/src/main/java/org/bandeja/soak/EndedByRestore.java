package org.bandeja.soak;

import java.util.UUID;
import org.bandeja.bench.instance.Rows;

/**
 * Something of each kind that must not go on after a restore, beside messages that wait: put there, since a running server says and tells
 * it at once, or nobody is logged in by a browser. Somebody in no department has it, so that nothing is told to him.
 */
final class EndedByRestore {
    private static final String IN_A_YEAR = "utc_timestamp(3) + interval 1 year";

    private EndedByRestore() {}

    /** @return the secret of a login */
    static String put(Rows rows) {
        long id = System.currentTimeMillis();
        String secret = secret();
        rows.change(
                "insert into agent (id, login, name, password_hash, created_at)"
                        + " values (?, ?, 'Logged in before a restore', '!', utc_timestamp(3))",
                id,
                "restore-" + id);
        rows.change(
                "insert into access_token (id, agent_id, kind, name, token_hash, created_at, expires_at)"
                        + " values (?, ?, 'SESSION', 'a browser', sha2(?, 256), utc_timestamp(3), " + IN_A_YEAR + ")",
                id,
                id,
                secret);
        rows.change(
                "insert into push_subscription (id, agent_id, token_id, endpoint, endpoint_hash, p256dh, auth, device,"
                        + " created_at) values (?, ?, ?, 'https://push.example.com/', sha2(?, 256), 'key', 'auth',"
                        + " 'a browser', utc_timestamp(3))",
                id,
                id,
                id,
                secret);
        rows.change(
                "insert into push_task (subscription_id, conversation_id, event_id, kinds, due_at, expires_at)"
                        + " values (?, 1, 1, 1, " + IN_A_YEAR + ", " + IN_A_YEAR + ")",
                id);
        link(rows, id, id, "null");
        link(rows, id + 1, id, "utc_timestamp(3)");
        rows.change("insert into auto_text_call (conversation_id, at) values (1, " + IN_A_YEAR + ")");
        return secret;
    }

    private static void link(Rows rows, long id, long agent, String used) {
        rows.change(
                "insert into invitation (id, purpose, token_hash, agent_id, created_at, expires_at, used_at)"
                        + " values (?, 'RESET', sha2(?, 256), ?, utc_timestamp(3), " + IN_A_YEAR + ", " + used + ")",
                id,
                secret(),
                agent);
    }

    private static String secret() {
        return "bdj_" + UUID.randomUUID();
    }
}
