package org.bandeja.system.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes as they are, for what no decent client would send. */
public final class RawSocket {
    private static final int PATIENCE_MILLIS = 4_000;

    private RawSocket() {}

    /** @return everything that comes back until the server closes; one character a byte */
    public static String send(URI app, String bytes) {
        try (Socket socket = new Socket(app.getHost(), app.getPort())) {
            return send(socket, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param address of this machine, by which the server counts */
    public static String send(URI app, String address, String bytes) {
        try (Socket socket = new Socket(app.getHost(), app.getPort(), InetAddress.getByName(address), 0)) {
            return send(socket, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String send(Socket socket, String bytes) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketTimeoutException e) {
            // It keeps the line open: what came is the answer.
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
