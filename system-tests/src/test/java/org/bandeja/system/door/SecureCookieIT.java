package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.TlsProxy;
import org.bandeja.system.installation.Demo;
import org.bandeja.system.installation.FreePorts;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.Operation;
import org.jboss.as.controller.client.OperationBuilder;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behind a proxy that ends TLS no cookie ever leaves the browser in the clear, and none is there for scripts or other sites. */
@OnSharedInstallation
class SecureCookieIT {
    private static final String BINDING = "/socket-binding-group=standard-sockets/socket-binding=behind-a-proxy";
    private static final String LISTENER = "/subsystem=undertow/server=default-server/http-listener=behind-a-proxy";

    @TempDir
    Path directory;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Demo.Person administrator = bandeja.administrator().person();
    private TlsProxy proxy;

    /** A door that believes its proxy, as proxy.cli makes the usual one. */
    @BeforeEach
    void behindAProxy() throws IOException {
        int port = FreePorts.find(1).get(0);
        ModelNode binding = operation("add", BINDING);
        binding.get("port").set(port);
        binding.get("interface").set("public");
        run(binding);
        ModelNode listener = operation("add", LISTENER);
        listener.get("socket-binding").set("behind-a-proxy");
        listener.get("proxy-address-forwarding").set(true);
        run(listener);
        proxy = new TlsProxy(directory, port);
    }

    @AfterEach
    void asBefore() throws IOException {
        proxy.close();
        run(removal(LISTENER));
        run(removal(BINDING));
    }

    @Test
    void everyCookieIsSecureHttpOnlyAndOfThisSite() throws Exception {
        List<String> cookies = new ArrayList<>();
        HttpResponse<String> login = send(AgentDoor.json(
                request("/api/login", Optional.empty()),
                Json.createObjectBuilder()
                        .add("login", administrator.login())
                        .add("password", administrator.password())
                        .build()));
        assertThat(login.statusCode()).isEqualTo(204);
        cookies.addAll(login.headers().allValues("Set-Cookie"));
        Optional<String> session =
                Optional.of(cookies.stream().map(cookie -> cookie.split(";")[0]).collect(Collectors.joining("; ")));
        for (String page : List.of("/login.xhtml", "/inbox.xhtml", "/console/people.xhtml", "/account.xhtml")) {
            HttpResponse<String> shown = send(request(page, session));
            assertThat(shown.statusCode()).as(page).isEqualTo(200);
            assertThat(shown.headers().firstValue("Strict-Transport-Security")).isPresent();
            cookies.addAll(shown.headers().allValues("Set-Cookie"));
        }
        HttpResponse<String> end = send(request("/api/logout", session).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(end.statusCode()).isEqualTo(204);
        cookies.addAll(end.headers().allValues("Set-Cookie"));
        assertThat(cookies.stream().map(cookie -> cookie.substring(0, cookie.indexOf('='))))
                .contains("__Host-bandeja", "__Host-bandeja-device", "JSESSIONID")
                .allMatch(name -> name.startsWith("__Host-") || name.equals("JSESSIONID"));
        assertThat(cookies)
                .allSatisfy(cookie -> assertThat(List.of(
                                cookie.toLowerCase(java.util.Locale.ROOT).split(";\\s*")))
                        .contains("secure", "httponly", "samesite=lax", "path=/"));
    }

    /** The words of a stranger count for nothing at the usual door. */
    @Test
    void whoIsNoTrustedProxyCannotPretendToBeOne() {
        Answer plain = Http.send(AgentDoor.json(
                Http.to(bandeja.demo().app(), "/api/login").header("X-Forwarded-Proto", "https"),
                Json.createObjectBuilder()
                        .add("login", administrator.login())
                        .add("password", administrator.password())
                        .build()));
        assertThat(plain.require(204).headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("bandeja="))
                .noneMatch(cookie -> cookie.startsWith("__Host-"));
    }

    private HttpRequest.Builder request(String path, Optional<String> cookies) {
        URI address = proxy.address().resolve(path);
        HttpRequest.Builder request = Http.to(address);
        cookies.ifPresent(value -> request.header("Cookie", value));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(proxy.tls())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ModelNode operation(String name, String path) {
        ModelNode operation = new ModelNode();
        operation.get("operation").set(name);
        for (String step : path.substring(1).split("/")) {
            String[] part = step.split("=");
            operation.get("address").add(part[0], part[1]);
        }
        return operation;
    }

    /** At once: a server that waits to be reloaded is not healthy. */
    private static ModelNode removal(String path) {
        ModelNode operation = operation("remove", path);
        operation.get("operation-headers", "allow-resource-service-restart").set(true);
        return operation;
    }

    private static void run(ModelNode operation) throws IOException {
        Operation built = OperationBuilder.create(operation).build();
        try (ModelControllerClient management = ModelControllerClient.Factory.create(
                "127.0.0.1", SharedInstallation.get().managementPort())) {
            ModelNode answer = management.execute(built);
            assertThat(answer.get("outcome").asString()).as(answer.toString()).isEqualTo("success");
        }
    }
}
