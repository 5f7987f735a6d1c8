/**
 * Message templates: what the business wrote, what the review made of it, and what of it a message must fill in. Those
 * of the demonstration are there from the start, in every account, with the same ids after each restart.
 */
package org.bandeja.simulator.template;
