/**
 * What every page needs before any of its own: language and colours, and the page for what nobody expected.
 *
 * <p>All pages but the console's are transient views without state on the server; what changes on them is drawn by ES modules in
 * {@code /app}, which speak the same REST API as everybody else. The console's pages have forms, and so a state: where it has ended,
 * {@link org.bandeja.screen.web.EndedViews} loads the page again.
 */
package org.bandeja.screen.web;
