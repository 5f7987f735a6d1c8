package org.bandeja.launcher.options;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.bandeja.launcher.database.DatabaseAddress;

/**
 * What was asked for.
 *
 * @param data where all files of this Bandeja lie; absolute
 * @param demo whether demo data are wanted
 * @param smallDemo of the demo only as much as a test needs
 * @param heap WildFly's largest heap, as the JVM writes it
 * @param graphUrl where messages go instead of to the simulator; empty: to the simulator
 * @param database an own database; empty: the embedded one
 * @param schema likewise, with the account that changes the schema; empty: the same one
 * @param protectedAudit whether the server's account is to be kept from changing the audit
 * @param databasePrograms the machine's own MariaDB for the embedded database; empty: the one that is fetched
 * @param publicUrl how browsers reach the application; empty: on this machine
 * @param join where the Bandeja lies that this server is to be another node of; empty: it is one of its own
 * @param clusterPort where other nodes reach this one to wake it; empty: they do not
 */
public record Options(
        Command command,
        Ports ports,
        Path data,
        boolean reset,
        boolean demo,
        boolean smallDemo,
        String heap,
        Optional<URI> graphUrl,
        Optional<String> appSecret,
        Optional<String> verifyToken,
        Optional<String> accessToken,
        Optional<DatabaseAddress> database,
        Optional<DatabaseAddress> schema,
        boolean protectedAudit,
        Optional<Path> databasePrograms,
        Optional<URI> publicUrl,
        Optional<Path> join,
        Optional<Integer> clusterPort) {

    /** The simulator stays out only where nothing is to be tried: an empty installation that has its own counterpart; another node has the first one's. */
    public boolean simulated() {
        return join.isEmpty() && (demo || graphUrl.isEmpty());
    }
}
