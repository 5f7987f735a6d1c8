package org.bandeja.conversation.service;

/**
 * The badges of one person: numbers of open conversations.
 *
 * @param unassigned blue: unassigned with new activity in my departments
 * @param mine green: mine with new activity
 * @param noRoute without a department; 0 for who is no administrator
 */
public record Counters(int unassigned, int mine, int noRoute) {}
