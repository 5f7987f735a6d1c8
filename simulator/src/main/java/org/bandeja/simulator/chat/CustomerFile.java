package org.bandeja.simulator.chat;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.json.MetaJson;

/** Keeps the customers that somebody made on purpose over a restart, with the time of their last message; no messages. */
public final class CustomerFile {
    private final Path file;

    /** @param directory is made if it is missing */
    public CustomerFile(Path directory) throws IOException {
        Files.createDirectories(directory);
        this.file = directory.resolve("customers.json");
    }

    /** @throws org.bandeja.simulator.json.MalformedJson if the file is damaged */
    public void loadInto(Customers customers) throws IOException {
        if (Files.exists(file)) {
            JsonObject content = JsonText.parseObject(Files.readAllBytes(file));
            content.getJsonArray("customers").stream()
                    .map(JsonValue::asJsonObject)
                    .forEach(entry -> load(entry, customers));
        }
    }

    private static void load(JsonObject entry, Customers customers) {
        Customer customer = customers.meet(
                JsonText.textOf(entry, "phone"),
                JsonText.textOf(entry, "userId"),
                JsonText.textOf(entry, "name"),
                true);
        entry.getJsonObject("lastMessageTo")
                .forEach((number, at) -> customer.wroteTo(number, Instant.parse(((JsonString) at).getString())));
    }

    /** Replaces the file as a whole, so that a crash leaves the old or the new one. */
    public void save(Customers customers) throws IOException {
        JsonObject content = JsonText.object()
                .add("customers", JsonText.array(customers.kept().stream().map(CustomerFile::entry)))
                .build();
        Path next = file.resolveSibling("customers.json.new");
        Files.write(next, MetaJson.write(content));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static JsonObject entry(Customer customer) {
        JsonObjectBuilder entry = JsonText.object();
        JsonText.addIfPresent(entry, "phone", customer.phone());
        JsonText.addIfPresent(entry, "userId", customer.userId());
        JsonObjectBuilder last = JsonText.object();
        for (Map.Entry<String, Instant> to : customer.lastMessages().entrySet()) {
            last.add(to.getKey(), to.getValue().toString());
        }
        return entry.add("name", customer.name()).add("lastMessageTo", last).build();
    }
}
