package org.bandeja.audit.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.audit.model.AuditCursor;
import org.bandeja.audit.model.AuditQuestion;
import org.bandeja.audit.service.AuditDesk;

/** The audit, for administrators; for others nothing is here. */
@Path("audit")
public class AuditResource {
    private static final int PAGE = 500;
    private static final int MOST = 100_000;

    @Inject
    AuditDesk desk;

    @Context
    SecurityContext security;

    /** Newest first. */
    public record AuditPageJson(List<AuditJson> items, String next) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public AuditPageJson list(@BeanParam AuditList parameters) {
        AdministratorDoor.require(security);
        AuditDesk.Page page = desk.list(parameters.question());
        return new AuditPageJson(
                page.rows().stream().map(AuditJson::of).toList(),
                page.next().map(AuditCursor::text).orElse(null));
    }

    /** The same records as a file for a spreadsheet, newest first, at most 100,000; written while it is read. */
    @GET
    @Path("export")
    @Produces("text/csv")
    public Response export(@BeanParam AuditList parameters) {
        AdministratorDoor.require(security);
        AuditQuestion question = parameters.question(PAGE);
        AuditDesk.Page first = desk.export(question);
        StreamingOutput csv = out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            AuditCsv.head(text);
            AuditDesk.Page page = first;
            for (int written = 0; ; written += page.rows().size()) {
                for (var row : page.rows()) {
                    AuditCsv.row(row, text);
                }
                if (page.next().isEmpty() || written + page.rows().size() >= MOST) {
                    break;
                }
                page = desk.list(question.continuedAfter(page.next().get()));
            }
            text.flush();
        };
        return Response.ok(csv)
                .type("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .build();
    }
}
