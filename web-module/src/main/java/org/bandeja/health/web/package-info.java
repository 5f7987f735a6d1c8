/** How this node is, for whoever watches it. */
package org.bandeja.health.web;
