package org.bandeja.outbox.rules;

/** The way of files to WhatsApp. */
public interface FileGateway {
    /**
     * Brings a file, from the disk and without holding it in memory. Blocks as long as its {@link FileToBring#patience}, so
     * never call it inside a transaction.
     *
     * @return what came of it; everything that can go wrong on the way is a result, not an exception
     */
    BringResult bring(FileToBring file);
}
