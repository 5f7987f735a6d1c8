package org.bandeja.login.web;

import io.nayuki.qrcodegen.QrCode;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bandeja.login.service.TwoStepDesk;
import org.bandeja.refusal.model.Malformed;

/** My two-step login. */
@Path("me/two-step")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TwoStepResource {
    @Inject
    TwoStepDesk desk;

    @Context
    HttpServletRequest request;

    /** What proves that it is me; each call says what it needs. */
    public record Proof(String password, String code) {}

    /** How it stands. */
    public record StandingJson(boolean inForce, boolean possible, boolean required, int recoveryCodes) {}

    /** For the app: by camera or by typing. The rows of the code are of 1 for dark and 0 for light. */
    public record SetUpJson(String uri, String secret, List<String> qr) {}

    /** Shown once. */
    public record CodesJson(List<String> recoveryCodes) {}

    @GET
    public StandingJson standing() {
        ByLogin.require(request);
        TwoStepDesk.Standing standing = desk.standing();
        return new StandingJson(standing.inForce(), standing.possible(), standing.required(), standing.recoveryCodes());
    }

    /** Needs the password. */
    @POST
    @Path("begin")
    public SetUpJson begin(Proof proof) {
        ByLogin.require(request);
        require(proof != null && proof.password() != null, "password");
        TwoStepDesk.SetUp setUp = desk.begin(proof.password());
        return new SetUpJson(setUp.uri(), setUp.secret(), rows(QrCode.encodeText(setUp.uri(), QrCode.Ecc.MEDIUM)));
    }

    private static List<String> rows(QrCode code) {
        return IntStream.range(0, code.size)
                .mapToObj(y -> IntStream.range(0, code.size)
                        .mapToObj(x -> code.getModule(x, y) ? "1" : "0")
                        .collect(Collectors.joining()))
                .toList();
    }

    /** Needs the app's first code. */
    @POST
    @Path("confirm")
    public CodesJson confirm(Proof proof) {
        ByLogin.require(request);
        require(proof != null && proof.code() != null, "code");
        return new CodesJson(desk.confirm(proof.code()));
    }

    /** Needs both; the old codes count no more. */
    @POST
    @Path("recovery-codes")
    public CodesJson renew(Proof proof) {
        requireBoth(proof);
        return new CodesJson(desk.renewCodes(proof.password(), proof.code()));
    }

    /** Needs both. */
    @POST
    @Path("off")
    public Response turnOff(Proof proof) {
        requireBoth(proof);
        desk.turnOff(proof.password(), proof.code());
        return Response.noContent().build();
    }

    private void requireBoth(Proof proof) {
        ByLogin.require(request);
        require(proof != null && proof.password() != null && proof.code() != null, "password, code");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new Malformed(what);
        }
    }
}
