package org.bandeja.system.installation;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a started Bandeja tells of itself in {@code demo.json}: addresses, secrets, people.
 *
 * @param setup where an empty one gets its first administrator
 */
public record Demo(
        URI app,
        URI simulator,
        Database database,
        Webhook webhook,
        List<BusinessNumber> numbers,
        List<Person> people,
        Optional<URI> setup) {

    /** How to look at the rows. */
    public record Database(String url, String user, String password) {}

    /** How WhatsApp delivers. */
    public record Webhook(URI url, String appSecret, String verifyToken) {}

    /** A number of the company and the department that it leads to. */
    public record BusinessNumber(String phoneNumberId, String displayPhoneNumber, String department) {}

    /** Somebody who can log in. */
    public record Person(
            String name, String login, String password, String token, boolean administrator, List<Place> departments) {
        public boolean worksIn(String department) {
            return departments.stream().anyMatch(place -> place.name().equals(department));
        }

        public boolean isAdminOf(String department) {
            return departments.contains(new Place(department, "ADMIN"));
        }
    }

    /** A place in a department, as AGENT or ADMIN. */
    public record Place(String name, String role) {}

    static Demo read(Path file) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return of(reader.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Demo of(JsonObject json) {
        JsonObject database = json.getJsonObject("database");
        JsonObject webhook = json.getJsonObject("webhook");
        return new Demo(
                URI.create(json.getString("app")),
                URI.create(json.getString("simulator")),
                new Database(database.getString("url"), database.getString("user"), database.getString("password")),
                new Webhook(
                        URI.create(webhook.getString("url")),
                        webhook.getString("appSecret"),
                        webhook.getString("verifyToken")),
                json.getJsonArray("numbers").getValuesAs(JsonObject.class).stream()
                        .map(number -> new BusinessNumber(
                                number.getString("phoneNumberId"),
                                number.getString("displayPhoneNumber"),
                                number.getString("department")))
                        .toList(),
                json.getJsonArray("people").getValuesAs(JsonObject.class).stream()
                        .map(Demo::person)
                        .toList(),
                Optional.ofNullable(json.getString("setup", null)).map(URI::create));
    }

    private static Person person(JsonObject json) {
        return new Person(
                json.getString("name"),
                json.getString("login"),
                json.getString("password"),
                json.getString("token"),
                json.getBoolean("administrator"),
                json.getJsonArray("departments").getValuesAs(JsonObject.class).stream()
                        .map(place -> new Place(place.getString("name"), place.getString("role")))
                        .toList());
    }
}
