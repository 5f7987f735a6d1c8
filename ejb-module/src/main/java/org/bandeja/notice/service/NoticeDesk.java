package org.bandeja.notice.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.notice.model.Notice;
import org.bandeja.notice.model.Notices;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.NumberId;
import org.bandeja.whatsapp.model.WhatsAppAccount;
import org.bandeja.whatsapp.model.WhatsAppAccounts;

/** Where administrators see what WhatsApp tells about accounts, numbers and templates. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class NoticeDesk {
    private static final int MOST = 200;
    private static final int MOST_URGENT = 20;
    private static final int MOST_ON_A_PAGE = 50;

    @Inject
    Notices notices;

    @Inject
    WhatsAppAccounts accounts;

    @Inject
    NoticeBoard board;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Newest first, at most 200; only those that nobody has seen to yet, unless all are wanted. */
    public List<Notice> latest(boolean all) {
        return notices.latest(all, MOST);
    }

    /** What nobody has seen to and cannot wait, the gravest first, at most 20; what is about templates stands with these. */
    public List<Notice> urgent() {
        return notices.urgent(MOST_URGENT);
    }

    /** An account that notices may be about. */
    public record Account(String id, String name) {}

    /** By WhatsApp's id. */
    public Map<String, Account> accounts() {
        return accounts.all().stream()
                .collect(Collectors.toMap(
                        WhatsAppAccount::wabaId,
                        account -> new Account(account.id().text(), account.name())));
    }

    /** About an account (WhatsApp's id), newest first. */
    public List<Notice> ofAccount(String accountId) {
        return notices.ofAccount(accountId, MOST_ON_A_PAGE);
    }

    /** About a number, newest first. */
    public List<Notice> ofNumber(NumberId number) {
        return notices.ofNumber(number, MOST_ON_A_PAGE);
    }

    /**
     * Somebody has seen to it; again changes nothing.
     *
     * @throws NotFound if there is no such notice
     */
    public void acknowledge(long id) {
        Instant now = clock.instant();
        Notice notice = notices.find(id).orElseThrow(NotFound::new);
        if (notice.acknowledge(callers.current().agent(), now)) {
            audit.record(new Deed(
                    now,
                    Optional.of(callers.current().agent()),
                    "NOTICE_ACKNOWLEDGED",
                    "notice",
                    id,
                    Optional.empty()));
            board.tell(now);
        }
    }
}
