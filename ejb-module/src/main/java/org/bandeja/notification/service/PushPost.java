package org.bandeja.notification.service;

import com.interaso.webpush.WebPush;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.bandeja.http.service.OnlyPublicHosts;
import org.bandeja.notification.model.PushAddress;
import org.bandeja.notification.rules.PushAnswer;
import org.bandeja.notification.rules.PushHosts.Verdict;

/**
 * Encrypts for one browser (RFC 8291) and hands over to its push service. Browsers name the hosts: only known ones at public addresses
 * are called, no redirect is followed, nothing of the answer is read but its head, and all ends with its time.
 */
@ApplicationScoped
public class PushPost {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;
    private static final int MOST_AT_ONCE = 16;
    private static final int LONGEST_WISH = 7;

    @Inject
    PushSettings settings;

    @Inject
    PushIdentity identity;

    private CloseableHttpClient world;
    private CloseableHttpClient here;

    @PostConstruct
    void open() {
        world = client(new OnlyPublicHosts());
        here = client(new Anybody());
    }

    @PreDestroy
    void close() {
        world.close(CloseMode.GRACEFUL);
        here.close(CloseMode.GRACEFUL);
    }

    /** For the stand-in, whose address IT has set. */
    private static final class Anybody implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return InetAddress.getAllByName(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static CloseableHttpClient client(DnsResolver resolver) {
        Http1Config bounds = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setMaxConnTotal(MOST_AT_ONCE)
                        .setMaxConnPerRoute(MOST_AT_ONCE)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(bounds)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(SILENCE)
                                .build())
                        .setDefaultTlsConfig(
                                TlsConfig.custom().setHandshakeTimeout(CONNECT).build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(SILENCE)
                        .setConnectionRequestTimeout(CONNECT)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Not inside a transaction: it may take its time. */
    PushAnswer send(Letter letter) {
        PushAddress address = letter.to().address();
        Optional<Verdict> verdict = settings.hosts().judge(address.endpoint());
        if (verdict.isEmpty()) {
            // It was known when the browser subscribed.
            return new PushAnswer(403, Optional.empty());
        }
        WebPush signer = identity.signer();
        byte[] body = signer.getBody(letter.text().getBytes(StandardCharsets.UTF_8), address.point(), address.secret());
        Map<String, String> headers = signer.getHeaders(
                address.endpoint(),
                (int) Math.max(1, letter.life().toSeconds()),
                letter.topic().orElse(null),
                letter.urgent() ? WebPush.Urgency.High : WebPush.Urgency.Normal);
        return called(verdict.get() == Verdict.PUBLIC ? world : here, address.endpoint(), headers, body);
    }

    private static PushAnswer called(
            CloseableHttpClient http, String endpoint, Map<String, String> headers, byte[] body) {
        HttpPost request = new HttpPost(URI.create(endpoint));
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, null));
        CompletableFuture<Void> end = new CompletableFuture<>();
        end.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).whenComplete((done, late) -> {
            if (late != null) request.abort();
        });
        try {
            ClassicHttpResponse answer = http.executeOpen(null, request, null);
            return new PushAnswer(answer.getCode(), wish(answer.getFirstHeader("Retry-After")));
        } catch (IOException | IllegalStateException e) {
            return PushAnswer.none();
        } finally {
            end.complete(null);
            // Not closed: closing would read what is left, and that may never end.
            request.abort();
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
