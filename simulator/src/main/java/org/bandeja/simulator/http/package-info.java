/**
 * The door: routes and answers over the JDK's own HTTP server. Answers are futures, so that delayed, withheld and long
 * polled ones cost no thread.
 */
package org.bandeja.simulator.http;
