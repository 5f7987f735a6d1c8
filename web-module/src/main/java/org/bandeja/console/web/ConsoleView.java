package org.bandeja.console.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.bandeja.contact.rules.PhoneNumbers;
import org.bandeja.directory.service.DepartmentDesk;
import org.bandeja.notice.web.NoticeWords;
import org.bandeja.screen.web.ScreenView;

/** What every page of the console needs: who looks, and times in words. */
@Named("consoleFrame")
@RequestScoped
public class ConsoleView {
    private static final long KIB = 1024;

    @Inject
    DepartmentDesk desk;

    @Inject
    ScreenView screen;

    @Inject
    NoticeWords words;

    private boolean administrator;

    @PostConstruct
    void look() {
        administrator = desk.access().administrator();
    }

    /** Whether people and audit are shown, too. */
    public boolean isAdministrator() {
        return administrator;
    }

    /** An amount of bytes, rounded for people. */
    public String size(long bytes) {
        NumberFormat number = NumberFormat.getNumberInstance(screen.getLocale());
        number.setMaximumFractionDigits(1);
        return bytes < KIB
                ? number.format(bytes) + " B"
                : bytes < KIB * KIB
                        ? number.format((double) bytes / KIB) + " KiB"
                        : number.format((double) bytes / KIB / KIB) + " MiB";
    }

    /** @param number a phone number, or a name, which may be one */
    public String phone(String number) {
        return number == null ? "" : PhoneNumbers.shown(number);
    }

    /** WhatsApp's word for a state, in words of ours; empty for none. */
    public String word(String kind, String said) {
        return said == null ? "" : words.word(kind, said, screen.getLocale());
    }

    /** @param time as REST tells it */
    public Instant instant(String time) {
        return Instant.parse(time);
    }

    /** Date and time in UTC, and that it is; the browser writes its own in their place. Empty for none. */
    public String time(Instant time) {
        return time == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                                .withLocale(screen.getLocale())
                                .withZone(ZoneOffset.UTC)
                                .format(time)
                        + " UTC";
    }
}
