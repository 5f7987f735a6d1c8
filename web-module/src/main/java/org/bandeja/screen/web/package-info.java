/**
 * What every page needs before any of its own: language and colours, and the page for what nobody expected.
 *
 * <p>The pages are transient views without state on the server; what changes on them is drawn by ES modules in
 * {@code /app}, which speak the same REST API as everybody else.
 */
package org.bandeja.screen.web;
