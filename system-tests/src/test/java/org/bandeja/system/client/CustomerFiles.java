package org.bandeja.system.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Files that customers send, by the stand-in for WhatsApp, and what may go wrong with them. */
public final class CustomerFiles {
    private final Bandeja bandeja;

    public CustomerFiles(Bandeja bandeja) {
        this.bandeja = bandeja;
    }

    /**
     * WhatsApp has it from now on.
     *
     * @return what WhatsApp calls it
     */
    public String keep(byte[] bytes, String mime, String name) {
        return keep(HttpRequest.BodyPublishers.ofByteArray(bytes), mime, name);
    }

    public String keep(HttpRequest.BodyPublisher bytes, String mime, String name) {
        URI simulator = bandeja.demo().simulator();
        String query = "?mime=" + encoded(mime) + "&name=" + encoded(name) + "&number=" + encoded(bandeja.number());
        return Http.send(Http.to(simulator, "/control/media" + query).POST(bytes))
                .require(201)
                .json()
                .getString("id");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A customer sends it. */
    public void send(Customer customer, String type, JsonObject body) {
        bandeja.simulator()
                .post(
                        "inbound",
                        Json.createObjectBuilder()
                                .add("number", bandeja.number())
                                .add("from", customer.phone().orElseThrow())
                                .add("name", customer.name())
                                .add("type", type)
                                .add("body", body)
                                .add("wait", true)
                                .build()
                                .toString());
    }

    /** A customer sends it, with these words. */
    public String send(Customer customer, String type, byte[] bytes, String mime, Optional<String> caption) {
        String id = keep(bytes, mime, "");
        JsonObjectBuilder body = Json.createObjectBuilder().add("id", id);
        caption.ifPresent(words -> body.add("caption", words));
        send(customer, type, body.build());
        return id;
    }

    /** @param more further fields; times: 0 means until it is taken back with "ok" */
    public void fault(String id, String mode, JsonObject more) {
        JsonObjectBuilder fault = Json.createObjectBuilder(more).add("id", id).add("mode", mode);
        Http.send(Http.to(bandeja.demo().simulator(), "/control/media/faults")
                        .POST(HttpRequest.BodyPublishers.ofString(fault.build().toString())))
                .require(200);
    }

    public void fault(String id, String mode) {
        fault(id, mode, JsonObject.EMPTY_JSON_OBJECT);
    }

    /** The file of the only message of this conversation that has one, as soon as it is in this state. */
    public static JsonObject await(AgentDoor agent, String conversation, String state) {
        return Eventually.found(
                "the file is " + state,
                () -> agent.messages(conversation).stream()
                        .filter(message -> !message.isNull("media"))
                        .map(message -> message.getJsonObject("media"))
                        .filter(media -> media.getString("state").equals(state))
                        .findFirst());
    }

    /** The bytes that this person gets. */
    public static HttpResponse<byte[]> fetch(AgentDoor agent, String path, String... headers) {
        try {
            HttpRequest.Builder request = agent.request(path);
            if (headers.length > 0) request.headers(headers);
            return Http.client().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A picture in which every number looks different. */
    public static byte[] picture(int width, int height, int number, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        Color one = Color.getHSBColor(number * 0.13f, 0.55f, 0.85f);
        Color other = Color.getHSBColor(number * 0.13f + 0.2f, 0.7f, 0.55f);
        pen.setPaint(new GradientPaint(0, 0, one, width, height, other));
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.WHITE);
        pen.fillOval(width / 3, height / 3, Math.min(width, height) / 4, Math.min(width, height) / 4);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
