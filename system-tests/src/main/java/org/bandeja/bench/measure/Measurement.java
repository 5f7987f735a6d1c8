package org.bandeja.bench.measure;

/** One part of the benchmark: measures and reports. */
@FunctionalInterface
public interface Measurement {
    void run(Setting setting);
}
