/**
 * The directory that holds everything of one running Bandeja, and what is generated once for it. Nothing outside of it
 * is written, and {@code --reset} removes nothing in it that the marker does not name.
 */
package org.bandeja.launcher.home;
