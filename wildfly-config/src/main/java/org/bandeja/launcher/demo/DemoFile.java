package org.bandeja.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.home.PrivateFile;
import org.bandeja.launcher.server.Environment;

/** What tests and scripts must know of a running Bandeja. It is written anew when Bandeja can be used, and not before. */
public final class DemoFile {
    private final Path file;

    public DemoFile(Path file) {
        this.file = file;
    }

    /** An earlier start's file says nothing about this one. */
    public void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Failure.because("Cannot remove " + file, e);
        }
    }

    /**
     * @param simulator its address; empty: there is none
     * @param people of the demo, with what they log in with
     * @param setup the one-time link for the first administrator, of an empty installation
     */
    public void write(
            Environment environment,
            Optional<String> simulator,
            List<DemoPerson> people,
            Credentials credentials,
            Optional<String> setup) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("app", environment.publicUrl());
        simulator.ifPresentOrElse(url -> json.add("simulator", url), () -> json.addNull("simulator"));
        json.add(
                        "database",
                        Json.createObjectBuilder()
                                .add("url", environment.database().url())
                                .add("user", environment.database().user())
                                .add("password", environment.database().password()))
                .add(
                        "webhook",
                        Json.createObjectBuilder()
                                .add("url", environment.webhookUrl())
                                .add("appSecret", environment.appSecret())
                                .add("verifyToken", environment.verifyToken()))
                .add("numbers", people.isEmpty() ? Json.createArrayBuilder() : numbers())
                .add("people", people(people, credentials));
        setup.ifPresent(link -> json.add("setup", link));
        write(json.build());
    }

    private static JsonArrayBuilder numbers() {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (DemoNumber number : DemoCompany.NUMBERS) {
            number.department()
                    .ifPresent(department -> array.add(Json.createObjectBuilder()
                            .add("phoneNumberId", number.phoneNumberId())
                            .add("displayPhoneNumber", number.displayPhoneNumber())
                            .add("department", department)));
        }
        return array;
    }

    private static JsonArrayBuilder people(List<DemoPerson> people, Credentials credentials) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (DemoPerson person : people) {
            JsonArrayBuilder departments = Json.createArrayBuilder();
            person.places()
                    .forEach(place -> departments.add(Json.createObjectBuilder()
                            .add("name", place.department())
                            .add("role", place.role())));
            array.add(Json.createObjectBuilder()
                    .add("name", person.name())
                    .add("login", person.login())
                    .add("password", credentials.password(person))
                    .add("token", credentials.token(person))
                    .add("administrator", person.administrator())
                    .add("departments", departments));
        }
        return array;
    }

    private void write(JsonObject json) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(json);
        }
        try {
            PrivateFile.write(file, text.toString().strip() + "\n");
        } catch (IOException e) {
            throw Failure.because("Cannot write " + file, e);
        }
    }
}
