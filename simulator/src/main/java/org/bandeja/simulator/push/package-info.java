/** A stand-in for the push services of browsers (RFC 8030): takes what is sent to a browser, if it proves itself, and opens it. */
package org.bandeja.simulator.push;
