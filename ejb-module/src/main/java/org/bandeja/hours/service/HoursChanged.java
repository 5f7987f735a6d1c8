package org.bandeja.hours.service;

/** Somebody or something may be there at other times now. */
public record HoursChanged() {}
