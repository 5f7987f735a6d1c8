package org.bandeja.routing.web;

import java.util.List;
import org.bandeja.conversation.web.Times;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.service.NumberState;
import org.bandeja.routing.service.RouteShown;
import org.bandeja.whatsapp.model.AccountId;

/**
 * A business number.
 *
 * @param account id; null: nobody has said yet which account it belongs to
 * @param route where it leads; null: no route
 * @param starters ids of the departments whose members may begin conversations from it; none: those of the department that it leads to
 * @param stopped null while it runs
 * @param quality in WhatsApp's words, likewise messagingLimit, verifiedName, nameStatus, status and throughput
 * @param missingSince since when WhatsApp does not name it any more among the numbers of its account
 * @param unknown whether messages came to it and nobody has set it up
 * @param waiting open conversations that wait there without a route
 */
public record NumberJson(
        String id,
        String account,
        String phoneNumberId,
        String displayPhoneNumber,
        String name,
        RouteJson route,
        List<String> starters,
        long reopeningHours,
        int messagesPerSecond,
        StoppedJson stopped,
        String quality,
        String messagingLimit,
        String verifiedName,
        String nameStatus,
        String status,
        String throughput,
        String listedAt,
        String missingSince,
        boolean unknown,
        int waiting) {

    /**
     * Where something leads.
     *
     * @param kind DEPARTMENT, AGENT, GROUP, ATTENDANT
     * @param to the route as it is set, for example {@code department:ID}
     * @param problem what keeps it from working as it was meant: NOT_THERE, ARCHIVED, DISABLED, NOT_MEMBER, NOBODY, INCOMPLETE, LOOP
     */
    public record RouteJson(String kind, String to, String name, String problem) {
        static RouteJson of(RouteShown shown) {
            return new RouteJson(
                    shown.route().kind().name(),
                    shown.route().text(),
                    shown.name(),
                    shown.problem().map(Enum::name).orElse(null));
        }
    }

    /** @param code WhatsApp's error code; @param since when it was stopped, or tried last */
    public record StoppedJson(int code, String reason, String since) {}

    /** @param reason why it is stopped, in the caller's language; empty while it runs */
    static NumberJson of(NumberState number, String reason) {
        return new NumberJson(
                number.id().text(),
                number.account().map(AccountId::text).orElse(null),
                number.phoneNumberId(),
                number.displayPhoneNumber(),
                number.name(),
                number.route().map(RouteJson::of).orElse(null),
                number.starters().stream().map(DepartmentId::text).sorted().toList(),
                number.reopeningHours(),
                number.messagesPerSecond(),
                number.stoppedCode().isPresent()
                        ? new StoppedJson(
                                number.stoppedCode().getAsInt(),
                                reason,
                                number.stoppedAt().map(Times::text).orElse(null))
                        : null,
                number.quality().orElse(null),
                number.messagingLimit().orElse(null),
                number.verifiedName().orElse(null),
                number.nameStatus().orElse(null),
                number.status().orElse(null),
                number.throughput().orElse(null),
                number.listedAt().map(Times::text).orElse(null),
                number.missingSince().map(Times::text).orElse(null),
                number.unknown(),
                number.waiting());
    }
}
