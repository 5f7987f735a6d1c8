package org.bandeja.push.web;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.bandeja.health.service.DatabaseAway;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.service.Identity;
import org.bandeja.login.service.LoginDesk;
import org.bandeja.push.service.PushHub;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/** The socket of a screen: it only listens. */
@ServerEndpoint(value = "/push", configurator = PushHandshake.class)
public class PushEndpoint {
    private static final Logger LOG = Logger.getLogger(PushEndpoint.class);

    @Inject
    LoginDesk login;

    @Inject
    PushHub hub;

    @Inject
    Sockets sockets;

    @Inject
    EventTexts texts;

    private Socket socket;

    /** A screen that could not be told anything must not stay open and mute: it comes again. */
    @OnOpen
    public void open(Session session) throws IOException {
        try {
            begin(session);
        } catch (RuntimeException e) {
            if (DatabaseAway.isPassing(e)) {
                LOG.warn("a screen could not join, as the database was away or busy");
            } else {
                LOG.warnf(Wordless.of(e), "a screen could not join");
            }
            tryAgain(session, "try again");
        }
        if (!session.isOpen()) {
            close();
        }
    }

    private void begin(Session session) throws IOException {
        TokenSecret secret = PushHandshake.secret(session.getUserProperties());
        Optional<Identity> identity = Optional.ofNullable(secret).flatMap(login::identify);
        if (identity.isEmpty()) {
            session.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "not logged in"));
            return;
        }
        Locale locale = (Locale) session.getUserProperties().getOrDefault(PushHandshake.LOCALE, Locale.ENGLISH);
        socket = new Socket(session, identity.get(), event -> texts.json(event, locale));
        sockets.add(socket);
        if (!hub.join(socket, after(session))) {
            socket.end();
        }
    }

    /** Also before there is a socket of ours: whose screen it is may not have been found. */
    private void tryAgain(Session session, String why) throws IOException {
        if (socket == null) {
            session.close(new CloseReason(CloseReason.CloseCodes.TRY_AGAIN_LATER, why));
        } else {
            socket.close(CloseReason.CloseCodes.TRY_AGAIN_LATER, why);
        }
    }

    private static OptionalLong after(Session session) {
        List<String> values = session.getRequestParameterMap().getOrDefault("after", List.of());
        return values.isEmpty() ? OptionalLong.empty() : EventIds.parse(values.get(0));
    }

    /** The browser has nothing to say; what it says in pieces is never put together. */
    @OnMessage
    public void ignore(String part, boolean last, Session session) throws IOException {
        if (!part.isEmpty()) {
            session.close(new CloseReason(CloseReason.CloseCodes.CANNOT_ACCEPT, "this socket only listens"));
        }
    }

    @OnClose
    public void close() {
        if (socket != null) {
            hub.leave(socket);
            sockets.remove(socket);
        }
    }

    @OnError
    public void error(Session session, Throwable failure) throws IOException {
        LOG.debugf(Wordless.of(failure), "a socket failed");
        tryAgain(session, "failed");
    }
}
