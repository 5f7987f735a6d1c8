package org.bandeja.system.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Set;
import java.util.stream.Stream;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Http;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A token that may only read changes nothing, also that of somebody who may do everything. */
@OnSharedInstallation
class ReadOnlyTokenIT {
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");
    /** Whoever comes there is nobody yet. */
    private static final Set<String> FOR_STRANGERS =
            Set.of("/api/login", "/api/setup", "/api/invitation", "/api/invitation/password", "/webhook/whatsapp");

    private static final TokenSecret SECRET = TokenSecret.random();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());

    @BeforeAll
    static void anAdministratorHasOne() {
        Bandeja bandeja = new Bandeja(SharedInstallation.get());
        bandeja.rows()
                .change(
                        "INSERT INTO access_token (id, agent_id, kind, name, token_hash, read_only, created_at, expires_at)"
                                + " VALUES (?, ?, 'PERSONAL', 'reads', ?, TRUE, UTC_TIMESTAMP(3),"
                                + " UTC_TIMESTAMP(3) + INTERVAL 1 DAY)",
                        TokenId.next().value(),
                        AgentId.parse(bandeja.administrator().id())
                                .orElseThrow()
                                .value(),
                        SECRET.hash());
    }

    static Stream<String> writingDoors() {
        return Line.all().stream()
                .filter(line -> WRITING.contains(line.verb()) && !FOR_STRANGERS.contains(line.door()))
                .map(line -> line.verb() + " " + line.door())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("writingDoors")
    void isRefusedAt(String door) {
        String[] call = door.split(" ");
        Answer answer = send(
                call[0], call[1].replaceAll("\\{\\w+}", bandeja.administrator().id()));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.rule()).isEqualTo("ReadOnlyToken");
    }

    /** Faces would take a GET with a view state for a form that is sent. */
    @ParameterizedTest
    @CsvSource({
        "/console/person.xhtml, jakarta.faces.ViewState",
        "/console/people.xhtml, console:jakarta.faces.ViewState",
        "/account.xhtml, jakarta.faces.ViewState"
    })
    void doesWhatAFormDoesByNoLink(String page, String state) {
        String query = "?" + state + "=stateless&id=" + bandeja.administrator().id();
        assertThat(send("GET", page + query).status()).isEqualTo(405);
        assertThat(send("PUT", page + query).status()).isEqualTo(403);
    }

    @Test
    void readsWhatItsPersonMayRead() {
        for (String path : Set.of("/api/agents", "/api/departments", "/api/audit", "/api/deliveries")) {
            assertThat(send("GET", path).status()).as(path).isEqualTo(200);
        }
    }

    private Answer send(String method, String path) {
        return Http.send(Http.to(bandeja.demo().app(), path)
                .header("Authorization", "Bearer " + SECRET.text())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}")));
    }
}
