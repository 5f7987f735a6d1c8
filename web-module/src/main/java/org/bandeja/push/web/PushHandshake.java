package org.bandeja.push.web;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.web.Tokens;
import org.bandeja.problem.web.Locales;

/** Carries what the handshake knows over to the socket, whose callbacks have no request and no caller. */
public class PushHandshake extends ServerEndpointConfig.Configurator {
    static final String SECRET = "secret";
    static final String LOCALE = "locale";

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        Map<String, Object> properties = config.getUserProperties();
        Tokens.handshake(request.getHeaders(), request.getParameterMap())
                .ifPresent(secret -> properties.put(SECRET, secret));
        properties.put(LOCALE, locale(request));
    }

    static TokenSecret secret(Map<String, Object> properties) {
        return (TokenSecret) properties.remove(SECRET);
    }

    /** The language of the page if it says so, else the browser's. */
    private static Locale locale(HandshakeRequest request) {
        Stream<String> page = request.getParameterMap().getOrDefault("language", List.of()).stream();
        return Locales.best(Stream.concat(page.map(Locale::forLanguageTag), browser(request))
                .toList());
    }

    private static Stream<Locale> browser(HandshakeRequest request) {
        return request.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Accept-Language"))
                .flatMap(header -> header.getValue().stream())
                .flatMap(PushHandshake::ranges)
                .map(range -> Locale.forLanguageTag(range.getRange()));
    }

    private static Stream<Locale.LanguageRange> ranges(String header) {
        try {
            return Locale.LanguageRange.parse(header).stream();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
