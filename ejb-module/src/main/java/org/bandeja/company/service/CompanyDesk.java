package org.bandeja.company.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;
import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.company.model.Companies;
import org.bandeja.company.model.Company;
import org.bandeja.company.model.CompanySettingNotUsable;
import org.bandeja.company.model.SupportContact;

/** What the company says of itself: seen by everybody who works there, changed by administrators. */
@Stateless
@RolesAllowed(AGENT)
public class CompanyDesk {
    @Inject
    Companies companies;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * How it is set up.
     *
     * @param name empty: nobody has said
     * @param defaultLanguage for whoever's browser asks for none that we speak; empty: nobody has chosen
     */
    public record Shown(String name, SupportContact support, Optional<String> defaultLanguage) {}

    public Shown current() {
        return shown(companies.ours());
    }

    /** For pages before the login, too. */
    @PermitAll
    public Optional<String> defaultLanguage() {
        return companies.ours().defaultLanguage();
    }

    /**
     * @param spoken the languages that there are texts in
     * @throws CompanySettingNotUsable if something of it cannot be used as what it is to be
     */
    @RolesAllowed(ADMINISTRATOR)
    public Shown change(Shown wanted, Set<String> spoken) {
        Company company = companies.lock();
        Shown before = shown(company);
        company.call(wanted.name());
        company.helpedBy(wanted.support());
        company.speak(wanted.defaultLanguage(), spoken);
        Shown now = shown(company);
        Deed deed = new Deed(
                        clock.instant(),
                        Optional.of(callers.current().agent()),
                        "COMPANY_CHANGED",
                        "company",
                        1,
                        Optional.empty())
                .changing("name", before.name(), now.name())
                .changing("supportText", before.support().text(), now.support().text())
                .changing(
                        "supportPhone", before.support().phone(), now.support().phone())
                .changing(
                        "supportEmail", before.support().email(), now.support().email())
                .changing("supportLink", before.support().link(), now.support().link())
                .changing(
                        "defaultLanguage",
                        before.defaultLanguage().orElse(""),
                        now.defaultLanguage().orElse(""));
        if (!deed.changes().isEmpty()) {
            audit.record(deed);
        }
        return now;
    }

    private static Shown shown(Company company) {
        return new Shown(company.name(), company.support(), company.defaultLanguage());
    }
}
