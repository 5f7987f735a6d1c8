package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Files that customers send: fetched, kept, and handed to whoever sees their message, and to nobody else. */
@OnSharedInstallation
class MediaInIT {
    private static final byte[] PICTURE = CustomerFiles.picture(1200, 900, 1, "png");
    private static final int LARGE = 100_000_000;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final CustomerFiles files = new CustomerFiles(bandeja);
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Files " + System.nanoTime());

    @Test
    void aPictureComesLiveAndIsServedWhole() throws IOException {
        try (PushLine line = ana.listen()) {
            files.send(customer, "image", PICTURE, "image/jpeg", Optional.of("Mi recibo"));
            JsonObject event = line.await(
                    "the file is there",
                    heard -> PushLine.type(heard).equals("message.changed")
                            && heard.getJsonObject("message")
                                    .getString("text", "")
                                    .equals("Mi recibo"));
            assertThat(event.getJsonObject("message").getJsonObject("media").getString("state"))
                    .isEqualTo("THERE");
        }
        JsonObject media = CustomerFiles.await(ana, ana.awaitConversation(customer), "THERE");
        assertThat(media.getString("mime")).as("by its bytes").isEqualTo("image/png");
        assertThat(List.of(media.getInt("width"), media.getInt("height"), media.getInt("size")))
                .containsExactly(1200, 900, PICTURE.length);
        assertThat(media.getBoolean("thumbnail")).isTrue();
        HttpResponse<byte[]> whole = CustomerFiles.fetch(ana, address(media));
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(PICTURE);
        assertThat(whole.headers().allValues("Content-Type")).containsExactly("image/png");
        assertThat(whole.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(whole.headers().allValues("Content-Security-Policy"))
                .containsExactly("sandbox; default-src 'none'; frame-ancestors 'none'");
        assertThat(whole.headers().allValues("Cache-Control")).containsExactly("private, max-age=86400, immutable");
        assertThat(whole.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline; filename=\"file.png\"");
        HttpResponse<byte[]> small = CustomerFiles.fetch(ana, address(media) + "/thumbnail");
        var thumbnail = ImageIO.read(new ByteArrayInputStream(small.body()));
        assertThat(List.of(thumbnail.getWidth(), thumbnail.getHeight())).containsExactly(480, 360);
        assertThat(small.headers().firstValue("Content-Type")).contains("image/jpeg");
        partsOf(media, whole.headers().firstValue("ETag").orElseThrow());
        nobodyElseSees(media);
    }

    private void partsOf(JsonObject media, String tag) {
        HttpResponse<byte[]> part = CustomerFiles.fetch(ana, address(media), "Range", "bytes=100-199");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(PICTURE, 100, 200));
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 100-199/" + PICTURE.length);
        assertThat(part.headers().firstValue("Content-Length")).contains("100");
        HttpResponse<byte[]> end = CustomerFiles.fetch(ana, address(media), "Range", "bytes=-5");
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(PICTURE, PICTURE.length - 5, PICTURE.length));
        HttpResponse<byte[]> behind = CustomerFiles.fetch(ana, address(media), "Range", "bytes=99999999-");
        assertThat(behind.statusCode()).isEqualTo(416);
        assertThat(behind.headers().firstValue("Content-Range")).contains("bytes */" + PICTURE.length);
        HttpResponse<byte[]> another =
                CustomerFiles.fetch(ana, address(media), "Range", "bytes=0-1", "If-Range", "\"another\"");
        assertThat(another.statusCode()).isEqualTo(200);
        assertThat(CustomerFiles.fetch(ana, address(media), "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    private void nobodyElseSees(JsonObject media) {
        AgentDoor outsider = bandeja.outsider();
        Answer missing = outsider.get("/api/media/AAAAAAAAAAAAAAAAAAAAAA").require(404);
        for (String path : List.of(address(media), address(media) + "/thumbnail")) {
            assertThat(outsider.get(path).require(404).body()).isEqualTo(missing.body());
            assertThat(Http.send(Http.to(bandeja.demo().app(), path)).status()).isEqualTo(401);
        }
        assertThat(outsider.post(address(media) + "/retry").require(404).body()).isEqualTo(missing.body());
        assertThat(outsider.get("/api/media/nonsense").require(404).body()).isEqualTo(missing.body());
        bandeja.administrator().get(address(media)).require(200);
    }

    @Test
    void whatABrowserCouldRunIsADownload() {
        String page = "<html><script>alert(1)</script></html>";
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
        assertDownload("image", page, "image/jpeg", "holiday.jpg");
        assertDownload("document", svg, "image/svg+xml", "logo.svg");
        assertDownload("document", "MZ\u0090\u0000", "application/pdf", "../../invoice\u202efdp.exe");
    }

    private void assertDownload(String type, String content, String mime, String name) {
        Customer sender = Customer.unknown("Runs " + System.nanoTime());
        String id = files.keep(content.getBytes(StandardCharsets.ISO_8859_1), mime, name);
        JsonObject body = type.equals("document")
                ? Json.createObjectBuilder().add("id", id).add("filename", name).build()
                : Json.createObjectBuilder().add("id", id).build();
        files.send(sender, type, body);
        JsonObject media = CustomerFiles.await(ana, ana.awaitConversation(sender), "THERE");
        assertThat(media.getString("mime")).isEqualTo("application/octet-stream");
        assertThat(media.getBoolean("thumbnail")).isFalse();
        HttpResponse<byte[]> answer = CustomerFiles.fetch(ana, address(media));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"")
                .doesNotContain("..", "/", "%E2%80%AE");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox");
        ana.get(address(media) + "/thumbnail").require(404);
    }

