package org.bandeja.attention.web;

import java.util.Optional;
import org.bandeja.attention.rules.Agenda;

/** Where people see to a matter. */
public final class MatterPages {
    private static final String WHATSAPP = "/console/whatsapp.xhtml";
    private static final String TEMPLATES = "/console/templates.xhtml";

    private MatterPages() {}

    /**
     * A path of ours; of a single thing its own page.
     *
     * @return empty: nothing in Bandeja can be done about it
     */
    public static Optional<String> of(Agenda.Item item, boolean administrator) {
        return switch (item.matter()) {
            case STOPPED_NUMBERS, MISSING_NUMBERS -> Optional.of(number(item, ""));
            case NUMBERS_WITHOUT_ROUTE, ROUTE_PROBLEMS -> Optional.of(number(item, "#route"));
            case GROUP_PROBLEMS ->
                Optional.of(item.only()
                        .map(id -> "/console/call-group.xhtml?id=" + id)
                        .orElse("/console/call-groups.xhtml"));
            case ATTENDANT_PROBLEMS ->
                Optional.of(item.only()
                        .map(id -> "/console/attendant.xhtml?id=" + id)
                        .orElse("/console/attendants.xhtml"));
            case ACCOUNTS_WITHOUT_SECRETS ->
                Optional.of(item.only()
                        .map(id -> "/console/whatsapp-account.xhtml?id=" + id)
                        .orElse(WHATSAPP));
            case DISK_FULL, DISK_LOW -> Optional.empty();
            case PARKED_DELIVERIES -> Optional.of("/console/deliveries.xhtml");
            case CONVERSATIONS_WITHOUT_ROUTE -> Optional.of("/inbox.xhtml?route=none");
            case FAILED_MESSAGES -> Optional.of("/console/failed.xhtml");
            case NOTICES -> Optional.of(WHATSAPP);
            case TEMPLATES_NOT_READ, TEMPLATES_REFUSED, DRAFTS_UNCERTAIN -> Optional.of(TEMPLATES);
            case NEVER_IN ->
                Optional.of(administrator ? "/console/people.xhtml?state=INVITED" : "/console/departments.xhtml");
            case NO_SECOND_STEP -> Optional.of("/account.xhtml");
        };
    }

    private static String number(Agenda.Item item, String place) {
        return item.only().map(id -> "/console/number.xhtml?id=" + id + place).orElse(WHATSAPP);
    }
}
