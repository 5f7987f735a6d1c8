package org.bandeja.bench.measure;

import org.bandeja.bench.client.Customers;
import org.bandeja.bench.instance.Instance;
import org.bandeja.bench.instance.InstanceFile;
import org.bandeja.bench.instance.Rows;
import org.bandeja.bench.report.Report;

/** What every measurement works with. */
public record Setting(Instance instance, Rows rows, Customers customers, Sizes sizes, Report report) {
    /** How many different customers write. */
    static final int CUSTOMERS = 2_000;

    InstanceFile file() {
        return instance.file();
    }
}
