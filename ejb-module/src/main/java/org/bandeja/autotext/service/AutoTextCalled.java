package org.bandeja.autotext.service;

/** A customer wrote where Bandeja may have to say something. */
public record AutoTextCalled() {}
