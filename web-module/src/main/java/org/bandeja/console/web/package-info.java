/**
 * The console: pages for administrators, and for those who are ADMIN of a department. Its beans hold what is shown, ask
 * the services that REST asks, and decide nothing.
 *
 * <p>Beans of views are serializable because their scope wants it, but sessions are never written anywhere: what they
 * hold is transient.
 */
package org.bandeja.console.web;
