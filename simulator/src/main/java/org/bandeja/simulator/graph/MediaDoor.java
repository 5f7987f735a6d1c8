package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.http.Multipart;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.media.Downloads;
import org.bandeja.simulator.media.MediaStore;
import org.bandeja.simulator.media.MediaStore.About;
import org.bandeja.simulator.media.MediaStore.Draft;
import org.bandeja.simulator.media.MediaTypes;
import org.bandeja.simulator.media.Medium;

/** Files by the Graph API: uploading one, asking for its address, fetching it from there, deleting it. */
final class MediaDoor {
    private static final int LONGEST_FIELD = 1_000;
    private static final long LARGEST = 100L << 20;

    private final Network network;
    private final Access access;
    private final MediaStore store;
    private final Downloads downloads;

    MediaDoor(Network network, Access access, MediaStore store, Downloads downloads) {
        this.network = network;
        this.access = access;
        this.store = store;
        this.downloads = downloads;
    }

    Response upload(Request request) {
        BusinessNumber number = access.number(request, request.place("number"));
        try (Draft draft = store.draft(LARGEST)) {
            Form form = read(request, draft);
            String mime = form.checked(draft);
            About about = new About(
                    network.accountOf(number.phoneNumberId()).id(),
                    Optional.of(number.phoneNumberId()),
                    Medium.Origin.BUSINESS,
                    mime,
                    form.fileName);
            return Response.metaJson(
                    200, JsonText.object().add("id", draft.keep(about).id()).build());
        } catch (BadRequest e) {
            throw GraphError.parameter(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Form read(Request request, Draft draft) throws IOException {
        Form form = new Form();
        Multipart.read(request, head -> {
            if (head.name().equals("file")) {
                form.file(head);
                return draft.out();
            }
            return form.field(head.name());
        });
        return form;
    }

    /** What was filled in besides the file itself. */
    private static final class Form {
        private final Map<String, ByteArrayOutputStream> fields = new HashMap<>();
        private Optional<String> fileName = Optional.empty();
        private Optional<String> fileType = Optional.empty();
        private boolean hasFile;

        private void file(Multipart.Head head) {
            if (hasFile) {
                throw new BadRequest("Only one file can be uploaded at a time.");
            }
            hasFile = true;
            fileName = head.fileName();
            fileType = head.contentType().map(MediaTypes::plain);
        }

        private OutputStream field(String name) {
            ByteArrayOutputStream value = new ByteArrayOutputStream() {
                @Override
                public synchronized void write(byte[] bytes, int start, int length) {
                    super.write(bytes, start, Math.min(length, LONGEST_FIELD - size()));
                }

                @Override
                public synchronized void write(int b) {
                    if (size() < LONGEST_FIELD) {
                        super.write(b);
                    }
                }
            };
            if (!name.equals("messaging_product") && !name.equals("type")) {
                throw new BadRequest("Unexpected key \"" + name + "\" on param \"$\".");
            }
            fields.put(name, value);
            return value;
        }

        private Optional<String> value(String name) {
            return Optional.ofNullable(fields.get(name)).map(value -> value.toString(StandardCharsets.UTF_8));
        }

        /** @return the file's type, when everything is as WhatsApp wants it */
        private String checked(Draft draft) throws IOException {
            if (!value("messaging_product").equals(Optional.of("whatsapp"))) {
                throw GraphError.parameter("Param messaging_product must be one of {WHATSAPP}");
            }
            if (!hasFile) {
                throw GraphError.parameter("The parameter file is required.");
            }
            String mime =
                    fileType.or(() -> value("type").map(MediaTypes::plain)).orElse("application/octet-stream");
            Optional<String> said = value("type").map(MediaTypes::plain);
            if (said.filter(type -> !type.equals(mime)).isPresent()) {
                throw GraphError.parameter("Param type \"" + said.get() + "\" is not the type of the file, " + mime);
            }
            MediaRefusals.require(mime, draft.size(), draft.flushed());
            return mime;
        }
    }

    /** The address of a file and what is known of it, if the token reaches one with that id. */
    Optional<Response> info(Request request, String id) {
        return reached(request, id).map(medium -> downloads.info(medium, request.host()));
    }

    private Optional<Medium> reached(Request request, String id) {
        Optional<Medium> medium = store.find(id)
                .filter(known -> access.accounts(request).stream()
                        .anyMatch(account -> account.id().equals(known.account())));
        Optional<String> number = request.query("phone_number_id");
        if (medium.isPresent() && number.isPresent()) {
            access.number(request, number.get());
            boolean other = medium.get()
                    .phoneNumberId()
                    .filter(of -> !of.equals(number.get()))
                    .isPresent();
            if (other) {
                throw GraphError.parameter("The media does not belong to the phone number.");
            }
        }
        return medium;
    }

    Optional<Response> delete(Request request, String id) {
        return reached(request, id).map(medium -> {
            store.forget(medium.id());
            JsonObject done = JsonText.object().add("success", true).build();
            return Response.metaJson(200, done);
        });
    }

    Response download(Request request) {
        access.accounts(request);
        return downloads.fetch(request.place("key"));
    }
}
