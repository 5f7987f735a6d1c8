package org.bandeja.contact.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.service.ContactDesk;
import org.bandeja.conversation.web.ConversationJson.ContactJson;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;

/** Contacts, as far as a person sees them. */
@Path("contacts")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class ContactResource {
    @Inject
    ContactDesk desk;

    /** What the company wants to know a contact by; an empty name: as the customer calls himself. */
    public record Edit(String name) {}

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ContactJson edit(@PathParam("id") String id, Edit edit) {
        if (edit == null || edit.name() == null) {
            throw new Malformed("name");
        }
        ContactDesk.Named named = desk.call(ContactId.parse(id).orElseThrow(NotFound::new), edit.name());
        return new ContactJson(
                named.id().text(),
                named.name(),
                named.profileName(),
                named.phone().orElse(null),
                named.userId().orElse(null));
    }
}
