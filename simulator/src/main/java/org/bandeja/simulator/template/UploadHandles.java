package org.bandeja.simulator.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Files that were uploaded as examples for a template's header, or as a profile's picture: only their type and length are kept. */
public final class UploadHandles {
    private static final int MOST = 5_000;

    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, Session> fileByHandle = new LinkedHashMap<>();

    /** An upload that was announced. */
    public record Session(String mime, long length) {}

    /** @return the session's id */
    public synchronized String begin(Session session) {
        String id = UUID.randomUUID().toString().replace("-", "");
        bound(sessions);
        sessions.put(id, session);
        return id;
    }

    public synchronized Optional<Session> session(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /** @return the handle */
    public synchronized String finish(String id) {
        Session session = sessions.remove(id);
        String handle = "4::" + id;
        bound(fileByHandle);
        fileByHandle.put(handle, session);
        return handle;
    }

    private static void bound(Map<String, ?> map) {
        if (map.size() >= MOST) {
            map.remove(map.keySet().iterator().next());
        }
    }

    /** The file behind a handle. */
    public synchronized Optional<Session> file(String handle) {
        return Optional.ofNullable(fileByHandle.get(handle));
    }

    /** Its type. */
    public Optional<String> type(String handle) {
        return file(handle).map(Session::mime);
    }

    public synchronized void reset() {
        sessions.clear();
        fileByHandle.clear();
    }
}
