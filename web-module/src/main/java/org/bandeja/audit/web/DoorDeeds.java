package org.bandeja.audit.web;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** What a call wanted to do, in the audit's words, as far as its address tells. */
final class DoorDeeds {
    /** By method, collection and what is done there; ids are left out. */
    static final Map<String, String> DEEDS = Map.ofEntries(
            entry("POST conversations", "STARTED"),
            entry("POST conversations/claim", "CLAIMED"),
            entry("POST conversations/assign", "ASSIGNED"),
            entry("POST conversations/takeover", "TAKEN_OVER"),
            entry("POST conversations/transfer", "TRANSFERRED"),
            entry("POST conversations/move", "MOVED"),
            entry("POST conversations/return", "RETURNED"),
            entry("POST conversations/complete", "COMPLETED"),
            entry("POST conversations/reopen", "REOPENED"),
            entry("POST conversations/undo", "UNDONE"),
            entry("POST conversations/messages", "REPLIED"),
            entry("PUT conversations/labels", "LABELLED"),
            entry("DELETE conversations/labels", "UNLABELLED"),
            entry("POST messages/retry", "RETRIED"),
            entry("POST messages/dismiss", "DISMISSED"),
            entry("POST messages/reaction", "REACTED"),
            entry("PATCH contacts", "CONTACT_EDITED"),
            entry("PUT contacts/consent", "CONTACT_CONSENT"),
            entry("POST contacts/notes", "CONTACT_NOTED"),
            entry("DELETE contacts/notes", "CONTACT_NOTE_REMOVED"),
            entry("POST contacts/block", "CONTACT_BLOCKED"),
            entry("POST contacts/unblock", "CONTACT_UNBLOCKED"),
            entry("POST contacts/merge", "CONTACT_MERGED"),
            entry("POST contacts/erase", "CONTACT_ERASED"),
            entry("GET contacts/export", "CONTACT_EXPORTED"),
            entry("POST contact-fields", "CONTACT_FIELD_CREATED"),
            entry("PUT contact-fields", "CONTACT_FIELD_CHANGED"),
            entry("DELETE contact-fields", "CONTACT_FIELD_REMOVED"),
            entry("POST departments", "DEPARTMENT_CREATED"),
            entry("PATCH departments", "DEPARTMENT_CHANGED"),
            entry("POST departments/archive", "DEPARTMENT_ARCHIVED"),
            entry("POST departments/restore", "DEPARTMENT_RESTORED"),
            entry("PUT departments/members", "MEMBER_CHANGED"),
            entry("DELETE departments/members", "MEMBER_REMOVED"),
            entry("PUT departments/auto-texts", "AUTO_TEXTS_CHANGED"),
            entry("POST agents", "AGENT_CREATED"),
            entry("PATCH agents", "AGENT_CHANGED"),
            entry("POST agents/disable", "AGENT_DISABLED"),
            entry("POST agents/enable", "AGENT_ENABLED"),
            entry("POST agents/sign-out", "SIGNED_OUT_EVERYWHERE"),
            entry("POST agents/invite", "INVITED"),
            entry("POST agents/reset", "PASSWORD_RESET_BEGUN"),
            entry("POST agents/reset-totp", "TWO_STEP_RESET"),
            entry("PATCH numbers", "NUMBER_CHANGED"),
            entry("POST numbers/try", "NUMBER_TRIED"),
            entry("PUT numbers/profile", "NUMBER_PROFILE_CHANGED"),
            entry("PUT numbers/auto-texts", "AUTO_TEXTS_CHANGED"),
            entry("POST accounts", "ACCOUNT_CREATED"),
            entry("PATCH accounts", "ACCOUNT_CHANGED"),
            entry("PUT accounts/secrets", "ACCOUNT_SECRET_SET"),
            entry("DELETE accounts/secrets", "ACCOUNT_SECRET_REMOVED"),
            entry("POST accounts/end-overlap", "ACCOUNT_OLD_SECRET_ENDED"),
            entry("POST labels", "LABEL_CREATED"),
            entry("PATCH labels", "LABEL_CHANGED"),
            entry("POST labels/archive", "LABEL_ARCHIVED"),
            entry("POST labels/restore", "LABEL_RESTORED"),
            entry("DELETE labels", "LABEL_DELETED"),
            entry("POST quick-replies", "QUICK_REPLY_CREATED"),
            entry("PUT quick-replies", "QUICK_REPLY_CHANGED"),
            entry("DELETE quick-replies", "QUICK_REPLY_DELETED"),
            entry("POST calendars", "CALENDAR_CREATED"),
            entry("PUT calendars", "CALENDAR_CHANGED"),
            entry("DELETE calendars", "CALENDAR_DELETED"),
            entry("POST call-groups", "GROUP_CREATED"),
            entry("PUT call-groups", "GROUP_CHANGED"),
            entry("DELETE call-groups", "GROUP_DELETED"),
            entry("POST attendants", "ATTENDANT_CREATED"),
            entry("PUT attendants", "ATTENDANT_RENAMED"),
            entry("POST attendants/publish", "ATTENDANT_PUBLISHED"),
            entry("DELETE attendants", "ATTENDANT_DELETED"),
            entry("POST template-drafts/submit", "TEMPLATE_SUBMITTED"),
            entry("DELETE template-drafts", "TEMPLATE_DRAFT_DISCARDED"),
            entry("POST deliveries/replay", "DELIVERY_REPLAYED"),
            entry("POST deliveries/discard", "DELIVERY_DISCARDED"),
            entry("POST notices/acknowledge", "NOTICE_ACKNOWLEDGED"),
            entry("PUT company", "COMPANY_CHANGED"),
            entry("PATCH retention", "RETENTION_CHANGED"),
            entry("PUT me/password", "PASSWORD_CHANGED"),
            entry("POST me/tokens", "TOKEN_CREATED"),
            entry("DELETE me/tokens", "TOKEN_REVOKED"));

    /** What cannot be told from the address. */
    static final String UNKNOWN = "REFUSED";

    private DoorDeeds() {}

    /**
     * @param place the collection, and what is done there: {@code conversations/claim}
     */
    static String of(String method, String place) {
        return Optional.ofNullable(DEEDS.get(method + " " + place)).orElse(UNKNOWN);
    }
}
