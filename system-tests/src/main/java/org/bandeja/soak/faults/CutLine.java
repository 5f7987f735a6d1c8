package org.bandeja.soak.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A line of TCP through which two sides talk, until somebody cuts it in the middle of a word, or holds it. */
public final class CutLine implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int LONGEST_BEFORE_A_CUT = 4_096;

    private final ServerSocket door;
    private final InetSocketAddress target;
    private final Random random;
    private final AtomicLong cuts = new AtomicLong();
    private Conduct conduct = Conduct.WHOLE;

    private enum Conduct {
        WHOLE,
        CUT,
        HELD
    }

    private CutLine(ServerSocket door, int target, Random random) {
        this.door = door;
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), target);
        this.random = random;
    }

    /** @param target a port of this machine */
    public static CutLine to(int target, Random random) {
        try {
            CutLine line = new CutLine(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target, random);
            thread(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** From now on every connection ends after a few bytes more, in one direction or the other. */
    public void cut() {
        become(Conduct.CUT);
    }

    /** From now on nothing gets through, and nobody is told. */
    public void hold() {
        become(Conduct.HELD);
    }

    /** As it should be again. */
    public void mend() {
        become(Conduct.WHOLE);
    }

    private synchronized void become(Conduct next) {
        conduct = next;
        notifyAll();
    }

    /** How many connections were cut so far. */
    public long cuts() {
        return cuts.get();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                thread(() -> join(near));
            } catch (IOException e) {
                // Closed, or the other side is gone already.
            }
        }
    }

    private void join(Socket near) {
        Socket far = new Socket();
        try {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            far.connect(target, CONNECT_MILLIS);
            thread(() -> carry(far, near));
            carry(near, far);
        } catch (IOException e) {
            end(near, far);
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        int left = -1;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                boolean cutting = conductWhenFree() == Conduct.CUT;
                left = !cutting ? -1 : left < 0 ? some() : left;
                out.write(buffer, 0, cutting ? Math.min(left, read) : read);
                left = cutting ? left - read : left;
                if (cutting && left <= 0) {
                    cuts.incrementAndGet();
                    break;
                }
            }
        } catch (IOException e) {
            // One of the two sides is gone; so is the other now.
        }
        end(from, to);
    }

    private synchronized Conduct conductWhenFree() throws IOException {
        try {
            while (conduct == Conduct.HELD) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return conduct;
    }

    private int some() {
        synchronized (random) {
            return 1 + random.nextInt(LONGEST_BEFORE_A_CUT);
        }
    }

    private static void end(Socket... sockets) {
        for (Socket socket : sockets) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                // It is closed.
            }
        }
    }

    @Override
    public void close() {
        mend();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
