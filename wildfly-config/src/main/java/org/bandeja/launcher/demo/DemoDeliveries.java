package org.bandeja.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bandeja.launcher.Failure;

/** Lets the simulator do what only WhatsApp does: the handshake, messages with files, and one delivery that nobody can read. */
public final class DemoDeliveries {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PICTURES = 10;
    private static final int MINUTE = 60;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String simulator;

    /** @param simulator its address */
    public DemoDeliveries(String simulator) {
        this.simulator = simulator;
    }

    /**
     * They come as if they had been sent in the hour before.
     *
     * @return how many messages were delivered
     * @throws Failure if the application does not take them
     */
    public int send(Instant now) {
        if (!call("/control/verify", JsonObject.EMPTY_JSON_OBJECT).getBoolean("verified")) {
            throw Failure.because("The application did not answer the simulator's handshake");
        }
        JsonArrayBuilder messages = Json.createArrayBuilder();
        int count = pictures(now, messages) + oneOfEach(now, messages);
        JsonObjectBuilder batch = Json.createObjectBuilder()
                .add("messages", messages)
                .add("perPost", count)
                .add("wait", true);
        call("/control/inbound/batch", batch.build());
        call(
                "/control/webhook",
                Json.createObjectBuilder().add("body", "{\"object\": cut off").build());
        return count;
    }

    private int pictures(Instant now, JsonArrayBuilder messages) {
        Sender sender = new Sender(now, "+17875550240", "Rigoberto Almeida", DemoCompany.NUMBERS.get(0), messages);
        sender.says(19 * MINUTE, "Estas son las fotos de cómo quedó la bici después del golpe");
        for (int i = 0; i < PICTURES; i++) {
            sender.sends(
                    18 * MINUTE - 20 * i, "image", "image", i + 1, i == PICTURES - 1 ? "Y esta es la del marco" : "");
        }
        sender.says(13 * MINUTE, "¿La cubre el seguro?");
        return PICTURES + 2;
    }

    private int oneOfEach(Instant now, JsonArrayBuilder messages) {
        Sender sender = new Sender(now, "+17875550241", "Lola Marín", DemoCompany.NUMBERS.get(1), messages);
        sender.says(11 * MINUTE, "Hola, les mando todo lo del pedido de la escuela");
        sender.sends(10 * MINUTE, "document", "document", 7, "La orden de compra");
        sender.sends(9 * MINUTE, "audio", "voice", 1, "");
        sender.sends(8 * MINUTE, "image", "image", 21, "Así es el patio donde van a estar");
        sender.sends(
                6 * MINUTE,
                "location",
                Json.createObjectBuilder()
                        .add("latitude", 18.4655)
                        .add("longitude", -66.1057)
                        .add("name", "Escuela Luis Muñoz Rivera")
                        .add("address", "Calle Loíza 1200, San Juan")
                        .build());
        sender.sends(5 * MINUTE, "contacts", contact("Directora Pilar Bonet", "+1 787 555 0299"));
        sender.says(4 * MINUTE, "Con ella pueden coordinar la entrega 🙌");
        return 7;
    }

    private static JsonValue contact(String name, String phone) {
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder()
                        .add(
                                "name",
                                Json.createObjectBuilder()
                                        .add("formatted_name", name)
                                        .add("first_name", name))
                        .add(
                                "phones",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("phone", phone)
                                                .add("type", "WORK"))))
                .build();
    }

    /** One customer who writes to one number. */
    private final class Sender {
        private final Instant now;
        private final JsonObject head;
        private final DemoNumber number;
        private final JsonArrayBuilder messages;

        Sender(Instant now, String phone, String name, DemoNumber number, JsonArrayBuilder messages) {
            this.now = now;
            this.number = number;
            this.messages = messages;
            head = Json.createObjectBuilder()
                    .add("number", number.phoneNumberId())
                    .add("from", phone)
                    .add("name", name)
                    .build();
        }

        private JsonObjectBuilder message(int secondsAgo) {
            return Json.createObjectBuilder(head)
                    .add("timestamp", now.minusSeconds(secondsAgo).getEpochSecond());
        }

        void says(int secondsAgo, String text) {
            messages.add(message(secondsAgo).add("text", text));
        }

        void sends(int secondsAgo, String type, JsonValue body) {
            messages.add(message(secondsAgo).add("type", type).add("body", body));
        }

        /** A file that the simulator makes. */
        void sends(int secondsAgo, String type, String sample, int seed, String caption) {
            String path = "/control/media?sample=" + sample + "&seed=" + seed + "&number=" + number.phoneNumberId();
            JsonObjectBuilder body = Json.createObjectBuilder()
                    .add("id", call(path, JsonObject.EMPTY_JSON_OBJECT).getString("id"));
            if (!caption.isEmpty()) {
                body.add("caption", caption);
            }
            if (sample.equals("voice")) {
                body.add("voice", true);
            }
            sends(secondsAgo, type, body.build());
        }
    }

    private JsonObject call(String path, JsonObject body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator + path))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (!List.of(200, 201, 202).contains(answer.statusCode())) {
                throw Failure.because("The simulator refused " + path + ": " + answer.body());
            }
            try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
                return reader.readObject();
            }
        } catch (IOException e) {
            throw Failure.because("The simulator does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.because("Interrupted", e);
        }
    }
}
