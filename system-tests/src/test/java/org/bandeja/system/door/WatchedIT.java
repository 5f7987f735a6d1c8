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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** What whoever watches the server gets to see, on the management port. */
@OnSharedInstallation
class WatchedIT {
    private static final Path MONITORING = Path.of("../wildfly-config/monitoring");
    private static final Pattern OURS = Pattern.compile("\\b(?:bandeja|datasources)_[a-z_]+\\b");

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);

    private static String management(String path) {
        URI address = URI.create("http://127.0.0.1:" + SharedInstallation.get().managementPort() + path);
        return Http.send(Http.to(address)).require(200).body();
    }

    /** The sum of a figure with these labels, among others; 0: it is not there yet. */
    private static double figure(String name, String... labels) {
        return management("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + "{") && Stream.of(labels).allMatch(line::contains))
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
        assertThat(asked).hasSizeGreaterThan(20);
        Eventually.holds(
                "everything has been counted once", () -> missing(asked).isEmpty());
    }

    private static Set<String> missing(Set<String> asked) {
        Set<String> there = management("/metrics")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        return asked.stream().filter(name -> !there.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void healthSaysHowItIsAndNamesNobody() {
        Company.Newcomer agent = company.hire("AGENT");
        Customer customer = Customer.unknown("Salud");
        company.conversation(customer);
        JsonObject health;
        try (var reader = Json.createReader(new StringReader(management("/health/ready")))) {
            health = reader.readObject();
        }
        assertThat(health.getString("status")).isEqualTo("UP");
        JsonObject ours = health.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("name").equals("bandeja"))
                .findFirst()
                .orElseThrow();
        assertThat(ours.getString("status")).isEqualTo("UP");
        JsonObject data = ours.getJsonObject("data");
        assertThat(data.getString("database")).isEqualTo("reached");
        assertThat(data.keySet()).contains("tailAgeMillis", "filesFreeBytes", "deliveriesWaiting", "numbersRunning");
        assertThat(health.toString() + management("/metrics"))
                .doesNotContain(customer.name(), customer.phone().orElseThrow(), agent.name());
    }
}
