package org.bandeja.company.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.company.model.SupportContact;
import org.bandeja.company.service.CompanyDesk;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.screen.web.Texts;

/** What the company says of itself: for everybody who works there; administrators change it. */
@Path("company")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class CompanyResource {
    @Inject
    CompanyDesk desk;

    @Context
    SecurityContext security;

    /** @param defaultLanguage null: none */
    public record CompanyJson(String name, SupportJson support, String defaultLanguage) {
        static CompanyJson of(CompanyDesk.Shown shown) {
            SupportContact support = shown.support();
            return new CompanyJson(
                    shown.name(),
                    new SupportJson(support.text(), support.phone(), support.email(), support.link()),
                    shown.defaultLanguage().orElse(null));
        }
    }

    /** Whom the company's own people ask for help; what is not there is empty. */
    public record SupportJson(String text, String phone, String email, String link) {}

    @GET
    public CompanyJson current() {
        return CompanyJson.of(desk.current());
    }

    /** What is absent is empty. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public CompanyJson change(CompanyJson draft) {
        AdministratorDoor.require(security);
        if (draft == null) {
            throw new Malformed("body");
        }
        SupportJson support = Optional.ofNullable(draft.support()).orElse(new SupportJson("", "", "", ""));
        return CompanyJson.of(desk.change(
                new CompanyDesk.Shown(
                        given(draft.name()),
                        new SupportContact(
                                given(support.text()),
                                given(support.phone()),
                                given(support.email()),
                                given(support.link())),
                        Optional.of(given(draft.defaultLanguage())).filter(text -> !text.isEmpty())),
                Set.copyOf(Texts.LANGUAGES)));
    }

    private static String given(String text) {
        return text == null ? "" : text;
    }
}
