package org.bandeja.contact.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.FieldId;
import org.bandeja.contact.service.BlockDesk;
import org.bandeja.contact.service.ContactDesk;
import org.bandeja.contact.service.ContactReader;
import org.bandeja.contact.service.EraseDesk;
import org.bandeja.contact.service.ExportDesk;
import org.bandeja.contact.service.MergeDesk;
import org.bandeja.conversation.web.Limits;
import org.bandeja.problem.web.Locales;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;

/** Contacts, as far as a person sees them. */
@Path("contacts")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class ContactResource {
    private static final int LONGEST_QUERY = 200;

    @Inject
    ContactReader reader;

    @Inject
    ContactDesk desk;

    @Inject
    BlockDesk blocks;

    @Inject
    MergeDesk merges;

    @Inject
    EraseDesk erasing;

    @Inject
    ExportDesk exports;

    @Inject
    ContactArchive archive;

    /**
     * What is to be changed; what is absent stays, what is empty is none.
     *
     * @param fields by the field's id
     */
    public record Edit(String name, String language, Map<String, String> fields) {}

    /** Whether he wants marketing messages, and in which way he said so. */
    public record ConsentSaid(Boolean marketing, String how) {}

    /** Who is the same person; and whether, where both have an open conversation with one number, the older one is completed. */
    public record Merge(String with, Boolean completeOlder) {}

    /** What the contact is called, typed by who wants to remove all that is known of the person. */
    public record Erase(String name) {}

    /** The latest acquaintance first; {@code narrow}: it was searched for too little. */
    public record ContactsJson(List<ContactRowJson> items, String next, boolean narrow) {}

    @GET
    public ContactsJson list(
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        if (query.length() > LONGEST_QUERY) {
            throw new Malformed("q");
        }
        Optional<ContactId> after = Optional.ofNullable(cursor)
                .map(text -> ContactId.parse(text).orElseThrow(() -> new Malformed("cursor")));
        ContactReader.Page page = reader.list(query, after, Limits.of(limit));
        return new ContactsJson(
                page.items().stream().map(ContactRowJson::of).toList(),
                page.next().map(ContactId::text).orElse(null),
                page.narrow());
    }

    @GET
    @Path("{id}")
    public ContactJson one(@PathParam("id") String id) {
        return ContactJson.of(reader.one(contact(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ContactJson edit(@PathParam("id") String id, Edit edit) {
        if (edit == null || edit.name() == null && edit.language() == null && edit.fields() == null) {
            throw new Malformed("name, language, fields");
        }
        return ContactJson.of(desk.edit(
                contact(id),
                new ContactDesk.Edit(
                        Optional.ofNullable(edit.name()), Optional.ofNullable(edit.language()), values(edit))));
    }

    private static Map<FieldId, String> values(Edit edit) {
        Map<FieldId, String> values = new LinkedHashMap<>();
        Optional.ofNullable(edit.fields()).orElse(Map.of()).forEach((field, value) -> {
            if (value == null) {
                throw new Malformed("fields");
            }
            values.put(FieldId.parse(field).orElseThrow(NotFound::new), value);
        });
        return values;
    }

    @PUT
    @Path("{id}/consent")
    @Consumes(MediaType.APPLICATION_JSON)
    public ContactJson consent(@PathParam("id") String id, ConsentSaid said) {
        if (said == null || said.marketing() == null || said.how() == null) {
            throw new Malformed("marketing, how");
        }
        return ContactJson.of(desk.consent(contact(id), said.marketing(), said.how()));
    }

    @POST
    @Path("{id}/block")
    public ContactJson block(@PathParam("id") String id) {
        return ContactJson.of(blocks.change(contact(id), true));
    }

    @POST
    @Path("{id}/unblock")
    public ContactJson unblock(@PathParam("id") String id) {
        return ContactJson.of(blocks.change(contact(id), false));
    }

    @POST
    @Path("{id}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    public ContactJson merge(@PathParam("id") String id, Merge merge) {
        if (merge == null || merge.with() == null) {
            throw new Malformed("with");
        }
        return ContactJson.of(
                merges.merge(contact(id), contact(merge.with()), Boolean.TRUE.equals(merge.completeOlder())));
    }

    @POST
    @Path("{id}/erase")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response erase(@PathParam("id") String id, Erase erase) {
        if (erase == null || erase.name() == null) {
            throw new Malformed("name");
        }
        erasing.erase(contact(id), erase.name());
        return Response.noContent().build();
    }

    /** All that is known of the person: a ZIP file, written while it is read. */
    @GET
    @Path("{id}/export")
    @Produces("application/zip")
    public Response export(@PathParam("id") String id, @Context HttpHeaders headers) {
        ExportDesk.Begun export = exports.begin(contact(id));
        StreamingOutput zip = out -> archive.write(export, Locales.of(headers), out);
        return Response.ok(zip)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"contact-"
                                + export.contact().id().text() + ".zip\"")
                .build();
    }

    private static ContactId contact(String id) {
        return ContactId.parse(id).orElseThrow(NotFound::new);
    }
}
