package org.bandeja.contact.model;

/**
 * Who is behind an address.
 *
 * @param contact the person
 * @param row what has the address: the contact itself, or what was joined with it and became a part of it
 */
public record Writer(Contact contact, Contact row) {}
