package org.bandeja.push.service;

import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;

/** A connected screen; the web module has them on sockets. */
public interface Screen {
    AgentId agent();

    /** The login or access token that it was opened with: when that ends, so does the screen. */
    TokenId token();

    /** Puts it in line, within bounds: nothing is written or sent here. */
    void show(LiveEvent event);

    /** Writes and sends what stands in line. Must not block: what does not go out at once goes out later. */
    void send();

    /** This node is about to be stopped; another one goes on. */
    void sendAway();

    /** The login has ended, or the account. */
    void end();
}
