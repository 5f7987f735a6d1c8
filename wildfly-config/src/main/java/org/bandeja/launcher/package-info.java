/**
 * Starts Bandeja on one machine, and does for IT what must happen outside the server: migrating the schema and inviting
 * the first administrator. Knows no class of the application; what both must agree on is the schema and the names of
 * the system properties.
 */
package org.bandeja.launcher;
