package org.bandeja.console.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.callgroup.service.CallGroupDesk;
import org.bandeja.refusal.model.NotFound;

/** The page of a call group, or of a new one: what is on it is drawn by the browser, which asks REST. */
@Named("callGroup")
@RequestScoped
public class CallGroupView {
    @Inject
    CallGroupDesk desk;

    private String id;
    private CallGroupDesk.Shown seen;

    public void load() {
        if (id == null || id.isEmpty()) {
            return;
        }
        try {
            seen = desk.one(CallGroupId.parse(id).orElseThrow(NotFound::new));
        } catch (NotFound e) {
            Pages.notFound();
        }
    }

    /** Null: a new one. */
    public CallGroupDesk.Shown getSeen() {
        return seen;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
