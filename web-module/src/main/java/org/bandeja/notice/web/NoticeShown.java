package org.bandeja.notice.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bandeja.notice.model.Notice;
import org.bandeja.notice.service.NoticeDesk;
import org.bandeja.routing.model.NumberId;

/**
 * A notice as a page shows it.
 *
 * @param text what happened and what to do, in words
 * @param page where one finds more, a path of ours
 * @param acknowledgedAt null: nobody has seen to it
 */
public record NoticeShown(String id, Instant at, String severity, String text, String page, Instant acknowledgedAt)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Makes them. */
    @ApplicationScoped
    public static class Maker {
        @Inject
        NoticeDesk desk;

        @Inject
        NoticeWords words;

        public List<NoticeShown> all(List<Notice> notices, Locale locale) {
            Map<String, NoticeDesk.Account> accounts = desk.accounts();
            return notices.stream()
                    .map(notice -> one(notice, Optional.ofNullable(accounts.get(notice.accountId())), locale))
                    .toList();
        }

        private NoticeShown one(Notice notice, Optional<NoticeDesk.Account> account, Locale locale) {
            return new NoticeShown(
                    new NumberId(notice.id()).text(),
                    notice.at(),
                    notice.severity().name(),
                    words.text(notice, account.map(NoticeDesk.Account::name), locale),
                    page(notice, account),
                    notice.acknowledgedAt().orElse(null));
        }

        private static String page(Notice notice, Optional<NoticeDesk.Account> account) {
            return notice.number()
                    .map(number -> "/console/number.xhtml?id=" + number.text())
                    .or(() -> account.map(found -> "/console/whatsapp-account.xhtml?id=" + found.id()))
                    .orElse("/console/whatsapp.xhtml");
        }
    }
}
