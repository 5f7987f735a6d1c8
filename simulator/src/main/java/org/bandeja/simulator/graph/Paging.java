package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.json.JsonText;

/** Lists of the Graph API, page by page: {@code limit}, {@code after}, {@code paging.cursors} and {@code paging.next}. */
final class Paging {
    private static final int USUAL = 25;
    private static final int MOST = 1000;

    private Paging() {}

    static <T> Response answer(Request request, List<T> all, Function<T, JsonObject> shape) {
        int limit = limit(request);
        int start = request.query("after").map(Paging::place).orElse(0);
        int end = Math.min(all.size(), start + limit);
        List<T> page = start >= all.size() ? List.of() : all.subList(start, end);
        JsonObjectBuilder answer =
                JsonText.object().add("data", JsonText.array(page.stream().map(shape)));
        if (!page.isEmpty()) {
            JsonObjectBuilder paging = JsonText.object()
                    .add(
                            "cursors",
                            JsonText.object().add("before", cursor(start)).add("after", cursor(end)));
            if (end < all.size()) {
                paging.add("next", next(request, cursor(end)));
            }
            answer.add("paging", paging);
        }
        return Response.metaJson(200, answer.build());
    }

    private static int limit(Request request) {
        try {
            return Math.max(1, request.query("limit", USUAL, MOST));
        } catch (BadRequest e) {
            throw GraphError.parameter(e.getMessage());
        }
    }

    private static String cursor(int place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("at " + place).getBytes(StandardCharsets.US_ASCII));
    }

    private static int place(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            return Integer.parseInt(text.substring("at ".length()));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw GraphError.parameter("Invalid cursor: " + cursor);
        }
    }

    private static String next(Request request, String after) {
        Map<String, String> query = new TreeMap<>(request.query());
        query.put("after", after);
        query.remove("access_token");
        StringBuilder url = new StringBuilder("http://" + request.host() + request.path());
        char separator = '?';
        for (Map.Entry<String, String> entry : query.entrySet()) {
            url.append(separator).append(encoded(entry.getKey())).append('=').append(encoded(entry.getValue()));
            separator = '&';
        }
        return url.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
