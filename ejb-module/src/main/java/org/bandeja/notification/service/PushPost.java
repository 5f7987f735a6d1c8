package org.bandeja.notification.service;

import com.interaso.webpush.WebPush;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.bandeja.http.service.OnlyPublicHosts;
import org.bandeja.http.service.WaryClient;
import org.bandeja.notification.model.PushAddress;
import org.bandeja.notification.model.PushNotPossible;
import org.bandeja.notification.rules.PushAnswer;
import org.bandeja.notification.rules.PushHosts;
import org.bandeja.notification.rules.PushHosts.Verdict;
import org.bandeja.notification.rules.SilentHosts;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/**
 * Encrypts for one browser (RFC 8291) and hands over to its push service. Browsers name the hosts: only known ones at public addresses
 * are called, no redirect is followed, nothing of the answer is looked at but its head, and all ends with its time.
 */
@ApplicationScoped
public class PushPost {
    private static final Logger LOG = Logger.getLogger(PushPost.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final TimeValue AT_REST = TimeValue.ofSeconds(1);
    /** Where a name leads is looked up again, and checked again, after that. */
    private static final TimeValue OLDEST = TimeValue.ofMinutes(1);

    /** What is said beside the status is not looked at; read to its end, it leaves the connection for the next one. */
    private static final int LONGEST_ANSWER = 4 * 1024;

    static final int MOST_AT_ONCE = 16;
    private static final int MOST_TRIES = 4;
    private static final int NOT_CALLED = 403;
    private static final int NOT_ENCRYPTED = 400;
    private static final int LONGEST_WISH = 7;

    @Inject
    PushSettings settings;

    @Inject
    PushIdentity identity;

    @Inject
    Clock clock;

    /** Connections to the world, and to the stand-in. */
    private record Lines(CloseableHttpClient world, CloseableHttpClient here) {
        static Lines of(int most) {
            return new Lines(client(new OnlyPublicHosts(), most), client(SystemDefaultDnsResolver.INSTANCE, most));
        }

        CloseableHttpClient to(Verdict verdict) {
            return verdict == Verdict.PUBLIC ? world : here;
        }

        void close() {
            world.close(CloseMode.GRACEFUL);
            here.close(CloseMode.GRACEFUL);
        }
    }

    private final SilentHosts silent = new SilentHosts();
    private Lines usual;
    /** What people try does not wait behind what is told, nor that behind them. */
    private Lines tries;

    @PostConstruct
    void open() {
        usual = Lines.of(MOST_AT_ONCE);
        tries = Lines.of(MOST_TRIES);
    }

    @PreDestroy
    void close() {
        usual.close();
        tries.close();
    }

    private static CloseableHttpClient client(DnsResolver resolver, int most) {
        ConnectionConfig.Builder lines =
                ConnectionConfig.custom().setValidateAfterInactivity(AT_REST).setTimeToLive(OLDEST);
        return WaryClient.builder(resolver, most, SILENCE, lines).build();
    }

    /** Until when the push service of a browser is left alone, as it did not answer several times; empty: it may be called. */
    Optional<Instant> restsUntil(String endpoint) {
        return silent.restsUntil(hostOf(endpoint), clock.instant());
    }

    /** Whoever was let through by {@link #restsUntil} has nothing to send. */
    void untried(String endpoint) {
        silent.untried(hostOf(endpoint), clock.instant());
    }

    /**
     * Not inside a transaction: it may take its time.
     *
     * @throws PushNotPossible if there is no key to sign with
     */
    PushAnswer send(Letter letter) {
        String host = hostOf(letter.to().address().endpoint());
        PushAnswer answer = sent(letter, usual);
        if (!answer.called()) {
            silent.untried(host, clock.instant());
        } else if (answer.isNone()) {
            if (silent.wasSilent(host, clock.instant())) {
                LOG.warnf(
                        "the push service %s does not answer: it is tried once in a while, what is for it waits", host);
            }
        } else {
            silent.answered(host);
        }
        return answer;
    }

    /** Likewise, for somebody who waits for the answer: apart from what is told, and also where that rests. */
    PushAnswer tried(Letter letter) {
        return sent(letter, tries);
    }

    /** Empty where none can be read: what a browser once named is not called then, see {@link PushHosts#judge}. */
    private static String hostOf(String endpoint) {
        try {
            return Objects.requireNonNullElse(new URI(endpoint).getHost(), "").toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private PushAnswer sent(Letter letter, Lines lines) {
        PushAddress address = letter.to().address();
        Optional<Verdict> verdict = settings.hosts().judge(address.endpoint());
        if (verdict.isEmpty()) {
            // It was known when the browser subscribed.
            return PushAnswer.notForIt(NOT_CALLED);
        }
        WebPush signer = identity.signer();
        byte[] body;
        Map<String, String> headers;
        try {
            body = signer.getBody(letter.text().getBytes(StandardCharsets.UTF_8), address.point(), address.secret());
            headers = signer.getHeaders(
                    address.endpoint(),
                    (int) Math.max(1, letter.life().toSeconds()),
                    letter.topic().orElse(null),
                    letter.urgent() ? WebPush.Urgency.High : WebPush.Urgency.Normal);
        } catch (Exception e) {
            // Whatever it is, also what Kotlin throws unannounced: for these keys it will be the same next time.
            LOG.errorf(
                    Wordless.of(e),
                    "a notification for subscription %s could not be encrypted",
                    letter.to().id().text());
            return PushAnswer.notForIt(NOT_ENCRYPTED);
        }
        return called(lines.to(verdict.get()), address.endpoint(), headers, body);
    }

    private static PushAnswer called(
            CloseableHttpClient http, String endpoint, Map<String, String> headers, byte[] body) {
        HttpPost request = new HttpPost(URI.create(endpoint));
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, null));
        CompletableFuture<Void> end = WaryClient.endsWithin(PATIENCE, request);
        boolean readToItsEnd = false;
        try {
            ClassicHttpResponse answer = http.executeOpen(null, request, null);
            PushAnswer meant = new PushAnswer(answer.getCode(), wish(answer.getFirstHeader("Retry-After")));
            readToItsEnd = isReadToItsEnd(answer);
            return meant;
        } catch (IOException | IllegalStateException e) {
            return PushAnswer.none();
        } finally {
            end.complete(null);
            if (!readToItsEnd) {
                // Not closed: closing would read what is left, and that may never end.
                request.abort();
            }
        }
    }

    /** Then the connection is free for the next one. */
    private static boolean isReadToItsEnd(ClassicHttpResponse answer) {
        try {
            HttpEntity entity = answer.getEntity();
            if (entity != null && entity.getContent().readNBytes(LONGEST_ANSWER + 1).length > LONGEST_ANSWER) {
                return false;
            }
            answer.close();
            return true;
        } catch (IOException e) {
            // The status counts, and that is here.
            return false;
        }
    }

    /** Seconds; a date is not worth the trouble of a notification that soon is worth nothing. */
    private static Optional<Duration> wish(Header header) {
        return Optional.ofNullable(header)
                .map(Header::getValue)
                .filter(text -> text.matches("[0-9]{1," + LONGEST_WISH + "}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
