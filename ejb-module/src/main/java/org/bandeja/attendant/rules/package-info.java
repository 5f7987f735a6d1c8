/**
 * How an auto attendant talks, without a database or a clock: a tree that never changes once it is published, and a dialogue that makes of
 * where the customer is and what he said one answer, and perhaps a way out (docs/decisions/185-one-answer-to-a-burst.md).
 */
package org.bandeja.attendant.rules;
