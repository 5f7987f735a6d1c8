package org.bandeja.launcher.options;

import java.util.List;
import java.util.Set;
import org.bandeja.launcher.Failure;

/** The ports on 127.0.0.1 that one Bandeja needs; all different. */
public record Ports(int application, int management, int simulator, int database) {
    public static final Ports USUAL = new Ports(8080, 9990, 8090, 3307);

    public Ports {
        if (Set.copyOf(List.of(application, management, simulator, database)).size() < 4) {
            throw Failure.usage("Two of --port, --management-port, --simulator-port and --db-port are the same");
        }
    }
}
