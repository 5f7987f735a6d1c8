package org.bandeja.whatsapp.service;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.bandeja.http.service.OnlyPublicHosts;
import org.bandeja.media.model.MediaTrouble;
import org.bandeja.media.rules.MediaSource;
import org.bandeja.media.service.MediaSettings;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.outbox.rules.ErrorClass;
import org.bandeja.whatsapp.rules.GraphReply;
import org.bandeja.whatsapp.rules.MediaLink;

/**
 * Fetches files of customers from WhatsApp, in its two steps: Graph names an address for five minutes, and the file is read there
 * with the same token. Only an address that Graph named is called: on Graph's own host, or on a public one by https.
 */
@ApplicationScoped
public class GraphMedia implements MediaSource {
    /** "Media file size too big", and everything else that WhatsApp itself could not load. */
    private static final int NOT_LOADED = 131052;

    /** "Object does not exist, or is not for you": a token that lacks a right gets the same. */
    private static final int NO_SUCH_OBJECT = 100;

    private WhatsAppSettings settings;
    private MediaSettings bounds;
    private Function<String, Optional<GraphAccess>> accounts;
    private GraphCalls graph;
    private FileHost trusted;
    private FileHost foreign;

    /** For the container's proxy. */
    protected GraphMedia() {}

    @Inject
    public GraphMedia(WhatsAppSettings settings, MediaSettings bounds, GraphAccounts accounts, GraphCalls graph) {
        this(settings, bounds, accounts::ofNumber, graph);
    }

    GraphMedia(
            WhatsAppSettings settings,
            MediaSettings bounds,
            Function<String, Optional<GraphAccess>> accounts,
            GraphCalls graph) {
        this.settings = settings;
        this.bounds = bounds;
        this.accounts = accounts;
        this.graph = graph;
        this.trusted = new FileHost(SystemDefaultDnsResolver.INSTANCE);
        this.foreign = new FileHost(new OnlyPublicHosts());
    }

    @PreDestroy
    void close() {
        trusted.close();
        foreign.close();
    }

    @Override
    public Fetched fetch(String phoneNumberId, String whatsappId, Landing landing) {
        return accounts.apply(phoneNumberId)
                .map(access -> fetch(access, phoneNumberId, whatsappId, landing))
                .orElseGet(() -> failed(MediaTrouble.NO_ACCESS, "no access token"));
    }

    /** An address that has run out is asked for anew, once. */
    private Fetched fetch(GraphAccess access, String phoneNumberId, String whatsappId, Landing landing) {
        return fetchOnce(access, phoneNumberId, whatsappId, landing)
                .or(() -> fetchOnce(access, phoneNumberId, whatsappId, landing))
                .orElseGet(() -> failed(MediaTrouble.NOT_FOUND, "there is nothing at the address that Graph named"));
    }

    private Optional<Fetched> fetchOnce(GraphAccess access, String phoneNumberId, String whatsappId, Landing landing) {
        GraphReply reply = graph.get(access, GraphCalls.segment(whatsappId), Map.of("phone_number_id", phoneNumberId));
        if (reply instanceof GraphReply.Answered answer) {
            return MediaLink.read(answer)
                    .map(link -> read(link, access, landing))
                    .orElseGet(() -> Optional.of(failed(MediaTrouble.NOT_REACHED, "Graph named no address")));
        }
        return Optional.of(
                reply instanceof GraphReply.Refused refusal
                        ? refused(refusal)
                        : failed(MediaTrouble.NOT_REACHED, ((GraphReply.NotReached) reply).reason()));
    }

    private Optional<Fetched> read(MediaLink link, GraphAccess access, Landing landing) {
        if (link.size().isPresent() && link.size().getAsLong() > bounds.largest()) {
            return Optional.of(failed(MediaTrouble.TOO_LARGE, link.size().getAsLong() + " bytes"));
        }
        boolean own = isGraph(link.address());
        if (!own && !"https".equalsIgnoreCase(link.address().getScheme())) {
            return Optional.of(failed(MediaTrouble.FORBIDDEN_HOST, "not https"));
        }
        return (own ? trusted : foreign)
                .read(link.address(), access, link.size(), landing, bounds.patience())
                .map(result ->
                        result instanceof Fetched.Landed ? new Fetched.Landed(link.mime(), link.sha256()) : result);
    }

    /** The same scheme, host and port: another port of that machine is somebody else. */
    private boolean isGraph(URI address) {
        URI base = settings.graphBase();
        return base.getScheme().equalsIgnoreCase(address.getScheme())
                && base.getHost().equalsIgnoreCase(address.getHost())
                && base.getPort() == address.getPort();
    }

    private static Fetched refused(GraphReply.Refused refusal) {
        MediaTrouble why = switch (refusal.code()) {
            case NOT_LOADED -> MediaTrouble.NOT_LOADED_BY_WHATSAPP;
            case NO_SUCH_OBJECT -> MediaTrouble.NOT_FOUND;
            default ->
                ErrorCatalogue.of(refusal.code()).errorClass() == ErrorClass.CHANNEL
                        ? MediaTrouble.NO_ACCESS
                        : MediaTrouble.WHATSAPP;
        };
        return new Fetched.Failed(why, "Graph refused with " + refusal.code(), refusal.retryAfter());
    }

    private static Fetched failed(MediaTrouble why, String reason) {
        return new Fetched.Failed(why, reason, Optional.empty());
    }
}