    @Test
    void aHugePictureIsShownWithoutBeingDecoded() {
        byte[] huge = CustomerFiles.picture(60, 40, 2, "png");
        ByteBuffer.wrap(huge).putInt(16, 20_000).putInt(20, 20_000);
        files.send(customer, "image", huge, "image/png", Optional.empty());
        JsonObject media = CustomerFiles.await(ana, ana.awaitConversation(customer), "THERE");
        assertThat(List.of(media.getInt("width"), media.getInt("height"))).containsExactly(20_000, 20_000);
        assertThat(media.getBoolean("thumbnail")).isFalse();
    }

    /** Both the message and whoever is asked for the file name one. */
    @Test
    void anotherHashIsLoggedAndTheFileKept() {
        Customer honest = Customer.unknown("As said " + System.nanoTime());
        Customer mistaken = Customer.unknown("Not as said " + System.nanoTime());
        String id = keptPicture();
        files.fault(id, "wrong-hash");
        files.send(customer, "image", Json.createObjectBuilder().add("id", id).build());
        files.send(
                mistaken,
                "image",
                Json.createObjectBuilder()
                        .add("id", keptPicture())
                        .add("sha256", Base64.getEncoder().encodeToString(new byte[32]))
                        .build());
        files.send(honest, "image", PICTURE, "image/png", Optional.empty());
        JsonObject asked = CustomerFiles.await(ana, ana.awaitConversation(customer), "THERE");
        JsonObject told = CustomerFiles.await(ana, ana.awaitConversation(mistaken), "THERE");
        JsonObject same = CustomerFiles.await(ana, ana.awaitConversation(honest), "THERE");
        String log = bandeja.installation().log();
        assertThat(log.contains(differs(asked))).as("of whoever was asked").isTrue();
        assertThat(log.contains(differs(told))).as("of the message").isTrue();
        assertThat(log.contains(differs(same))).as("of none").isFalse();
        assertThat(CustomerFiles.fetch(ana, address(asked)).body()).isEqualTo(PICTURE);
    }

