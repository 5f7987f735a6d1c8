package org.bandeja.sso.rules;

import static org.bandeja.sso.rules.SignOnFailed.Kind.NOT_SET_UP;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/**
 * Where the provider's doors are, as its discovery document tells (OpenID Connect Discovery 1.0, section 4).
 *
 * @param secretInBody whether our secret goes into the call's body, since the header is not taken
 * @param namesItself whether its answers say who gives them (RFC 9207)
 */
public record ProviderMetadata(URI authorization, URI token, URI keys, boolean secretInBody, boolean namesItself) {
    /** @throws SignOnFailed if it is none, or another's */
    public static ProviderMetadata of(URI issuer, String document) {
        try {
            return read(issuer, JSONObjectUtils.parse(document));
        } catch (ParseException e) {
            throw new SignOnFailed(NOT_SET_UP, "the discovery document cannot be read");
        }
    }

    private static ProviderMetadata read(URI issuer, Map<String, Object> document) throws ParseException {
        if (!issuer.toString().equals(JSONObjectUtils.getString(document, "issuer"))) {
            throw new SignOnFailed(NOT_SET_UP, "the discovery document is of another issuer");
        }
        List<String> ways = JSONObjectUtils.getStringList(document, "token_endpoint_auth_methods_supported");
        return new ProviderMetadata(
                address(issuer, document, "authorization_endpoint"),
                address(issuer, document, "token_endpoint"),
                address(issuer, document, "jwks_uri"),
                ways != null && !ways.contains("client_secret_basic") && ways.contains("client_secret_post"),
                Boolean.TRUE.equals(document.get("authorization_response_iss_parameter_supported")));
    }

    /** Over https; a provider on this very machine, for a test, may speak http to itself. */
    private static URI address(URI issuer, Map<String, Object> document, String name) throws ParseException {
        URI address = JSONObjectUtils.getURI(document, name);
        boolean secure = address != null && "https".equals(address.getScheme()) && address.getHost() != null;
        boolean asTheIssuer = address != null
                && "http".equals(issuer.getScheme())
                && "http".equals(address.getScheme())
                && issuer.getHost().equals(address.getHost());
        if (!secure && !asTheIssuer || address.getRawFragment() != null) {
            throw new SignOnFailed(NOT_SET_UP, "the discovery document's " + name + " is not usable");
        }
        return address;
    }
}
