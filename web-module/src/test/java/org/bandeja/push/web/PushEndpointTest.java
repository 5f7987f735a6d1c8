package org.bandeja.push.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.service.Identity;
import org.bandeja.login.service.LoginDesk;
import org.junit.jupiter.api.Test;

/** A screen that cannot be told anything is sent away, so that it comes again. */
class PushEndpointTest {
    private final PushEndpoint endpoint = new PushEndpoint();
    private final Map<String, Object> properties = new HashMap<>();
    private CloseReason closed;

    private final Session session = (Session) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "getUserProperties" -> properties;
                case "isOpen" -> closed == null;
                case "close" -> {
                    closed = (CloseReason) arguments[0];
                    yield null;
                }
                default -> throw new UnsupportedOperationException(method.getName());
            });

    @Test
    void whoseScreenItIsCannotBeFoundBecauseTheDatabaseIsAway() throws IOException {
        properties.put(PushHandshake.SECRET, TokenSecret.random());
        endpoint.login = new LoginDesk() {
            @Override
            public Optional<Identity> identify(TokenSecret secret) {
                throw new IllegalStateException("the database is away");
            }
        };
        endpoint.open(session);
        assertThat(closed.getCloseCode()).isEqualTo(CloseReason.CloseCodes.TRY_AGAIN_LATER);
    }

    @Test
    void theSocketFailsBeforeItIsKnownWhoseItIs() throws IOException {
        endpoint.error(session, new IllegalStateException("cut"));
        assertThat(closed.getCloseCode()).isEqualTo(CloseReason.CloseCodes.TRY_AGAIN_LATER);
    }

    @Test
    void whoIsNobodyIsSentAwayForGood() throws IOException {
        endpoint.login = new LoginDesk();
        endpoint.open(session);
        assertThat(closed.getCloseCode()).isEqualTo(CloseReason.CloseCodes.VIOLATED_POLICY);
    }
}
