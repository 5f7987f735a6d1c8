/** The control API: how tests and the page play customers and make WhatsApp misbehave. README.md describes it. */
package org.bandeja.simulator.control;
