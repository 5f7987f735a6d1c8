package org.bandeja.template.service;

/** Templates are to be read from WhatsApp; after the commit the reader may look. */
public record TemplatesWanted() {}
