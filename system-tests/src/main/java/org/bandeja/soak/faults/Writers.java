package org.bandeja.soak.faults;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.bandeja.bench.client.Requests;
import org.bandeja.bench.client.Wire;

/**
 * Customers write, and WhatsApp delivers as it does: what is not answered 200 comes again, later each time, until it is;
 * some come twice, some late, some together with others.
 */
public final class Writers implements AutoCloseable {
    private static final int HANDS = 16;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int MOST_PENDING = 2_000;
    private static final long FIRST_RETRY_MILLIS = 500;
    private static final int MOST_DOUBLINGS = 4;
    private static final int LATE_PERCENT = 6;
    private static final int TWICE_PERCENT = 6;
    private static final int TOGETHER_PERCENT = 8;
    private static final int FILE_PERCENT = 1;
    private static final int LONGEST_DELAY_MILLIS = 2_500;

    private final Dialogs dialogs;
    private final Envelope envelope;
    private final Clocks clocks;
    private final double perSecond;
    private final Random random;
    private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(HANDS, Writers::daemon);
    private final ThreadLocal<Wire> wires;
    private final AtomicInteger pending = new AtomicInteger();
    private final Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
    private volatile boolean ended;

    /**
     * Where deliveries go, and as whose.
     *
     * @param files what WhatsApp says of pictures that customers send: the fields of a JSON object, without its braces
     */
    public record Envelope(URI webhook, String appSecret, String phoneNumberId, List<String> files) {}

    Writers(Dialogs dialogs, Envelope envelope, Clocks clocks, double perSecond, Random random) {
        this.dialogs = dialogs;
        this.envelope = envelope;
        this.clocks = clocks;
        this.perSecond = perSecond;
        this.random = random;
        this.wires = ThreadLocal.withInitial(() -> new Wire(envelope.webhook(), ANSWER_MILLIS));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "whatsapp");
        thread.setDaemon(true);
        return thread;
    }

    /** Every customer writes once at first, so that all are known; then at random until it is ended. */
    Thread start() {
        Thread thread = new Thread(this::run, "customers");
        thread.start();
        return thread;
    }

    private void run() {
        long begin = System.nanoTime();
        List<Dialog> all = dialogs.all();
        for (int i = 0; !ended; i++) {
            int count = random.nextInt(100) < TOGETHER_PERCENT ? 2 + random.nextInt(4) : 1;
            List<Dialog> writers = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                writers.add(i < all.size() ? all.get(i) : all.get(random.nextInt(all.size())));
            }
            byte[] request = request(writers);
            deliver(request, random.nextInt(100) < LATE_PERCENT ? random.nextInt(LONGEST_DELAY_MILLIS) : 0);
            if (random.nextInt(100) < TWICE_PERCENT) {
                deliver(request, random.nextInt(LONGEST_DELAY_MILLIS));
            }
            long due = begin + (long) (i * 1e9 / perSecond);
            while (!ended && (pending.get() > MOST_PENDING || System.nanoTime() < due)) {
                LockSupport.parkNanos(2_000_000);
            }
            if (pending.get() > MOST_PENDING / 2) {
                begin = System.nanoTime() - (long) (i * 1e9 / perSecond);
            }
        }
    }

    private void deliver(byte[] request, long delayMillis) {
        pending.incrementAndGet();
        hands.schedule(() -> attempt(request, 0), delayMillis, TimeUnit.MILLISECONDS);
    }

    private void attempt(byte[] request, int before) {
        int status = status(request);
        answers.merge(status, 1, Integer::sum);
        if (status == 200) {
            pending.decrementAndGet();
        } else {
            long delay = FIRST_RETRY_MILLIS << Math.min(before, MOST_DOUBLINGS);
            hands.schedule(() -> attempt(request, before + 1), delay, TimeUnit.MILLISECONDS);
        }
    }

    private int status(byte[] request) {
        try {
            return wires.get().send(request).status();
        } catch (IOException e) {
            return 0;
        }
    }

    /** WhatsApp tells that it has delivered this message. */
    void delivered(Sent.Message message) {
        deliver(
                webhook(
                        "\"statuses\":[{\"id\":\"%s\",\"status\":\"delivered\",\"timestamp\":\"%d\",\"recipient_id\":\"%s\",\"biz_opaque_callback_data\":\"%s\"}]"
                                .formatted(message.id(), clocks.second(), message.customer(), message.mark())),
                0);
    }

    private byte[] request(List<Dialog> writers) {
        String contacts = writers.stream()
                .distinct()
                .map(dialog -> "{\"profile\":{\"name\":\"Cliente %d\"},\"wa_id\":\"%s\"}"
                        .formatted(dialog.customer(), dialog.phone()))
                .collect(Collectors.joining(","));
        String messages = writers.stream().map(this::message).collect(Collectors.joining(","));
        return webhook("\"contacts\":[" + contacts + "],\"messages\":[" + messages + "]");
    }

    private byte[] webhook(String content) {
        return Requests.webhook(
                envelope.webhook(),
                envelope.appSecret(),
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":[{\"value\":"
                        + "{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"15550100\","
                        + "\"phone_number_id\":\"" + envelope.phoneNumberId() + "\"}," + content
                        + "},\"field\":\"messages\"}]}]}");
    }

    private String message(Dialog dialog) {
        int number = dialog.write(clocks.second());
        boolean file = random.nextInt(100) < FILE_PERCENT;
        String content = file
                ? "\"type\":\"image\",\"image\":{%s,\"caption\":\"%s\"}"
                        .formatted(
                                envelope.files()
                                        .get(random.nextInt(envelope.files().size())),
                                dialog.written(number))
                : "\"type\":\"text\",\"text\":{\"body\":\"%s\"}".formatted(dialog.written(number));
        return "{\"from\":\"%s\",\"id\":\"%s\",\"timestamp\":\"%d\",%s}"
                .formatted(dialog.phone(), dialogs.id(dialog, number), dialog.stamp(number), content);
    }

    /** Nobody writes any more; what was written still comes. */
    void end() {
        ended = true;
    }

    int pending() {
        return pending.get();
    }

    /** How deliveries were answered; 0: not at all. */
    Map<Integer, Integer> answers() {
        return answers;
    }

    @Override
    public void close() {
        ended = true;
        hands.shutdownNow();
    }
}
