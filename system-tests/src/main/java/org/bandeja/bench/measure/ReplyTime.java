package org.bandeja.bench.measure;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.SimulatorDoor;
import org.bandeja.bench.client.Wire;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.load.Latencies;
import org.bandeja.bench.report.Figure;

/** From an agent's click to the call at the Graph API, one reply in each of some conversations. */
public final class ReplyTime implements Measurement {
    private static final int FIRST_CUSTOMER = 5_000_000;
    private static final int AGENTS = 10;
    private static final double BUDGET_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public void run(Setting setting) {
        SimulatorDoor simulator = new SimulatorDoor(setting.file().simulator());
        simulator.unlimited();
        List<Long> writers = setting.eachWrites(FIRST_CUSTOMER, setting.sizes().replies(), PATIENCE);
        Latencies latencies = new Latencies();
        try (Crew crew = Crew.hire(setting.rows(), setting.file().department(), AGENTS)) {
            List<Api> agents = new ArrayList<>();
            crew.members().forEach(member -> agents.add(new Api(setting.file().app(), member.token())));
            for (int i = 0; i < writers.size(); i++) {
                latencies.add(reply(setting, simulator, agents.get(i % AGENTS), writers.get(i)));
            }
            agents.forEach(Api::close);
        }
        setting.report()
                .add(Figure.against(
                        "Agent's click to the Graph call",
                        Texts.p50And(95, latencies),
                        "p95 below 200 ms",
                        latencies.percentile(95) < BUDGET_MILLIS));
    }

    /** @return nanoseconds */
    private static long reply(Setting setting, SimulatorDoor simulator, Api agent, long writer) {
        String phone = setting.customers().phone(writer);
        String conversation = conversation(agent, phone);
        require(agent.claim(conversation), 200);
        Instant click = Instant.now();
        require(agent.reply(conversation, "Con gusto."), 201);
        AtomicReference<Instant> called = new AtomicReference<>();
        Eventually.require("arrival of a reply", PATIENCE, () -> {
            simulator.received(phone).stream()
                    .findFirst()
                    .ifPresent(message -> called.set(Instant.parse(message.getString("at"))));
            return called.get() != null;
        });
        return Duration.between(click, called.get()).toNanos();
    }

    private static String conversation(Api agent, String phone) {
        Optional<JsonObject> found = agent.items("/api/conversations?limit=200").stream()
                .filter(item ->
                        item.getJsonObject("contact").getString("phone", "").endsWith(phone))
                .findFirst();
        return found.orElseThrow(() -> new IllegalStateException("no conversation with " + phone))
                .getString("id");
    }

    private static void require(Wire.Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " instead of " + status + ": " + answer.text());
        }
    }
}
