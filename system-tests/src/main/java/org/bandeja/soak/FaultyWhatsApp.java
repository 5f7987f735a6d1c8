package org.bandeja.soak;

import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.bandeja.bench.client.SimulatorDoor;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.FreePorts;
import org.bandeja.bench.instance.InstanceFile;
import org.bandeja.soak.faults.Fault;

/** A WhatsApp that answers wrongly, late or not at all, dies, has another time than we, and tells a file what it took. */
final class FaultyWhatsApp implements AutoCloseable {
    private static final int PICTURES = 8;
    private static final Duration LONG = Duration.ofSeconds(8);
    private static final Duration SHORT = Duration.ofSeconds(4);

    private final String accessToken;
    private final OwnSimulator process;
    private final SimulatorDoor door;

    FaultyWhatsApp(String accessToken) {
        this.accessToken = accessToken;
        this.process = new OwnSimulator(FreePorts.find(1).get(0), accessToken);
        this.door = new SimulatorDoor(process.address());
    }

    String accessToken() {
        return accessToken;
    }

    int port() {
        return process.address().getPort();
    }

    /**
     * @param directory where it keeps what it has
     * @param webhook where it delivers to
     * @param sent the file that gets each message before it is answered
     */
    void start(Path root, Path directory, URI webhook, InstanceFile file, Path sent) {
        process.start(
                root,
                directory,
                webhook,
                file.appSecret(),
                file.phoneNumberId(),
                "dataDir=" + directory.resolve("whatsapp") + "\nsentFile=" + sent);
        settle();
    }

    private void settle() {
        door.unlimited();
        door.post("statuses", "{\"auto\": true, \"duplicate\": 1, \"shuffle\": true, \"delayMillis\": 30}");
    }

    /** What webhooks say of some pictures that it has: the fields of a JSON object. */
    List<String> pictures(Random random) {
        List<String> pictures = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            JsonObject kept = door.post("media", "{\"mime\": \"image/png\", \"base64\": \"" + picture(random) + "\"}");
            pictures.add("\"id\":\"%s\",\"mime_type\":\"image/png\",\"sha256\":\"%s\""
                    .formatted(kept.getString("id"), kept.getString("sha256")));
        }
        return pictures;
    }

    private static String picture(Random random) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < image.getWidth(); x++) {
            image.setRGB(x, x % image.getHeight(), random.nextInt());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Each way in which it may answer. */
    List<Fault> answers() {
        return List.of(
                answers("429", "{\"mode\": \"429\"}"),
                answers("500", "{\"mode\": \"500\"}"),
                answers("500 without words", "{\"mode\": \"500-no-body\"}"),
                answers("500 without words, and has sent", "{\"mode\": \"500-no-body\", \"act\": true}"),
                answers("nothing, and has sent", "{\"mode\": \"cut\"}"),
                answers("nothing", "{\"mode\": \"refuse\"}"),
                answers("late", "{\"mode\": \"ok\", \"delayMillis\": 3000}"),
                answers("nothing for long, and has sent", "{\"mode\": \"timeout\", \"act\": true}"),
                answers("500 to files", "{\"mode\": \"500\", \"on\": \"uploads\"}"));
    }

    private Fault answers(String how, String mode) {
        return new Fault("WhatsApp answers " + how, LONG, SHORT, () -> tell("graph", mode), () -> {
            tell("graph", "{\"mode\": \"ok\"}");
            tell("graph", "{\"mode\": \"ok\", \"on\": \"uploads\"}");
        });
    }

    Fault killed() {
        return Fault.of("WhatsApp killed", 2, process::kill, () -> {
            process.launch();
            settle();
        });
    }

    /** Its clock goes by so much before ours. */
    void ahead(int seconds) {
        tell("clock", "{\"aheadSeconds\": " + seconds + "}");
    }

    /** It may be dead at this moment. */
    private void tell(String path, String json) {
        Eventually.require("an answer of the simulator", Scene.PATIENCE, () -> {
            try {
                door.post(path, json);
                return true;
            } catch (UncheckedIOException e) {
                return false;
            }
        });
    }

    @Override
    public void close() {
        process.close();
    }
}
