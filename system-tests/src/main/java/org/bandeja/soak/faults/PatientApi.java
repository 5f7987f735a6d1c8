package org.bandeja.soak.faults;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bandeja.bench.client.Requests;
import org.bandeja.bench.client.Wire;

/** The API as a good client calls it: what was not answered clearly is asked again, until it is. For one thread. */
final class PatientApi implements AutoCloseable {
    private static final int ANSWER_MILLIS = 15_000;
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration BETWEEN = Duration.ofMillis(400);

    private final URI app;
    private final String token;
    private final Wire wire;
    private final AtomicLong repeated;

    /** @param repeated counts what was asked again */
    PatientApi(URI app, String token, AtomicLong repeated) {
        this.app = app;
        this.token = token;
        this.wire = new Wire(app, ANSWER_MILLIS);
        this.repeated = repeated;
    }

    Optional<Wire.Answer> get(String path) {
        return clear(Requests.get(app, path, token));
    }

    Optional<Wire.Answer> post(String path, JsonObject body) {
        return clear(Requests.post(
                app,
                path,
                token,
                "Content-Type: application/json\r\n",
                body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Done once, however often it is asked. */
    Optional<Wire.Answer> once(String path, String key, JsonObject body) {
        return clear(Requests.post(
                app,
                path,
                token,
                "Content-Type: application/json\r\nIdempotency-Key: " + key + "\r\n",
                body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Brings a file. */
    Optional<Wire.Answer> bring(String path, String name, byte[] file) {
        return clear(Requests.post(
                app,
                path,
                token,
                "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"" + name
                        + "\"\r\n",
                file));
    }

    private Optional<Wire.Answer> clear(byte[] request) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Wire.Answer> answer = send(request).filter(PatientApi::isClear);
            if (answer.isPresent() || System.nanoTime() > end) {
                return answer;
            }
            repeated.incrementAndGet();
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private Optional<Wire.Answer> send(byte[] request) {
        try {
            return Optional.of(wire.send(request));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isClear(Wire.Answer answer) {
        return answer.status() < 500 && answer.status() != 408 && answer.status() != 429;
    }

    @Override
    public void close() {
        wire.close();
    }
}
