package org.bandeja.bench.measure;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.instance.Instance;
import org.bandeja.bench.instance.InstanceFile;
import org.bandeja.bench.instance.Rows;
import org.bandeja.bench.load.Load;
import org.bandeja.bench.report.Report;

/** What every measurement works with. */
public record Setting(Instance instance, Rows rows, Customers customers, Sizes sizes, Report report) {
    /** How many different customers write. */
    static final int CUSTOMERS = 2_000;

    InstanceFile file() {
        return instance.file();
    }

    /**
     * Customers write one message each, all of which are processed then: there is something to answer.
     *
     * @param first the number of the first of them
     * @return their numbers
     */
    List<Long> eachWrites(long first, long count, Duration patience) {
        List<Long> writers = LongStream.range(first, first + count).boxed().toList();
        Load.asFastAsPossible(file().webhook(), 1, patience)
                .send(Customers.requests(writers.stream()
                        .map(writer -> customers.post(List.of(writer)))
                        .toList()));
        rows.awaitProcessed(patience);
        return writers;
    }
}
