package org.bandeja.media.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.bandeja.directory.model.AgentId;
import org.bandeja.media.rules.TooManyUploads;

/** How many files come at the same time: each holds a thread of the server as long as its sender takes. */
@ApplicationScoped
public class UploadPlaces {
    private static final int OF_A_PERSON = 4;
    private static final int OF_ALL = 12;
    private static final int SECONDS = 5;

    private final Map<AgentId, Integer> taken = new HashMap<>();
    private int all;

    /** One of them; given back once. */
    public interface Place {
        void leave();
    }

    /** @throws TooManyUploads if there is none free */
    public synchronized Place take(AgentId who) {
        int own = taken.getOrDefault(who, 0);
        if (own >= OF_A_PERSON || all >= OF_ALL) {
            throw new TooManyUploads(SECONDS);
        }
        taken.put(who, own + 1);
        all++;
        return () -> leave(who);
    }

    private synchronized void leave(AgentId who) {
        taken.computeIfPresent(who, (key, own) -> own == 1 ? null : own - 1);
        all--;
    }
}
