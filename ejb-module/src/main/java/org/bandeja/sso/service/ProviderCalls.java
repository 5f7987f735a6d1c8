package org.bandeja.sso.service;

import static org.bandeja.sso.rules.SignOnFailed.Kind.UNREACHABLE;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bandeja.http.service.BoundedBody;
import org.bandeja.sso.rules.SignOnFailed;

/**
 * Calls to the provider: a few at once, none longer than some seconds, none with an endless answer, none led elsewhere.
 * A provider that hangs keeps nobody but those who sign in waiting.
 */
final class ProviderCalls {
    private static final int AT_ONCE = 16;
    private static final int LONGEST_ANSWER = 512 * 1024;

    private final Duration patience;
    private final HttpClient http;
    private final Semaphore lines = new Semaphore(AT_ONCE);

    /** @param status of HTTP */
    record Answer(int status, String body) {}

    ProviderCalls(Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /** @throws SignOnFailed unless the answer is 200 and of reasonable length */
    String get(URI address) {
        Answer answer = call(HttpRequest.newBuilder(address).GET());
        if (answer.status() != 200) {
            throw new SignOnFailed(UNREACHABLE, "the provider answers " + answer.status());
        }
        return answer.body();
    }

    /** @throws SignOnFailed if there is no answer, or none of reasonable length, in time */
    Answer call(HttpRequest.Builder request) {
        if (!lines.tryAcquire()) {
            throw new SignOnFailed(UNREACHABLE, "too many others wait for the provider");
        }
        try {
            return answer(request.timeout(patience)
                    .header("Accept", "application/json")
                    .build());
        } finally {
            lines.release();
        }
    }

    /** The client's own time limit ends with the head of the answer; this one includes the last byte. */
    private Answer answer(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> call = http.sendAsync(request, head -> new BoundedBody(LONGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            throw unreachable(e.getCause());
        } catch (TimeoutException e) {
            call.cancel(true);
            throw unreachable(e);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private static SignOnFailed unreachable(Throwable failure) {
        return new SignOnFailed(
                UNREACHABLE, "the provider: " + failure.getClass().getSimpleName());
    }
}
