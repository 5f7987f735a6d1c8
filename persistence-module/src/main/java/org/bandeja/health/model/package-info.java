/** What waits in the database. */
package org.bandeja.health.model;
