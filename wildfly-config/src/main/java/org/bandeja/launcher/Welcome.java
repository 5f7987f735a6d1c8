package org.bandeja.launcher;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bandeja.launcher.demo.Credentials;
import org.bandeja.launcher.demo.DemoPerson;
import org.bandeja.launcher.home.Home;
import org.bandeja.launcher.server.Environment;

/** What is printed when Bandeja can be used. */
final class Welcome {
    private final Steps steps;
    private final Home home;

    Welcome(Steps steps, Home home) {
        this.steps = steps;
        this.home = home;
    }

    void print(
            Environment environment,
            Optional<String> simulator,
            List<DemoPerson> people,
            Credentials credentials,
            Optional<String> setup) {
        steps.say("");
        steps.say("Bandeja is ready");
        steps.say("");
        line("Application", environment.publicUrl());
        simulator.ifPresent(url -> line("Customers (simulator)", url));
        line("Webhook", environment.webhookUrl());
        line("Database", environment.database().url());
        line("Logs", home.logs().toString());
        setup.ifPresent(link -> line("First administrator", link + " (works once, for 48 hours)"));
        if (!people.isEmpty()) {
            table(people, credentials);
            steps.say("The same is in " + home.demoFile());
        }
        steps.say("");
        steps.say("Stop with Ctrl-C.");
    }

    private void line(String what, String where) {
        steps.say(String.format(Locale.ROOT, "  %-22s %s", what, where));
    }

    private void table(List<DemoPerson> people, Credentials credentials) {
        String format = "  %-16s %-10s %-22s %-47s  %s";
        steps.say("");
        steps.say(String.format(Locale.ROOT, format, "Name", "Login", "Password", "API token", "Departments"));
        for (DemoPerson person : people) {
            steps.say(String.format(
                    Locale.ROOT,
                    format,
                    person.name(),
                    person.login(),
                    credentials.password(person),
                    credentials.token(person),
                    places(person)));
        }
        steps.say("");
    }

    private static String places(DemoPerson person) {
        if (person.administrator()) {
            return "(administrator)";
        }
        return person.places().stream()
                .map(place -> place.role().equals("ADMIN") ? place.department() + " (ADMIN)" : place.department())
                .collect(Collectors.joining(", "));
    }
}
