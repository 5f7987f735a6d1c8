package org.bandeja.push.service;

import java.io.Serializable;
import org.wildfly.clustering.server.dispatcher.Command;

/** What one server tells the others: look. */
record Wake() implements Command<Void, EventTail, RuntimeException>, Serializable {
    @Override
    public Void execute(EventTail tail) {
        tail.wokenByAnother();
        return null;
    }
}
