package org.bandeja.whatsapp.service;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request body that can be handed over one single time. Whatever the HTTP client thinks of repeating, it gets no
 * second one; and as long as nobody has asked for it, the request has surely not left.
 */
final class SentOnce implements BodyPublisher {
    private final BodyPublisher body;
    private final AtomicBoolean handedOver = new AtomicBoolean();

    SentOnce(byte[] body) {
        this.body = BodyPublishers.ofByteArray(body);
    }

    boolean isHandedOver() {
        return handedOver.get();
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (handedOver.compareAndSet(false, true)) {
            body.subscribe(subscriber);
            return;
        }
        subscriber.onSubscribe(new Nothing());
        subscriber.onError(new IOException("a message is not sent a second time"));
    }

    private static final class Nothing implements Flow.Subscription {
        @Override
        public void request(long count) {
            // there is nothing to give
        }

        @Override
        public void cancel() {
            // there is nothing to stop
        }
    }
}
