/**
 * WildFly and the simulator. The server is the stock one with its own base directory, configured by the same scripts
 * that IT uses; it is configured again only when the scripts or the server have changed.
 */
package org.bandeja.launcher.server;
