package org.bandeja.bench.endpoint;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** What the webhook is compared with: nothing but a door and an insert. */
@ApplicationPath("/")
public class BareApplication extends Application {}
