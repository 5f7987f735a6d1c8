package org.bandeja.media.service;

/** There are files to fetch; after the commit somebody may begin. */
public record MediaAwaited() {}
