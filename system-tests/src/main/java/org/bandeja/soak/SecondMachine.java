package org.bandeja.soak;

import java.nio.file.Path;
import org.bandeja.soak.machine.Shell;

/**
 * The handbook word for word on a machine that systemd starts, with the packages' MariaDB, nginx and HAProxy: in namespaces of its own, so
 * that ports, paths and accounts are the handbook's. {@code system-tests/second-machine} holds its scripts.
 */
final class SecondMachine implements Trial {
    private final Path root;

    SecondMachine(Path root) {
        this.root = root;
    }

    @Override
    public void run(Scene scene) {
        Checks checks = scene.checks();
        Shell.Said said = new Shell(root).run("system-tests/second-machine/try " + root);
        checks.same(0, said.code(), "the second machine is tried to its end");
        said.text().lines().forEach(line -> take(line, checks));
    }

    private static void take(String line, Checks checks) {
        String rest = line.substring(line.indexOf(' ') + 1);
        if (line.startsWith("passed ")) {
            checks.check(true, rest, "");
        } else if (line.startsWith("failed ")) {
            checks.check(false, rest, "on the second machine");
        } else if (line.startsWith("figure ")) {
            checks.figure(rest.split("\\|")[0], rest.substring(rest.indexOf('|') + 1));
        } else if (line.startsWith("lacks ")) {
            checks.notProved("the handbook on a machine that systemd starts", "here is no " + rest);
        } else {
            checks.say("  " + line);
        }
    }
}
