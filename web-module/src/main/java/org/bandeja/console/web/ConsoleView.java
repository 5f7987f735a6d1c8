package org.bandeja.console.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.bandeja.directory.service.DepartmentDesk;
import org.bandeja.screen.web.ScreenView;

/** What every page of the console needs: who looks, and times in words. */
@Named("consoleFrame")
@RequestScoped
public class ConsoleView {
    @Inject
    DepartmentDesk desk;

    @Inject
    ScreenView screen;

    private boolean administrator;

    @PostConstruct
    void look() {
        administrator = desk.access().administrator();
    }

    /** Whether people and audit are shown, too. */
    public boolean isAdministrator() {
        return administrator;
    }

    /** Date and time in UTC; empty for none. */
    public String time(Instant time) {
        return time == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(screen.getLocale())
                        .withZone(ZoneOffset.UTC)
                        .format(time);
    }
}
