package org.bandeja.webhook.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.bandeja.health.service.Meters;
import org.bandeja.trace.model.Wordless;
import org.bandeja.webhook.service.DeliveryDesk;
import org.bandeja.whatsapp.rules.WebhookSignature;
import org.bandeja.whatsapp.service.WebhookSecrets;
import org.jboss.logging.Logger;

/** Proves the sender, keeps the bytes, answers. Understanding them is somebody else's job, later. */
@Path("whatsapp")
public class WebhookResource {
    private static final Logger LOG = Logger.getLogger(WebhookResource.class);

    private final WebhookSignature signature = new WebhookSignature();

    @Inject
    DeliveryDesk deliveries;

    @Inject
    WebhookSecrets secrets;

    @Inject
    Meters meters;

    /** The handshake when the address is entered at WhatsApp: the challenge comes back as it came. */
    @GET
    public Response verify(
            @QueryParam("hub.mode") String mode,
            @QueryParam("hub.verify_token") String token,
            @QueryParam("hub.challenge") String challenge) {
        boolean right = "subscribe".equals(mode) && token != null && challenge != null && secrets.isVerifyToken(token);
        if (!right) {
            return Response.status(Response.Status.FORBIDDEN).build();
        }
        deliveries.shookHands();
        return Response.ok(challenge, MediaType.TEXT_PLAIN_TYPE).build();
    }

    /** 200: on disk. 401: not from WhatsApp, nothing kept. 503: not kept, WhatsApp will come again. */
    @POST
    public Response receive(@HeaderParam("X-Hub-Signature-256") String header, byte[] body) {
        Response answer = answer(header, body);
        meters.answered(answer.getStatus());
        return answer;
    }

    private Response answer(String header, byte[] body) {
        if (!isSigned(body, header)) {
            boolean sure = secrets.areKnown();
            return Response.status(sure ? Response.Status.UNAUTHORIZED : Response.Status.SERVICE_UNAVAILABLE)
                    .build();
        }
        try {
            deliveries.keep(body);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(
                    "a delivery could not be kept, WhatsApp will send it again: %s",
                    e.getClass().getSimpleName());
            LOG.debug("why", Wordless.of(e));
            return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
        }
        return Response.ok().build();
    }

    private boolean isSigned(byte[] body, String header) {
        return header != null && secrets.prove(known -> signature.check(body, header, known));
    }
}
