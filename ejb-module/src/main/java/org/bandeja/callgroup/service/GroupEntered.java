package org.bandeja.callgroup.service;

/** Something has come to a group, or a group works otherwise; after the commit it may be given away. */
public record GroupEntered() {}
