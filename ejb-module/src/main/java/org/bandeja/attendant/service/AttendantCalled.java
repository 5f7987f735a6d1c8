package org.bandeja.attendant.service;

/** An attendant has something to look at. */
public record AttendantCalled() {}
