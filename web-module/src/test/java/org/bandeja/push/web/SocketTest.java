package org.bandeja.push.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.service.Identity;
import org.bandeja.push.service.LiveEvent;
import org.junit.jupiter.api.Test;

/** One text after the other, whether a text is written while it is handed over or afterwards. */
class SocketTest {
    private static final int MANY = 500;

    private final List<String> sent = new ArrayList<>();
    private final Deque<SendHandler> waiting = new ArrayDeque<>();
    private boolean atOnce = true;
    private boolean works = true;
    private boolean refuses;
    private int depth;
    private int deepest;
    private CloseReason closed;

    private final RemoteEndpoint.Async remote = fake(RemoteEndpoint.Async.class, (proxy, method, arguments) -> {
        if (method.getName().equals("sendText")) {
            sent.add((String) arguments[0]);
            handOver((SendHandler) arguments[1]);
        }
        return null;
    });
    private final Session session = fake(Session.class, (proxy, method, arguments) -> switch (method.getName()) {
        case "getAsyncRemote" -> remote;
        case "close" -> {
            closed = (CloseReason) arguments[0];
            yield null;
        }
        default -> throw new UnsupportedOperationException(method.getName());
    });
    private final Socket socket = new Socket(
            session,
            new Identity(new AgentId(1), new TokenId(1), Set.of(), false, true, false, Optional.empty()),
            LiveEvent::type);

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(SocketTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void handOver(SendHandler handler) {
        if (refuses) {
            throw new IllegalStateException("closed");
        }
        depth++;
        deepest = Math.max(deepest, depth);
        if (!works) {
            handler.onResult(new SendResult(new IllegalStateException("cut")));
        } else if (atOnce) {
            handler.onResult(new SendResult());
        } else {
            waiting.add(handler);
        }
        depth--;
    }

    private void show(int from, int to) {
        IntStream.range(from, to).forEach(i -> socket.show(event("e" + i)));
    }

    private static LiveEvent event(String type) {
        return new LiveEvent(
                Optional.empty(),
                type,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> types(int count) {
        return IntStream.range(0, count).mapToObj(i -> "e" + i).toList();
    }

    @Test
    void hundredsThatAreWrittenAtOnceTakeNoDeepStack() {
        show(0, MANY);
        socket.send();
        assertThat(sent).isEqualTo(types(MANY));
        assertThat(deepest).isEqualTo(1);
    }

    @Test
    void whatIsWrittenLaterGoesOnByItself() {
        atOnce = false;
        show(0, 3);
        socket.send();
        socket.send();
        assertThat(sent).containsExactly("e0");
        waiting.remove().onResult(new SendResult());
        assertThat(sent).containsExactly("e0", "e1");
        atOnce = true;
        waiting.remove().onResult(new SendResult());
        assertThat(sent).isEqualTo(types(3));
    }

    @Test
    void whatComesInBetweenStandsInLine() {
        show(0, 2);
        socket.send();
        show(2, 4);
        socket.send();
        assertThat(sent).isEqualTo(types(4));
    }

    @Test
    void whoCannotBeToldComesAgain() {
        works = false;
        show(0, 3);
        socket.send();
        assertThat(sent).hasSize(1);
        assertThat(closed.getCloseCode()).isEqualTo(CloseReason.CloseCodes.TRY_AGAIN_LATER);
    }

    @Test
    void whoseTextIsNotEvenTakenComesAgain() {
        refuses = true;
        show(0, 3);
        socket.send();
        assertThat(closed.getCloseCode()).isEqualTo(CloseReason.CloseCodes.TRY_AGAIN_LATER);
    }

    @Test
    void whoDoesNotKeepUpComesAgain() {
        atOnce = false;
        show(0, 1);
        socket.send();
        show(0, 700);
        socket.send();
        assertThat(closed.getReasonPhrase()).isEqualTo("too slow");
    }
}
