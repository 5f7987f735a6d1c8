package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SampleFile;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that agents send: what WhatsApp takes reaches the customer, anything else is refused in words before it leaves. */
@OnSharedInstallation
class FilesOutIT {
    private static final int MIB = 1024 * 1024;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Files");

    @BeforeEach
    @AfterEach
    void asUsual() {
        simulator.reset();
    }

    @Test
    void everyKindReachesTheCustomerInItsOrder() {
        String id = bandeja.taken(ana, customer);
        List<SampleFile> files = List.of(
                SampleFile.jpeg("fotografía.jpg"),
                SampleFile.mp4("así.mp4", 16 * MIB),
                SampleFile.mp3("canción.mp3"),
                SampleFile.opus("voz.ogg", 1),
                SampleFile.pdf("El contrato.pdf"),
                SampleFile.jpeg("plano.jpg"),
                SampleFile.webp("sticker.webp", 512, false, 2_000));
        List<String> types = List.of("image", "video", "audio", "audio", "document", "document", "sticker");
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String query = "type=" + types.get(i) + (i == 3 ? "&voice=true" : "");
            JsonObject media = ana.upload(files.get(i), query).require(201).json();
            assertThat(media.getString("state")).isEqualTo("THERE");
            assertThat(media.getString("name")).isEqualTo(files.get(i).name());
            assertThat(media.getInt("size")).isEqualTo(files.get(i).bytes().length);
            String caption = i == 0 ? "Su recibo" : i == 5 ? "El plano" : null;
            sent.add(ana.sendFile(id, types.get(i), media.getString("id"), caption)
                    .require(201)
                    .json()
                    .getString("id"));
        }
        sent.forEach(message -> ana.awaitStatus(id, message, "DELIVERED"));
        List<JsonObject> received = simulator.received(customer);
        assertThat(received.stream().map(message -> message.getString("type"))).isEqualTo(types);
        List<JsonObject> shown = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            JsonObject body = received.get(i).getJsonObject("body").getJsonObject(types.get(i));
            assertThat(simulator.sizeOfFile(body.getString("id")))
                    .isEqualTo(files.get(i).bytes().length);
            shown.add(body);
        }
        assertThat(shown.get(0).getString("caption")).isEqualTo("Su recibo");
        assertThat(shown.get(2).containsKey("voice")).isFalse();
        assertThat(shown.get(3).getBoolean("voice")).isTrue();
        assertThat(shown.get(4).getString("filename")).isEqualTo("El contrato.pdf");
        assertThat(shown.get(4).containsKey("caption")).isFalse();
        assertThat(shown.get(5).getString("caption")).isEqualTo("El plano");
        assertThat(ana.message(id, sent.get(4)).getString("text")).isEqualTo("El contrato.pdf");
        assertThat(ana.message(id, sent.get(0)).getJsonObject("media").getInt("width"))
                .isEqualTo(640);
    }

    static Stream<Arguments> notSendable() {
        SampleFile page = new SampleFile("photo.jpg", "image/jpeg", SampleFile.text("<html><script>alert(1)</script>"));
        SampleFile drawing =
                new SampleFile("a.png", "image/png", SampleFile.text("<svg xmlns='http://www.w3.org/2000/svg'/>"));
        SampleFile packed = new SampleFile("a.pdf", "application/pdf", SampleFile.text("PK\u0003\u0004 and so on"));
        return Stream.of(
                Arguments.of(page, "type=image", 422, "FileNotSendable", "JPEG or PNG"),
                Arguments.of(page, "type=document", 422, "FileNotSendable", "only PDF, Word"),
                Arguments.of(drawing, "type=image", 422, "FileNotSendable", "JPEG or PNG"),
                Arguments.of(packed, "type=document", 422, "FileNotSendable", "only PDF, Word"),
                Arguments.of(
                        SampleFile.jpeg("a.mp4").called("a.mp4", "video/mp4"),
                        "type=video",
                        422,
                        "FileNotSendable",
                        "MP4 or 3GP"),
                Arguments.of(SampleFile.opus("a.ogg", 2), "type=audio", 422, "FileNotSendable", "one channel"),
                Arguments.of(
                        SampleFile.opus("a.ogg", 2), "type=audio&voice=true", 422, "FileNotSendable", "voice note"),
                Arguments.of(SampleFile.mp3("a.mp3"), "type=audio&voice=true", 422, "FileNotSendable", "voice note"),
                Arguments.of(SampleFile.palette("a.png", 90, 50), "type=image", 422, "FileNotSendable", "8-bit"),
                Arguments.of(SampleFile.png("a.png", 512, 512), "type=sticker", 422, "FileNotSendable", "WebP"),
                Arguments.of(
                        SampleFile.webp("a.webp", 500, false, 100),
                        "type=sticker",
                        422,
                        "FileNotSendable",
                        "512 pixels"),
                Arguments.of(
                        SampleFile.webp("a.webp", 512, false, 100 * 1024 + 1),
                        "type=sticker",
                        413,
                        "TooLargeToSend",
                        "100 KB"),
                Arguments.of(
                        SampleFile.webp("a.webp", 512, true, 500 * 1024 + 1),
                        "type=sticker",
                        413,
                        "TooLargeToSend",
                        "500 KB"),
                Arguments.of(
                        SampleFile.jpeg("a.jpg").ofSize(5 * MIB + 1),
                        "type=image",
                        413,
                        "TooLargeToSend",
                        "pictures of at most 5 MB"),
                Arguments.of(
                        SampleFile.jpeg("a.jpg").ofSize(5 * MIB + 1),
                        "type=document",
                        413,
                        "TooLargeToSend",
                        "pictures of at most 5 MB"),
                Arguments.of(
                        SampleFile.mp4("a.mp4", 16 * MIB + 1),
                        "type=video",
                        413,
                        "TooLargeToSend",
                        "videos of at most 16 MB"),
                Arguments.of(SampleFile.pdf("a.pdf").ofSize(0), "type=document", 422, "FileNotSendable", "empty"),
                Arguments.of(SampleFile.pdf("a.pdf"), "type=hologram", 400, "Malformed", "type"),
                Arguments.of(SampleFile.pdf("a.pdf"), "voice=true", 400, "Malformed", "type"));
    }

    @ParameterizedTest
    @MethodSource("notSendable")
    void whatWhatsAppDoesNotTakeIsRefusedInWords(SampleFile file, String query, int status, String rule, String words) {
        Answer answer = ana.upload(file, query).require(status);
        assertThat(answer.rule()).isEqualTo(rule);
        assertThat(answer.json().getString("detail")).contains(words);
    }

    @Test
    void onlyWhoUploadedAFileSendsIt() {
        String id = bandeja.taken(ana, customer);
        SampleFile file = SampleFile.png("only-mine.png", 20, 20);
        String media = ana.upload(file, "type=image").require(201).json().getString("id");
        AgentDoor luis = bandeja.agents().get(1);
        String his = bandeja.taken(luis, Customer.unknown("Files of another"));
        for (AgentDoor other : List.of(luis, bandeja.administrator(), bandeja.outsider())) {
            String where = other == luis ? his : id;
            Answer known = other.sendFile(where, "image", media, null);
            Answer unknown = other.sendFile(where, "image", "AAAAAAAAAAAAAAAAAAAAAA", null);
            if (other == luis) {
                known.require(404);
            }
            assertThat(known.body()).isEqualTo(unknown.body());
            other.get("/api/media/" + media).require(404);
        }
        assertThat(ana.sendFile(id, "image", "../../etc/passwd", null).status()).isEqualTo(404);
        assertThat(ana.sendFile(id, "video", media, null).rule()).isEqualTo("FileNotSendable");
        ana.sendFile(id, "image", media, null).require(201);
        luis.get("/api/media/" + media).require(200);
        bandeja.outsider().get("/api/media/" + media).require(404);
        luis.sendFile(his, "image", media, null).require(404);
        assertThat(luis.messages(his)).hasSize(1);
    }

    @Test
    void wordsBelowAFileHaveTheirLimits() {
        String id = bandeja.taken(ana, customer);
        String song = ana.upload(SampleFile.mp3("a.mp3"), "type=audio")
                .require(201)
                .json()
                .getString("id");
        String photo = ana.upload(SampleFile.jpeg("a.jpg"), "type=image")
                .require(201)
                .json()
                .getString("id");
        assertThat(ana.sendFile(id, "audio", song, "words").require(422).rule()).isEqualTo("CaptionNotPossible");
        assertThat(ana.sendFile(id, "image", photo, "x".repeat(1025))
                        .require(422)
                        .rule())
                .isEqualTo("CaptionTooLong");
        ana.post("/api/conversations/" + id + "/messages", AgentDoor.field("type", "image"))
                .require(400);
        ana.sendFile(id, "image", photo, "x".repeat(1024)).require(201);
    }

    @Test
    void whatWhatsAppHasIsNotBroughtAgainUntilItForgets() {
        String id = bandeja.taken(ana, customer);
        String media = ana.upload(SampleFile.jpeg("twice.jpg"), "type=image")
                .require(201)
                .json()
                .getString("id");
        delivered(id, media);
        delivered(id, media);
        List<String> names = namesOfPictures();
        assertThat(names.get(1)).isEqualTo(names.get(0));
        // WhatsApp does not know the file any more, and nobody told us.
        bandeja.rows()
                .change(
                        "update whatsapp_file set whatsapp_id = '1', brought_at = brought_at - interval 1 day where whatsapp_id = ?",
                        names.get(0));
        delivered(id, media);
        assertThat(namesOfPictures().get(2)).isNotEqualTo(names.get(0));
        // Older than WhatsApp keeps it: brought again before anybody complains.
        bandeja.rows()
                .change(
                        "update whatsapp_file set brought_at = brought_at - interval 30 day where whatsapp_id = ?",
                        namesOfPictures().get(2));
        delivered(id, media);
        assertThat(namesOfPictures().get(3)).isNotEqualTo(namesOfPictures().get(2));
    }

    private void delivered(String id, String media) {
        String message =
                ana.sendFile(id, "image", media, null).require(201).json().getString("id");
        ana.awaitStatus(id, message, "DELIVERED");
    }

    private List<String> namesOfPictures() {
        return simulator.received(customer).stream()
                .map(message ->
                        message.getJsonObject("body").getJsonObject("image").getString("id"))
                .toList();
    }

    @Test
    void aFileThatWhatsAppDoesNotTakeFailsWithWordsAndCanBeTriedAgain() {
        String id = bandeja.taken(ana, customer);
        simulator.graph("{\"on\": \"uploads\", \"mode\": \"400\", \"code\": 100, \"times\": 1}");
        String media = ana.upload(SampleFile.pdf("a.pdf"), "type=document")
                .require(201)
                .json()
                .getString("id");
        String message =
                ana.sendFile(id, "document", media, null).require(201).json().getString("id");
        JsonObject failed = ana.awaitStatus(id, message, "FAILED");
        assertThat(failed.getJsonObject("error").getInt("code")).isEqualTo(131053);
        assertThat(failed.getJsonObject("error").getString("reason")).contains("does not accept this file");
        assertThat(simulator.received(customer)).isEmpty();
        ana.post("/api/messages/" + message + "/retry").require(200);
        ana.awaitStatus(id, message, "DELIVERED");
    }

    @Test
    void aHiccupWhileAFileIsBroughtIsNothing() {
        String id = bandeja.taken(ana, customer);
        simulator.graph("{\"on\": \"uploads\", \"mode\": \"503\", \"times\": 1}");
        String media = ana.upload(SampleFile.pdf("a.pdf"), "type=document")
                .require(201)
                .json()
                .getString("id");
        String message =
                ana.sendFile(id, "document", media, null).require(201).json().getString("id");
        ana.awaitStatus(id, message, "DELIVERED");
        assertThat(simulator.received(customer)).hasSize(1);
    }

    @Test
    void aSlowFileHoldsUpItsOwnConversationOnly() {
        String slow = bandeja.taken(ana, customer);
        Customer other = Customer.unknown("In a hurry");
        String quick = bandeja.taken(ana, other);
        simulator.graph("{\"on\": \"uploads\", \"mode\": \"ok\", \"delayMillis\": 15000, \"times\": 1}");
        String media = ana.upload(SampleFile.pdf("slow.pdf"), "type=document")
                .require(201)
                .json()
                .getString("id");
        ana.sendFile(slow, "document", media, null).require(201);
        ana.reply(slow, "behind it").require(201);
        ana.reply(quick, "past it").require(201);
        Eventually.passes(() -> assertThat(simulator.receivedTexts(other)).containsExactly("past it"));
        Eventually.holds("both are there", () -> simulator.received(customer).size() == 2);
        assertThat(receivedFirst(customer)).isAfter(receivedFirst(other));
        assertThat(simulator.received(customer).stream().map(message -> message.getString("type")))
                .containsExactly("document", "text");
    }

    private Instant receivedFirst(Customer by) {
        return Instant.parse(simulator.received(by).get(0).getString("at"));
    }

    @Test
    void whoBringsTooMuchWaits() {
        AgentDoor last = bandeja.agents().get(bandeja.agents().size() - 1);
        String agent = bandeja.rows()
                .all("select id from agent where login = ?", last.person().login())
                .get(0);
        String owner = ana.upload(SampleFile.pdf("a.pdf"), "type=document")
                .require(201)
                .json()
                .getString("id");
        bandeja.rows()
                .change(
                        "insert into media (id, public_id, state, voice, animated, sha256, mime, size, uploader_id, created_at)"
                                + " with recursive n as (select 0 as i union all select i + 1 from n where i < 59)"
                                + " select -1000 - n.i, concat('quota-', lpad(n.i, 16, '0')), state, voice, animated, sha256,"
                                + " mime, size, ?, utc_timestamp(3) from media, n where public_id = ?",
                        agent,
                        owner);
        try {
            Answer refused =
                    last.upload(SampleFile.pdf("b.pdf"), "type=document").require(429);
            assertThat(refused.rule()).isEqualTo("TooManyUploads");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            // What a card shows is of use.
            bandeja.rows()
                    .change("insert into card_file (message_id, media_id) select (select max(id) from message), id"
                            + " from media where id between -1059 and -1000");
            last.upload(SampleFile.pdf("c.pdf"), "type=document").require(201);
        } finally {
            // It may not have come so far.
            bandeja.rows()
                    .changeAll(
                            "delete from card_file where media_id between ? and ?",
                            List.<Object[]>of(new Object[] {-1059, -1000}));
            bandeja.rows().change("delete from media where id between -1059 and -1000");
        }
        last.upload(SampleFile.pdf("b.pdf"), "type=document").require(201);
    }
}
