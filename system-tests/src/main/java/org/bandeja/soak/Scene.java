package org.bandeja.soak;

import java.time.Duration;
import java.util.Random;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.client.SimulatorDoor;
import org.bandeja.bench.instance.Instance;
import org.bandeja.bench.instance.InstanceFile;
import org.bandeja.bench.instance.Rows;

/** What every trial works with. */
record Scene(
        Instance instance,
        Rows rows,
        SimulatorDoor simulator,
        Customers customers,
        Random random,
        Amounts amounts,
        Checks checks) {
    static final Duration PATIENCE = Duration.ofMinutes(3);

    InstanceFile file() {
        return instance.file();
    }
}
