/** The page on which people play customers: static files; it uses the control API like everybody. */
package org.bandeja.simulator.page;
