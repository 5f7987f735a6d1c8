package org.bandeja.bench.instance;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a running Bandeja tells of itself in {@code demo.json}.
 *
 * @param simulator where the launcher's own stand-in for WhatsApp listens; empty: it has none
 * @param phoneNumberId of the number that leads straight to {@code department}; both empty: it has no demo data of its own
 * @param people of the demo data
 */
public record InstanceFile(
        URI app,
        URI simulator,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        URI webhook,
        String appSecret,
        String phoneNumberId,
        String department,
        List<Person> people) {

    /** Somebody who can log in. */
    public record Person(String login, String password, String token, List<String> departments) {}

    static InstanceFile read(Path file) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return of(reader.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException("no running Bandeja tells of itself in " + file, e);
        }
    }

    private static InstanceFile of(JsonObject json) {
        JsonObject database = json.getJsonObject("database");
        JsonObject webhook = json.getJsonObject("webhook");
        JsonObject number = json.getJsonArray("numbers").getValuesAs(JsonObject.class).stream()
                .findFirst()
                .orElse(JsonObject.EMPTY_JSON_OBJECT);
        return new InstanceFile(
                URI.create(json.getString("app")),
                URI.create(json.getString("simulator", "")),
                database.getString("url"),
                database.getString("user"),
                database.getString("password"),
                URI.create(webhook.getString("url")),
                webhook.getString("appSecret"),
                number.getString("phoneNumberId", ""),
                number.getString("department", ""),
                json.getJsonArray("people").getValuesAs(JsonObject.class).stream()
                        .map(InstanceFile::person)
                        .toList());
    }

    private static Person person(JsonObject person) {
        return new Person(
                person.getString("login"),
                person.getString("password"),
                person.getString("token"),
                person.getJsonArray("departments").getValuesAs(JsonObject.class).stream()
                        .map(department -> department.getString("name"))
                        .toList());
    }

    /** The same, through another server. */
    public InstanceFile servedBy(InstanceFile other) {
        return new InstanceFile(
                other.app(),
                simulator,
                databaseUrl,
                databaseUser,
                databasePassword,
                other.webhook(),
                other.appSecret(),
                phoneNumberId,
                department,
                people);
    }
}
