/** How the log is followed (docs/decisions/341-one-id-from-webhook-to-push.md). */
package org.bandeja.trace.model;
