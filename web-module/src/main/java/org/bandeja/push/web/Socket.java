package org.bandeja.push.web;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.service.Identity;
import org.bandeja.push.service.LiveEvent;
import org.bandeja.push.service.Screen;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/** A screen on a WebSocket. Sends one text after the other; who does not keep up is closed and comes again. */
final class Socket implements Screen {
    private static final Logger LOG = Logger.getLogger(Socket.class);
    private static final int LONGEST_QUEUE = 600;
    private static final int LONGEST_SEND_MILLIS = 10_000;

    private final Session session;
    private final Identity identity;
    private final Function<LiveEvent, String> writer;
    private final Deque<LiveEvent> queue = new ArrayDeque<>();
    private boolean sending;
    private boolean tooSlow;
    private boolean closed;

    Socket(Session session, Identity identity, Function<LiveEvent, String> writer) {
        this.session = session;
        this.identity = identity;
        this.writer = writer;
        session.getAsyncRemote().setSendTimeout(LONGEST_SEND_MILLIS);
    }

    @Override
    public AgentId agent() {
        return identity.agent();
    }

    @Override
    public TokenId token() {
        return identity.token();
    }

    @Override
    public void show(LiveEvent event) {
        synchronized (queue) {
            tooSlow |= queue.size() >= LONGEST_QUEUE;
            if (!tooSlow && !closed) {
                queue.add(event);
            }
        }
    }

    /**
     * In a loop and not from each text's end to the next one's beginning: a text is often written while it is handed over,
     * and after a pause there may be hundreds.
     */
    @Override
    public void send() {
        boolean goOn = true;
        while (goOn) {
            if (isTooSlow()) {
                close(CloseReason.CloseCodes.TRY_AGAIN_LATER, "too slow");
                return;
            }
            goOn = next().flatMap(this::written).filter(this::isWrittenAtOnce).isPresent();
        }
    }

    /** What is to be sent now; nobody else sends until it is written. */
    private Optional<LiveEvent> next() {
        synchronized (queue) {
            if (sending || closed || queue.isEmpty()) {
                return Optional.empty();
            }
            sending = true;
            return Optional.of(queue.poll());
        }
    }

    /** Otherwise whoever has written it goes on. */
    private boolean isWrittenAtOnce(String text) {
        Handover handover = new Handover();
        try {
            session.getAsyncRemote().sendText(text, handover);
        } catch (RuntimeException e) {
            LOG.debugf(Wordless.of(e), "a text could not be handed over");
            close(CloseReason.CloseCodes.TRY_AGAIN_LATER, "sending failed");
            return false;
        }
        return handover.isOver();
    }

    /** Of one text. Who comes last, we or the answer that it is written, goes on with the next. */
    private final class Handover implements SendHandler {
        private boolean written;
        private boolean left;

        @Override
        public void onResult(SendResult result) {
            synchronized (queue) {
                sending = false;
            }
            if (!result.isOK()) {
                close(CloseReason.CloseCodes.TRY_AGAIN_LATER, "sending failed");
            } else if (isLeft()) {
                send();
            }
        }

        private synchronized boolean isLeft() {
            written = true;
            return left;
        }

        private synchronized boolean isOver() {
            left = true;
            return written;
        }
    }

    private boolean isTooSlow() {
        synchronized (queue) {
            return tooSlow && !closed;
        }
    }

    private Optional<String> written(LiveEvent event) {
        try {
            return Optional.of(writer.apply(event));
        } catch (RuntimeException e) {
            LOG.errorf(Wordless.of(e), "an event could not be written; the screen has to come again");
            close(CloseReason.CloseCodes.TRY_AGAIN_LATER, "an event could not be written");
            return Optional.empty();
        }
    }

    /** Keeps the connection open: the browser's answer counts as a sign of life. */
    void ping() {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            LOG.debugf(Wordless.of(e), "a ping failed");
        }
    }

    @Override
    public void sendAway() {
        close(CloseReason.CloseCodes.SERVICE_RESTART, "another server goes on");
    }

    @Override
    public void end() {
        close(CloseReason.CloseCodes.VIOLATED_POLICY, "the login has ended");
    }

    void close(CloseReason.CloseCode code, String reason) {
        synchronized (queue) {
            if (closed) {
                return;
            }
            closed = true;
            queue.clear();
        }
        try {
            session.close(new CloseReason(code, reason));
        } catch (IOException | RuntimeException e) {
            LOG.debugf(Wordless.of(e), "a socket was closed already");
        }
    }
}
