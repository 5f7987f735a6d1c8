package org.bandeja.soak.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** MariaDB's clients as commands, of the programs that the launcher has unpacked. */
public final class DatabasePrograms {
    private final Path programs;
    private final Path commands;

    /** @param commands where they are to be, for a search path */
    public DatabasePrograms(Path root, Path commands) {
        this.programs = root.resolve("wildfly-config/target/mariadb");
        this.commands = commands;
        command("mariadb", "exec \"$real\" \"$@\"");
        command("mariadb-dump", "exec \"$real\" \"$@\"");
    }

    /**
     * The dump waits before it begins and tells when it sees the database's moment: the files {@code begun}, {@code go} and
     * {@code opened} in this directory.
     */
    public void holdDump(Path signs) {
        command(
                "mariadb-dump",
                "set -o pipefail; cd " + signs + "; touch begun; while [ ! -e go ]; do sleep 0.05; done\n"
                        + "\"$real\" \"$@\" | tee >(grep -q -m 1 '^-- Table structure' && touch opened; cat >/dev/null)");
    }

    private void command(String name, String what) {
        Path file = commands.resolve(name);
        try {
            Files.createDirectories(commands);
            Files.writeString(
                    file,
                    "#!/usr/bin/env bash\nexport LD_LIBRARY_PATH=" + programs.resolve("libs") + " real="
                            + programs.resolve("bin").resolve(name) + "\n" + what + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path commands() {
        return commands;
    }

    /** Makes an empty data directory, whose root comes by the socket only. */
    public void install(Path data) {
        String user = System.getProperty("user.name");
        new Shell(data.getParent())
                .set("LD_LIBRARY_PATH", programs.resolve("libs").toString())
                .run(programs.resolve("scripts/mariadb-install-db") + " --no-defaults --basedir=" + programs
                        + " --datadir=" + data
                        + " --force --skip-name-resolve --auth-root-authentication-method=socket --auth-root-socket-user="
                        + user + " --user=" + user)
                .require();
    }
}
