package org.bandeja.whatsapp.rules;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.conversation.model.Said;
import org.bandeja.outbox.rules.OutgoingFile;
import org.bandeja.outbox.rules.OutgoingMessage;

/** A request as it has to leave, and of what it is made: see golden/README.md. */
record GoldenFile(String name, JsonObject content) {
    private static final Optional<String> PHONE = Optional.of("+573001112233");

    static Stream<GoldenFile> all() {
        try (Stream<Path> files = Files.list(
                Path.of(GoldenFile.class.getResource("/golden/README.md").toURI())
                        .getParent())) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(GoldenFile::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static GoldenFile named(String name) {
        return all().filter(golden -> golden.name().equals(name)).findFirst().orElseThrow();
    }

    private static GoldenFile read(Path file) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return new GoldenFile(file.getFileName().toString().replace(".json", ""), reader.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonObject request() {
        return content.getJsonObject("request");
    }

    /** Marks a message as read, and sends none. */
    boolean isMark() {
        return content.containsKey("read");
    }

    /** What is made of it now. */
    String made() {
        if (isMark()) {
            return GraphRequest.read(content.getString("read"), content.getBoolean("typing"))
                    .toString();
        }
        Optional<String> userId = text(content, "userId");
        return new String(
                GraphRequest.of(new OutgoingMessage(
                        "106540352242922",
                        userId.isPresent() ? Optional.empty() : PHONE,
                        userId,
                        template().map(GoldenTemplate::said).orElseGet(this::said),
                        "42:1",
                        Optional.ofNullable(content.getJsonObject("file")).map(GoldenFile::file),
                        cards())),
                StandardCharsets.UTF_8);
    }

    Optional<GoldenTemplate> template() {
        return Optional.ofNullable(content.getJsonObject("template")).map(GoldenTemplate::new);
    }

    static Optional<String> text(JsonObject from, String key) {
        return Optional.ofNullable(from.getString(key, null));
    }

    private Said said() {
        JsonObject said = content.getJsonObject("said");
        return new Said(
                said.getString("type"),
                text(said, "text"),
                Optional.ofNullable(said.get("content")).map(JsonValue::toString),
                text(said, "quotedId"));
    }

    private static OutgoingFile file(JsonObject file) {
        return new OutgoingFile(file.getString("id"), text(file, "name"), file.getBoolean("voice", false));
    }

    private Map<String, String> cards() {
        JsonObject cards = content.getJsonObject("cards");
        return cards == null
                ? Map.of()
                : cards.keySet().stream().collect(Collectors.toMap(media -> media, cards::getString));
    }

    @Override
    public String toString() {
        return name;
    }
}
