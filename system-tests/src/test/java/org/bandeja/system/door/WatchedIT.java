package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.Management;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What whoever watches the server gets to see, on the management port. */
@OnSharedInstallation
class WatchedIT {
    private static final Path MONITORING = Path.of("../wildfly-config/monitoring");
    private static final Pattern OURS = Pattern.compile("\\b(?:bandeja|datasources)_[a-z_]+\\b");

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);

    @AfterEach
    void asUsual() {
        bandeja.simulator().reset();
    }

    private static String management(String path) {
        URI address = URI.create("http://127.0.0.1:" + SharedInstallation.get().managementPort() + path);
        return Http.send(Http.to(address)).require(200).body();
    }

    /** Also where the server as a whole is not well: another test may have left it waiting for a reload. */
    private static String health() {
        URI address = URI.create("http://127.0.0.1:" + SharedInstallation.get().managementPort() + "/health/ready");
        return Http.send(Http.to(address)).body();
    }

    /** The sum of a figure with these labels, among others; 0: it is not there yet. */
    private static double figure(String name, String... labels) {
        return management("/metrics")
                .lines()
                .filter(line -> line.split("[{ ]", 2)[0].equals(name)
                        && Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static double accepted() {
        return figure("bandeja_sent_total", "result=\"accepted\"", "error_class=\"none\"");
    }

    @Test
    void aMessageInAndOutIsCountedOnItsWholeWay() {
        double received = figure("bandeja_webhooks_total", "status=\"200\"");
        double processed = figure("bandeja_deliveries_total", "outcome=\"done\"");
        double pushed = figure("bandeja_push_seconds_count");
        double sent = accepted();
        oneComesAndOneLeaves();
        Eventually.holds(
                "all of it is counted",
                () -> figure("bandeja_webhooks_total", "status=\"200\"") > received
                        && figure("bandeja_deliveries_total", "outcome=\"done\"") > processed
                        && figure("bandeja_push_seconds_count") > pushed
                        && accepted() > sent);
    }

    @Test
    void aWebhookWithAWrongSignatureIsCountedAsRefused() {
        double before = figure("bandeja_webhooks_total", "status=\"401\"");
        bandeja.webhook()
                .post("{}".getBytes(StandardCharsets.UTF_8), "sha256=00")
                .require(401);
        Eventually.holds(
                "it is counted, at the latest after it was answered",
                () -> figure("bandeja_webhooks_total", "status=\"401\"") > before);
    }

    private void oneComesAndOneLeaves() {
        AgentDoor agent = bandeja.members().get(0);
        agent.reply(bandeja.taken(agent, Customer.unknown("Metra " + System.nanoTime())), "counted")
                .require(201);
    }

    @Test
    void whatDashboardAndAlarmsAskForIsThere() throws IOException {
        oneComesAndOneLeaves();
        Set<String> asked = new TreeSet<>();
        for (String file : Set.of("grafana-dashboard.json", "prometheus-alerts.yml")) {
            Matcher names = OURS.matcher(Files.readString(MONITORING.resolve(file)));
            while (names.find()) {
                asked.add(names.group());
            }
        }
        asked.addAll(explained());
        assertThat(asked).hasSizeGreaterThan(20);
        Eventually.passes(() -> assertThat(missing(asked)).isEmpty());
    }

    /** The figures that the handbook names. */
    private static Set<String> explained() throws IOException {
        return OURS.matcher(Files.readString(Path.of("../docs/operations/MONITORING.md")))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyFigureOfOursIsExplained() throws IOException {
        oneComesAndOneLeaves();
        Set<String> explained = explained();
        assertThat(figures())
                .filteredOn(name -> name.startsWith("bandeja_"))
                .allSatisfy(name ->
                        assertThat(explained).contains(name.replaceFirst("_seconds_(sum|max)$", "_seconds_count")));
    }

    /** One message is postponed by WhatsApp, another stands behind it: that one does not wait because nothing is sent. */
    @Test
    void whatStandsBehindAPostponedMessageIsNotLate() {
        AgentDoor agent = bandeja.members().get(0);
        String id = bandeja.taken(agent, Customer.unknown("Turno " + System.nanoTime()));
        bandeja.simulator().graph("{\"mode\": \"400\", \"times\": 1, \"code\": 131056, \"retryAfter\": 600}");
        String first = agent.reply(id, "first").require(201).json().getString("id");
        Eventually.holds(
                "it waits for WhatsApp", () -> !agent.message(id, first).isNull("error"));
        due(first, "+ INTERVAL 10 MINUTE");
        bandeja.simulator().reset();
        String second = agent.reply(id, "second").require(201).json().getString("id");
        due(second, "- INTERVAL 5 MINUTE");
        awaitCounted();
        assertThat(figure("bandeja_outbox_late_seconds")).isLessThan(120);
        due(first, "");
        agent.awaitStatus(id, second, "DELIVERED");
    }

    private static void awaitCounted() {
        Instant since = Instant.now();
        Eventually.holds(
                "it was counted again",
                () -> lookedSecondsAgo()
                        < Duration.between(since, Instant.now()).toSeconds());
    }

    /** One delivery fails again and again while all others go on: nothing is behind. */
    @Test
    void aDeliveryThatWaitsForItsNextTryIsNotBehind() {
        long delivery = delivery(3_600);
        try {
            awaitCounted();
            assertThat(figure("bandeja_deliveries_waiting")).isGreaterThanOrEqualTo(1);
            assertThat(figure("bandeja_deliveries_oldest_seconds")).isLessThan(60);
        } finally {
            forget(delivery);
        }
    }

    @Test
    void aDeliveryWhoseNextTryIsDueIsBehindFromThenOnNotSinceItCame() {
        long delivery = delivery(20);
        try {
            bandeja.rows().whileLocked("SELECT id FROM delivery WHERE id = ?", delivery, () -> {
                Eventually.holds("it is behind", () -> figure("bandeja_deliveries_oldest_seconds") > 2);
                assertThat(figure("bandeja_deliveries_oldest_seconds")).isLessThan(300);
            });
        } finally {
            forget(delivery);
        }
    }

    /** It came ten minutes ago, and has failed since. */
    private long delivery(int dueInSeconds) {
        String mark = "{\"watched\": " + System.nanoTime() + "}";
        bandeja.rows()
                .change(
                        "INSERT INTO delivery (received_at, body, state, attempts, next_at, reason)"
                                + " VALUES (UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE, ?, 'PENDING', 7,"
                                + " UTC_TIMESTAMP(3) + INTERVAL ? SECOND, 'for a test')",
                        mark,
                        dueInSeconds);
        return bandeja.rows().count("SELECT id FROM delivery WHERE body = ?", mark);
    }

    private void forget(long delivery) {
        bandeja.rows().change("DELETE FROM delivery WHERE id = ?", delivery);
    }

    /** From then on health knows nothing of it any more: this figure is what is left to see. */
    @Test
    void aMessageThatMayNotHaveArrivedIsCountedWhenItsAgentIsTold() {
        AgentDoor agent = bandeja.members().get(0);
        String id = bandeja.taken(agent, Customer.unknown("Duda " + System.nanoTime()));
        double before = figure("bandeja_doubts_total");
        bandeja.simulator().statuses("{\"drop\": [\"sent\", \"delivered\", \"read\"]}");
        bandeja.simulator().graph("{\"mode\": \"cut\", \"times\": 1}");
        String sent = agent.reply(id, "in doubt").require(201).json().getString("id");
        long row = MessageId.parse(sent).orElseThrow().value();
        Eventually.holds(
                "it is in doubt",
                () -> bandeja.rows()
                                .count("SELECT COUNT(*) FROM outbox WHERE message_id = ? AND state = 'IN_DOUBT'", row)
                        == 1);
        bandeja.rows()
                .change(
                        "UPDATE outbox SET claimed_at = UTC_TIMESTAMP(3) - INTERVAL 6 MINUTE WHERE message_id = ?",
                        row);
        agent.awaitStatus(id, sent, "IN_DOUBT");
        Eventually.holds("it is counted", () -> figure("bandeja_doubts_total") > before);
        agent.post("/api/messages/" + sent + "/dismiss").require(200);
    }

    /** A share of the disk is never taken; the alarm has to come before that, however large it is. */
    @Test
    void howMuchRoomIsKeptFreeIsAFigure() {
        assertThat(figure("bandeja_files_kept_free_bytes")).isEqualTo(512.0 * 1024 * 1024);
    }

    private void due(String message, String shift) {
        bandeja.rows()
                .change(
                        "UPDATE outbox SET next_at = UTC_TIMESTAMP(3) " + shift + " WHERE message_id = ?",
                        MessageId.parse(message).orElseThrow().value());
    }

    private static int lookedSecondsAgo() {
        return condition(health()).getJsonObject("data").getInt("lookedSecondsAgo");
    }

    private static Set<String> figures() {
        return management("/metrics")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private static Set<String> missing(Set<String> asked) {
        Set<String> there = figures();
        return asked.stream().filter(name -> !there.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void healthSaysHowItIsAndNamesNobody() {
        Company.Newcomer agent = company.hire("AGENT");
        Customer customer = Customer.unknown("Salud");
        company.conversation(customer);
        String health = health();
        JsonObject ours = condition(health);
        assertThat(ours.getString("status")).isEqualTo("UP");
        JsonObject data = ours.getJsonObject("data");
        assertThat(data.getString("database")).isEqualTo("reached");
        assertThat(data.keySet()).contains("tailAgeMillis", "filesFreeBytes", "deliveriesWaiting", "numbersRunning");
        assertThat(health + management("/metrics"))
                .doesNotContain(customer.name(), customer.phone().orElseThrow(), agent.name());
    }

    /** The server goes on collecting while one application goes and another comes. */
    @Test
    void afterARedeploymentTheFiguresAreThoseOfTheOneThatRuns() {
        oneComesAndOneLeaves();
        new Management(SharedInstallation.get()).run("/deployment=bandeja.ear", "redeploy");
        Eventually.holds("it is ready again", () -> isReady());
        try (PushLine line = bandeja.members().get(0).listen()) {
            line.await("it is greeted", event -> PushLine.type(event).equals("hello"));
            Eventually.passes(() -> assertThat(figure("bandeja_screens_connected"))
                    .as(ours("connected"))
                    .isEqualTo(1));
        }
        Eventually.passes(() ->
                assertThat(figure("bandeja_database_up")).as(ours("bandeja")).isEqualTo(1));
        assertThat(ours(" NaN").lines())
                .as("nobody asks the one before any more")
                .allMatch(line -> line.startsWith("bandeja_graph_reached"));
    }

    private static String ours(String part) {
        return management("/metrics")
                .lines()
                .filter(line -> line.startsWith("bandeja_") && line.contains(part))
                .collect(Collectors.joining("\n"));
    }

    private boolean isReady() {
        return Http.send(Http.to(bandeja.demo().app().resolve("/ready"))).status() == 200;
    }

    private static JsonObject condition(String health) {
        try (var reader = Json.createReader(new StringReader(health))) {
            return reader.readObject().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                    .filter(check -> check.getString("name").equals("bandeja"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
