/** JSON as this simulator reads and writes it; on the wire with the escaping of WhatsApp's own servers. */
package org.bandeja.simulator.json;
