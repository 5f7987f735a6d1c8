package org.bandeja.login.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.login.model.TokenSecret;

/** Where a request carries its token. */
public final class Tokens {
    /** The cookie of a login. */
    public static final String COOKIE = "bandeja";

    private static final String HOST_ONLY = "__Host-";
    private static final String BEARER = "Bearer ";

    private Tokens() {}

    /** From the Authorization header; empty when there is none of this kind. */
    public static Optional<TokenSecret> bearer(String authorization) {
        return Optional.ofNullable(authorization)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> new TokenSecret(value.substring(BEARER.length()).strip()));
    }

    /** From the cookie of a login. */
    public static Optional<TokenSecret> cookie(HttpServletRequest request) {
        return cookie(request, COOKIE);
    }

    static Optional<TokenSecret> cookie(HttpServletRequest request, String name) {
        String wanted = named(name, request.isSecure());
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(wanted))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .map(TokenSecret::new)
                .findFirst();
    }

    /** What a cookie is called; over https nobody but this host can set it. */
    static String named(String name, boolean secure) {
        return secure ? HOST_ONLY + name : name;
    }

    /** From the handshake of a socket: header, parameter or cookie, in this order. */
    public static Optional<TokenSecret> handshake(
            Map<String, List<String>> headers, Map<String, List<String>> parameters) {
        return bearer(first(headers, "Authorization").orElse(""))
                .or(() -> first(parameters, "token")
                        .filter(value -> !value.isEmpty())
                        .map(TokenSecret::new))
                .or(() -> first(headers, "Cookie")
                        .flatMap(header ->
                                inCookieHeader(header, HOST_ONLY + COOKIE).or(() -> inCookieHeader(header, COOKIE))));
    }

    private static Optional<String> first(Map<String, List<String>> values, String name) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .flatMap(entry -> entry.getValue().stream())
                .findFirst();
    }

    private static Optional<TokenSecret> inCookieHeader(String header, String name) {
        return Stream.of(header.split(";"))
                .map(String::strip)
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .filter(value -> !value.isEmpty())
                .map(TokenSecret::new)
                .findFirst();
    }
}
