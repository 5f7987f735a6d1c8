package org.bandeja.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A simulator on a free port, whose webhooks wait, and the calls of a business and of people who play. */
public final class SimulatorCalls implements AutoCloseable {
    public static final String ACCOUNT = "102290129340398";
    public static final String NUMBER = "106540352242922";

    private static final String APP = "670843887433847";
    private static final Pattern HANDLE = Pattern.compile("\"(?:id|h)\"\\s*:\\s*\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Simulator simulator;

    /** What it answered. */
    public record Told(int status, String body) {}

    public SimulatorCalls() throws IOException {
        simulator = new Simulator(
                Options.read(
                        "--port", "0",
                        "--webhook-url", "http://127.0.0.1:1/webhook/whatsapp",
                        "--app-secret", "secret",
                        "--verify-token", "verify",
                        "--access-token", "token",
                        "--account-id", ACCOUNT,
                        "--app-id", APP,
                        "--numbers", NUMBER + ":+57 601 555 0100"),
                Clock.systemUTC());
        control("webhooks", "{\"paused\":true}");
    }

    /** A call of the business. */
    public Told graph(String method, String path, String body) {
        return call(
                "/v26.0/" + path,
                request -> request.method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json"));
    }

    /** Requires success. */
    public void control(String path, String body) {
        Told told = call("/control/" + path, request -> request.POST(BodyPublishers.ofString(body)));
        if (told.status() / 100 != 2) {
            throw new IllegalStateException(path + ": " + told);
        }
    }

    /** @return the handle of an example file of that type */
    public String handle(String mime) {
        Told begun =
                graph("POST", APP + "/uploads?file_length=1&file_name=a&file_type=" + mime.replace("/", "%2F"), "");
        String session = found(begun);
        return found(call(
                "/v26.0/" + session,
                request -> request.header("file_offset", "0").POST(BodyPublishers.ofByteArray(new byte[1]))));
    }

    private static String found(Told told) {
        Matcher handle = HANDLE.matcher(told.body());
        if (told.status() != 200 || !handle.find()) {
            throw new IllegalStateException("no handle: " + told);
        }
        return handle.group(1).replace("\\/", "/");
    }

    private Told call(String path, java.util.function.UnaryOperator<HttpRequest.Builder> what) {
        HttpRequest request = what.apply(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.port() + path))
                                .timeout(Duration.ofSeconds(20))
                                .header("Authorization", "Bearer token"))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return new Told(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
