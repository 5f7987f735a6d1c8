package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.media.MediaTypes;
import org.bandeja.simulator.template.UploadHandles;
import org.bandeja.simulator.template.UploadHandles.Session;

/** The resumable upload, by which examples for headers and pictures of profiles come; here always in one piece. */
final class UploadDoor {
    private static final int MOST_BYTES = 100 << 20;

    private final Access access;
    private final UploadHandles handles;

    UploadDoor(Access access, UploadHandles handles) {
        this.access = access;
        this.handles = handles;
    }

    Response begin(Request request) {
        String app = request.place("number");
        if (access.accounts(request).stream()
                .noneMatch(account -> account.appId().equals(app))) {
            throw GraphError.unknownObject(app);
        }
        String mime = parameter(request, "file_type")
                .map(MediaTypes::plain)
                .orElseThrow(() -> GraphError.parameter("The parameter file_type is required."));
        if (!MediaTypes.isKnown(mime)) {
            throw GraphError.parameter("Param file_type is not supported: " + mime);
        }
        String id = handles.begin(new Session(mime, length(request)));
        return Response.metaJson(
                200, JsonText.object().add("id", "upload:" + id + "?sig=ARY").build());
    }

    private static long length(Request request) {
        try {
            int length = Integer.parseInt(parameter(request, "file_length").orElse(""));
            if (length > 0 && length <= MOST_BYTES) {
                return length;
            }
        } catch (NumberFormatException e) {
            // told below, together with what is out of range
        }
        throw GraphError.parameter("Param file_length must be from 1 to " + MOST_BYTES);
    }

    /** In the query, or in a JSON body. */
    private static Optional<String> parameter(Request request, String name) {
        return request.query(name).or(() -> {
            JsonObject body = request.jsonOrEmpty();
            return JsonText.textOf(body, name);
        });
    }

    Response receive(Request request) {
        access.accounts(request);
        String id = request.place("upload");
        Session session = handles.session(id).orElseThrow(() -> GraphError.unknownObject("upload:" + id));
        if (!request.header("file_offset").equals(Optional.of("0"))) {
            throw GraphError.parameter("The header file_offset must be 0.");
        }
        try {
            long received = request.stream().transferTo(OutputStream.nullOutputStream());
            if (received != session.length()) {
                throw GraphError.parameter(
                        "The file has " + received + " bytes, and " + session.length() + " were announced.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.metaJson(
                200, JsonText.object().add("h", handles.finish(id)).build());
    }
}
