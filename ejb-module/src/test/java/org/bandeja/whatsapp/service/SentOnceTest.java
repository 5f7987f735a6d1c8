package org.bandeja.whatsapp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class SentOnceTest {
    @Test
    void theSecondSubscriberGetsAFailureAndNoBytes() {
        SentOnce body = new SentOnce(new byte[] {1, 2, 3});
        assertThat(body.isHandedOver()).isFalse();
        assertThat(body.contentLength()).isEqualTo(3);

        Probe first = new Probe();
        body.subscribe(first);
        Probe second = new Probe();
        body.subscribe(second);

        assertThat(body.isHandedOver()).isTrue();
        assertThat(first.bytes).isEqualTo(3);
        assertThat(first.failure).isNull();
        assertThat(second.bytes).isZero();
        assertThat(second.failure).isInstanceOf(IOException.class);
    }

    private static final class Probe implements Flow.Subscriber<ByteBuffer> {
        private int bytes;
        private Throwable failure;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer part) {
            bytes += part.remaining();
        }

        @Override
        public void onError(Throwable cause) {
            failure = cause;
        }

        @Override
        public void onComplete() {
            // the bytes are counted as they come
        }
    }
}