    private String differs(JsonObject media) {
        String file = bandeja.rows()
                .all("SELECT id FROM media WHERE public_id = ?", media.getString("id"))
                .get(0);
        return "file " + file + " came with another hash than WhatsApp had named";
    }

    @Test
    void anAddressThatHasRunOutIsAskedForAnew() {
        String id = keptPicture();
        files.fault(id, "404", Json.createObjectBuilder().add("times", 1).build());
        files.send(customer, "image", Json.createObjectBuilder().add("id", id).build());
        CustomerFiles.await(ana, ana.awaitConversation(customer), "THERE");
    }

    @Test
    void nobodyIsLedElsewhereAndAnAgentTriesAgain() {
        String own = bandeja.demo().app() + "/ready";
        String redirected = keptPicture();
        files.fault(
                redirected,
                "redirect",
                Json.createObjectBuilder().add("url", own).build());
        files.send(
                customer,
                "image",
                Json.createObjectBuilder().add("id", redirected).build());
        String foreign = keptPicture();
        files.fault(
                foreign,
                "foreign-url",
                Json.createObjectBuilder().add("url", own).build());
        Customer other = Customer.unknown("Elsewhere " + System.nanoTime());
        files.send(other, "image", Json.createObjectBuilder().add("id", foreign).build());

        String conversation = ana.awaitConversation(customer);
        JsonObject failed = CustomerFiles.await(ana, conversation, "FAILED");
        assertThat(failed.getString("reason")).isEqualTo("not_reached");
        assertThat(CustomerFiles.await(ana, ana.awaitConversation(other), "FAILED")
                        .getString("reason"))
                .isEqualTo("forbidden_host");
        ana.get(address(failed)).require(404);

        files.fault(redirected, "ok");
        ana.post(address(failed) + "/retry").require(200);
        JsonObject there = CustomerFiles.await(ana, conversation, "THERE");
        assertThat(there.getString("id")).isEqualTo(failed.getString("id"));
        ana.post(address(there) + "/retry").require(200);
        assertThat(CustomerFiles.await(ana, conversation, "THERE")).isEqualTo(there);
        files.fault(foreign, "ok");
    }

    @Test
    void whatNeverEndsIsRefused() {
        String id = keptPicture();
        files.fault(id, "endless");
        files.send(customer, "video", Json.createObjectBuilder().add("id", id).build());
        JsonObject refused = CustomerFiles.await(ana, ana.awaitConversation(customer), "REFUSED");
        assertThat(refused.getString("reason")).isEqualTo("too_large");
        files.fault(id, "ok");
    }

    @Test
    void aDocumentOfAHundredMegabytesComesIn() throws Exception {
        String id = files.keep(HttpRequest.BodyPublishers.ofInputStream(() -> new Zeros(LARGE)), "application/zip", "");
        files.send(
                customer,
                "document",
                Json.createObjectBuilder()
                        .add("id", id)
                        .add("filename", "todo.zip")
                        .build());
        String conversation = ana.awaitConversation(customer);
        JsonObject media = Eventually.found(
                "it is there",
                Duration.ofMinutes(3),
                () -> ana.messages(conversation).stream()
                        .map(message -> message.getJsonObject("media"))
                        .filter(file -> file.getString("state").equals("THERE"))
                        .findFirst());
        assertThat(media.getInt("size")).isEqualTo(LARGE);
        HttpResponse<InputStream> answer =
                Http.client().send(ana.request(address(media)).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(body.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(LARGE);
        }
    }

    /** So many zeros. */
    private static final class Zeros extends InputStream {
        private int left;

        Zeros(int count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int count) {
            if (left <= 0) return -1;
            int some = Math.min(count, left);
            Arrays.fill(bytes, from, from + some, (byte) 0);
            left -= some;
            return some;
        }
    }

    private String keptPicture() {
        return files.keep(PICTURE, "image/png", "");
    }

    private static String address(JsonObject media) {
        return "/api/media/" + media.getString("id");
    }
}
