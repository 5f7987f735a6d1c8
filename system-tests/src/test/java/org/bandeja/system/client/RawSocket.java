package org.bandeja.system.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes as they are, for what no decent client would send. */
public final class RawSocket {
    /** Only what is wrong takes so long: a busy machine has its moments. */
    private static final int PATIENCE_MILLIS = 60_000;
    /** So long the line may stay open without a word before what came is the answer. */
    private static final int SILENCE_MILLIS = 4_000;

    private static final int MORE_MILLIS = 1_000;

    private RawSocket() {}

    /** @return everything that comes back until the server closes, which it does with the answer; one character a byte */
    public static String send(URI app, String request) {
        return send(app, InetAddress.getLoopbackAddress().getHostAddress(), request);
    }

    /** @param address of this machine, by which the server counts */
    public static String send(URI app, String address, String request) {
        try (Socket socket = opened(app, address, request)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is no request: the server may wait for the rest of it, or for another one. @return everything that comes back before it falls silent */
    public static String provoke(URI app, String bytes) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = opened(app, InetAddress.getLoopbackAddress().getHostAddress(), bytes)) {
            socket.setSoTimeout(SILENCE_MILLIS);
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                answer.write(next);
                answer.writeBytes(in.readNBytes(in.available()));
                socket.setSoTimeout(MORE_MILLIS);
            }
        } catch (SocketTimeoutException e) {
            // It keeps the line open.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private static Socket opened(URI app, String address, String bytes) throws IOException {
        Socket socket = new Socket(app.getHost(), app.getPort(), InetAddress.getByName(address), 0);
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }
}
