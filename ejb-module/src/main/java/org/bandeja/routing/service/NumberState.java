package org.bandeja.routing.service;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.NumberId;
import org.bandeja.whatsapp.model.AccountId;

/**
 * A number as administrators see it.
 *
 * @param route where it leads; empty: no route
 * @param starters whose members may begin conversations from it; empty: those of the department that it leads to
 * @param stoppedCode WhatsApp's error code for which nothing leaves; empty while it runs
 * @param stoppedAt when it was stopped, or tried last
 * @param quality in WhatsApp's words, likewise limit, verified name, name and number status, throughput
 * @param listedAt when WhatsApp named it last among the numbers of its account
 * @param missingSince since when WhatsApp does not name it there any more
 * @param unknown whether messages came to it and nobody has set it up
 * @param waiting open conversations that wait there without a route
 */
public record NumberState(
        NumberId id,
        Optional<AccountId> account,
        String phoneNumberId,
        String displayPhoneNumber,
        String name,
        Optional<RouteShown> route,
        Set<DepartmentId> starters,
        long reopeningHours,
        int messagesPerSecond,
        OptionalInt stoppedCode,
        Optional<Instant> stoppedAt,
        Optional<String> quality,
        Optional<String> messagingLimit,
        Optional<String> verifiedName,
        Optional<String> nameStatus,
        Optional<String> status,
        Optional<String> throughput,
        Optional<Instant> listedAt,
        Optional<Instant> missingSince,
        boolean unknown,
        int waiting) {
    static NumberState of(BusinessNumber number, Optional<RouteShown> route, Set<DepartmentId> starters, int waiting) {
        return new NumberState(
                number.id(),
                number.account(),
                number.phoneNumberId(),
                number.displayPhoneNumber(),
                number.name(),
                route,
                starters,
                number.reopeningTime().toHours(),
                number.messagesPerSecond(),
                number.stoppedBecauseOf(),
                number.stoppedAt(),
                number.quality(),
                number.messagingLimit(),
                number.verifiedName(),
                number.nameStatus(),
                number.whatsappStatus(),
                number.throughput(),
                number.listedAt(),
                number.missingSince(),
                number.isUnknown(),
                waiting);
    }
}
