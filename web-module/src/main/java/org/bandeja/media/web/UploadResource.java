package org.bandeja.media.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.media.model.MediaRow;
import org.bandeja.media.rules.FileKind;
import org.bandeja.media.service.StoreFull;
import org.bandeja.media.service.Upload;
import org.bandeja.media.service.UploadDesk;
import org.bandeja.problem.web.Locales;
import org.bandeja.problem.web.Problems;
import org.bandeja.problem.web.Problems.Door;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.Refusal;
import org.jboss.logging.Logger;

/**
 * Where agents bring files that they want to send: the body is the file and nothing else, so that it can go straight onto the
 * disk; its name stands in a header, where no log of addresses sees it.
 */
@Path("media")
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {
    private static final Logger LOG = Logger.getLogger(UploadResource.class);

    /** Refused files hold no place among the uploads: nobody keeps a thread busy with them. */
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(10);

    @Inject
    UploadDesk desk;

    @Inject
    Clock clock;

    @Inject
    Problems problems;

    @Context
    HttpServletResponse response;

    @Context
    HttpHeaders headers;

    /**
     * @param type as what it is to be sent: type of the message
     * @param voice whether it was recorded with the microphone
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response upload(
            @QueryParam("type") String type,
            @QueryParam("voice") boolean voice,
            @HeaderParam(HttpHeaders.CONTENT_DISPOSITION) String disposition,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String mime,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length,
            InputStream bytes)
            throws IOException {
        FileKind kind = FileKind.ofType(String.valueOf(type)).orElseThrow(() -> new Malformed("type"));
        Upload upload = new Upload(
                kind,
                voice,
                UploadedName.of(disposition),
                Optional.ofNullable(mime),
                length == null ? 0 : Math.max(0, length));
        Incoming incoming = new Incoming(bytes);
        try {
            return answer(upload, incoming);
        } catch (IOException e) {
            if (incoming.isBroken()) {
                throw new Malformed("body");
            }
            throw e;
        }
    }

    private Response answer(Upload upload, Incoming incoming) throws IOException {
        try {
            return created(desk.take(upload, incoming));
        } catch (Refusal e) {
            readOff(incoming);
            throw e;
        } catch (StoreFull e) {
            LOG.errorf("a file of an agent was refused: %s", e.getMessage());
            readOff(incoming);
            return problems.response(problems.of(Door.STORE_FULL, Locales.of(headers)));
        }
    }

    private void readOff(Incoming incoming) throws IOException {
        if (!drained(incoming)) {
            response.setHeader("Connection", "close");
        }
    }

    /**
     * Whoever is still sending does not listen: he gets the answer when all is sent, if that does not take for ever.
     *
     * @return whether the end was reached
     */
    private boolean drained(InputStream incoming) throws IOException {
        Instant end = clock.instant().plus(LONGEST_DRAIN);
        byte[] buffer = new byte[64 * 1024];
        while (clock.instant().isBefore(end)) {
            if (incoming.read(buffer) < 0) {
                return true;
            }
        }
        return false;
    }

    private static Response created(MediaRow row) {
        return Response.status(Response.Status.CREATED)
                .entity(MediaJson.of(row))
                .build();
    }

    /** Knows whether it was the sender who broke off: that happens, and is nobody's failure. */
    private static final class Incoming extends FilterInputStream {
        private boolean broken;

        private Incoming(InputStream bytes) {
            super(bytes);
        }

        private boolean isBroken() {
            return broken;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return in.read(target, offset, length);
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }
    }
}
