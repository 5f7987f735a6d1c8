package org.bandeja.whatsapp.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.bandeja.http.service.OnlyPublicHosts;
import org.bandeja.http.service.WaryClient;
import org.bandeja.media.model.MediaTrouble;
import org.bandeja.media.rules.MediaSource.Fetched;
import org.bandeja.media.rules.MediaSource.Landing;

/**
 * Reads a file from a host that Graph named, straight into its landing. Follows no redirect, keeps no connection, takes nothing
 * that is packed, and ends with its time, whatever the other side does.
 */
final class FileHost implements AutoCloseable {
    private static final Timeout SILENCE = Timeout.ofSeconds(30);
    private static final int MOST_AT_ONCE = 64;
    private static final int BUFFER = 64 * 1024;

    private final CloseableHttpClient http;

    /** @param resolver says which hosts may be called */
    FileHost(DnsResolver resolver) {
        http = WaryClient.builder(resolver, MOST_AT_ONCE, SILENCE, ConnectionConfig.custom())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .build();
    }

    /**
     * @param size how many bytes Graph says there are: for hosts that do not say it themselves
     * @param patience to the last byte
     * @return empty: there is nothing at this address (any more)
     */
    Optional<Fetched> read(URI address, GraphAccess access, OptionalLong size, Landing landing, Duration patience) {
        HttpGet request = new HttpGet(address);
        request.setHeader("Authorization", access.authorization());
        CompletableFuture<Void> end = WaryClient.endsWithin(patience, request);
        try {
            return taken(http.executeOpen(null, request, null), size, landing);
        } catch (OnlyPublicHosts.ForbiddenHost e) {
            return failed(MediaTrouble.FORBIDDEN_HOST, "the host has no public address");
        } catch (IOException | IllegalStateException e) {
            return end.isCompletedExceptionally()
                    ? failed(MediaTrouble.TOO_SLOW, "not all of it within " + patience.toSeconds() + " s")
                    : failed(MediaTrouble.NOT_REACHED, e.getClass().getSimpleName());
        } finally {
            end.complete(null);
            // Not closed: closing would read what is left, and that may never end.
            request.abort();
        }
    }

    private static Optional<Fetched> taken(ClassicHttpResponse response, OptionalLong size, Landing landing)
            throws IOException {
        int status = response.getCode();
        if (status == HttpStatus.SC_NOT_FOUND || status == HttpStatus.SC_GONE) {
            return Optional.empty();
        }
        if (status != HttpStatus.SC_OK || response.getEntity() == null) {
            MediaTrouble why = status == HttpStatus.SC_UNAUTHORIZED ? MediaTrouble.NO_ACCESS : MediaTrouble.NOT_REACHED;
            return failed(why, "HTTP " + status);
        }
        long told = response.getEntity().getContentLength();
        OptionalLong expected = told >= 0 ? OptionalLong.of(told) : size;
        return landing.begin(expected.orElse(0))
                ? flowed(response.getEntity().getContent(), expected, landing)
                : Optional.of(new Fetched.Stopped());
    }

    private static Optional<Fetched> flowed(InputStream body, OptionalLong expected, Landing landing)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long sum = 0;
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            if (!landing.take(buffer, count)) {
                return Optional.of(new Fetched.Stopped());
            }
            sum += count;
        }
        return expected.orElse(sum) == sum
                ? Optional.of(new Fetched.Landed(Optional.empty(), Optional.empty()))
                : failed(MediaTrouble.NOT_REACHED, "it broke off after " + sum + " bytes");
    }

    private static Optional<Fetched> failed(MediaTrouble why, String reason) {
        return Optional.of(new Fetched.Failed(why, reason, Optional.empty()));
    }

    @Override
    public void close() {
        http.close(CloseMode.GRACEFUL);
    }
}
