package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.stream.Collectors;
import org.bandeja.callgroup.service.CallGroupDesk;
import org.bandeja.routing.service.RouteShown;

/** The call groups. */
@Named("callGroups")
@ViewScoped
public class CallGroupsView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient CallGroupDesk desk;

    @Inject
    transient Attempts attempts;

    private final transient Listed<CallGroupDesk.Shown> rows = new Listed<>(new Columns<CallGroupDesk.Shown>()
            .text("name", row -> row.group().name())
            .text(
                    "strategy",
                    row -> attempts.text("console.group.strategy." + row.group().strategy()))
            .text("home", CallGroupDesk.Shown::home)
            .text("members", this::members)
            .text("uses", this::uses)
            .says(this::trouble));

    public void load() {
        rows.show(desk.all());
    }

    private String trouble(CallGroupDesk.Shown row) {
        return row.problem().isPresent()
                ? attempts.text("console.group.problem")
                : row.broken() ? attempts.text("console.broken") : "";
    }

    /** By name, step after step. */
    public String members(CallGroupDesk.Shown row) {
        return row.members().values().stream().map(RouteShown::name).distinct().collect(Collectors.joining(", "));
    }

    /** What leads to it, by name. */
    public String uses(CallGroupDesk.Shown row) {
        return UseLinks.names(row.uses());
    }

    public Listed<CallGroupDesk.Shown> getRows() {
        return rows;
    }
}
