package org.bandeja.soak.machine;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** A WebSocket as a page holds it: says nothing by itself, answers pings, keeps what it is told. */
public final class OpenSocket implements AutoCloseable {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final byte[] PONG = {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0};

    private final Socket socket;
    private final Instant since = Instant.now();
    private final StringBuffer said = new StringBuffer();
    private volatile boolean open = true;

    /** @param handshake the request that asks for it */
    OpenSocket(Socket socket, String handshake) throws IOException {
        this.socket = socket;
        socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
        Thread listener = new Thread(this::listen, "socket");
        listener.setDaemon(true);
        listener.start();
    }

    /** The handshake's answer and all texts that came after it. */
    public String said() {
        return said.toString();
    }

    public boolean isOpen() {
        return open;
    }

    public Duration age() {
        return Duration.between(since, Instant.now());
    }

    private void listen() {
        try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
            while (said.indexOf("\r\n\r\n") < 0) {
                said.append((char) in.readUnsignedByte());
            }
            while (open) {
                frame(in);
            }
        } catch (IOException e) {
            said.append(e);
        } finally {
            open = false;
        }
    }

    private void frame(DataInputStream in) throws IOException {
        int opcode = in.readUnsignedByte() & 0x0f;
        long length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] text = in.readNBytes(Math.toIntExact(length));
        if (opcode == TEXT) {
            said.append(new String(text, StandardCharsets.UTF_8)).append('\n');
        } else if (opcode == PING) {
            socket.getOutputStream().write(PONG);
        } else if (opcode == CLOSE) {
            open = false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
