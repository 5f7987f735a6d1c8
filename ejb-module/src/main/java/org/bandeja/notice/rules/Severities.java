package org.bandeja.notice.rules;

import java.util.Map;
import java.util.Set;
import org.bandeja.notice.model.Severity;

/** How much something that WhatsApp tells matters to administrators (webhook fields, 2026-09). */
public final class Severities {
    private static final Set<String> CRITICAL = Set.of(
            "ACCOUNT_VIOLATION",
            "ACCOUNT_RESTRICTION",
            "ACCOUNT_DELETED",
            "DISABLED_UPDATE",
            "ACCOUNT_OFFBOARDED",
            "PARTNER_REMOVED",
            "PARTNER_APP_UNINSTALLED",
            "DISABLED",
            "LOCKED",
            "PIN_CHANGED",
            "PIN_RESET_REQUEST");

    private static final Set<String> WARNING = Set.of(
            "REJECTED",
            "PAUSED",
            "FLAGGED",
            "DOWNGRADE",
            "LIMIT_EXCEEDED",
            "PENDING_DELETION",
            "DELETED",
            "ARCHIVED",
            "RED",
            "YELLOW",
            "DEFERRED",
            "PIN_REQUEST_SUCCESS");

    private static final Map<String, Severity> ALERTS =
            Map.of("CRITICAL", Severity.CRITICAL, "WARNING", Severity.WARNING, "INFORMATIONAL", Severity.INFO);

    /** Errors for which nothing leaves any more: token, permission, restriction, payment, registration. */
    private static final Set<String> STOPPING = Set.of(
            "0", "3", "10", "33", "190", "200", "368", "131005", "131031", "131037", "131042", "131045", "133010");

    private Severities() {}

    /**
     * @param field WhatsApp's webhook field
     * @param event its word for what happened; may be empty
     * @param facts what else it says
     */
    public static Severity of(String field, String event, Map<String, String> facts) {
        return switch (field) {
            case "account_alerts" ->
                ALERTS.getOrDefault(facts.getOrDefault("alert_info.alert_severity", ""), Severity.WARNING);
            case "account_review_update" -> event.equals("REJECTED") ? Severity.CRITICAL : ofWord(event);
            case "errors" -> STOPPING.contains(event) ? Severity.CRITICAL : Severity.WARNING;
            case "template_category_update" -> Severity.WARNING;
            case "account_update" -> isOver(event, facts) ? Severity.INFO : ofWord(event);
            default -> ofWord(event);
        };
    }

    /** A ban or restrictions end by the same word that begins them. */
    private static boolean isOver(String event, Map<String, String> facts) {
        return switch (event) {
            case "DISABLED_UPDATE" -> "REINSTATE".equals(facts.get("ban_info.waba_ban_state"));
            case "ACCOUNT_RESTRICTION" ->
                Restrictions.of(facts).isEmpty() && !facts.containsKey("violation_info.violation_type");
            default -> false;
        };
    }

    private static Severity ofWord(String event) {
        if (CRITICAL.contains(event)) {
            return Severity.CRITICAL;
        }
        return WARNING.contains(event) ? Severity.WARNING : Severity.INFO;
    }
}
