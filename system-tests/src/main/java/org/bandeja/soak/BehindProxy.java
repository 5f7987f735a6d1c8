package org.bandeja.soak;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.soak.machine.Certificates;
import org.bandeja.soak.machine.CustomerText;
import org.bandeja.soak.machine.OpenSocket;
import org.bandeja.soak.machine.SecureBrowser;
import org.bandeja.soak.machine.Shell;

/** The handbook's sample for a proxy, with other names and ports: what people and WhatsApp do goes through it as it should. */
final class BehindProxy {
    private static final int MIB = 1024 * 1024;
    /** Instead of the samples' two minutes, so that a quiet socket is tried against them in one. */
    private static final String IDLE = "32s";

    private static final Duration QUIET = Duration.ofSeconds(70);
    private static final String CLAIMED = "203.0.113.9";
    private static final String REAL = "127.0.0.5";

    /**
     * The ports of the trial.
     *
     * @param secure the proxy's, by TLS, which the public address names
     * @param plain the proxy's, which sends people to the other one
     * @param server WildFly's own, on this machine only
     */
    record Ports(int secure, int plain, int server, int management) {}

    private final Path root;
    private final Path machine;
    private final Shell shell;
    private final Checks checks;
    private final Certificates certificates;
    private final Ports ports;
    private final CustomerText customer;
    private final String program;

    BehindProxy(
            Path root,
            Path machine,
            Shell shell,
            Checks checks,
            Certificates certificates,
            Ports ports,
            CustomerText customer,
            String program) {
        this.root = root;
        this.machine = machine;
        this.shell = shell;
        this.checks = checks;
        this.certificates = certificates;
        this.ports = ports;
        this.customer = customer;
        this.program = program;
    }

    /** Debian has them where only root looks. */
    static Optional<String> path(Shell shell, String program) {
        Shell.Said said = shell.run("PATH=$PATH:/usr/sbin:/usr/local/sbin command -v " + program);
        return said.code() == 0 ? Optional.of(said.text().strip()) : Optional.empty();
    }

    /** @param installed what looks at all of the installation */
    void run(Runnable installed) {
        Process proxy = new Shell(machine).begin(command(), machine.resolve(program + ".out"));
        try {
            SecureBrowser ana = browser();
            Eventually.require(program + " answers", Scene.PATIENCE, () -> answers(ana));
            checks.same(
                    "/inbox.xhtml",
                    ana.signIn("ana", "known to the company").uri().getPath(),
                    "people sign in with the company's account behind " + program);
            try (OpenSocket socket = ana.socket()) {
                Eventually.holds(Scene.PATIENCE, () -> socket.said().contains("\"hello\"") || !socket.isOpen());
                checks.check(
                        socket.said().contains("\"hello\""), "the socket is there behind " + program, socket.said());
                elsewhere();
                password();
                webhooks();
                address(ana);
                files(ana);
                inside(ana);
                installed.run();
                quiet(socket);
            }
        } finally {
            Shell.end(proxy);
        }
    }

    private SecureBrowser browser() {
        return new SecureBrowser(app(), certificates.trust());
    }

    private URI app() {
        return URI.create("https://127.0.0.1:" + ports.secure());
    }

