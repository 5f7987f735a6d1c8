package org.bandeja.simulator.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.http.NotFound;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.media.Downloads;
import org.bandeja.simulator.media.MediaFault;
import org.bandeja.simulator.media.MediaFaults;
import org.bandeja.simulator.media.MediaSettings;
import org.bandeja.simulator.media.MediaStore;
import org.bandeja.simulator.media.MediaStore.About;
import org.bandeja.simulator.media.MediaStore.Draft;
import org.bandeja.simulator.media.Medium;
import org.bandeja.simulator.media.SampleFiles;

/** Files that customers send, how long files last, and what goes wrong with them. */
public final class MediaControl {
    private static final long LARGEST = 200L << 20;
    private static final int LONGEST_JSON = 32 << 20;

    private final Network network;
    private final MediaStore store;
    private final MediaFaults faults;

    public MediaControl(Network network, MediaStore store, MediaFaults faults) {
        this.network = network;
        this.store = store;
        this.faults = faults;
    }

    public void addTo(Routes routes) {
        routes.streamed("POST", "/control/media", this::keep);
        routes.on("GET", "/control/media/settings", request -> Response.json(settings()));
        routes.on("POST", "/control/media/settings", this::settle);
        routes.on("POST", "/control/media/faults", this::spoil);
        routes.on("GET", "/control/media/{id}", this::show);
    }

    /** The file itself, with {@code ?mime=}, or JSON that carries it as base64. */
    private CompletionStage<Response> keep(Request request) {
        try {
            Optional<String> mime = request.query("mime");
            Optional<String> sample = request.query("sample");
            Medium medium;
            if (mime.isPresent()) {
                medium = keep(request.stream(), mime.get(), request.query("name"), request.query("number"));
            } else if (sample.isPresent()) {
                medium = sample(sample.get(), request.query("seed", 1, 1_000_000), request.query("number"));
            } else {
                medium = keepJson(request);
            }
            return CompletableFuture.completedFuture(Response.json(201, shape(medium)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a small file of that kind, made on the spot. */
    Medium sample(String kind, int seed, Optional<String> number) throws IOException {
        SampleFiles.Sample sample = SampleFiles.of(kind, seed);
        return keep(new ByteArrayInputStream(sample.bytes()), sample.mime(), sample.name(), number);
    }

    private Medium keepJson(Request request) throws IOException {
        Fields fields = new Fields(
                JsonText.parseObject(request.stream().readNBytes(LONGEST_JSON)), "mime", "base64", "name", "number");
        byte[] bytes = Base64.getDecoder().decode(fields.requiredText("base64"));
        return keep(
                new ByteArrayInputStream(bytes),
                fields.requiredText("mime"),
                fields.text("name"),
                fields.text("number"));
    }

    private Medium keep(InputStream bytes, String mime, Optional<String> name, Optional<String> number)
            throws IOException {
        try (Draft draft = store.draft(LARGEST)) {
            bytes.transferTo(draft.out());
            if (draft.size() > LARGEST) {
                throw new BadRequest("at most " + LARGEST + " bytes");
            }
            String account = network.accountOf(number.orElse("")).id();
            return draft.keep(new About(account, number, Medium.Origin.CUSTOMER, mime, name));
        }
    }

    private static JsonObject shape(Medium medium) {
        return JsonText.object()
                .add("id", medium.id())
                .add("mime_type", medium.mime())
                .add("sha256", Downloads.base64(medium.sha256()))
                .add("file_size", medium.size())
                .build();
    }

    /** The file, for who plays a customer. */
    private Response show(Request request) {
        Medium medium =
                store.find(request.place("id")).orElseThrow(() -> new NotFound("no file " + request.place("id")));
        return Response.content(200, medium.mime(), Downloads.whole(medium))
                .with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "sandbox; default-src 'none'");
    }

    private JsonObject settings() {
        MediaSettings settings = store.settings();
        JsonObjectBuilder shape = JsonText.object()
                .add("urlSeconds", settings.url().toSeconds())
                .add("keepUploadedSeconds", settings.keepUploaded().toSeconds())
                .add("keepInboundSeconds", settings.keepInbound().toSeconds());
        return shape.build();
    }

    private Response settle(Request request) {
        Fields fields = new Fields(request.json(), "urlSeconds", "keepUploadedSeconds", "keepInboundSeconds");
        MediaSettings present = store.settings();
        store.settle(new MediaSettings(
                seconds(fields, "urlSeconds", present.url()),
                seconds(fields, "keepUploadedSeconds", present.keepUploaded()),
                seconds(fields, "keepInboundSeconds", present.keepInbound())));
        return Response.json(settings());
    }

    private static Duration seconds(Fields fields, String name, Duration present) {
        return Duration.ofSeconds(fields.number(name, (int) present.toSeconds()));
    }

    private Response spoil(Request request) {
        Fields fields = new Fields(request.json(), "id", "mode", "url", "mime", "millis", "times");
        String id = fields.text("id").orElse("");
        String mode = fields.requiredText("mode");
        if (mode.equals("ok")) {
            faults.clear(id);
        } else {
            MediaFault fault = new MediaFault(
                    mode, fields.text("url"), fields.text("mime"), fields.number("millis", 100, 1, 60_000));
            faults.set(id, fault, fields.number("times", 0));
        }
        return Response.json(JsonText.object().add("mode", mode).build());
    }
}
