package org.bandeja.soak;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bandeja.bench.client.SimulatorDoor;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.FreePorts;
import org.bandeja.bench.instance.Instance;
import org.bandeja.soak.machine.Certificates;
import org.bandeja.soak.machine.CustomerText;
import org.bandeja.soak.machine.Handbook;
import org.bandeja.soak.machine.MailServer;
import org.bandeja.soak.machine.OpenSocket;
import org.bandeja.soak.machine.SecureBrowser;
import org.bandeja.soak.machine.SecureDatabase;
import org.bandeja.soak.machine.Shell;
import org.bandeja.soak.machine.StockServer;

/**
 * IT installs it by the handbook: its very commands, on a WildFly as it comes and a MariaDB with TLS, with a certificate of its own and
 * single sign-on. Then it is used, broken and looked at, installed again, and taken out again.
 */
final class Installed implements Trial {
    private static final Duration START = Duration.ofMinutes(4);
    private static final String SECRET = "of the app in the trial";
    private static final String NUMBER = "109999999999";
    private static final String CUSTOMER = "573000000001";
    private static final String MAIL_PASSWORD = "of the mail server: #1";

    private final Path root;
    private final List<Integer> ports = FreePorts.find(8);
    private Path machine;
    private Shell shell;
    private Checks checks;
    private Certificates certificates;
    private StockServer wildfly;
    private Process server;
    private String databaseUrl;
    private MailServer mail;
    private final CustomerText customer;

    Installed(Path root) {
        this.root = root;
        customer = new CustomerText(SECRET, NUMBER, CUSTOMER);
    }

    @Override
    public void run(Scene scene) {
        checks = scene.checks();
        Path data = scene.instance().directory();
        machine = data.resolveSibling(data.getFileName() + "-installed");
        empty(machine);
        certificates = Certificates.make(machine);
        wildfly = StockServer.unpack(root, machine.resolve("wildfly"));
        List<String> asItCame = wildfly.says();
        shell = new Shell(machine.resolve("opt"))
                .set("PATH", machine.resolve("bin") + ":" + System.getenv("PATH"))
                .set("CURL_CA_BUNDLE", certificates.authority().toString());
        try (SecureDatabase database =
                        SecureDatabase.start(root, machine, port(3), certificates.certificate(), certificates.key());
                OwnSimulator simulator = new OwnSimulator(port(4), "access-of-the-trial");
                MailServer letters = new MailServer(
                        port(7), certificates.store("of-the-trial"), "of-the-trial", "inbox", MAIL_PASSWORD)) {
            mail = letters;
            SimulatorDoor whatsapp = simulator.start(root, machine, URI.create("http://127.0.0.1:1/"), SECRET, NUMBER);
            whatsapp.unlimited();
            checks.say("  MariaDB " + database.version());
            databaseUrl = database.url(certificates.authority());
            Process provider = provider();
            byTheBook();
            unit();
            use(whatsapp);
            invited();
            again();
            upgraded();
            behind();
            broken(provider);
            undone(asItCame);
        } finally {
            stop();
        }
    }

    private int port(int index) {
        return ports.get(index);
    }

    // --- installing

    private void byTheBook() {
        Handbook handbook = new Handbook(root, elsewhere());
        Instant begin = Instant.now();
        String link = "";
        for (Handbook.Step step : handbook.steps()) {
            if (step.heading().startsWith("4.")) {
                fillIn();
                missing();
            }
            if (step.heading().startsWith("6.")) {
                start();
            }
            Instant first = Instant.now();
            Shell.Said said = here(step).run("set -e\n" + step.commands());
            checks.figure(
                    "The handbook's " + step.heading(),
                    Duration.between(first, Instant.now()).toMillis() / 100 / 10.0 + " s");
            checks.check(said.code() == 0, "the handbook's " + step.heading(), said.text());
            link = said.text();
        }
        checks.check(
                link.contains("/setup.xhtml?token="), "the handbook ends with the first administrator's link", link);
        checks.figure(
                "Installing by the handbook, with the check at its end",
                Duration.between(begin, Instant.now()).toSeconds() + " s of the machine's time");
        administrator(link.substring(link.indexOf("token=") + 6).strip());
    }

    /** It is carried there in the source tree; all that follows is done where it was unpacked. */
    private Shell here(Handbook.Step step) {
        return step.heading().startsWith("1.") ? new Shell(root) : shell;
    }

