package org.bandeja.http.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls hosts that somebody else has named: heads are bounded, no redirect is followed, nothing packed is taken, nothing is tried
 * again by itself, and no cookie is kept.
 */
public final class WaryClient {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;

    private WaryClient() {}

    /**
     * @param resolver says which hosts may be called
     * @param most connections at once, to one host or to all
     * @param silence for so long the other side may say nothing
     * @param lines what else is wanted of connections; the times are set here
     */
    public static HttpClientBuilder builder(
            DnsResolver resolver, int most, Timeout silence, ConnectionConfig.Builder lines) {
        Http1Config bounds = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setMaxConnTotal(most)
                        .setMaxConnPerRoute(most)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(bounds)
                                .build())
                        .setDefaultConnectionConfig(lines.setConnectTimeout(CONNECT)
                                .setSocketTimeout(silence)
                                .build())
                        .setDefaultTlsConfig(
                                TlsConfig.custom().setHandshakeTimeout(CONNECT).build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(silence)
                        .setConnectionRequestTimeout(CONNECT)
                        .build())
                .disableRedirectHandling()
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching();
    }

    /**
     * Breaks a request off that takes longer, whatever the other side does.
     *
     * @return to be completed when it is over; completed exceptionally if it was broken off
     */
    public static CompletableFuture<Void> endsWithin(Duration patience, HttpUriRequestBase request) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        end.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((done, late) -> {
            if (late != null) request.abort();
        });
        return end;
    }
}
