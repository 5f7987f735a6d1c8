package org.bandeja.bench.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bandeja.bench.instance.Instance;

/** How much of the machine each process took, from its making on. */
public final class CpuShare {
    private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    private final Map<String, Duration> before = new LinkedHashMap<>();
    private final long begin = System.nanoTime();

    public CpuShare(Instance instance) {
        processes.put("client", ProcessHandle.current());
        for (String part : new String[] {"server", "database"}) {
            instance.process(part).ifPresent(process -> processes.put(part, process));
        }
        processes.forEach((name, process) -> before.put(name, used(process)));
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** For people: percent of all cores. */
    public String text() {
        double available =
                (System.nanoTime() - begin) * (double) Runtime.getRuntime().availableProcessors();
        return processes.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s %.0f %%",
                        entry.getKey(),
                        100
                                * used(entry.getValue())
                                        .minus(before.get(entry.getKey()))
                                        .toNanos()
                                / available))
                .collect(Collectors.joining(", "));
    }
}
