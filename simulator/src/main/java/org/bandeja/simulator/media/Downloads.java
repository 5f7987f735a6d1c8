package org.bandeja.simulator.media;

import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bandeja.simulator.http.Content;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.json.JsonText;

/** Gives out addresses of files and the files themselves, rightly or with the faults that were asked for. */
public final class Downloads {
    private static final long MOST_OF_ENDLESS = 4L << 30;

    private final MediaStore store;
    private final MediaFaults faults;
    private final MediaUrls urls;

    public Downloads(MediaStore store, MediaFaults faults, Clock clock) {
        this.store = store;
        this.faults = faults;
        this.urls = new MediaUrls(clock);
    }

    /** What the Graph API says of a file. @param host where the caller reached us, for the address */
    public Response info(Medium medium, String host) {
        Optional<MediaFault> fault = faults.next(medium.id(), true);
        int status = fault.map(MediaFault::status).orElse(0);
        if (status != 0) {
            return refusal(status);
        }
        String own = "http://" + host + "/media-files/"
                + urls.make(medium.id(), store.settings().url());
        JsonObjectBuilder info = JsonText.object()
                .add("messaging_product", "whatsapp")
                .add("url", fault.flatMap(MediaFault::url).orElse(own))
                .add("mime_type", fault.flatMap(MediaFault::mime).orElse(medium.mime()))
                .add("sha256", hash(medium, fault))
                .add(
                        "file_size",
                        medium.size() + (fault.filter(f -> f.is("wrong-size")).isPresent() ? 1 : 0))
                .add("id", medium.id());
        return Response.metaJson(200, info.build());
    }

    private static Response refusal(int status) {
        JsonObjectBuilder error = JsonText.object()
                .add("message", "as told")
                .add("type", "OAuthException")
                .add("code", status == 401 ? 190 : status == 404 ? 100 : 131000)
                .add("fbtrace_id", "A0");
        return Response.metaJson(status, JsonText.object().add("error", error).build());
    }

    private static String hash(Medium medium, Optional<MediaFault> fault) {
        byte[] hash = medium.sha256().clone();
        if (fault.filter(f -> f.is("wrong-hash")).isPresent()) {
            hash[0] ^= 1;
        }
        return base64(hash);
    }

    /** As webhooks and answers carry a hash. */
    public static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }

    /** The bytes. @param key the last part of the address */
    public Response fetch(String key) {
        Optional<Medium> found = urls.find(key).flatMap(store::find);
        if (found.isEmpty()) {
            return Response.text(404, "Not Found");
        }
        Medium medium = found.get();
        MediaFault fault = faults.next(medium.id(), false).orElse(null);
        if (fault == null) {
            return Response.content(200, medium.mime(), whole(medium));
        }
        if (fault.status() != 0) {
            return Response.text(fault.status(), "as told");
        }
        if (fault.is("redirect")) {
            return Response.empty(302).with("Location", fault.url().orElseThrow());
        }
        return Response.content(
                200,
                medium.mime(),
                switch (fault.word()) {
                    case "endless" -> content(-1, out -> endless(medium, out));
                    case "drip" -> content(medium.size(), out -> drip(medium, out, fault.millis()));
                    default -> content(medium.size() + 1_000, out -> Files.copy(medium.file(), out));
                });
    }

    /** The file as it is. */
    public static Content whole(Medium medium) {
        return content(medium.size(), out -> Files.copy(medium.file(), out));
    }

    private static void endless(Medium medium, OutputStream out) throws IOException {
        Files.copy(medium.file(), out);
        byte[] more = "and so on ".repeat(800).getBytes(StandardCharsets.US_ASCII);
        for (long written = 0; written < MOST_OF_ENDLESS; written += more.length) {
            out.write(more);
        }
    }

    private static void drip(Medium medium, OutputStream out, long millis) throws IOException {
        byte[] all = Files.readAllBytes(medium.file());
        for (byte one : all) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            out.write(one);
            out.flush();
        }
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static Content content(long length, Writing writing) {
        return new Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                writing.to(out);
            }
        };
    }
}
