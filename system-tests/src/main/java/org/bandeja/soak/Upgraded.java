package org.bandeja.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.FreePorts;
import org.bandeja.bench.instance.Rows;
import org.bandeja.soak.machine.Certificates;
import org.bandeja.soak.machine.DatabasePrograms;
import org.bandeja.soak.machine.SecureDatabase;
import org.bandeja.soak.machine.Shell;
import org.bandeja.soak.machine.StockServer;

/**
 * IT upgrades a Bandeja with data of an earlier version by the handbook. A script for the schema fails half-way; IT goes back by the
 * commands that {@code install} says, and everything is as it was. The cause gone, the upgrade is done, and Bandeja starts with the data.
 */
final class Upgraded implements Trial {
    private static final Duration START = Duration.ofMinutes(4);
    /** What a later script makes: so that one fails when it is there. */
    private static final String IN_THE_WAY = "notification_choice";

    private static final List<String> BACKUP = List.of("SHA256SUMS", "about", "database.sql.gz", "files", "schema.sql");

    private final Path root;
    private final List<Integer> ports = FreePorts.find(4);
    private Checks checks;
    private Path machine;
    private Shell shell;
    private StockServer wildfly;
    private Process server;

    Upgraded(Path root) {
        this.root = root;
    }

    @Override
    public void run(Scene scene) {
        checks = scene.checks();
        Path data = scene.instance().directory();
        machine = data.resolveSibling(data.getFileName() + "-upgraded");
        Directories.remove(machine);
        Directories.make(machine.resolve("etc"));
        Certificates certificates = Certificates.make(machine);
        wildfly = StockServer.unpack(root, machine.resolve("wildfly"));
        DatabasePrograms programs = new DatabasePrograms(root, machine.resolve("clients"));
        shell = new Shell(machine).set("PATH", programs.commands() + ":" + System.getenv("PATH"));
        try (SecureDatabase database =
                SecureDatabase.start(root, machine, ports.get(0), certificates.certificate(), certificates.key())) {
            String url = database.url(certificates.authority());
            settings(url);
            shell.run(wildflyConfig("accounts", "") + " | " + machine.resolve("bin/mariadb"))
                    .require();
            upgrade(new Rows(url, "bandeja_schema", "changes the schema"));
        } finally {
            stop();
        }
    }

    private void upgrade(Rows rows) {
        earlier();
        long people = rows.number("select count(*) from agent");
        long messages = rows.number("select count(*) from message");
        rows.change("create table " + IN_THE_WAY + " (id int)");
        RowPrints before = rows.with(RowPrints::of);
        RowPrints wanted = rows.with(AfterRestore::of);

        Shell.Said failed = shell.run(wildflyConfig("install", ""));
        checks.check(failed.code() != 0, "upgrade: a script that fails ends it", failed.text());
        checks.check(
                failed.text().contains("neither the old nor the new one"),
                "upgrade: it is said how the schema stands",
                failed.text());
        checks.check(
                !before.differing(rows.with(RowPrints::of)).isEmpty(),
                "upgrade: it failed half-way",
                "nothing had changed");
        Shell.Said again = shell.run(wildflyConfig("install", ""));
        checks.check(
                again.code() != 0
                        && again.text().contains("failed half-way")
                        && again.text().contains("Nothing was changed"),
                "upgrade: with such a schema nothing is installed",
                again.text());

        String back = failed.text()
                .lines()
                .filter(line -> line.contains("restore --replace"))
                .map(String::strip)
                .filter(line -> line.startsWith("/"))
                .findFirst()
                .orElse("false");
        String begun = rows.with(AfterRestore::now);
        Shell.Said restored = shell.run(back);
        checks.check(restored.code() == 0, "upgrade: it goes back by the command that was said", restored.text());
        checks.same(
                List.of(),
                wanted.differing(rows.with(connection -> AfterRestore.left(connection, begun))),
                "upgrade: back, every row is as it was, but for what a restore settles");

        rows.change("drop table " + IN_THE_WAY);
        Shell.Said done = shell.run(wildflyConfig("install", ""));
        checks.check(done.code() == 0, "upgrade: the cause gone, it is done", done.text());
        checks.same(people, rows.number("select count(*) from agent"), "upgrade: everybody is there");
        checks.same(messages, rows.number("select count(*) from message"), "upgrade: every message is there");
        start();
        checks.check(
                Eventually.holds(
                        START,
                        () -> rows.number("select count(*) from outbox where state in ('QUEUED', 'SENDING')") == 0),
                "upgrade: what waited is settled",
                "not all");
        checks.figure(
                "Upgraded from the schema of an earlier version",
                "%s, %,d messages; once with a script that failed, and back".formatted(about("schema"), messages));
    }

    /** What an earlier version left: its schema with its demo. */
    private void earlier() {
        Path backup = machine.resolve("before/20261129T080000Z");
        Directories.make(backup);
        Directories.make(machine.resolve("before/media"));
        for (String part : BACKUP) {
            try (InputStream in = Upgraded.class.getResourceAsStream("before/" + part)) {
                Files.copy(in, backup.resolve(part));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        shell.run(wildflyConfig("restore", backup.toString())).require();
    }

    private String about(String name) {
        return shell.run("sed -n 's/^" + name + "=//p' before/*/about").text().strip();
    }

    private String wildflyConfig(String command, String words) {
        return root.resolve("wildfly-config/" + command) + " " + words + " "
                + machine.resolve("etc/install.properties");
    }

    private void settings(String url) {
        Path file = machine.resolve("etc/install.properties");
        try {
            Files.writeString(file, """
                    install.wildfly=%s
                    install.user=%s
                    install.java-home=%s
                    install.directory=%s
                    install.unit=%s
                    install.backup.directory=%s
                    bandeja.db.url=%s
                    bandeja.db.user=bandeja
                    bandeja.db.password=works
                    install.schema-user=bandeja_schema
                    install.schema-password=changes the schema
                    bandeja.public-url=https://inbox.example.com
                    bandeja.node=upgraded
                    bandeja.media.directory=%s
                    bandeja.whatsapp.app-secrets=one
                    bandeja.whatsapp.verify-token=two
                    bandeja.whatsapp.access-token=three
                    bandeja.whatsapp.graph-url=http://127.0.0.1:1
                    jboss.http.port=%d
                    jboss.management.http.port=%d
                    jboss.https.port=%d
                    """.formatted(
                            wildfly.home(),
                            System.getProperty("user.name"),
                            System.getProperty("java.home"),
                            machine.resolve("etc"),
                            machine.resolve("bandeja.service"),
                            machine.resolve("backups"),
                            url,
                            machine.resolve("media"),
                            ports.get(1),
                            ports.get(2),
                            ports.get(3)));
            Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() {
        server = new Shell(machine)
                .set("LAUNCH_JBOSS_IN_BACKGROUND", "1")
                .set("JAVA_HOME", System.getProperty("java.home"))
                .set("JBOSS_JAVA_SIZING", "-Xms256m -Xmx1g -XX:MetaspaceSize=128m")
                .begin(
                        wildfly.home().resolve("bin/standalone.sh") + " --properties="
                                + machine.resolve("etc/bandeja.properties"),
                        machine.resolve("server.out"));
        URI ready = URI.create("http://127.0.0.1:" + ports.get(1) + "/ready");
        checks.check(
                Eventually.holds(
                        START, () -> shell.run("curl -fs -o /dev/null " + ready).code() == 0),
                "upgrade: Bandeja is ready with the data",
                "it is not");
    }

    private void stop() {
        if (server != null) {
            Shell.end(server);
        }
    }
}
