package org.bandeja.bench.measure;

import static org.bandeja.bench.measure.Texts.count;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bandeja.bench.client.ChromiumPage;
import org.bandeja.bench.report.Figure;
import org.bandeja.bench.report.Report;

/** What the inbox brings over the line to a browser that has nothing of it: bytes as they are sent, and from where. */
final class ScreenBytes {
    private static final int MOST_KILOBYTES = 400;
    private static final int KILOBYTE = 1024;

    private final ChromiumPage page;
    private final URI app;
    private final Map<String, String> kinds = new ConcurrentHashMap<>();
    private final Map<String, Long> bytes = new ConcurrentHashMap<>();
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();

    ScreenBytes(ChromiumPage page, URI app) {
        this.page = page;
        this.app = app;
    }

    /** Asks for the inbox anew. */
    void report(Report report) {
        page.call("Network.clearBrowserCache", Map.of());
        page.on("Network.requestWillBeSent", this::asked);
        page.on("Network.responseReceived", this::begun);
        page.on("Network.loadingFinished", this::ended);
        page.navigate(app + "/inbox.xhtml");
        page.evaluate("bench.usable()");
        // Bodies as they are sent; the bytes below have the headers as well.
        long scripts = (long)
                        page.number(
                                "performance.getEntriesByType('resource').filter(({ initiatorType, name }) =>"
                                        + " initiatorType === 'script' || name.split('?')[0].match(/\\.js($|\\.xhtml$)/)).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)")
                / KILOBYTE;
        int all = requests.values().stream().mapToInt(Integer::intValue).sum();
        report.add(Figure.against(
                "Scripts of the inbox, packed",
                scripts + " KB",
                "below " + MOST_KILOBYTES + " KB",
                scripts > 0 && scripts < MOST_KILOBYTES));
        report.add(Figure.plain(
                "All that the inbox asks for, once",
                new TreeMap<>(requests)
                                .entrySet().stream()
                                        .map(kind -> kind.getKey() + " " + kind.getValue() + ", "
                                                + count(bytes.getOrDefault(kind.getKey(), 0L) / KILOBYTE) + " KB")
                                        .collect(Collectors.joining("; "))
                        + "; " + all + " requests, "
                        + count(bytes.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                / KILOBYTE) + " KB"));
        hosts.remove(app.getAuthority());
        report.add(Figure.against(
                "Requests to other hosts",
                hosts.isEmpty() ? "none" : String.join(", ", hosts),
                "none",
                hosts.isEmpty()));
    }

    private void asked(JsonObject event) {
        URI address = URI.create(event.getJsonObject("request").getString("url").split("[?#]")[0]);
        if (address.getAuthority() != null) {
            hosts.add(address.getAuthority());
        }
    }

    private void begun(JsonObject event) {
        kinds.put(event.getString("requestId"), event.getString("type"));
    }

    private void ended(JsonObject event) {
        String kind = kinds.getOrDefault(event.getString("requestId"), "Other");
        requests.merge(kind, 1, Integer::sum);
        bytes.merge(kind, event.getJsonNumber("encodedDataLength").longValue(), Long::sum);
    }
}
