package org.bandeja.simulator.media;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts all bytes, and writes only the first of them. */
final class Counter extends FilterOutputStream {
    private final long most;
    private long count;

    Counter(OutputStream out, long most) {
        super(new BufferedOutputStream(out, 1 << 16));
        this.most = most;
    }

    long count() {
        return count;
    }

    @Override
    public void write(int b) throws IOException {
        if (count++ < most) {
            out.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        int fits = (int) Math.max(0, Math.min(length, most - count));
        out.write(bytes, start, fits);
        count += length;
    }
}
