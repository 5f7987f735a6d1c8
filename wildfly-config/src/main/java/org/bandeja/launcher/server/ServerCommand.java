package org.bandeja.launcher.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bandeja.launcher.home.Home;
import org.bandeja.launcher.options.Ports;

/** WildFly's command lines, as its own shell scripts would build them, so that the server is our direct child. */
final class ServerCommand {
    /** From bin/common.sh of WildFly 39: what the server reaches into and newer JVMs close. */
    private static final List<String> OPENED = List.of(
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    private static final String SERIAL_FILTER =
            "-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000";

    private ServerCommand() {}

    /** The running Java's own launcher. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static List<String> server(Path stockServer, Home home, Ports ports, String heap, Path properties) {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-D[Standalone]",
                "-Xms256m",
                "-Xmx" + heap,
                "-XX:MetaspaceSize=128m",
                "-XX:+ExitOnOutOfMemoryError",
                SERIAL_FILTER,
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.awt.headless=true",
                "-Dorg.jboss.logmanager.nocolor=true",
                "-Djava.io.tmpdir=" + home.tmp(),
                "-Djboss.modules.system.pkgs=org.jboss.byteman"));
        command.addAll(OPENED);
        command.addAll(moreOptions());
        command.addAll(List.of(
                "-Dorg.jboss.boot.log.file=" + home.log("server.log"),
                "-Dlogging.configuration=" + logging(home),
                "-jar",
                stockServer.resolve("jboss-modules.jar").toString(),
                "-mp",
                stockServer.resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + stockServer,
                "-Djboss.server.base.dir=" + home.server(),
                "-Djboss.server.log.dir=" + home.logs(),
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.http.port=" + ports.application(),
                "-Djboss.management.http.port=" + ports.management(),
                "--properties=" + properties));
        return command;
    }

    static List<String> console(Path stockServer, Home home, Path script) {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + home.tmp(),
                "-Djboss.server.base.dir=" + home.server(),
                "-Djboss.server.log.dir=" + home.logs(),
                "-Djboss.modules.system.pkgs=com.sun.java.swing"));
        command.addAll(OPENED);
        command.addAll(List.of(
                "-Dlogging.configuration="
                        + stockServer
                                .resolve("bin/jboss-cli-logging.properties")
                                .toUri(),
                "-jar",
                stockServer.resolve("jboss-modules.jar").toString(),
                "-mp",
                stockServer.resolve("modules").toString(),
                "org.jboss.as.cli",
                "--file=" + script));
        return command;
    }

    /** For a server that lives for a test only, and need not be optimised for years: options of Java, separated by blanks. */
    private static List<String> moreOptions() {
        return Stream.of(System.getProperty("bandeja.server.options", "").split(" "))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    private static String logging(Home home) {
        return home.server().resolve("configuration/logging.properties").toUri().toString();
    }
}
