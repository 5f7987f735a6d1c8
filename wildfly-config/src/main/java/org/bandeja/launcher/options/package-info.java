/** What was asked for on the command line, checked before anything is touched. */
package org.bandeja.launcher.options;
