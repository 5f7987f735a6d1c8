package org.bandeja.whatsapp.service;

/** An account of WhatsApp, its secrets or its numbers have changed: fired in the transaction that changed them. */
public record AccountsChanged() {}
