package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
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

    private transient List<CallGroupDesk.Shown> rows = List.of();

    public void load() {
        rows = new ArrayList<>(desk.all()); // the table sorts it
    }

    /** By name, step after step. */
    public String members(CallGroupDesk.Shown row) {
        return row.members().values().stream().map(RouteShown::name).distinct().collect(Collectors.joining(", "));
    }

    /** What leads to it, by name. */
    public String uses(CallGroupDesk.Shown row) {
        return UseLinks.names(row.uses());
    }

    public List<CallGroupDesk.Shown> getRows() {
        return rows;
    }
}
