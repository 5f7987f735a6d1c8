package org.bandeja.simulator.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body that is written piece by piece; it may take its time, or never end. */
public interface Content {
    /** How many bytes are announced, rightly or wrongly; -1 announces nothing. */
    long length();

    /** Called once, in a thread of its own. */
    void writeTo(OutputStream out) throws IOException;
}
