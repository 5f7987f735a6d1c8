package org.bandeja.whatsapp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.bandeja.http.service.BoundedBody;
import org.bandeja.outbox.rules.MessageGateway;
import org.bandeja.outbox.rules.OutgoingMessage;
import org.bandeja.outbox.rules.SendResult;
import org.bandeja.whatsapp.rules.GraphAnswer;
import org.bandeja.whatsapp.rules.GraphRequest;

/**
 * Sends over WhatsApp's Graph API.
 *
 * <p>A POST leaves at most once. Java's client tries again by itself in two cases: when no connection could be made
 * (harmless, nothing has left), and when a connection ends without an answer, the latter for POST only if {@code
 * jdk.httpclient.enableAllMethodRetry} is set. Neither is relied upon: the body is {@link SentOnce}, so a repetition
 * finds nothing to send and fails. The same body tells whether the request can have left, which separates "not
 * reached" from "uncertain". Redirects are not followed, and there is no authenticator that could answer a 401.
 *
 * <p>Logs nothing: results carry what may be told.
 */
@ApplicationScoped
public class GraphGateway implements MessageGateway {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int NO_TOKEN = 190;

    private GraphAccounts accounts;
    private WhatsAppSettings settings;
    private Duration patience;
    private HttpClient http;

    /** For the container's proxy. */
    protected GraphGateway() {}

    @Inject
    public GraphGateway(GraphAccounts accounts, WhatsAppSettings settings) {
        this(accounts, settings, CONNECT, ANSWER);
    }

    GraphGateway(GraphAccounts accounts, WhatsAppSettings settings, Duration connect, Duration patience) {
        this.accounts = accounts;
        this.settings = settings;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .build();
    }

    @Override
    public SendResult send(OutgoingMessage message) {
        return accounts.ofNumber(message.phoneNumberId())
                .map(access -> send(message, access))
                .orElseGet(() -> new SendResult.Refused(NO_TOKEN, "no access token is set", Optional.empty()));
    }

    private SendResult send(OutgoingMessage message, GraphAccess access) {
        SentOnce body = new SentOnce(GraphRequest.of(message));
        HttpRequest request = HttpRequest.newBuilder(messagesOf(message.phoneNumberId()))
                .timeout(patience)
                .header("Authorization", access.authorization())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(body)
                .build();
        return answer(http.sendAsync(request, head -> new BoundedBody(LONGEST_ANSWER)), body);
    }

    /** The client's own time limit ends with the head of the answer; this one includes the last byte. */
    private SendResult answer(CompletableFuture<HttpResponse<byte[]>> call, SentOnce body) {
        try {
            return understand(call.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return withoutAnswer(e.getCause(), body);
        } catch (TimeoutException e) {
            call.cancel(true);
            return withoutAnswer(e, body);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return withoutAnswer(e, body);
        }
    }

    private static SendResult understand(HttpResponse<byte[]> response) {
        return GraphAnswer.understand(response.statusCode(), response.body(), response.headers()::firstValue);
    }

    /** No message can leave before the handshake is done, although its bytes wait behind it already. */
    private static SendResult withoutAnswer(Throwable failure, SentOnce body) {
        String reason = failure.getClass().getSimpleName();
        boolean refusedBefore =
                failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException;
        boolean surelyNotSent = refusedBefore || !body.isHandedOver();
        return surelyNotSent ? new SendResult.NotReached(reason) : new SendResult.Uncertain(reason);
    }

    private URI messagesOf(String phoneNumberId) {
        String segment = URLEncoder.encode(phoneNumberId, StandardCharsets.UTF_8);
        return URI.create(settings.graphBase() + segment + "/messages");
    }
}
