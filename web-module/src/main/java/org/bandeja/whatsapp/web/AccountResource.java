package org.bandeja.whatsapp.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.login.web.PublicAddress;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.whatsapp.model.AccountId;
import org.bandeja.whatsapp.model.SecretKind;
import org.bandeja.whatsapp.service.AccountAsked;
import org.bandeja.whatsapp.service.AccountAsking;
import org.bandeja.whatsapp.service.AccountDesk;

/** The accounts of WhatsApp: for administrators; for others there is nothing here. Secrets go in, and never come out. */
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class AccountResource {
    @Inject
    AccountDesk desk;

    @Inject
    AccountAsking asking;

    @Context
    SecurityContext security;

    @Context
    HttpServletRequest request;

    /** What is wanted of an account; what is absent stays. */
    public record AccountDraft(String wabaId, String name, String appId) {}

    /** A secret on its way in. */
    public record SecretDraft(String value) {
        @Override
        public String toString() {
            return "SecretDraft";
        }
    }

    /**
     * By name.
     *
     * @param canKeepSecrets whether the server has a key with which they are encrypted
     */
    public record AccountsJson(List<AccountJson> items, boolean canKeepSecrets) {}

    /** @param verdict GOOD, DOUBTFUL, BAD */
    public record FindingJson(String matter, String verdict, String detail) {}

    /** What came of asking WhatsApp. */
    public record AskedJson(List<FindingJson> findings) {
        static AskedJson of(AccountAsked asked) {
            return new AskedJson(asked.findings().stream()
                    .map(finding -> new FindingJson(
                            finding.matter().name(), finding.verdict().name(), finding.detail()))
                    .toList());
        }
    }

    @GET
    public AccountsJson all() {
        AdministratorDoor.require(security);
        return new AccountsJson(desk.all().stream().map(AccountJson::of).toList(), desk.canKeepSecrets());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(AccountDraft draft) {
        AdministratorDoor.require(security);
        if (draft == null || draft.wabaId() == null || draft.name() == null) {
            throw new Malformed("wabaId and name");
        }
        return Response.status(Response.Status.CREATED)
                .entity(AccountJson.of(desk.create(draft.wabaId().strip(), draft.name())))
                .build();
    }

    @GET
    @Path("{id}")
    public AccountJson one(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return AccountJson.of(desk.one(account(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public AccountJson change(@PathParam("id") String id, AccountDraft draft) {
        AdministratorDoor.require(security);
        if (draft == null) {
            throw new Malformed("body");
        }
        return AccountJson.of(desk.change(
                account(id),
                new AccountDesk.Changes(
                        Optional.ofNullable(draft.wabaId()),
                        Optional.ofNullable(draft.name()),
                        Optional.ofNullable(draft.appId()))));
    }

    /** @param kind access-token, app-secret or verify-token */
    @PUT
    @Path("{id}/secrets/{kind}")
    @Consumes(MediaType.APPLICATION_JSON)
    public AccountJson setSecret(@PathParam("id") String id, @PathParam("kind") String kind, SecretDraft draft) {
        AdministratorDoor.require(security);
        AccountId account = account(id);
        SecretKind wanted = kind(kind);
        if (draft == null || draft.value() == null) {
            throw new Malformed("value");
        }
        return AccountJson.of(desk.setSecret(account, wanted, draft.value()));
    }

    @DELETE
    @Path("{id}/secrets/{kind}")
    public AccountJson removeSecret(@PathParam("id") String id, @PathParam("kind") String kind) {
        AdministratorDoor.require(security);
        return AccountJson.of(desk.removeSecret(account(id), kind(kind)));
    }

    /** App secrets before the present one stop to count now. */
    @POST
    @Path("{id}/end-overlap")
    public AccountJson endOverlap(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return AccountJson.of(desk.endOverlap(account(id)));
    }

    /** Asks WhatsApp how the account is connected. */
    @POST
    @Path("{id}/check")
    public AskedJson check(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return AskedJson.of(asking.check(account(id), URI.create(PublicAddress.webhook(request))));
    }

    /** Takes over what WhatsApp tells of the account's numbers. */
    @POST
    @Path("{id}/numbers")
    public AskedJson numbers(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return AskedJson.of(asking.numbers(account(id)));
    }

    private static AccountId account(String id) {
        return AccountId.parse(id).orElseThrow(NotFound::new);
    }

    private static SecretKind kind(String name) {
        return switch (name) {
            case "access-token" -> SecretKind.ACCESS_TOKEN;
            case "app-secret" -> SecretKind.APP_SECRET;
            case "verify-token" -> SecretKind.VERIFY_TOKEN;
            default -> throw new NotFound();
        };
    }
}
