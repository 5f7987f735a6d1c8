package org.bandeja.contact.service;

/** Somebody's data are to be removed. */
public record ErasureWanted() {}
