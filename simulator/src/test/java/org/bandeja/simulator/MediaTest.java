package org.bandeja.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MediaTest extends SimulatorTestBase {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', '\r', '\n', '-', '-', 'b', 0
    };

    @Test
    void keepsWhatTheBusinessUploadsAndGivesItBack() throws Exception {
        String id = uploaded(PNG, "image/png");
        JsonObject info = info(id);
        assertThat(info.getString("messaging_product")).isEqualTo("whatsapp");
        assertThat(info.getString("mime_type")).isEqualTo("image/png");
        assertThat(info.getInt("file_size")).isEqualTo(PNG.length);
        assertThat(Base64.getDecoder().decode(info.getString("sha256")))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(PNG));
        assertThat(info.getString("url")).startsWith("http://127.0.0.1:" + simulator.port() + "/media-files/");
        assertThat(bytes(info).body()).isEqualTo(PNG);
    }

    @Test
    void theAddressAsksForTheTokenAndLastsFiveMinutes() throws Exception {
        JsonObject info = info(uploaded(PNG, "image/png"));
        URI url = URI.create(info.getString("url"));
        assertThat(call(HttpRequest.newBuilder(url)).statusCode()).isEqualTo(403);
        assertThat(call(HttpRequest.newBuilder(url).header("Authorization", "Bearer other"))
                        .statusCode())
                .isEqualTo(401);
        clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(bytes(info).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(bytes(info).statusCode()).isEqualTo(404);
    }

    @Test
    void anUploadLastsThirtyDaysAndACustomersFileSeven() throws Exception {
        String uploaded = uploaded(PNG, "image/png");
        String inbound = customersFile("image/png", PNG).getString("id");
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(asked(inbound).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(asked(inbound).statusCode()).isEqualTo(400);
        control(
                "clock",
                "{\"aheadSeconds\":" + Duration.ofDays(23).minusSeconds(1).toSeconds() + "}");
        assertThat(asked(uploaded).statusCode()).isEqualTo(200);
        control("clock", "{\"aheadSeconds\":" + Duration.ofDays(23).toSeconds() + "}");
        assertThat(asked(uploaded).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsDeletedIsGone() throws Exception {
        String id = uploaded(PNG, "image/png");
        assertThat(call(authorised("/v26.0/" + id).DELETE()).body()).isEqualTo("{\"success\":true}");
        assertThat(json(asked(id)).getJsonObject("error").getInt("error_subcode"))
                .isEqualTo(33);
    }

    @Test
    void refusesUploadsAsWhatsAppDoes() throws Exception {
        refused(100, upload(PNG, "application/x-evil", "application/x-evil"));
        refused(100, upload(PNG, "image/png", "image/jpeg"));
        refused(100, upload(new byte[0], "image/png", "image/png"));
        refused(131053, upload(PNG, "image/jpeg", "image/jpeg"));
        refused(131053, upload(padded(PNG, (5 << 20) + 1), "image/png", "image/png"));
        uploaded(padded(PNG, 5 << 20), "image/png");
        refused(
                100,
                call(authorised("/v26.0/" + NUMBER + "/media")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(
                                "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n1"))));
        refused(100, call(authorised("/v26.0/" + NUMBER + "/media").POST(BodyPublishers.ofString("{}"))));
    }

    @Test
    void onlyTheNumberThatAFileBelongsToReachesIt() throws Exception {
        String id = uploaded(PNG, "image/png");
        assertThat(asked(id + "?phone_number_id=" + NUMBER).statusCode()).isEqualTo(200);
        assertThat(asked(id + "?phone_number_id=999").statusCode()).isEqualTo(400);
        assertThat(call(request("/v26.0/" + id)).statusCode()).isEqualTo(403);
    }

    @Test
    void aCustomersPictureCarriesWhatIsKnownOfIt() throws Exception {
        JsonObject file = customersFile("image/png", PNG);
        control(
                "inbound",
                "{\"number\":\"" + NUMBER + "\",\"from\":\"" + ANA + "\",\"type\":\"image\",\"body\":{\"id\":\""
                        + file.getString("id") + "\",\"caption\":\"look\"}}");
        await("the webhook", () -> receiver.posts().size() == 1);
        JsonObject image = receiver.posts()
                .get(0)
                .value()
                .getJsonArray("messages")
                .getJsonObject(0)
                .getJsonObject("image");
        assertThat(image.getString("mime_type")).isEqualTo("image/png");
        assertThat(image.getString("sha256")).isEqualTo(file.getString("sha256"));
        assertThat(image.getString("caption")).isEqualTo("look");
        assertThat(bytes(info(file.getString("id"))).body()).isEqualTo(PNG);
    }

    @Test
    void aCustomersFileMayComeAsBase64AndHaveAnyType() throws Exception {
        String id = control(
                        "media",
                        "{\"mime\":\"audio/ogg; codecs=opus\",\"base64\":\""
                                + Base64.getEncoder().encodeToString(PNG) + "\"}")
                .getString("id");
        assertThat(info(id).getString("mime_type")).isEqualTo("audio/ogg; codecs=opus");
    }

    @Test
    void lies() throws Exception {
        String id = uploaded(PNG, "image/png");
        JsonObject honest = info(id);
        fault("{\"mode\":\"foreign-url\",\"url\":\"http://127.0.0.1:1/x\",\"times\":1}");
        assertThat(info(id).getString("url")).isEqualTo("http://127.0.0.1:1/x");
        fault("{\"mode\":\"wrong-hash\",\"id\":\"" + id + "\",\"times\":1}");
        assertThat(info(id).getString("sha256")).isNotEqualTo(honest.getString("sha256"));
        fault("{\"mode\":\"wrong-size\",\"times\":1}");
        assertThat(info(id).getInt("file_size")).isEqualTo(PNG.length + 1);
        fault("{\"mode\":\"other-mime\",\"mime\":\"text/html\",\"times\":1}");
        assertThat(info(id).getString("mime_type")).isEqualTo("text/html");
        fault("{\"mode\":\"info-500\",\"times\":1}");
        assertThat(asked(id).statusCode()).isEqualTo(500);
        assertThat(info(id).getString("sha256")).isEqualTo(honest.getString("sha256"));
    }

    @Test
    void failsToDeliver() throws Exception {
        String id = uploaded(PNG, "image/png");
        fault("{\"mode\":\"404\",\"times\":2,\"id\":\"" + id + "\"}");
        assertThat(bytes(info(id)).statusCode()).isEqualTo(404);
        assertThat(bytes(info(id)).statusCode()).isEqualTo(404);
        assertThat(bytes(info(id)).statusCode()).isEqualTo(200);
        fault("{\"mode\":\"redirect\",\"url\":\"http://example.org/\",\"times\":1}");
        HttpResponse<byte[]> redirect = bytes(info(id));
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location")).contains("http://example.org/");
        fault("{\"mode\":\"short\",\"times\":1}");
        JsonObject info = info(id);
        assertThatThrownBy(() -> bytes(info)).isInstanceOf(IOException.class);
        fault("{\"mode\":\"drip\",\"millis\":1,\"times\":1}");
        assertThat(bytes(info(id)).body()).isEqualTo(PNG);
        fault("{\"mode\":\"endless\",\"times\":1}");
        try (InputStream endless = client.send(
                        authorised(URI.create(info(id).getString("url"))).build(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            assertThat(endless.readNBytes(9_000_000)).hasSize(9_000_000);
        }
    }

    @Test
    void uploadsMayBeToldToFail() throws Exception {
        control("graph", "{\"on\":\"uploads\",\"mode\":\"503\",\"times\":1}");
        assertThat(upload(PNG, "image/png", "image/png").statusCode()).isEqualTo(503);
        uploaded(PNG, "image/png");
        send("other calls are not concerned", "m1");
    }

    private void fault(String json) throws Exception {
        control("media/faults", json);
    }

    private String uploaded(byte[] bytes, String mime) throws Exception {
        HttpResponse<String> response = upload(bytes, mime, mime);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).getString("id");
    }

    private HttpResponse<String> upload(byte[] bytes, String mime, String type) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String field : new String[] {"messaging_product\"\r\n\r\nwhatsapp", "type\"\r\n\r\n" + type}) {
            body.writeBytes(("--bound\r\nContent-Disposition: form-data; name=\"" + field + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--bound\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                        + "Content-Type: " + mime + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--bound--\r\n".getBytes(StandardCharsets.UTF_8));
        return call(authorised("/v26.0/" + NUMBER + "/media")
                .header("Content-Type", "multipart/form-data; boundary=bound")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] padded(byte[] start, int length) {
        byte[] padded = new byte[length];
        System.arraycopy(start, 0, padded, 0, start.length);
        return padded;
    }

    private JsonObject customersFile(String mime, byte[] bytes) throws Exception {
        HttpResponse<String> response =
                call(request("/control/media?mime=" + mime).POST(BodyPublishers.ofByteArray(bytes)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json(response);
    }

    private static void refused(int code, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).getJsonObject("error").getInt("code"))
                .as(response.body())
                .isEqualTo(code);
    }

    private HttpResponse<String> asked(String id) throws Exception {
        return call(authorised("/v26.0/" + id));
    }

    private JsonObject info(String id) throws Exception {
        HttpResponse<String> response = asked(id);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private HttpResponse<byte[]> bytes(JsonObject info) throws Exception {
        return client.send(
                authorised(URI.create(info.getString("url"))).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder authorised(URI url) {
        return HttpRequest.newBuilder(url).header("Authorization", "Bearer let me in");
    }
}
