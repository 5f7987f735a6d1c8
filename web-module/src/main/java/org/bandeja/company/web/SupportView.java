package org.bandeja.company.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.bandeja.company.model.SupportContact;
import org.bandeja.company.service.CompanyDesk;

/** Whom people of the company ask for help: stands behind the help of every page. */
@Named("support")
@RequestScoped
public class SupportView {
    @Inject
    CompanyDesk desk;

    private SupportContact contact;

    public SupportContact getContact() {
        if (contact == null) {
            contact = desk.current().support();
        }
        return contact;
    }

    /** Its phone as a phone dials it: without what groups the digits; empty when there is none. */
    public String getDialled() {
        return dialled(getContact().phone());
    }

    static String dialled(String written) {
        return written.replaceAll("[^+\\d]", "");
    }
}
