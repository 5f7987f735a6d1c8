package org.bandeja.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which handler answers which method and path; of several that match, the one that was added first. */
public final class Routes {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)(\\*?)}");

    private final List<Route> routes = new ArrayList<>();

    /** Answers a request, perhaps later. */
    @FunctionalInterface
    public interface Handler {
        CompletionStage<Response> answer(Request request);
    }

    record Match(Handler handler, Map<String, String> places, boolean streamed) {}

    private record Route(String method, Pattern path, List<String> names, Handler handler, boolean streamed) {}

    /** @param template a path with places: {@code {name}} is one segment, {@code {name*}} is the rest */
    public Routes on(String method, String template, Function<Request, Response> handler) {
        return later(method, template, request -> CompletableFuture.completedFuture(handler.apply(request)));
    }

    /** As {@link #on}, with an answer that may come later. */
    public Routes later(String method, String template, Handler handler) {
        return add(method, template, handler, false);
    }

    /** As {@link #later}, with a body that the handler reads itself before it returns, because it may be large. */
    public Routes streamed(String method, String template, Handler handler) {
        return add(method, template, handler, true);
    }

    private Routes add(String method, String template, Handler handler, boolean streamed) {
        List<String> names = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        Matcher places = PLACE.matcher(template);
        int end = 0;
        while (places.find()) {
            pattern.append(Pattern.quote(template.substring(end, places.start())));
            pattern.append(places.group(2).isEmpty() ? "([^/]+)" : "(.*)");
            names.add(places.group(1));
            end = places.end();
        }
        pattern.append(Pattern.quote(template.substring(end)));
        routes.add(new Route(method, Pattern.compile(pattern.toString()), List.copyOf(names), handler, streamed));
        return this;
    }

    Optional<Match> find(String method, String rawPath) {
        for (Route route : routes) {
            Matcher path = route.path().matcher(rawPath);
            if (route.method().equals(method) && path.matches()) {
                return Optional.of(new Match(route.handler(), places(route.names(), path), route.streamed()));
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> places(List<String> names, Matcher path) {
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), decodedSegment(path.group(i + 1)));
        }
        return places;
    }

    /** In a path, unlike in a query, a plus is a plus. */
    private static String decodedSegment(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
