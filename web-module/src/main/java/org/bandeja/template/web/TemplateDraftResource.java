package org.bandeja.template.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.conversation.web.Times;
import org.bandeja.problem.web.Locales;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.screen.web.Texts;
import org.bandeja.template.model.DraftId;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.service.DraftDesk;
import org.bandeja.template.service.DraftRow;
import org.bandeja.template.service.DraftSubmission;
import org.bandeja.template.service.SampleDesk;
import org.bandeja.template.service.SeenDraft;

/** Templates that administrators write; for others there is nothing here. */
@Path("template-drafts")
@Produces(MediaType.APPLICATION_JSON)
public class TemplateDraftResource {
    private static final int LONGEST_NAME = 500;

    @Inject
    DraftDesk desk;

    @Inject
    DraftSubmission submission;

    @Inject
    SampleDesk samples;

    @Inject
    Texts texts;

    @Context
    SecurityContext security;

    @Context
    HttpHeaders headers;

    /**
     * How to begin one: a new one for an account, a change of a template, or a copy of one.
     *
     * @param draft what it holds at first; may be absent
     */
    public record Beginning(String account, String edit, String duplicate, TemplateDraft draft) {}

    /** @param version that this is a change of */
    public record Change(Integer version, TemplateDraft draft) {}

    /** @param version that somebody has before him */
    public record Submission(Integer version) {}

    /** @param draft to be looked at, not kept */
    public record Check(TemplateDraft draft) {}

    /** Empty: WhatsApp would read it. */
    public record ProblemsJson(List<DraftJson.ProblemJson> problems) {}

    /**
     * @param template what the draft has become; null: it is still one, or the next reading of WhatsApp's list tells
     * @param draft as it stands now; null: WhatsApp has it
     */
    public record SubmittedJson(String template, DraftJson draft) {}

    /** A draft in a list; names may be empty. */
    public record DraftItem(
            String id,
            String account,
            String template,
            String name,
            String language,
            String state,
            String failure,
            String changedAt) {
        static DraftItem of(DraftRow row) {
            return new DraftItem(
                    row.id().text(),
                    row.account(),
                    row.template().map(TemplateId::text).orElse(null),
                    row.name(),
                    row.language(),
                    row.state().name(),
                    row.failure().map(Enum::name).orElse(null),
                    Times.text(row.changedAt()));
        }
    }

    /** Changed last first. */
    public record DraftsJson(List<DraftItem> items, String next) {}

    @GET
    public DraftsJson list() {
        AdministratorDoor.require(security);
        return new DraftsJson(desk.all().stream().map(DraftItem::of).toList(), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(Beginning beginning) {
        AdministratorDoor.require(security);
        if (beginning == null) {
            throw new Malformed("body");
        }
        return Response.status(Response.Status.CREATED)
                .entity(json(begun(beginning)))
                .build();
    }

    private SeenDraft begun(Beginning beginning) {
        if (beginning.edit() != null) {
            return desk.edit(template(beginning.edit()));
        }
        if (beginning.duplicate() != null) {
            return desk.duplicate(template(beginning.duplicate()));
        }
        if (beginning.account() == null) {
            throw new Malformed("account");
        }
        return desk.begin(
                beginning.account(), Optional.ofNullable(beginning.draft()).orElseGet(() -> TemplateDraft.empty("")));
    }

    /** What WhatsApp's rules say; nothing is kept. */
    @POST
    @Path("check")
    @Consumes(MediaType.APPLICATION_JSON)
    public ProblemsJson check(Check check) {
        AdministratorDoor.require(security);
        if (check == null || check.draft() == null) {
            throw new Malformed("draft");
        }
        return new ProblemsJson(DraftJson.problems(desk.check(check.draft()), texts, locale()));
    }

    @GET
    @Path("{id}")
    public DraftJson one(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return json(desk.one(draft(id)));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public DraftJson write(@PathParam("id") String id, Change change) {
        AdministratorDoor.require(security);
        if (change == null || change.version() == null || change.draft() == null) {
            throw new Malformed("version, draft");
        }
        return json(desk.write(draft(id), change.version(), change.draft()));
    }

    @DELETE
    @Path("{id}")
    public Response discard(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        desk.discard(draft(id));
        return Response.noContent().build();
    }

    /** Asks WhatsApp; takes some seconds. */
    @POST
    @Path("{id}/submit")
    @Consumes(MediaType.APPLICATION_JSON)
    public SubmittedJson submit(@PathParam("id") String id, Submission wanted) {
        AdministratorDoor.require(security);
        if (wanted == null || wanted.version() == null) {
            throw new Malformed("version");
        }
        DraftSubmission.Outcome outcome = submission.submit(draft(id), wanted.version());
        return new SubmittedJson(
                outcome.template().map(TemplateId::text).orElse(null),
                outcome.draft().map(this::json).orElse(null));
    }

    /** The example file of the header, or of a card's, as it is; its kind follows from its bytes. */
    @POST
    @Path("{id}/sample")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public DraftJson sample(
            @PathParam("id") String id,
            @QueryParam("version") Integer version,
            @QueryParam("card") Integer card,
            @QueryParam("name") String name,
            byte[] bytes) {
        AdministratorDoor.require(security);
        DraftId draft = desk.one(draft(id)).id();
        boolean named = name != null && !name.isBlank() && name.length() <= LONGEST_NAME;
        if (version == null || !named || bytes == null || bytes.length == 0) {
            throw new Malformed("version, name, file");
        }
        OptionalInt where = card == null ? OptionalInt.empty() : OptionalInt.of(card);
        return json(samples.give(draft, version, where, name, bytes));
    }

    private DraftJson json(SeenDraft seen) {
        return DraftJson.of(seen, texts, locale());
    }

    private Locale locale() {
        return Locales.of(headers);
    }

    private static DraftId draft(String id) {
        return DraftId.parse(id).orElseThrow(NotFound::new);
    }

    private static TemplateId template(String id) {
        return TemplateId.parse(id).orElseThrow(NotFound::new);
    }
}
