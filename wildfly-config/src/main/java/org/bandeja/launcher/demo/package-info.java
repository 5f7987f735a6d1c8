/**
 * A company to try Bandeja with: people, departments, numbers and some dozens of conversations, all invented. Phone
 * numbers come from ranges that are kept free for such use.
 */
package org.bandeja.launcher.demo;
