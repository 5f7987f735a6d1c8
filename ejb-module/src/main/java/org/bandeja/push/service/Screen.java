package org.bandeja.push.service;

import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;

/** A connected screen; the web module has them on sockets. */
public interface Screen {
    AgentId agent();

    /** The login or access token that it was opened with: when that ends, so does the screen. */
    TokenId token();

    /** Must not block: what does not go out at once is queued within bounds. */
    void show(LiveEvent event);

    /** The login has ended, or the account. */
    void end();
}
