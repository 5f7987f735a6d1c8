package org.bandeja.sso.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bandeja.sso.rules.SignOnFailed.Kind.NOT_PROVED;
import static org.bandeja.sso.rules.SignOnFailed.Kind.NOT_SET_UP;
import static org.bandeja.sso.rules.SignOnFailed.Kind.STALE;
import static org.bandeja.sso.rules.SignOnFailed.Kind.UNREACHABLE;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bandeja.sso.rules.IdTokenCheck;
import org.bandeja.sso.rules.ProvedPerson;
import org.bandeja.sso.rules.ProviderMetadata;
import org.bandeja.sso.rules.RoundTripProof;
import org.bandeja.sso.rules.SignOnFailed;
import org.bandeja.sso.service.SsoSettings.Provider;

/**
 * The company's OpenID provider: authorization code with PKCE. Nothing is asked before somebody signs in. Never called
 * in a transaction. Everything throws {@link SignOnFailed}.
 */
@ApplicationScoped
public class IdentityProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private SsoSettings settings;
    private Clock clock;
    private ProviderCalls calls;
    private Remembered<ProviderMetadata> metadata;
    private Remembered<JWKSet> keys;

    /** For the container's proxy. */
    protected IdentityProvider() {}

    @Inject
    public IdentityProvider(SsoSettings settings, Clock clock) {
        this(settings, clock, PATIENCE);
    }

    IdentityProvider(SsoSettings settings, Clock clock, Duration patience) {
        this.settings = settings;
        this.clock = clock;
        calls = new ProviderCalls(patience);
        metadata = new Remembered<>(clock, patience, this::readMetadata);
        keys = new Remembered<>(clock, patience, this::readKeys);
    }

    /** Where to send the browser; looks whether somebody is there, so that nobody is sent to a dead end. */
    public URI signInAddress(RoundTripProof proof) {
        Provider provider = settings.provider();
        URI door = metadata.afresh().authorization();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", provider.clientId());
        query.put("redirect_uri", provider.returnTo());
        query.put("scope", provider.scopes());
        query.put("state", proof.state());
        query.put("nonce", proof.nonce());
        query.put("code_challenge", proof.challenge());
        query.put("code_challenge_method", "S256");
        return URI.create(door + (door.getRawQuery() == null ? "?" : "&") + form(query));
    }

    /**
     * Who somebody is that came back.
     *
     * @param answerer who the answer says it comes from; empty: it does not say
     */
    public ProvedPerson prove(String code, Optional<String> answerer, RoundTripProof proof) {
        Provider provider = settings.provider();
        ProviderMetadata doors = metadata.get();
        requireFrom(provider, doors, answerer);
        String token = idToken(provider, doors, code, proof);
        JWKSet known = keys.get();
        JWKSet fitting = IdTokenCheck.namesAnotherKey(token, known) ? keys.afresh() : known;
        Map<String, Object> claims = new IdTokenCheck(provider.issuer().toString(), provider.clientId())
                .claims(token, fitting, proof.nonce(), clock.instant());
        return provider.claims().person(provider.issuer().toString(), claims);
    }

    /** An answer of another provider must not be taken to this one (RFC 9207). */
    private static void requireFrom(Provider provider, ProviderMetadata doors, Optional<String> answerer) {
        boolean theirs = answerer.map(provider.issuer().toString()::equals).orElse(!doors.namesItself());
        if (!theirs) {
            throw new SignOnFailed(NOT_PROVED, "the answer is of another issuer");
        }
    }

    private String idToken(Provider provider, ProviderMetadata doors, String code, RoundTripProof proof) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", provider.returnTo());
        form.put("code_verifier", proof.verifier());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(doors.token()).header("Content-Type", "application/x-www-form-urlencoded");
        if (provider.secret().isPresent() && !doors.secretInBody()) {
            request.header(
                    "Authorization",
                    basic(provider.clientId(), provider.secret().get()));
        } else {
            form.put("client_id", provider.clientId());
            provider.secret().ifPresent(secret -> form.put("client_secret", secret));
        }
        return idToken(calls.call(request.POST(HttpRequest.BodyPublishers.ofString(form(form)))));
    }

    private static String idToken(ProviderCalls.Answer answer) {
        Map<String, Object> said;
        try {
            said = JSONObjectUtils.parse(answer.body());
        } catch (ParseException e) {
            throw new SignOnFailed(UNREACHABLE, "the provider answers " + answer.status() + " without JSON");
        }
        if (answer.status() == 200 && said.get("id_token") instanceof String token) {
            return token;
        }
        if (answer.status() == 200) {
            throw new SignOnFailed(NOT_SET_UP, "the provider gives no ID token");
        }
        if ("invalid_grant".equals(said.get("error"))) {
            throw new SignOnFailed(STALE, "the provider does not take the code");
        }
        boolean away = answer.status() >= 500;
        throw new SignOnFailed(
                away ? UNREACHABLE : NOT_SET_UP, "the provider answers " + answer.status() + " to a code");
    }

    private ProviderMetadata readMetadata() {
        URI issuer = settings.provider().issuer();
        String folder = issuer.toString().replaceAll("/$", "");
        return ProviderMetadata.of(issuer, calls.get(URI.create(folder + DISCOVERY)));
    }

    private JWKSet readKeys() {
        try {
            return JWKSet.parse(calls.get(metadata.get().keys()));
        } catch (ParseException e) {
            throw new SignOnFailed(NOT_SET_UP, "the provider's keys cannot be read");
        }
    }

    /** RFC 6749, section 2.3.1: each part encoded like a form's. */
    private static String basic(String id, String secret) {
        String both = URLEncoder.encode(id, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
