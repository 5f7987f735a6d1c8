package org.bandeja.whatsapp.service;

import java.util.regex.Pattern;

/** The id of an upload, which is a path with a signature in it: {@code upload:MTphd…?sig=ARZ…} (resumable uploads, 2026). */
final class UploadSession {
    private static final Pattern FORM =
            Pattern.compile("upload:[A-Za-z0-9+/=_:.-]{1,2000}(\\?sig=[A-Za-z0-9_=-]{1,1000})?");

    private UploadSession() {}

    /** Nothing else is put behind Graph's address. */
    static boolean isOne(String id) {
        return FORM.matcher(id).matches() && !id.contains("..");
    }
}