    private Map<String, String> elsewhere() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("bandeja.tar.gz", machine.resolve("bandeja.tar.gz").toString());
        names.put("/opt/bandeja", machine.resolve("opt").toString());
        names.put("/etc/bandeja", machine.resolve("etc").toString());
        return names;
    }

    private Path etc() {
        return machine.resolve("etc");
    }

    /** What IT writes into the file, in its editor. */
    private void fillIn() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("install.wildfly", wildfly.home().toString());
        settings.put("install.user", System.getProperty("user.name"));
        settings.put("install.java-home", System.getProperty("java.home"));
        settings.put("install.directory", etc().toString());
        settings.put("install.unit", machine.resolve("bandeja.service").toString());
        settings.put("install.front", "tls");
        settings.put("install.tls.certificate", certificates.certificate().toString());
        settings.put("install.tls.key", certificates.key().toString());
        settings.put("install.schema-password", "changes the schema, and has = in it");
        settings.put("install.json-log", "yes");
        settings.put("jboss.https.port", "" + port(0));
        settings.put("jboss.http.port", "" + port(1));
        settings.put("jboss.management.http.port", "" + port(2));
        settings.put("bandeja.public-url", address().toString());
        settings.put("bandeja.db.url", databaseUrl);
        settings.put("bandeja.db.password", "works, #1 & cannot <change> the schema");
        settings.put("bandeja.media.directory", machine.resolve("media").toString());
        settings.put("bandeja.whatsapp.app-secrets", SECRET);
        settings.put("bandeja.whatsapp.verify-token", "of our choice");
        settings.put("bandeja.whatsapp.access-token", "access-of-the-trial");
        settings.put("bandeja.whatsapp.account-id", "102290129340398");
        settings.put("bandeja.whatsapp.graph-url", "http://127.0.0.1:" + port(4));
        settings.put("bandeja.mail.host", "localhost");
        settings.put("bandeja.mail.port", "" + port(7));
        settings.put("bandeja.mail.from", "Bandeja <inbox@example.com>");
        settings.put("bandeja.mail.user", "inbox");
        settings.put("bandeja.mail.password", MAIL_PASSWORD);
        settings.put("bandeja.sso.issuer", "http://127.0.0.1:" + port(5));
        settings.put("bandeja.sso.client-id", "bandeja");
        settings.put("bandeja.sso.client-secret", "a-secret-of-the-tests");
        settings.put("bandeja.sso.create-people", "true");
        settings.put("bandeja.sso.groups", "chiefs -> administrator; atención -> AGENT of Atención");
        settings.forEach(this::set);
    }

    private void set(String name, String value) {
        Path file = etc().resolve("install.properties");
        try {
            List<String> lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith(name + "="))
                    .toList();
            Files.write(
                    file,
                    Stream.concat(lines.stream(), Stream.of(name + "=" + value)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before there is a database: it says so, and touches nothing. */
    private void missing() {
        Shell.Said said = install("");
        checks.check(
                said.code() == 1 && said.text().contains("Nothing was changed"),
                "without a database nothing is installed, and it is said why",
                said.text());
        checks.check(!Files.exists(etc().resolve("bandeja.properties")), "nothing was written", "there are settings");
    }

    private Shell.Said install(String option) {
        return shell.run("wildfly-config/install " + option + " " + etc().resolve("install.properties"));
    }

    private Shell.Said look() {
        return shell.run("wildfly-config/check " + etc().resolve("install.properties"));
    }

    private URI address() {
        return URI.create("https://127.0.0.1:" + port(0));
    }

    // --- the service, as its unit says

    private void start() {
        String unit = read(machine.resolve("bandeja.service"));
        Shell service = new Shell(machine)
                .set(
                        "PREPEND_JAVA_OPTS",
                        "-Djavax.net.ssl.trustStorePassword=changeit -Djavax.net.ssl.trustStore="
                                + certificates.trustStore());
        unit.lines()
                .filter(line -> line.startsWith("Environment="))
                .map(line -> line.substring("Environment=".length()).replaceAll("^\"|\"$", ""))
                .forEach(line -> service.set(line.split("=", 2)[0], line.split("=", 2)[1]));
        String command = unit.lines()
                .filter(line -> line.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow()
                .substring("ExecStart=".length());
        server = service.begin(command, machine.resolve("server.out"));
        Eventually.require(
                "the installed application is ready",
                START,
                () -> shell.run("curl -fs -o /dev/null http://127.0.0.1:" + port(1) + "/ready")
                                .code()
                        == 0);
    }

    private void stop() {
        if (server != null) {
            Shell.end(server);
            server = null;
        }
    }

    private Process provider() {
        write(machine.resolve("people.properties"), "ana = known to the company|Ana|chiefs\n");
        try (var jars = Files.newDirectoryStream(
                root.resolve("openid-provider/target"), "bandeja-openid-provider-[0-9]*[0-9].jar")) {
            return new Shell(machine)
                    .begin(
                            Instance.java() + " -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "
                                    + jars.iterator().next() + " --server.port=" + port(5) + " --provider.return="
                                    + address() + "/api/login/sso/return --provider.people="
                                    + machine.resolve("people.properties"),
                            machine.resolve("provider.out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- using it

    private SecureBrowser browser() {
        return new SecureBrowser(address(), certificates.trust());
    }

    private void administrator(String token) {
        SecureBrowser browser = browser();
        HttpResponse<String> made = browser.call(
                "POST",
                "/api/setup",
                object("token", token, "login", "first", "name", "The First", "password", "a long one to begin with"));
        checks.same(204, made.statusCode(), "the link makes the first administrator");
        HttpResponse<String> login =
                browser.call("POST", "/api/login", object("login", "first", "password", "a long one to begin with"));
        checks.same(204, login.statusCode(), "the first administrator logs in");
        checks.check(
                login.headers().allValues("Set-Cookie").stream()
                        .anyMatch(cookie -> cookie.startsWith("__Host-bandeja=") && cookie.contains("Secure")),
                "by a cookie that never leaves in the clear",
                login.headers().allValues("Set-Cookie").toString());
    }

    private void use(SimulatorDoor whatsapp) {
        SecureBrowser ana = browser();
        checks.check(
                ana.signIn("ana", "known to the company").uri().getPath().equals("/inbox.xhtml"),
                "who is known to the company signs in",
                "not in the inbox");
        try (OpenSocket socket = ana.socket()) {
            checks.check(
                    Eventually.holds(Scene.PATIENCE, () -> socket.said().contains("\"hello\"")),
                    "the socket is there",
                    socket.said());
        }
        String department = SecureBrowser.json(ana.call("POST", "/api/departments", object("name", "Atención")))
                .getString("id");
        String body = customer.body("1");
        checks.same(401, ana.deliver(body, "sha256=00").statusCode(), "a forged webhook is refused");
        checks.same(200, ana.deliver(body, customer.signature(body)).statusCode(), "a webhook is taken");
        JsonObject conversation = conversation(ana);
        String number = conversation.getJsonObject("number").getString("id");
        SecureBrowser.json(ana.call("PATCH", "/api/numbers/" + number, object("route", "department:" + department)));
        String id = conversation.getString("id");
        Eventually.require(
                "what waited is routed",
                Scene.PATIENCE,
                () -> ana.call("POST", "/api/conversations/" + id + "/claim", object())
                                        .statusCode()
                                / 100
                        == 2);
        ana.call("POST", "/api/conversations/" + id + "/messages", object("type", "text", "text", "Good morning"));
        checks.check(
                Eventually.holds(
                        Scene.PATIENCE,
                        () -> whatsapp.received(CUSTOMER).toString().contains("Good morning")),
                "the answer reaches the customer",
                whatsapp.received(CUSTOMER).toString());
        String log = read(wildfly.home().resolve("standalone/log/server.log"));
        for (String secret : List.of(SECRET, "access-of-the-trial", "a-secret-of-the-tests", "works, #1")) {
            checks.check(!log.contains(secret), "the log holds no secret", secret);
            checks.check(!read(wildfly.configuration()).contains(secret), "the configuration holds no secret", secret);
        }
    }

    private static JsonObject conversation(SecureBrowser who) {
        List<JsonObject> found = new java.util.ArrayList<>();
        Eventually.require("the message has become a conversation", Scene.PATIENCE, () -> {
            found.addAll(SecureBrowser.json(who.get("/api/conversations?scope=all&route=none"))
                    .getJsonArray("items")
                    .getValuesAs(JsonObject.class));
            return !found.isEmpty();
        });
        return found.get(0);
    }

    private static JsonObject object(String... fields) {
        var builder = Json.createObjectBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            builder.add(fields[i], fields[i + 1]);
        }
        return builder.build();
    }

    /** By mail, which the company's server takes by TLS only, and only from who logs in. */
    private void invited() {
        SecureBrowser ana = browser();
        ana.signIn("ana", "known to the company");
        JsonObject person = Json.createObjectBuilder()
                .add("login", "berta")
                .add("name", "Berta")
                .add("email", "berta@example.com")
                .add("departments", Json.createArrayBuilder())
                .build();
        String id = SecureBrowser.json(ana.call("POST", "/api/agents", person)).getString("id");
        JsonObject invitation = SecureBrowser.json(ana.call("POST", "/api/agents/" + id + "/invite", object()));
        checks.check(
                invitation.getString("sentTo", "").equals("berta@example.com"),
                "an invitation leaves by mail",
                invitation.toString());
        checks.check(
                Eventually.holds(
                        Scene.PATIENCE,
                        () -> mail.letters().toString().replace("=\n", "").contains("/password.xhtml")),
                "it arrives, with its link",
                mail.letters().toString());
        checks.check(
                mail.inTheClear().isEmpty(),
                "no password is sent without TLS",
                mail.inTheClear().toString());
    }

    /** What systemd itself says of the service; that it runs so is tried on a machine that systemd has started. */
    private void unit() {
        if (shell.run("command -v systemd-analyze").code() != 0) {
            checks.notProved("systemd understands the service", "there is no systemd-analyze here");
            return;
        }
        Shell.Said said = shell.run("systemd-analyze verify " + machine.resolve("bandeja.service"));
        checks.check(
                said.code() == 0 && !said.text().contains("bandeja.service:"),
                "systemd understands the service",
                said.text());
        String exposed = shell.run("systemd-analyze security --offline=true --no-pager "
                        + machine.resolve("bandeja.service") + " | tail -n 1")
                .text();
        checks.figure(
                "What systemd says of the service's exposure",
                exposed.replaceAll("[^\\x20-\\x7e]", "").strip());
    }

    // --- a newer version

    private void upgraded() {
        SecureBrowser ana = browser();
        ana.signIn("ana", "known to the company");
        shell.run("mkdir -p newer/META-INF && date >newer/META-INF/newer.txt && (cd newer && "
                        + System.getProperty("java.home")
                        + "/bin/jar uf ../bandeja.ear META-INF/newer.txt) && rm -r newer")
                .require();
        Shell.Said due = install("--dry-run");
        checks.check(
                due.code() == 0
                        && due.text()
                                        .lines()
                                        .filter(line -> line.contains("would be done"))
                                        .count()
                                == 2
                        && due.text().contains("Application: "),
                "a newer version is all that would be changed",
                due.text());
        Instant begin = Instant.now();
        stop();
        Shell.Said said = install("");
        checks.check(
                said.code() == 0 && said.text().contains("1 things were changed"),
                "a newer version is installed",
                said.text());
        start();
        checks.figure(
                "Without an answer while a newer version is installed by hand (stop, install, start)",
                Duration.between(begin, Instant.now()).toSeconds() + " s");
        checks.same(200, ana.get("/api/me").statusCode(), "who was logged in still is");
        checks.check(
                ana.get("/api/conversations?scope=all").body().contains(CUSTOMER),
                "conversations are there",
                "there are none");
        Shell.Said found = look();
        checks.check(found.code() == 0, "all is right with the newer version", found.text());
    }

    // --- behind a proxy, where one is on this machine: the samples, with other names

    private void behind() {
        List<String> programs =
                Stream.of("nginx", "haproxy").filter(this::isHere).toList();
        if (programs.isEmpty()) {
            return;
        }
        stop();
        set("install.front", "proxy");
        Shell.Said said = install("");
        checks.check(said.code() == 0, "it is put behind a proxy", said.text());
        start();
        programs.forEach(program -> new BehindProxy(
                        root,
                        machine,
                        shell,
                        checks,
                        certificates,
                        new BehindProxy.Ports(port(0), port(6), port(1), port(2)),
                        customer,
                        program)
                .run(() -> {
                    Shell.Said found = look();
                    checks.check(found.code() == 0, "all is right behind " + program, found.text());
                }));
        stop();
        set("install.front", "tls");
        checks.same(0, install("").code(), "it ends TLS itself again");
    }

    private boolean isHere(String program) {
        boolean here = BehindProxy.path(shell, program).isPresent();
        if (!here) {
            checks.notProved(
                    "the sample for " + program + " works",
                    "there is no " + program + " here (apt install " + program + ")");
        }
        return here;
    }

    // --- again, broken, undone

    private void again() {
        Shell.Said said = install("");
        checks.check(
                said.code() == 0 && said.text().contains("Nothing had to be changed."),
                "installed again, while it runs, nothing changes",
                said.text());
    }

    /**
     * @param says a word of what check has to say of the concern
     * @param repair empty: install mends it
     */
    private record Breakage(String what, String concern, String says, String commands, String repair) {}

    private List<Breakage> breakages() {
        String home = wildfly.home() + "/";
        String etc = etc() + "/";
        String configure = "wildfly-config/configure " + home + " undo/";
        String grant = "mariadb -e \"%s %s ON bandeja.* %s 'bandeja'@'127.0.0.1'\"";
        return List.of(
                new Breakage(
                        "others read the passwords",
                        "settings",
                        "install.properties",
                        "chmod 644 " + etc + "install.properties",
                        "chmod 600 " + etc + "install.properties"),
                new Breakage(
                        "a setting was changed",
                        "settings",
                        "bandeja.properties",
                        "echo bandeja.audit.days=1 >>" + etc + "bandeja.properties",
                        ""),
                new Breakage(
                        "the key is gone",
                        "secrets",
                        "secrets.key",
                        "mv " + etc + "secrets.key " + etc + "kept",
                        "mv " + etc + "kept " + etc + "secrets.key"),
                new Breakage(
                        "a module is gone",
                        "modules",
                        "mariadb",
                        "rm " + home + "modules/org/mariadb/jdbc/main/*.jar",
                        ""),
                new Breakage(
                        "another application",
                        "application",
                        "bandeja.ear",
                        "echo >>" + home + "standalone/deployments/bandeja.ear",
                        ""),
                new Breakage("headers are gone", "headers", "configuration", configure + "headers", ""),
                new Breakage("doors are open", "doors", "configuration", configure + "doors", ""),
                new Breakage(
                        "management may stand elsewhere", "management", "configuration", configure + "management", ""),
                new Breakage(
                        "the service may do more",
                        "service",
                        "bandeja.service",
                        "sed -i /NoNewPrivileges/d bandeja.service",
                        ""),
                new Breakage("others read files of customers", "media", "others", "chmod 755 media", "chmod 750 media"),
                new Breakage(
                        "the mail server's password is wrong",
                        "mail",
                        "does not let inbox in",
                        "sed -i.kept 's/^bandeja.mail.password=.*/bandeja.mail.password=guessed/' " + etc
                                + "install.properties",
                        "mv " + etc + "install.properties.kept " + etc + "install.properties"),
                new Breakage(
                        "who works may change the schema",
                        "database",
                        "CREATE",
                        grant.formatted("GRANT", "CREATE", "TO"),
                        grant.formatted("REVOKE", "CREATE", "FROM")),
                new Breakage(
                        "who works may not change what is there",
                        "database",
                        "lacks UPDATE on",
                        grant.formatted("REVOKE", "UPDATE", "FROM"),
                        grant.formatted("GRANT", "UPDATE", "TO")));
    }

    /** One by one, while it does not run: what is broken is what it reads at its start. Mended, all is right again. */
    private void broken(Process provider) {
        stop();
        breakages().forEach(this::breakAndLook);
        expect("the server is down", "service", "does not run");
        start();
        Shell.Said said = look();
        checks.check(said.code() == 0, "mended, all is right", said.text());
        Shell.end(provider);
        expect("the provider is away", "oidc", "does not answer");
    }

    private void breakAndLook(Breakage breakage) {
        shell.run("cd " + machine + " && " + breakage.commands().replace("wildfly-config/", "opt/wildfly-config/"))
                .require();
        expect(breakage.what(), breakage.concern(), breakage.says());
        Shell.Said mended =
                breakage.repair().isEmpty() ? install("") : shell.run("cd " + machine + " && " + breakage.repair());
        checks.check(mended.code() == 0, "mended: " + breakage.what(), mended.text());
    }

    private void expect(String what, String concern, String says) {
        Shell.Said said = look();
        boolean named =
                said.text().lines().anyMatch(line -> line.startsWith("WRONG  " + concern + " ") && line.contains(says));
        checks.check(said.code() == 1 && named, "check names it: " + what, said.text());
    }

    private void undone(List<String> asItCame) {
        stop();
        Shell.Said said = install("--undo");
        checks.check(said.code() == 0, "it is taken out again", said.text());
        checks.same(asItCame, wildfly.says(), "WildFly's configuration is as it came");
        checks.check(
                !Files.exists(wildfly.home().resolve("standalone/deployments/bandeja.ear"))
                        && !Files.exists(wildfly.home().resolve("modules/io")),
                "nothing is left in WildFly",
                "something is");
        Shell.Said accounts = shell.run("wildfly-config/accounts --undo " + etc().resolve("install.properties")
                + " | mariadb && mariadb -N -e" + " \"SELECT COUNT(*) FROM mysql.user WHERE user LIKE 'bandeja%'\"");
        checks.same("0", accounts.text().strip(), "the accounts are gone");
    }

    // --- files

    private static void empty(Path directory) {
        try {
            if (Files.exists(directory)) {
                try (Stream<Path> all = Files.walk(directory)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            Files.createDirectories(directory.resolve("opt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
