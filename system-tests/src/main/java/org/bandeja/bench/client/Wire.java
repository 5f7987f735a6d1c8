package org.bandeja.bench.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that sends prepared bytes: as little work a call as possible, since the client
 * shares the machine with what it measures. For one thread; connects again by itself after a failure.
 */
public final class Wire implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 60_000;
    /** Servers close connections on which nothing happens: soon after it would be a matter of luck. */
    private static final long IDLE_NANOS = 20_000_000_000L;

    private final InetSocketAddress target;
    private final int answerMillis;
    private final byte[] buffer = new byte[16 * 1024];
    private Socket socket;
    private int position;
    private int limit;
    private long usedAt;

    public Wire(URI target) {
        this(target, ANSWER_MILLIS);
    }

    /** @param answerMillis how long an answer is waited for */
    public Wire(URI target, int answerMillis) {
        this.target = new InetSocketAddress(target.getHost(), target.getPort());
        this.answerMillis = answerMillis;
    }

    /** What came back. */
    public record Answer(int status, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** @throws IOException if there is no answer; the next call connects again */
    public Answer send(byte[] request) throws IOException {
        try {
            if (System.nanoTime() - usedAt > IDLE_NANOS) {
                close();
            }
            if (socket == null) {
                connect();
            }
            socket.getOutputStream().write(request);
            Answer answer = answer();
            usedAt = System.nanoTime();
            return answer;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void connect() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(answerMillis);
        socket.connect(target, CONNECT_MILLIS);
        position = 0;
        limit = 0;
    }

    private Answer answer() throws IOException {
        String statusLine = line();
        int status = Integer.parseInt(statusLine.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        boolean ends = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                ends = lower.contains("close");
            }
        }
        byte[] body = chunked ? chunks() : bytes(length);
        if (ends) {
            close();
        }
        return new Answer(status, body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            body.write(bytes(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] bytes(int count) throws IOException {
        byte[] read = new byte[count];
        for (int i = 0; i < count; ) {
            fill();
            int part = Math.min(count - i, limit - position);
            System.arraycopy(buffer, position, read, i, part);
            position += part;
            i += part;
        }
        return read;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        while (true) {
            fill();
            char c = (char) buffer[position++];
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append(c);
            }
        }
    }

    private void fill() throws IOException {
        if (position < limit) {
            return;
        }
        InputStream in = socket.getInputStream();
        limit = in.read(buffer);
        position = 0;
        if (limit <= 0) {
            limit = 0;
            throw new EOFException("the server has closed the connection");
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is not used any more.
            }
            socket = null;
        }
    }
}
