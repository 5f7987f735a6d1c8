/** The processes that the launcher starts, watches and stops, and the ports that they need. */
package org.bandeja.launcher.process;
