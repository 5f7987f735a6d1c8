package org.bandeja.worker.service;

import jakarta.enterprise.context.ApplicationScoped;

/** Which server this is: the name that claims carry. The same after a restart, and no other server's. */
@ApplicationScoped
public class Node {
    private final String name = System.getProperty("bandeja.node", System.getProperty("jboss.node.name", "node"));

    public String name() {
        return name;
    }
}
