package org.bandeja.notice.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.notice.model.Notice;
import org.bandeja.notice.model.Notices;
import org.bandeja.notice.model.Severity;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.routing.model.BusinessNumber;

/** Where things are put up for administrators, and taken down; their screens are told in the same transaction. */
@ApplicationScoped
public class NoticeBoard {
    /** Bandeja's own field beside WhatsApp's: nothing leaves from a number any more; the event is WhatsApp's error code. */
    public static final String NUMBER_STOPPED = "number_stopped";

    /** Bandeja's own field: WhatsApp limits a number for some hours; the event is its error code. */
    public static final String NUMBER_LIMITED = "number_limited";

    @Inject
    Notices notices;

    @Inject
    EventLog events;

    /** Once, however often it is told. */
    public void put(Notice notice, Instant now) {
        if (notices.add(notice)) {
            tell(now);
        }
    }

    /**
     * WhatsApp takes nothing from this number any more; call it before the number itself is stopped. Trials that fail for the same
     * reason say nothing new.
     *
     * @param accountId WhatsApp's id of the number's account; may be empty
     */
    public void stopped(BusinessNumber number, String accountId, int code, Instant now) {
        if (number.stoppedBecauseOf().orElse(Integer.MIN_VALUE) == code) {
            return;
        }
        notices.settle(number.id(), NUMBER_STOPPED, now);
        put(
                new Notice(
                        now,
                        Severity.CRITICAL,
                        NUMBER_STOPPED,
                        String.valueOf(code),
                        accountId,
                        Optional.of(number.id()),
                        Optional.empty(),
                        number.displayPhoneNumber(),
                        "{\"code\":\"" + code + "\",\"number\":\"" + number.id().text() + "\"}"),
                now);
    }

    /**
     * WhatsApp limits this number for some hours, and messages fail because of that.
     *
     * @param hour in which it did so: within it, it is told once
     */
    public void limited(BusinessNumber number, String accountId, int code, Instant hour, Instant now) {
        put(
                new Notice(
                        hour,
                        Severity.WARNING,
                        NUMBER_LIMITED,
                        String.valueOf(code),
                        accountId,
                        Optional.of(number.id()),
                        Optional.empty(),
                        number.displayPhoneNumber(),
                        "{\"code\":\"" + code + "\",\"number\":\"" + number.id().text() + "\"}"),
                now);
    }

    /** WhatsApp takes messages from this number again. */
    public void runs(BusinessNumber number, Instant now) {
        if (notices.settle(number.id(), NUMBER_STOPPED, now) > 0) {
            tell(now);
        }
    }

    /** Screens of administrators look again. */
    public void tell(Instant now) {
        events.add(InboxEvent.noticeChanged(now));
    }
}
