package org.bandeja.media.rules;

/**
 * How much one person may bring: more than anybody sends, less than fills a disk. Counted within an hour; what was brought and
 * not sent counts apart, because it is thrown away only after a day.
 */
public final class UploadQuota {
    /** Within so many seconds. */
    public static final int HOUR = 3_600;

    static final int FILES = 300;
    static final long BYTES = 2L * 1024 * 1024 * 1024;
    static final int UNUSED = 60;

    private UploadQuota() {}

    /** @throws TooManyUploads if one more would be too many */
    public static void require(long files, long bytes, long unused) {
        if (files >= FILES || bytes >= BYTES || unused >= UNUSED) {
            throw new TooManyUploads(HOUR / 4);
        }
    }
}
