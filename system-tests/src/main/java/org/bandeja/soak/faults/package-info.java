/**
 * Faults under load: who writes and works meanwhile, what breaks when, and the reckoning at the end. Everything that is
 * left to chance comes from one seed, except what the machine's own speed decides.
 */
package org.bandeja.soak.faults;
