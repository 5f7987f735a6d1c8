package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** Visible to a department's ADMIN, but for administrators to do. */
public class AdministratorsOnly extends Refusal {
    private static final long serialVersionUID = 1L;

    public AdministratorsOnly() {
        super(Kind.NOT_ALLOWED, "for administrators");
    }
}