    private static boolean answers(SecureBrowser browser) {
        try {
            return browser.get("/ready").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    // --- the samples

    private String command() {
        String path = path(shell, program).orElseThrow();
        if (program.equals("nginx")) {
            nginx();
            return path + " -p " + machine + " -c " + machine + "/nginx.conf";
        }
        haproxy();
        return path + " -db -f " + machine + "/haproxy.cfg";
    }

    private void nginx() {
        String sample = changed(Map.of(
                "127.0.0.1:8080",
                "127.0.0.1:" + ports.server(),
                "listen 443",
                "listen 127.0.0.1:" + ports.secure(),
                "listen 80;",
                "listen 127.0.0.1:" + ports.plain() + ";",
                "https://inbox.example.com",
                app().toString(),
                "inbox.example.com",
                "127.0.0.1",
                "/etc/ssl/inbox.pem",
                certificates.certificate().toString(),
                "/etc/ssl/inbox.key",
                certificates.key().toString(),
                "120s",
                IDLE));
        write(
                machine.resolve("nginx.conf"),
                "daemon off; pid nginx.pid; error_log nginx-error.log; user " + System.getProperty("user.name")
                        + "; events {}\nhttp { access_log off; client_body_temp_path body; proxy_temp_path proxy;"
                        + " fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;\n" + sample + "}\n");
    }

    private void haproxy() {
        write(machine.resolve("both.pem"), read(certificates.certificate()) + read(certificates.key()));
        write(
                machine.resolve("haproxy.cfg"),
                changed(Map.of(
                        "    user haproxy\n    group haproxy\n",
                        "",
                        "127.0.0.1:8080",
                        "127.0.0.1:" + ports.server(),
                        "bind :443",
                        "bind 127.0.0.1:" + ports.secure(),
                        "bind :80\n",
                        "bind 127.0.0.1:" + ports.plain() + "\n",
                        "/etc/ssl/inbox-and-key.pem",
                        machine.resolve("both.pem").toString(),
                        "120s",
                        IDLE)));
    }

    /** The longest first: one name may stand in another. */
    private String changed(Map<String, String> names) {
        String sample = read(
                root.resolve("wildfly-config/proxy").resolve(program.equals("nginx") ? "nginx.conf" : "haproxy.cfg"));
        for (String name : names.keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .toList()) {
            if (!sample.contains(name)) {
                throw new IllegalStateException("the sample for " + program + " has no " + name);
            }
            sample = sample.replace(name, names.get(name));
        }
        return sample;
    }

    // --- what goes through

    private void elsewhere() {
        String said = shell.run("curl -sS -o /dev/null -w '%{http_code} %{redirect_url}' 'http://127.0.0.1:"
                        + ports.plain() + "/inbox.xhtml?a=b'")
                .text();
        checks.check(
                said.matches("30[18] https://.*/inbox\\.xhtml\\?a=b"),
                program + " sends who comes without TLS to where there is",
                said);
    }

    private void password() {
        HttpResponse<String> login = browser().call("POST", "/api/login", login("first", "a long one to begin with"));
        List<String> set = login.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("__Host-bandeja=") || cookie.startsWith("bandeja"))
                .toList();
        checks.check(
                login.statusCode() == 204 && !set.isEmpty() && set.stream().allMatch(c -> c.contains("Secure")),
                "a login's cookies never leave in the clear behind " + program,
                login.statusCode() + " " + set);
        checks.check(
                login.headers().firstValue("Strict-Transport-Security").isPresent(),
                "browsers are told to come by https only behind " + program,
                login.headers().map().toString());
    }

    private static JsonObject login(String name, String password) {
        return Json.createObjectBuilder()
                .add("login", name)
                .add("password", password)
                .build();
    }

    private void webhooks() {
        same(200, customer.body(program), "a webhook comes through ");
        same(200, customer.body(program + ".large", 4 * MIB), "one of 4 MiB comes through ");
        same(413, customer.body(program + ".larger", 4 * MIB + 1), "a larger one is refused, and hears it, through ");
        same(413, customer.body(program + ".huge", 15 * MIB), "so is one of 15 MiB through ");
    }

    private void same(int status, String body, String claim) {
        try {
            checks.same(
                    status, browser().deliver(body, customer.signature(body)).statusCode(), claim + program);
        } catch (UncheckedIOException e) {
            checks.check(false, claim + program, e.toString());
        }
    }

    /** From another address of this machine, with headers that claim a third one. */
    private void address(SecureBrowser administrator) {
        String code = shell.run("curl -sS -o /dev/null -w '%{http_code}' --interface " + REAL + " -H 'X-Forwarded-For: "
                        + CLAIMED + "' -H 'Forwarded: for=" + CLAIMED + "' -H 'X-Forwarded-Proto: http' -H 'X-Real-IP: "
                        + CLAIMED + "' -H 'Content-Type: application/json' -d '"
                        + login("first", "none of theirs " + program) + "' " + app() + "/api/login")
                .text();
        checks.same("401", code.strip(), "a wrong password is refused through " + program);
        List<String> addresses = SecureBrowser.json(administrator.get("/api/audit?action=SIGN_IN_FAILED&limit=20"))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(item -> item.getString("address", ""))
                .toList();
        checks.check(
                !addresses.isEmpty() && addresses.get(0).equals(REAL) && !addresses.contains(CLAIMED),
                "the audit has who it really was behind " + program + ", not whom they claim to be",
                addresses.toString());
    }

    /** As large as documents may be. */
    private void files(SecureBrowser ana) {
        Path document = machine.resolve(program + ".pdf");
        document(document, 100 * MIB);
        HttpResponse<String> uploaded = ana.upload(document);
        if (!checks.same(201, uploaded.statusCode(), "a document of 100 MiB comes through " + program)) {
            return;
        }
        String path = "/api/media/" + SecureBrowser.json(uploaded).getString("id");
        Path back = machine.resolve(program + ".back");
        checks.same(200, ana.download(path, back), "it is shown through " + program);
        try {
            checks.same(-1L, Files.mismatch(document, back), "every byte of it through " + program);
            Files.delete(back);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HttpResponse<String> part = ana.part(path, "bytes=0-7");
        checks.same("206 %PDF-1.7", part.statusCode() + " " + part.body(), "so is a part of it through " + program);
        document(document, 100 * MIB + 1);
        String larger = refused(ana, document);
        checks.check(!larger.startsWith("2"), "a larger one is refused through " + program, larger);
        checks.figure("Who brings a larger document through " + program + " is told", larger);
    }

    /** Whoever is still sending may be cut off before he listens. */
    private static String refused(SecureBrowser ana, Path document) {
        try {
            return "" + ana.upload(document).statusCode();
        } catch (UncheckedIOException e) {
            return "nothing, the connection ends (" + e.getMessage() + ")";
        }
    }

    private static void document(Path file, int bytes) {
        try (RandomAccessFile document = new RandomAccessFile(file.toFile(), "rw")) {
            document.setLength(bytes);
            document.write("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
            document.seek(bytes / 2);
            document.write(file.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What only this machine is told. */
    private void inside(SecureBrowser ana) {
        for (String path : List.of("/metrics", "/health", "/health/ready", "/management", "/console/index.html")) {
            checks.same(404, ana.get(path).statusCode(), "nobody is told " + path + " through " + program);
        }
        Optional<String> other = otherAddress();
        if (other.isEmpty()) {
            checks.notProved("only this machine reaches the server's ports", "it has no other address than 127.0.0.1");
            return;
        }
        for (int port : List.of(ports.server(), ports.management())) {
            checks.check(
                    !reached(other.get(), port),
                    "the server's own port is not reached from elsewhere",
                    other.get() + ":" + port + " answers");
        }
    }

    private static Optional<String> otherAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean reached(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 5_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Long after the proxy's patience with who says nothing: it is open, and tells what happens. */
    private void quiet(OpenSocket socket) {
        Eventually.holds(Scene.PATIENCE, () -> socket.age().compareTo(QUIET) > 0 || !socket.isOpen());
        int before = socket.said().length();
        String body = customer.body(program + ".after");
        browser().deliver(body, customer.signature(body));
        checks.check(
                Eventually.holds(Scene.PATIENCE, () -> socket.said().length() > before || !socket.isOpen())
                        && socket.isOpen(),
                "a quiet socket outlives the idle time of " + program + ", and tells what happens",
                socket.age() + " " + socket.said());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
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
